#include "records/check.h"

#include <cmath>

#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "records/dates.h"
#include "records/limits.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

enum class Lines { one, many };

/// Missing, or a text of white space: nobody can tell one such title from another.
bool is_blank(const FieldValue& value) {
    const std::string* text = text_in(value, Purpose::measure_length_only);
    return text != nullptr ? trim(*text).empty() : is_missing(tidied(value));
}

class Checker {
public:
    Checker(const Field& field, const Lookup& lookup, Errors& errors)
        : field_(field), lookup_(lookup), errors_(errors) {}

    void check(const FieldValue& value) {
        if (is_blank(value)) {
            if (field_.need == Need::required) return refuse("required", "is missing", "fill it in");
            if (is_missing(tidied(value))) return;
        }
        if (!fits(field_, value)) return refuse("wrong_type", "holds a value of another type", "enter it again");
        if (const std::string* text = text_in(value, Purpose::measure_length_only)) {
            check_string(*text);
        } else if (const auto* local = std::get_if<LocalText>(&value)) {
            for (const std::string& in_one : local->by_language) check_text(in_one, Lines::many, field_.longest);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            check_range(static_cast<double>(*whole));
        } else if (const auto* number = std::get_if<double>(&value)) {
            check_range(*number);
        } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
            check_list(*list);
        } else {
            check_time(value);
        }
    }

private:
    void refuse(std::string_view code, std::string what, std::string cure) {
        const ErrorKind kind = code == "too_long" ? ErrorKind::limit : ErrorKind::invalid;
        errors_.push_back({kind,
                           std::string(field_.name) + " " + std::move(what),
                           std::move(cure),
                           {std::string(field_.name), 0, 0},
                           std::string(code)});
    }

    void check_string(const std::string& text) {
        switch (field_.type) {
            case FieldType::choice:
                return check_choice(text);
            case FieldType::reference:
                if (lookup_.find(field_.refers_to, text) != nullptr) return;
                return refuse("unknown_reference", "names no " + std::string(field_.refers_to),
                              "choose one that exists");
            case FieldType::document:
                return check_document(text);
            case FieldType::day:
                if (!exact_day(text)) refuse("not_a_day", "is no date", "write it as 2025-10-20");
                return;
            case FieldType::long_text:
                return check_text(text, Lines::many, field_.longest);
            default:
                return check_text(text, Lines::one, field_.longest);
        }
    }

    void check_text(std::string_view text, Lines lines, std::size_t longest) {
        if (!is_utf8(text)) return refuse("not_utf8", "is no UTF-8 text", "enter it again");
        if (length_in_code_points(text) > longest) {
            return refuse("too_long", "is longer than " + std::to_string(longest) + " characters", "shorten it");
        }
        for (const char c : text) {
            if (lines == Lines::one && (c == '\n' || c == '\r')) {
                return refuse("line_end", "has more than one line", "write it on one line");
            }
            const bool control =
                (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
            if (control) return refuse("control_character", "holds a control character", "remove it");
        }
    }

    void check_list(const std::vector<std::string>& items) {
        if (items.size() > field_.longest) {
            return refuse("too_long", "has more than " + std::to_string(field_.longest) + " lines", "shorten it");
        }
        const std::size_t errors_before = errors_.size();
        for (const std::string& item : items) {
            if (item.empty()) refuse("empty_item", "has an empty line", "remove the line");
            check_text(item, Lines::one, limits::list_item_code_points);
            if (errors_.size() > errors_before) return;
        }
    }

    void check_range(double value) {
        if (!std::isfinite(value)) return refuse("not_a_number", "is no number", "enter a number");
        std::optional<double> lowest = field_.lowest, highest = field_.highest;
        if (field_.type == FieldType::share) lowest = lowest.value_or(0), highest = highest.value_or(1);
        if (lowest && value < *lowest) {
            refuse("out_of_range", "is less than " + exact_text(*lowest), "enter " + exact_text(*lowest) + " or more");
        } else if (highest && value > *highest) {
            refuse("out_of_range", "is more than " + exact_text(*highest),
                   "enter " + exact_text(*highest) + " or less");
        }
    }

    void check_choice(const std::string& code) {
        std::vector<std::string> codes;
        for (const Choice& choice : field_.choices) {
            if (choice.code == code) return;
            codes.emplace_back(choice.code);
        }
        refuse("unknown_choice", "is none of its choices", "choose one of " + join(codes, ", "));
    }

    void check_document(const std::string& text) {
        if (text.size() > limits::document_bytes) {
            return refuse("too_long", "is longer than 2 MiB", "shorten it");
        }
        const Result<formats::Value> tree = formats::read_json(text, std::string(field_.name));
        if (!tree || !tree->is_map()) refuse("not_json", "is no JSON object", "enter it again");
    }

    void check_time(const FieldValue& value) {
        const auto* day = std::get_if<calendar::Day>(&value);
        const auto* instant = std::get_if<calendar::Instant>(&value);
        if ((day != nullptr && !is_writable(*day)) || (instant != nullptr && !is_writable(*instant))) {
            refuse("out_of_range", "is not within the years 1 to 9999", "correct the year");
        }
    }

    const Field& field_;
    const Lookup& lookup_;
    Errors& errors_;
};

bool all_fit(const Kind& kind, const Record& record) {
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (!fits(kind.fields[i], record.values[i])) return false;
    }
    return true;
}

}  // namespace

Errors check(const Kind& kind, const Record& record, const Lookup& lookup) {
    ENSURE(record.values.size() == kind.fields.size(), "a record has a value for every field of its kind");
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        Checker(kind.fields[i], lookup, errors).check(record.values[i]);
    }
    if (!all_fit(kind, record)) return errors;  // a rule may read a field as its declared type
    for (const Rule& rule : kind.rules) {
        ENSURE(rule.check != nullptr, "a rule has a check");
        for (Error& error : rule.check(record, lookup)) {
            if (error.code.empty()) error.code = rule.code;
            errors.push_back(std::move(error));
        }
    }
    return errors;
}

Errors check_filled_by_people(const Kind& kind, const std::vector<FieldValue>* before,
                              const std::vector<FieldValue>& after) {
    ENSURE(after.size() == kind.fields.size(), "a record has a value for every field of its kind");
    ENSURE(before == nullptr || before->size() == after.size(), "both versions are of the same kind");
    Errors errors;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (kind.fields[i].filled_by == FilledBy::people) continue;
        if (before == nullptr ? is_missing(after[i]) : same((*before)[i], after[i])) continue;
        const std::string name(kind.fields[i].name);
        errors.push_back({ErrorKind::refused,
                          name + " is filled in by the program",
                          "leave it as it is",
                          {name, 0, 0},
                          "filled_by_deeds"});
    }
    return errors;
}

}  // namespace ciclo::records
