// Me: what GET /api/me answers: who is signed in, with which rights, and how the organisation speaks. The first thing the
// application in the browser asks, also of nobody, so that the sign-in page knows the house's name and words.
//
//   Result<std::string> body = me_json({.caller = caller, .form_token = token, …}, snapshot);
//
// Of a person it tells what is theirs: name, address, language. Needs a snapshot of everything: who may only enrol a
// second factor sees no records. Pure but for the reading.
#pragma once

#include <string>

#include "access/caller.h"
#include "records/kinds.h"
#include "seams/store.h"

namespace ciclo::server {

struct MeQuestion {
    const access::Caller& caller;
    std::string form_token = {};  ///< of a session
    records::KindList kinds = {};
    bool may_put_off_second_factor = false;
};

Result<std::string> me_json(const MeQuestion& question, seams::Snapshot& snapshot);

}  // namespace ciclo::server
