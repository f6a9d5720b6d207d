#include "actions/record_change.h"

#include <algorithm>

#include "records/check.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using records::FieldValue;
using records::FilledBy;
using records::Kind;
using records::Record;

Error own_door(const Kind& kind) {
    return {ErrorKind::refused,
            "records of kind " + std::string(kind.name) + " are begun by a deed of their own",
            "use the deeds of cycles",
            {},
            "own_door"};
}

Error filled_by_deeds(const records::Field& field) {
    return {ErrorKind::refused,
            std::string(field.name) + " is not filled in by hand",
            "leave it as it is",
            {std::string(field.name), 0, 0},
            "filled_by_deeds"};
}

Error only_one() {
    return {ErrorKind::refused, "there is one already, and one at most", "change that one", {}, "only_one"};
}

bool is_there_already(World& world, const Kind& kind) {
    records::Query query;
    query.kind = &kind;
    query.limit = 1;
    const Result<records::Page> page = world.pen->list(query);
    return !page || !page->records.empty();
}

Errors by_declaration(const Kind& kind, Record record, const std::vector<FieldValue>& values,
                      const records::Lookup& lookup) {
    record.values = values;
    for (FieldValue& value : record.values) value = records::tidied(std::move(value));
    return records::check(kind, record, lookup);
}

/// A record lives in its unit, and what is kept with another record lives in that one.
Errors put_away_above(const Kind& kind, const Record& archived, const PenLookup& lookup) {
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        const auto* id = std::get_if<std::string>(&archived.values[i]);
        if (field.type != records::FieldType::reference || id == nullptr || id->empty()) continue;
        if (field.refers_to != "unit" && kind.retention != records::Retention::with_parent) continue;
        const Record* above = lookup.find(field.refers_to, *id);
        if (above == nullptr || !above->archived) continue;
        errors.push_back({ErrorKind::refused,
                          "what it belongs to is archived",
                          "bring that back first",
                          {std::string(field.name), 0, 0},
                          "above_archived"});
    }
    return errors;
}

}  // namespace

bool has_own_door(const Kind& kind) {
    return std::all_of(kind.fields.begin(), kind.fields.end(),
                       [](const records::Field& field) { return field.filled_by == FilledBy::deeds; });
}

Errors objections_to_new(World& world, const Kind& kind, const std::vector<FieldValue>& values,
                         const PenLookup& lookup) {
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        if (field.filled_by == FilledBy::people) continue;
        if (field.need == records::Need::required) return {own_door(kind)};
        if (!records::is_missing(values[i])) errors.push_back(filled_by_deeds(field));
    }
    if (Errors unseen = unseen_references(kind, nullptr, values, lookup); !unseen.empty()) return unseen;
    const std::string unit = deciding_unit(kind, values);
    const bool there = unit.empty() || lookup.sees("unit", unit);  // else it is refused as a reference to nothing
    if (there && !world.caller->scope.may(kind.writers, unit)) return {not_yours()};
    if (kind.single && is_there_already(world, kind)) {
        return {only_one()};
    }
    const Errors declared = by_declaration(kind, {}, values, lookup);
    errors.insert(errors.end(), declared.begin(), declared.end());
    return errors;
}

Errors objections_to_change(World& world, const Kind& kind, const Record& before, const std::vector<FieldValue>& values,
                            const PenLookup& lookup) {
    if (has_own_door(kind)) return {own_door(kind)};
    const access::Scope& scope = world.caller->scope;
    const std::string unit = records::unit_of(kind, before), from = deciding_unit(kind, before.values),
                      to = deciding_unit(kind, values);
    if (!scope.may(kind.writers, unit)) return {not_yours()};
    if (before.archived) {
        return {{ErrorKind::refused, "the record is archived", "make a new one", {}, "archived"}};
    }
    if (Errors unseen = unseen_references(kind, &before.values, values, lookup); !unseen.empty()) return unseen;
    const bool there = to.empty() || lookup.sees("unit", to);
    if (from != to && there && (!scope.may(kind.writers, from) || !scope.may(kind.writers, to))) return {not_yours()};
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        const bool changed = !records::same(records::tidied(before.values[i]), records::tidied(values[i]));
        if (field.filled_by == FilledBy::deeds && changed) errors.push_back(filled_by_deeds(field));
    }
    const Errors declared = by_declaration(kind, before, values, lookup);
    errors.insert(errors.end(), declared.begin(), declared.end());
    return errors;
}

Errors objections_to_restoring(World& world, const Kind& kind, const Record& archived, const PenLookup& lookup) {
    if (kind.single && is_there_already(world, kind)) return {only_one()};
    if (Errors above = put_away_above(kind, archived, lookup); !above.empty()) return above;
    return by_declaration(kind, archived, archived.values, lookup);
}

}  // namespace ciclo::actions
