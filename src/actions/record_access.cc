#include "actions/record_access.h"

#include "actions/identity_records.h"
#include "actions/kinds.h"
#include "base/number.h"
#include "base/text.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

using records::Kind;
using records::Record;

std::string local_title(const LocalText& text, Language language) {
    return text.in(language);
}

Result<std::optional<Record>> stored(World& world, const Kind& kind, const std::string& id) {
    if (world.pen != nullptr) return world.pen->get(kind, records::RecordId(id));
    ENSURE(world.snapshot != nullptr, "a deed that looks at records is given a pen or a snapshot");
    Result<Record> record = world.snapshot->get(kind, records::RecordId(id));
    if (record) return std::optional(*std::move(record));
    if (record.errors().front().kind == ErrorKind::not_found) return std::optional<Record>();
    return record.errors();
}

}  // namespace

Result<const Kind*> kind_given(const Arguments& arguments) {
    const std::string name = arguments.text("kind");
    const Kind* kind = records::find_kind(all_kinds(), name);
    if (kind != nullptr && !kind->internal) return kind;
    std::vector<std::string> known;
    for (const Kind* offered : organisation::kinds()) known.emplace_back(offered->name);
    const std::optional<std::string> near = nearest(name, known);
    return Error{ErrorKind::not_found,
                 "there is no kind of record " + quoted(name),
                 near ? "did you mean " + *near + "?" : "the kinds are " + join(known, ", "),
                 {"kind", 0, 0},
                 "unknown_kind"};
}

bool may_read(const access::Scope& scope, const Kind& kind, const std::string& unit) {
    return unit.empty() ? scope.roles().meets(kind.readers) : scope.may(kind.readers, unit);
}

bool may_read(const access::Scope& scope, const Kind& kind, const Record& record) {
    return may_read(scope, kind, records::unit_of(kind, record));
}

std::string deciding_unit(const Kind& kind, const std::vector<records::FieldValue>& values) {
    if (kind.belonging == records::Belonging::organisation) return "";
    const std::size_t position = kind.at(kind.belonging == records::Belonging::unit_itself ? "parent" : "unit");
    const auto* unit = std::get_if<std::string>(&values[position]);
    return unit == nullptr ? "" : *unit;
}

Error no_such_record() {
    return {ErrorKind::not_found, "there is no such record", "check its id", {"id", 0, 0}, "not_found"};
}

Error not_yours() {
    return {ErrorKind::refused,
            "your role does not allow this here",
            "ask whoever administers your unit",
            {},
            "not_allowed"};
}

Result<Record> record_seen(World& world, const Kind& kind, const std::string& id) {
    Result<std::optional<Record>> record = stored(world, kind, id);
    if (!record) return record.errors();
    const access::Scope& scope = world.caller->scope;
    const bool seen =
        record->has_value() && scope.sees_unit(records::unit_of(kind, **record)) && may_read(scope, kind, **record);
    if (!seen) return no_such_record();
    return **std::move(record);
}

const Record* PenLookup::find(std::string_view kind_name, const std::string& id) const {
    const std::pair key{std::string(kind_name), id};
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second ? &*known->second : nullptr;
    std::optional<Record>& place = known_[key];
    const Kind* kind = records::find_kind(all_kinds(), kind_name);
    if (kind == nullptr) return nullptr;
    Result<std::optional<Record>> record = pen_.get(*kind, records::RecordId(id));
    if (!record || !record->has_value()) return nullptr;
    place = **std::move(record);
    return &*place;
}

bool PenLookup::sees(std::string_view kind_name, const std::string& id) const {
    const Record* record = find(kind_name, id);
    return record != nullptr &&
           scope_.sees_unit(records::unit_of(*records::find_kind(all_kinds(), kind_name), *record));
}

Errors unseen_references(const Kind& kind, const std::vector<records::FieldValue>* before,
                         const std::vector<records::FieldValue>& values, const PenLookup& lookup) {
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        const std::string* id = records::text_in(values[i], Purpose::measure_length_only);
        if (field.type != records::FieldType::reference || id == nullptr || id->empty()) continue;
        const bool kept = before != nullptr && records::same((*before)[i], values[i]);
        if (kept || lookup.sees(field.refers_to, *id) || lookup.find(field.refers_to, *id) == nullptr) continue;
        errors.push_back({ErrorKind::invalid,
                          std::string(field.name) + " names no " + std::string(field.refers_to),
                          "choose one that exists",
                          {std::string(field.name), 0, 0},
                          "unknown_reference"});
    }
    return errors;
}

std::string title_of(const Kind& kind, const Record& record, const access::Scope& scope, Language language) {
    const std::size_t position = kind.at(kind.title_field);
    const bool shown = scope.may(kind.readers, records::unit_of(kind, record));
    return value_text(kind.fields[position], record.values[position], language, shown ? Shown::all : Shown::open_only);
}

std::string RecordTitles::title(std::string_view kind_name, const std::string& id) const {
    const std::pair key{std::string(kind_name), id};
    if (const auto known = titles_.find(key); known != titles_.end()) return known->second;
    std::string& title = titles_[key];
    const Kind* kind = records::find_kind(all_kinds(), kind_name);
    if (kind == nullptr || kind->internal) return title;
    const Result<Record> record = record_seen(world_, *kind, id);
    if (record) title = title_of(*kind, *record, world_.caller->scope, world_.language);
    return title;
}

std::vector<std::string> RecordTitles::ids(std::string_view kind_name, std::string_view wanted) const {
    const Kind* kind = records::find_kind(all_kinds(), kind_name);
    if (kind == nullptr || kind->internal) return {};
    auto known = bearers_.find(kind_name);
    if (known == bearers_.end()) {
        known = bearers_.emplace(std::string(kind_name), std::multimap<std::string, std::string>()).first;
        records::Query every;
        every.kind = kind;
        const auto found = world_.pen != nullptr ? find_every(*world_.pen, every) : find_every(*world_.snapshot, every);
        if (!found) return {};
        for (const Record& record : *found) {
            const access::Scope& scope = world_.caller->scope;
            if (!scope.sees_unit(records::unit_of(*kind, record)) || !may_read(scope, *kind, record)) continue;
            for (const Language language : languages) {
                const std::string title = folded(title_of(*kind, record, scope, language));
                const auto [first, last] = known->second.equal_range(title);
                const bool there =
                    std::any_of(first, last, [&](const auto& row) { return row.second == record.id.text; });
                if (!title.empty() && !there) known->second.emplace(title, record.id.text);
            }
        }
    }
    std::vector<std::string> out;
    const auto [first, last] = known->second.equal_range(folded(wanted));
    for (auto bearer = first; bearer != last; ++bearer) out.push_back(bearer->second);
    return out;
}

std::string value_text(const records::Field& field, const records::FieldValue& value, Language language, Shown shown) {
    if (records::is_guarded(field) && shown == Shown::open_only) return "";
    if (const std::string* text = records::text_in(value, Purpose::handle_case)) {
        for (const records::Choice& choice : field.choices) {
            if (choice.code == *text) return choice.label.in(language);
        }
        return *text;
    }
    if (const auto* local = std::get_if<LocalText>(&value)) return local_title(*local, language);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&value)) {
        return field.type == records::FieldType::share ? format_percent(*number, 1, language)
                                                       : format_trimmed(*number, 6, language);
    }
    if (const auto* yes = std::get_if<bool>(&value)) {
        static const LocalText words[]{{"no", "no", "nee"}, {"sí", "yes", "ja"}};
        return words[*yes ? 1 : 0].in(language);
    }
    if (const auto* day = std::get_if<calendar::Day>(&value)) return calendar::iso_text(*day);
    if (const auto* instant = std::get_if<calendar::Instant>(&value)) return calendar::iso_text(*instant);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return join(*list, "; ");
    return "";
}

}  // namespace ciclo::actions
