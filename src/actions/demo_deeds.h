// demo load, demo remove: the demonstration comes in one transaction and goes in one, whole. Which records are the
// demonstration's is kept in records of demo_mark_kind(); docs/demo.md tells what is in it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "actions/action.h"
#include "actions/identity_records.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

std::vector<Action> demo_actions();

/// Makes the demonstration; how many records. Refused, "demo_there", when it is there. For the set-up too. Needs pen.
Result<std::int64_t> load_demo(World& world);

/// The ids of the demonstration's records of one kind; empty without a demonstration. `reader`: Snapshot or Pen.
template <class Reader>
Result<std::set<std::string>> demo_records(Reader& reader, std::string_view kind) {
    const records::Kind& marks = organisation::demo_mark_kind();
    const auto found = find_all(reader, marks, "made_kind", std::string(kind));
    if (!found) return found.errors();
    std::set<std::string> ids;
    for (const records::Record& mark : *found) {
        if (const auto* id = std::get_if<std::string>(&mark.values[marks.at("made_record")])) ids.insert(*id);
    }
    return ids;
}

/// True while the demonstration is there.
template <class Reader>
Result<bool> demo_is_there(Reader& reader) {
    records::Query any;
    any.kind = &organisation::demo_mark_kind();
    any.limit = 1;
    const auto page = reader.list(any);
    if (!page) return page.errors();
    return !page->records.empty();
}

}  // namespace ciclo::actions
