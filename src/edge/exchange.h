// Exchange: one HTTP request and its answer as plain values, and the seam between the edge (sockets, framing, deadlines)
// and the application (sessions, routes, deeds).
//
// The edge hands over only requests whose framing is beyond doubt. The application answers exactly once, from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ciclo::edge {

enum class Method { get, head, post, put, patch, remove, options, other };
/// Where the request came in.
enum class Listener { web, machine, metrics };

struct Request {
    Method method = Method::get;
    std::string target;                                          ///< as sent: "/api/records/unit?limit=20"
    std::string path;                                            ///< decoded: "/api/records/unit"; no "..", no "//", no encoded slash
    std::string query;                                           ///< what follows "?", not decoded: "limit=20"
    std::vector<std::pair<std::string, std::string>> headers;    ///< names in lower case
    std::string body;
    std::string peer_address;                                    ///< behind configured proxies: the last untrusted hop
    std::string request_id;                                      ///< made by the edge
    Listener listener = Listener::web;
    bool secure = false;                                         ///< TLS here or at a configured proxy

    /// "" when absent; the edge has refused duplicates of every header that must be single.
    std::string_view header(std::string_view lower_case_name) const;
};

/// Server-sent events: the edge calls `subscribe` with the way to push; the answer undoes the subscription when the client
/// has gone. push() may be called from any thread, never blocks, and drops a client that does not read.
using Push = std::function<void(std::string_view event, std::string_view data_json)>;
using Unsubscribe = std::function<void()>;

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<const std::string> shared_body;              ///< instead of body: bytes that are kept for others too
    std::function<Unsubscribe(Push)> subscribe;                  ///< set = a stream of events
    bool close = false;
    std::string route = {};                                      ///< for the log: "/api/records/{kind}"; never with values
};

using Reply = std::function<void(Response)>;

/// What the edge asks before it reads a body.
struct BodyRule {
    std::uint64_t most_bytes = 64 * 1024;
    bool public_intake = false;  ///< kept open first under overload
};

class Application {
public:
    virtual ~Application() = default;
    virtual BodyRule body_rule(Method method, std::string_view path) const = 0;
    virtual void handle(Request request, Reply reply) = 0;
};

}  // namespace ciclo::edge
