// Deeds on a data folder, from the command line: the folder is opened in this process, or, when a server holds it, the server
// is asked. Whoever may read the folder's key may do everything; every deed is in the audit chain all the same.
#pragma once

#include "actions/action.h"
#include "cli/command_line.h"

namespace ciclo::cli {

/// Every effect but Effect::computes.
bool works_on_data(const actions::Action& action);

struct DataDeed {
    const actions::Action& action;
    const actions::Arguments& arguments;
    const std::string& folder;  ///< "" = the usual one
};

Result<actions::Outcome> do_on_data(const DataDeed& deed, actions::World& world, Terminal& terminal);

}  // namespace ciclo::cli
