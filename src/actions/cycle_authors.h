// Who wrote what stands in a draft's cells, and when: for those whose change collided with it. Internal to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "actions/record_access.h"
#include "cycle/merge.h"

namespace ciclo::actions {

/// The last who changed a cell. `name` is "" for whoever may not read that person's record.
struct CellAuthor {
    std::string person, name;
    calendar::Instant when;
};

/// By cell; a cell that came with the draft, or was changed longer ago than the last hundred edits, has none. A thing as
/// a whole ("moment/M3") was last written by whoever changed one of its cells. Needs pen or snapshot.
std::map<std::string, CellAuthor> authors_of(const records::Record& draft, const std::vector<cycle::Conflict>& conflicts,
                                             World& world);

}  // namespace ciclo::actions
