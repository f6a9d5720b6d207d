// The deeds on records of every kind: list, show, add, change, archive, restore, history, form, export, import, erase. One set
// of rows serves all kinds; what a kind allows stands in its declaration. docs/organisation.md tells who sees and
// changes what.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> record_reading_actions();  ///< record list, show, history, form
std::vector<Action> record_writing_actions();  ///< record add, change, archive, restore, erase
std::vector<Action> record_sheet_actions();    ///< record export, export-private, import
/// All of them, in that order.
std::vector<Action> record_actions();

/// The inputs that several of them share.
Input kind_input();
Input id_input();

}  // namespace ciclo::actions
