// Log: one JSON object per line, for machines to read and for people to grep.
//
//   Log log(2);                                     // to standard error
//   log.line(Severity::warning, "tls_reload_failed", {{"what", error.text()}});
//
// No query, no body, no name: a request is logged by the template of its route, its address is cut to /24 or /48.
// Threads: any. Lines are gathered in memory and written by a thread of the log's own, so that a slow disk or a full
// pipe never holds up the network; when more than `backlog_bytes` wait, lines are dropped and their number is logged.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ciclo::edge {

enum class Severity { note, warning, fault };

/// What is kept of one request.
struct RequestLine {
    std::string_view request_id;
    std::string_view method;
    std::string_view route;         ///< template; "" when the edge itself refused
    std::string_view peer_address;  ///< whole; it is cut here
    std::string_view refusal;       ///< code, "" when served
    int status = 0;
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
    std::int64_t duration_microseconds = 0;
};

/// Whether a line is written for every request, or only for what went wrong.
enum class Requests { kept, left_out };

class Log {
public:
    /// Writes to an open file descriptor, which the caller keeps; -1 = keep nothing.
    explicit Log(int file_descriptor, Requests requests = Requests::kept);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void request(const RequestLine& request);
    /// `event` is snake_case; values are escaped, control characters too.
    void line(Severity severity, std::string_view event,
              const std::vector<std::pair<std::string_view, std::string>>& values = {});
    /// Returns when everything so far is written.
    void flush();

    static constexpr std::size_t backlog_bytes = 4 * 1024 * 1024;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// As a JSON string with its quotes; control characters and bytes that are not UTF-8 are escaped.
void append_json_string(std::string& out, std::string_view text);

}  // namespace ciclo::edge
