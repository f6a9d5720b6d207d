// Server: HTTP/1.1 over TCP, TLS and a unix socket, in front of one Application.
//
//   Metrics metrics;
//   Log log(2);
//   Server server(log, metrics);
//   Result<Done> started = server.start({.web = {{.address = "127.0.0.1", .port = 8080}}}, Limits{}, application);
//   …wait for a signal…
//   server.stop(std::chrono::seconds(10));
//
// Threads: start, stop, reload and the ports are called by one thread. The application is called on an io thread and
// must not block there; it answers from any thread. log, metrics and application outlive the server.
// Refuses to start: plain HTTP on an address other than loopback unless told, metrics anywhere but on loopback, a
// certificate that does not fit its key, a port in use, a machine socket on which somebody still listens.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "edge/exchange.h"
#include "edge/limits.h"
#include "edge/log.h"
#include "edge/metrics.h"

namespace ciclo::edge {

/// Files in PEM form: the certificate with its chain, and the private key.
struct Certificate {
    std::string chain_file;
    std::string key_file;
};

struct Endpoint {
    std::string address = "127.0.0.1";  ///< IPv4 or IPv6, as numbers
    std::uint16_t port = 0;             ///< 0 = any free one
};

enum class PlainHttp { on_loopback_only, anywhere };

struct Listeners {
    std::vector<Endpoint> web = {};
    std::optional<Certificate> certificate = {};  ///< set = the web endpoints speak TLS
    PlainHttp plain_http = PlainHttp::on_loopback_only;
    std::string machine_socket = {};         ///< path of the unix socket of the command line; "" = none
    std::optional<Endpoint> metrics = {};    ///< loopback only: GET /metrics, GET /health/live
    std::vector<std::string> proxies = {};   ///< "10.0.0.0/8", "::1": whose X-Forwarded-For and -Proto are believed
};

class Server {
public:
    Server(Log& log, Metrics& metrics);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Listens and serves in threads of its own.
    Result<Done> start(const Listeners& listeners, const Limits& limits, Application& application);
    /// No new connections; requests in flight finish within `grace`, streams get a last event "stopping".
    void stop(std::chrono::milliseconds grace);
    /// Reads the certificate files again; connections that are open keep the old one. On an error nothing changes.
    Result<Done> reload();

    /// Of the first web endpoint; 0 when there is none.
    std::uint16_t port() const;
    std::uint16_t metrics_port() const;
    std::size_t connections() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace ciclo::edge
