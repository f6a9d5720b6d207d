#include "actions/record_followers.h"

#include "actions/identity_records.h"
#include "organisation/kinds.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using records::Kind;
using records::Record;

/// The field of `follower` that refers to its parent of kind `parent`; npos when it does not follow that kind.
std::size_t parent_field(const Kind& follower, const Kind& parent) {
    const std::size_t unit = follower.find("unit");
    if (follower.retention != records::Retention::with_parent || unit == Kind::npos) return Kind::npos;
    if (follower.fields[unit].filled_by != records::FilledBy::deeds) return Kind::npos;
    for (std::size_t i = 0; i < follower.fields.size(); ++i) {
        if (follower.fields[i].refers_to == parent.name) return i;
    }
    return Kind::npos;
}

Result<Done> give_unit(World& world, const Kind& parent, const std::string& id, const records::FieldValue& unit) {
    for (const Kind* follower : organisation::kinds()) {
        const std::size_t field = parent_field(*follower, parent);
        if (field == Kind::npos) continue;
        const auto found = find_all(*world.pen, *follower, follower->fields[field].name, id);
        if (!found) return found.errors();
        for (const Record& record : *found) {
            std::vector<records::FieldValue> values = record.values;
            values[follower->at("unit")] = unit;
            const Result<Record> moved = world.pen->update(*follower, record.id, record.version, std::move(values));
            if (!moved) return moved.errors();
            const Result<Done> below = give_unit(world, *follower, record.id.text, unit);
            if (!below) return below.errors();
        }
    }
    return done;
}

}  // namespace

Result<Done> follow(World& world, const Kind& kind, const Record& before, const Record& record) {
    if (kind.belonging != records::Belonging::unit_field) return done;
    const std::size_t unit = kind.at("unit");
    if (records::same(records::tidied(before.values[unit]), records::tidied(record.values[unit]))) return done;
    return give_unit(world, kind, record.id.text, record.values[unit]);
}

}  // namespace ciclo::actions
