// The declarations themselves, held against what the rest of the house takes for granted of them.
#include <algorithm>
#include <array>
#include <set>

#include "records/check.h"
#include "records/limits.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

/// Columns and JSON keys of every record.
constexpr std::array<std::string_view, 8> reserved{"id",         "version", "archived",   "created",
                                                   "created_by", "updated", "updated_by", "values"};

bool is_snake_case(std::string_view name) {
    if (name.empty() || name.size() > 60 || name.front() < 'a' || name.front() > 'z' || name.back() == '_')
        return false;
    char before = 'a';
    for (const char c : name) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '_' && before != '_');
        if (!fits) return false;
        before = c;
    }
    return true;
}

bool is_complete(const LocalText& text) {
    return std::none_of(languages.begin(), languages.end(), [&](Language language) { return text[language].empty(); });
}

bool is_number(const Field& field) {
    return field.type == FieldType::whole || field.type == FieldType::number || field.type == FieldType::share;
}
/// What Personal<std::string> can hold without losing what the value means.
bool is_text_like(const Field& field) {
    return field.type == FieldType::text || field.type == FieldType::long_text || field.type == FieldType::choice ||
           field.type == FieldType::day || field.type == FieldType::reference;
}
bool may_be_unique(const Field& field) {
    return is_number(field) || field.type == FieldType::text || field.type == FieldType::choice ||
           field.type == FieldType::day || field.type == FieldType::reference;
}

class DeclarationChecker {
public:
    DeclarationChecker(KindList kinds, const Kind& kind, Errors& errors)
        : kinds_(kinds), kind_(kind), errors_(errors) {}

    void check() {
        if (!is_snake_case(kind_.name)) refuse("", "name", "its name is not snake_case");
        if (std::count_if(kinds_.begin(), kinds_.end(), [&](const Kind* other) { return other->name == kind_.name; }) >
            1) {
            refuse("", "name_twice", "another kind has its name");
        }
        if (kind_.fields.empty()) refuse("", "no_fields", "it has no fields");
        if (kind_.fields.size() > limits::fields_per_kind) refuse("", "too_many_fields", "it has more than 64 fields");
        check_offered();
        if (kind_.find(kind_.title_field) == Kind::npos) refuse("", "title_field", "its title is no field of it");
        check_unit();
        check_privacy();
        for (const Field& field : kind_.fields) check_field(field);
        check_names();
        for (const Rule& rule : kind_.rules) {
            if (rule.check == nullptr || !is_snake_case(rule.code))
                refuse("", "rule", "a rule has no check or no code");
        }
    }

private:
    void refuse(std::string_view field, std::string_view code, std::string what) {
        const std::string of = field.empty() ? "" : "field " + std::string(field) + ": ";
        errors_.push_back({ErrorKind::invalid,
                           "kind " + std::string(kind_.name) + ": " + of + std::move(what),
                           "correct the declaration",
                           {std::string(field), 0, 0},
                           std::string(code)});
    }

    /// What the doors show; internal kinds are never offered.
    void check_offered() {
        if (kind_.internal) return;
        for (const LocalText* text : {&kind_.one, &kind_.many, &kind_.help}) {
            if (!is_complete(*text)) refuse("", "label", "a language is missing in its names or its help");
        }
        if (kind_.readers.empty() || kind_.writers.empty())
            refuse("", "roles", "nobody may read it or nobody may write it");
        for (const Field& field : kind_.fields) {
            if (!is_complete(field.label)) refuse(field.name, "label", "a language is missing in its label");
            if (!field.help.empty() && !is_complete(field.help))
                refuse(field.name, "label", "a language is missing in its help");
        }
    }

    void check_unit() {
        if (kind_.belonging != Belonging::unit_field) return;
        const std::size_t position = kind_.find("unit");
        if (position == Kind::npos) return refuse("unit", "unit_field", "it belongs to a unit and has no field unit");
        const Field& unit = kind_.fields[position];
        const Kind* units = find_kind(kinds_, unit.refers_to);
        if (unit.type != FieldType::reference || units == nullptr || units->belonging != Belonging::unit_itself ||
            is_guarded(unit)) {
            refuse("unit", "unit_field", "it is no open or internal reference to a kind that is a unit");
        }
    }

    void check_privacy() {
        const bool guarded = std::any_of(kind_.fields.begin(), kind_.fields.end(), is_guarded);
        if (guarded && !kind_.erasable) refuse("", "not_erasable", "it holds personal fields and cannot be erased");
        if (!guarded && kind_.erasable) refuse("", "nothing_to_erase", "it is erasable and holds nothing personal");
    }

    void check_field(const Field& field) {
        if (!is_snake_case(field.name)) refuse(field.name, "name", "its name is not snake_case");
        const bool stores_own = field.name.starts_with("record_");  // the store's own columns: record_id, record_unit…
        if (stores_own || std::find(reserved.begin(), reserved.end(), field.name) != reserved.end()) {
            refuse(field.name, "name_reserved", "every record has something of this name");
        }
        if (is_guarded(field) && !is_text_like(field)) {
            refuse(field.name, "personal_type",
                   "a personal field is a text, a long text, a choice, a day or a reference");
        }
        if (field.unique && !may_be_unique(field)) refuse(field.name, "unique", "its type cannot be unique");
        if (field.longest == 0) refuse(field.name, "longest", "nothing fits in it");
        check_bounds(field);
        check_choices(field);
        const bool refers = field.type == FieldType::reference;
        if (refers != !field.refers_to.empty())
            refuse(field.name, "refers_to", "references, and nothing else, refer to a kind");
        if (refers && find_kind(kinds_, field.refers_to) == nullptr) {
            refuse(field.name, "refers_to", "it refers to a kind that is not there");
        }
    }

    void check_bounds(const Field& field) {
        if ((field.lowest || field.highest) && !is_number(field))
            refuse(field.name, "bounds", "only numbers have bounds");
        if (field.lowest && field.highest && *field.lowest > *field.highest) {
            refuse(field.name, "bounds", "its lowest value is above its highest");
        }
        if (field.type == FieldType::share && (field.lowest.value_or(0) < 0 || field.highest.value_or(1) > 1)) {
            refuse(field.name, "bounds", "a share is within 0 and 1");
        }
    }

    void check_choices(const Field& field) {
        const bool chooses = field.type == FieldType::choice;
        if (chooses != !field.choices.empty()) refuse(field.name, "choices", "choices, and nothing else, have choices");
        std::set<std::string_view> codes;
        for (const Choice& choice : field.choices) {
            if (!is_snake_case(choice.code)) refuse(field.name, "choices", "a code is not snake_case");
            if (!codes.insert(choice.code).second) refuse(field.name, "choices", "a code stands twice");
            if (!kind_.internal && !is_complete(choice.label)) {
                refuse(field.name, "label", "a language is missing in a choice");
            }
        }
    }

    /// As fields and as columns of a sheet, where a local text is three: name_es, name_en, name_nl.
    void check_names() {
        std::set<std::string> names;
        for (const Field& field : kind_.fields) {
            if (!names.insert(std::string(field.name)).second)
                refuse(field.name, "name_twice", "another field has its name");
        }
        for (const Field& field : kind_.fields) {
            if (field.type != FieldType::local_text) continue;
            for (const Language language : languages) {
                const std::string column = std::string(field.name) + "_" + std::string(code_of(language));
                if (names.contains(column))
                    refuse(field.name, "name_twice", "its column " + column + " is another field");
            }
        }
    }

    KindList kinds_;
    const Kind& kind_;
    Errors& errors_;
};

}  // namespace

Errors check_declarations(KindList kinds) {
    Errors errors;
    for (const Kind* kind : kinds) DeclarationChecker(kinds, *kind, errors).check();
    return errors;
}

}  // namespace ciclo::records
