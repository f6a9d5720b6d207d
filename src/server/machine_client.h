// MachineClient: how the command line asks a running server to do a deed, through the unix socket in the data folder.
//
//   Result<actions::Outcome> outcome = ask_machine({.socket = folder + "/socket", .action = action, …}, files);
//
// Files that the arguments name go along and files that the deed wrote come back, but for deeds that keep the folder: they
// work on the disk where the server stands, so their paths are made whole. Blocking; one thread.
#pragma once

#include <string>

#include "actions/action.h"

namespace ciclo::server {

struct MachineQuestion {
    std::string socket;
    const actions::Action* action = nullptr;
    const actions::Arguments* arguments = nullptr;
    Language language = Language::es;
    std::string key;           ///< idempotency key
    std::string folder_here;   ///< for paths that are not whole
};

/// Errors: those of the deed, or kind io (code "server_silent") when nobody answers.
Result<actions::Outcome> ask_machine(const MachineQuestion& question, seams::Files& files);

/// The body that is sent: inputs by name, and "files".
Result<std::string> machine_body(const MachineQuestion& question, seams::Files& files);
/// What came back; files are written to `files`.
Result<actions::Outcome> read_machine_answer(std::string_view body, seams::Files& files);

/// Of the unix socket in a data folder.
std::string socket_path(const std::string& data_folder);

}  // namespace ciclo::server
