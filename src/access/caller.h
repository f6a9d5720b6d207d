// Caller: who asks, as far as a door has proven it.
#pragma once

#include <string>

#include "access/scope.h"

namespace ciclo::access {

/// How the caller was recognised.
enum class Proof {
    none,     ///< nobody: public routes only
    session,  ///< a signed-in person
    token,    ///< an API token, with the scope it was given
    machine   ///< holds the data folder: the command line, the local socket
};

struct Caller {
    Scope scope;
    Proof proof = Proof::none;
    std::string session;             ///< id of the session or token record
    bool recently_confirmed = false; ///< the password was given in the last minutes: needed to export, erase, make tokens
    std::string request_id = {};     ///< for logs

    static Caller nobody() { return {}; }
    static Caller machine() { return {Scope::of_system(), Proof::machine, "", true, ""}; }
};

}  // namespace ciclo::access
