// Edits and conflicts as JSON in and out, as the API speaks them. Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "actions/action.h"
#include "actions/cycle_authors.h"
#include "cycle/compare.h"
#include "cycle/merge.h"

namespace ciclo::actions {

/// [{"cell":…,"before":…,"after":…}…]; a value that is missing or null = the map does not say.
Result<std::vector<cycle::Edit>> read_edits(const std::string& json);
/// {"cells":[{"cell":…,"before":…,"after":…}…]}
std::string edits_json(const std::vector<cycle::Edit>& edits);

struct EditRevisions {
    std::int64_t revision_before = 0, revision = 0;
};
/// {"revision":…,"changed":…,"applied":[cells],"conflicts":[{"cell","base","mine","theirs","by"}],
///  "unfit":[{"what","cell"}]}; by: {"person","name","when"} of whoever wrote theirs, null when that is not known.
Outcome outcome_of_edit(const cycle::Merged& merged, EditRevisions revisions,
                        const std::map<std::string, CellAuthor>& authors, Language language);

/// {"added":[ids],"removed":[…],"moved":[…],"changed":[…]}
std::string moment_changes_json(const cycle::MomentChanges& changes);

Input cycle_id_input();
/// draft, published or a number.
Input version_input(std::string_view name);

}  // namespace ciclo::actions
