// ciclo serve: the real disk, clock and chance, the store, the doors and the edge, wired together until a signal says stop.
//
// SIGTERM, SIGINT: no new requests, those under way finish, the store closes; exit 0. SIGHUP: the certificate is read again.
// When the store has stopped (an error of the disk whose outcome is unknown) the process ends with exit 4, so that whoever
// supervises it starts it anew and the start finds the truth.
#pragma once

#include "actions/action.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "storage/data_folder.h"

namespace ciclo {

/// What a row of deeds needs from the program.
struct Wiring {
    storage::FolderOptions folder;
    std::string usual_folder;
};

/// `exit_code` is set to 4 when the store stopped.
actions::Action serve_action(const Wiring& wiring, int& exit_code);

}  // namespace ciclo
