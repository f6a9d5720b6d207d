#include "actions/demo_removal.h"

#include <algorithm>
#include <set>

#include "actions/end_access.h"
#include "actions/identity_records.h"
#include "actions/kinds.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using organisation::demo_mark_kind;
using organisation::value_of;
using records::Kind;
using records::Record;
using Ids = std::set<std::string>;

Result<std::vector<Record>> marks_in_order(seams::Pen& pen) {
    records::Query every;
    every.kind = &demo_mark_kind();
    auto marks = find_every(pen, every);
    if (!marks) return marks;
    std::vector<Record> sorted = *std::move(marks);
    std::sort(sorted.begin(), sorted.end(), [](const Record& a, const Record& b) { return a.id.text < b.id.text; });
    return sorted;
}

bool names_one_of(const Kind& kind, const Record& record, const Ids& ids) {
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (kind.fields[i].type != records::FieldType::reference) continue;
        const std::string* id = records::text_in(record.values[i], Purpose::handle_case);
        if (id != nullptr && ids.contains(*id)) return true;
    }
    return false;
}

void take(DemoRemoval& removal, Ids& going, const Kind& kind, Record record) {
    if (record.archived || !going.insert(record.id.text).second) return;
    removal.going.emplace_back(&kind, std::move(record));
}

/// What is kept with a record that goes, goes too, whoever made it: drafts, edits, imports of a cycle of the
/// demonstration.
Result<Done> take_what_is_kept_with(DemoRemoval& removal, Ids& going, seams::Pen& pen) {
    for (std::size_t at = 0; at < removal.going.size(); ++at) {
        const Kind& parent = *removal.going[at].first;
        const std::string id = removal.going[at].second.id.text;
        for (const Kind* kind : all_kinds()) {
            if (kind->retention != records::Retention::with_parent) continue;
            for (const records::Field& field : kind->fields) {
                if (field.refers_to != parent.name || field.name == "unit") continue;
                auto children = find_all(pen, *kind, field.name, id);
                if (!children) return children.errors();
                for (Record& child : *children) take(removal, going, *kind, std::move(child));
            }
        }
    }
    return done;
}

Result<Done> count_pointing(DemoRemoval& removal, const Ids& going, seams::Pen& pen) {
    for (const Kind* kind : organisation::kinds()) {
        const bool refers = std::any_of(kind->fields.begin(), kind->fields.end(), [](const records::Field& field) {
            return field.type == records::FieldType::reference;
        });
        if (!refers || kind->retention == records::Retention::with_parent) continue;
        records::Query every;
        every.kind = kind;
        const auto records = find_every(pen, every);
        if (!records) return records.errors();
        for (const Record& record : *records) {
            if (going.contains(record.id.text) || !names_one_of(*kind, record, going)) continue;
            ++removal.pointing[std::string(kind->name)];
        }
    }
    return done;
}

}  // namespace

Result<DemoRemoval> plan_removal(World& world) {
    DemoRemoval removal;
    Ids going;
    auto marks = marks_in_order(*world.pen);
    if (!marks) return marks.errors();
    removal.marks = *std::move(marks);
    for (const Record& mark : removal.marks) {
        const auto* name = value_of<std::string>(demo_mark_kind(), mark, "made_kind");
        const auto* id = value_of<std::string>(demo_mark_kind(), mark, "made_record");
        const auto* version = value_of<std::int64_t>(demo_mark_kind(), mark, "made_version");
        ENSURE(name != nullptr && id != nullptr && version != nullptr, "a mark says what it marks");
        const Kind* kind = records::find_kind(all_kinds(), *name);
        if (kind == nullptr) continue;  // a kind that this program no longer has
        auto record = world.pen->get(*kind, records::RecordId(*id));
        if (!record) return record.errors();
        if (!record->has_value() || (**record).archived) continue;
        if (!kind->internal && (**record).version != *version) removal.changed.push_back({kind, **record});
        take(removal, going, *kind, std::move(**record));
    }
    if (Result<Done> taken = take_what_is_kept_with(removal, going, *world.pen); !taken) return taken.errors();
    if (Result<Done> counted = count_pointing(removal, going, *world.pen); !counted) return counted.errors();
    std::reverse(removal.going.begin(), removal.going.end());
    return removal;
}

Result<Done> remove_demo(const DemoRemoval& removal, World& world) {
    for (const auto& [kind, record] : removal.going) {
        if (kind->name == "person") {
            const Result<int> ended = end_access(*world.pen, record.id.text, Ways::all);
            if (!ended) return ended.errors();
        }
        const Result<Done> archived = world.pen->archive(*kind, record.id, record.version);
        if (!archived) return archived;
    }
    for (const Record& mark : removal.marks) {
        const Result<Done> archived = world.pen->archive(demo_mark_kind(), mark.id, mark.version);
        if (!archived) return archived;
    }
    return done;
}

}  // namespace ciclo::actions
