// Answer: what a deed gave, as the response of the HTTP door, and as the machine's own socket hands it to the command line.
//
//   edge::Response response = web_answer(*outcome, given.files, {.secure = request.secure});
//
// Pure; any number of threads.
#pragma once

#include <string>

#include "actions/action.h"
#include "edge/exchange.h"
#include "server/given.h"

namespace ciclo::server {

/// {"text","in_order"}, or the deed's own JSON; with "files":[{"name","base64"}] when the deed wrote any.
std::string answer_json(const actions::Outcome& outcome, const CarriedFiles& files);
/// {"text","in_order","files","attachment"}, whatever the deed's JSON: what the command line prints and writes.
std::string machine_json(const actions::Outcome& outcome, const CarriedFiles& files);

/// The attachment as a download, else answer_json.
edge::Response web_answer(const actions::Outcome& outcome, const CarriedFiles& files);
edge::Response json_answer(std::string body);

/// Sets or takes away the session's cookie, as the outcome's `session` says.
void set_session(edge::Response& response, const std::string& session, bool secure);

}  // namespace ciclo::server
