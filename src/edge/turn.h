// Turn: one request on a connection and its answer – who asked, how the answer begins, what is logged.
//
//   Turn turn{.peer = accepted.address};
//   turn.know(reader.head());
//   application.handle(request_of(turn, reader, accepted, proxies), …);
//   write_answer_head(loop.scratch, turn, response, …);
//   record(service, turn, {.status = 200, .route = response.route});
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "edge/answer_text.h"
#include "edge/connection.h"
#include "edge/request_reader.h"

namespace ciclo::edge {

struct Turn {
    std::string request_id = {};
    std::string peer = {};        ///< behind proxies: the last untrusted hop
    Method method = Method::get;
    int minor = 1;                ///< of HTTP/1.x
    bool keep_alive = true;
    bool head_known = false;      ///< false: refused before its head was read
    std::int64_t began_microseconds = 0;
    std::uint64_t bytes_out = 0;

    void know(const Head& head);
    /// A HEAD request, and some statuses, have no body in the answer.
    bool without_body(int status) const;
};

/// Takes head and body out of `reader`.
Request request_of(Turn& turn, RequestReader& reader, const Accepted& from, const Proxies& proxies);

/// Replaces `out`.
void write_answer_head(std::string& out, const Turn& turn, const Response& response, BodyForm form, std::uint64_t body_bytes,
                       std::string_view date);

/// Whether another request may follow on this connection, as far as the request, its answer and the load allow.
bool may_stay(const Turn& turn, const Response& response, Entry entry, const Admission& admission);

struct Outcome {
    int status = 0;
    std::string_view route = {};
    std::string_view refusal = {};
    std::uint64_t bytes_in = 0;
};
void record(Service& service, const Turn& turn, const Outcome& outcome);

}  // namespace ciclo::edge
