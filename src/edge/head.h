// The head of a request, read strictly: a pure function over its raw text.
//
//   HeadReading reading = read_head("GET / HTTP/1.1\r\nHost: a\r\n\r\n", {});
//   if (reading.refusal) answer_and_close(*reading.refusal);
//
// Smuggling lives on two readers that disagree. So whatever RFC 9112 lets a recipient read in two ways, repair or ignore
// is refused here, and the connection closed: bare LF or CR, folded lines, white space before a colon, control bytes,
// anything but one valid Host, more than one Content-Length or one that is not plain digits, a Transfer-Encoding that is
// not exactly "chunked" on HTTP/1.1, both together, names that look like these two and are not, single fields sent twice,
// paths that decode to something else than they show. A second reader (Beast's) must agree with every field before a
// request is believed (request_reader.h). docs/http-edge.md lists every refusal with its reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edge/exchange.h"
#include "edge/limits.h"

namespace ciclo::edge {

/// Why a request is not served. After a refusal the connection is out of step and is closed.
struct Refusal {
    int status = 400;
    std::string_view code;  ///< snake_case, for the log and the answer: "two_hosts"
    std::string_view what;  ///< a clause
};

struct Head {
    Method method = Method::get;
    std::string target;  ///< origin form, also when the absolute form was sent
    std::string path;    ///< decoded
    std::string query;
    int minor = 1;       ///< of HTTP/1.x
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case, values without white space around
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool keep_alive = true;
    bool expects_continue = false;

    bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

struct HeadReading {
    Head head;
    std::optional<Refusal> refusal;
};

/// `raw` is everything up to and including the empty line.
HeadReading read_head(std::string_view raw, const Limits& limits);

/// Where the bytes so far stand: how long the head is once it is complete, and whether it can still become one.
struct HeadEnd {
    std::size_t length = 0;  ///< with the empty line; 0 = not yet complete
    std::optional<Refusal> refusal;
};

/// Looks at `bytes` from `seen` on (what an earlier call has already looked at); refuses as soon as it is hopeless.
HeadEnd find_head_end(std::string_view bytes, std::size_t seen, const Limits& limits);

}  // namespace ciclo::edge
