// Refusals: errors as the API says them, with the HTTP status that fits.
//
//   return refusal(outcome.errors(), request.request_id);
//
// {"errors":[{"code","what","cure","field","place"}],"request_id"}: `field` is the input or record field concerned, `place`
// is line and column of a file that was sent; both may be "". Nothing of the program's inside is told: an error of the
// world (kind io) and a defect become the same sentence and a request id. Pure; any number of threads.
#pragma once

#include <string_view>

#include "base/result.h"
#include "edge/exchange.h"

namespace ciclo::server {

/// 400 401 403 404 405 409 413 415 422 429 500 503 507.
int status_of(const Error& error);
/// The status of the gravest: 5xx before 4xx, else that of the first.
edge::Response refusal(const Errors& errors, std::string_view request_id);
/// 400, whatever their kinds: the request itself is not understood. 413 when only a limit was passed.
edge::Response refusal_of_arguments(const Errors& errors, std::string_view request_id);
/// For the machine's own socket, where whoever asks holds the data folder: every error as it is.
edge::Response refusal_whole(const Errors& errors, std::string_view request_id);
edge::Response refusal(int status, const Error& error, std::string_view request_id);
/// 500 in the same words for every defect.
edge::Response defect(std::string_view request_id);
/// 429: `wait_milliseconds` until it may be tried again.
edge::Response too_often(std::int64_t wait_milliseconds, std::string_view request_id);
/// 503 with Retry-After.
edge::Response busy(std::string_view request_id);

/// What several places of the door say.
Error not_signed_in();
Error not_allowed();
Error nothing_here();

}  // namespace ciclo::server
