#include "edge/server.h"

#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <mutex>
#include <thread>

#include "base/ensure.h"
#include "edge/answer_text.h"
#include "edge/connection.h"
#include "edge/ticks.h"

namespace ciclo::edge {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr auto with_error = asio::as_tuple(asio::use_awaitable_t<Executor>());
using Door = asio::posix::basic_stream_descriptor<Executor>;

/// Files that are open beside connections: database, log, listeners, reactor.
constexpr std::size_t other_files = 256;
/// Accepted in a row before connections that are open get their turn.
constexpr int accepted_in_a_row = 64;
constexpr std::chrono::milliseconds pause_without_descriptors{100};
constexpr std::chrono::milliseconds after_the_grace{5000};

struct Listening {
    Listener listener = Listener::web;
    SocketKind kind = SocketKind::tcp;
    bool tls = false;
    std::uint16_t port = 0;
    std::unique_ptr<Door> door;
};

/// A tenth of the shortest deadline, so that none is late by more than that; four times a second at the most usual.
std::chrono::milliseconds sweep_time(const Limits& limits) {
    const auto shortest = std::min({limits.head, limits.body, limits.idle, limits.write, limits.linger, limits.heartbeat});
    return std::clamp(shortest / 10, std::chrono::milliseconds(10), std::chrono::milliseconds(250));
}

Error refused(std::string what, std::string cure, std::string code) {
    return {.kind = ErrorKind::refused, .what = std::move(what), .cure = std::move(cure), .place = {}, .code = std::move(code)};
}

bool on_loopback(const Endpoint& endpoint) {
    const auto address = parse_address(endpoint.address);
    return address && is_loopback(*address);
}

std::optional<Error> check(const Listeners& listeners) {
    for (const Endpoint& endpoint : listeners.web) {
        if (listeners.certificate || listeners.plain_http == PlainHttp::anywhere || on_loopback(endpoint)) continue;
        return refused("plain HTTP on " + endpoint.address + " would send passwords readable over the network",
                       "name a certificate and its key, or listen on 127.0.0.1 behind a proxy", "plain_http_refused");
    }
    if (listeners.metrics && !on_loopback(*listeners.metrics)) {
        return refused("metrics on " + listeners.metrics->address + " would tell everybody how the house is used",
                       "listen on 127.0.0.1", "metrics_not_on_loopback");
    }
    return std::nullopt;
}

}  // namespace

struct Server::Parts {
    Parts(Log& to, Metrics& figures) : log(to), metrics(figures) {}

    Result<Done> open(const Listeners& listeners);
    Result<Done> open_tcp(const Endpoint& endpoint, Listener listener, bool with_tls);
    void add(Descriptor socket, Listening listening);
    Task<void> accept_all(Listening& listening);
    void admit(const Listening& listening, Visitor visitor);
    void turn_away(const Visitor& visitor, Entry entry) const;
    void hand_over(Accepted accepted);

    Log& log;
    Metrics& metrics;
    std::unique_ptr<Service> service;
    std::vector<std::unique_ptr<Loop>> loops;
    std::vector<std::thread> threads;
    std::vector<std::unique_ptr<Listening>> listening;
    std::optional<Certificate> certificate;
    std::string machine_socket;
    std::size_t next_loop = 0;
    std::mutex tls_lock;
    std::shared_ptr<const TlsSettings> tls;
};

void Server::Parts::add(Descriptor socket, Listening prepared) {
    prepared.port = prepared.kind == SocketKind::tcp ? port_of(socket.number()) : std::uint16_t{0};
    prepared.door = std::make_unique<Door>(loops.front()->context().get_executor(), socket.release());
    listening.push_back(std::make_unique<Listening>(std::move(prepared)));
}

Result<Done> Server::Parts::open_tcp(const Endpoint& endpoint, Listener listener, bool with_tls) {
    Result<Descriptor> socket = listen_on(endpoint.address, endpoint.port);
    if (!socket) return socket.errors();
    add(std::move(*socket), {.listener = listener, .kind = SocketKind::tcp, .tls = with_tls, .port = 0, .door = nullptr});
    return done;
}

Result<Done> Server::Parts::open(const Listeners& listeners) {
    if (listeners.certificate) {
        auto settings = read_tls(listeners.certificate->chain_file, listeners.certificate->key_file);
        if (!settings) return settings.errors();
        tls = *settings;
    }
    for (const Endpoint& endpoint : listeners.web) {
        const Result<Done> opened = open_tcp(endpoint, Listener::web, listeners.certificate.has_value());
        if (!opened) return opened.errors();
    }
    if (listeners.metrics) {
        const Result<Done> opened = open_tcp(*listeners.metrics, Listener::metrics, false);
        if (!opened) return opened.errors();
    }
    if (!listeners.machine_socket.empty()) {
        Result<Descriptor> socket = listen_on_path(listeners.machine_socket);
        if (!socket) return socket.errors();
        machine_socket = listeners.machine_socket;
        add(std::move(*socket),
            {.listener = Listener::machine, .kind = SocketKind::unix_path, .tls = false, .port = 0, .door = nullptr});
    }
    return done;
}

Task<void> Server::Parts::accept_all(Listening& from) {
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor> pause(
        loops.front()->context().get_executor());
    while (!service->stopping) {
        const auto [error] = co_await from.door->async_wait(Door::wait_read, with_error);
        if (error) co_return;
        for (int i = 0; i < accepted_in_a_row; ++i) {
            Visitor visitor = accept_from(from.door->native_handle(), from.kind);
            if (visitor.socket.open()) {
                admit(from, std::move(visitor));
                continue;
            }
            if (visitor.out_of_descriptors) {
                pause.expires_after(pause_without_descriptors);
                (void)co_await pause.async_wait(with_error);
            }
            break;
        }
    }
}

void Server::Parts::turn_away(const Visitor& visitor, Entry entry) const {
    const bool full = entry == Entry::refused_full;
    (full ? service->instruments.refused_full : service->instruments.refused_address).add();
    const Response response =
        busy_response(full ? "too_many_connections" : "too_many_of_this_address", service->limits.retry_after_seconds);
    std::string text;
    append_head(text, response,
                {.date = loops.front()->date(),
                 .request_id = {},
                 .form = BodyForm::counted,
                 .body_bytes = response.body.size(),
                 .keep_alive = false});
    text += response.body;
    const auto stream = make_plain_stream(visitor.socket.number());
    (void)stream->write(text);
    stream->finish_writing();
}

void Server::Parts::admit(const Listening& from, Visitor visitor) {
    service->instruments.accepted.add();
    if (!visitor.allowed) {
        service->instruments.refused_user.add();
        log.line(Severity::warning, "machine_socket_refused");
        return;
    }
    Accepted accepted;
    accepted.from_proxy = from.listener == Listener::web && service->proxies.include(visitor.parsed);
    if (from.listener == Listener::web && !accepted.from_proxy) accepted.client = counted_as(visitor.parsed);
    if (from.listener == Listener::web) {
        accepted.entry = service->admission.connect(accepted.client);
    } else {
        service->admission.connect_anyway();
    }
    if (accepted.entry == Entry::refused_full || accepted.entry == Entry::refused_address) {
        if (!from.tls) turn_away(visitor, accepted.entry);
        return;
    }
    accepted.socket = std::move(visitor.socket);
    accepted.address = std::move(visitor.address);
    accepted.listener = from.listener;
    if (from.tls) {
        const std::lock_guard hold(tls_lock);
        accepted.tls = tls;
    }
    hand_over(std::move(accepted));
}

void Server::Parts::hand_over(Accepted accepted) {
    Loop& loop = *loops[next_loop++ % loops.size()];
    if (&loop == loops.front().get()) return serve(loop, *service, std::move(accepted));
    loop.post([&loop, this, moved = std::make_shared<Accepted>(std::move(accepted))] {
        serve(loop, *service, std::move(*moved));
    });
}

Server::Server(Log& log, Metrics& metrics) : parts_(std::make_unique<Parts>(log, metrics)) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

Result<Done> Server::start(const Listeners& listeners, const Limits& limits, Application& application) {
    ENSURE(parts_->threads.empty(), "a server is started once");
    if (auto error = check(listeners)) return *error;
    Result<Proxies> proxies = Proxies::read(listeners.proxies);
    if (!proxies) return proxies.errors();
    Limits kept = limits;
    kept.connections = std::min<std::size_t>(kept.connections, std::max<std::uint64_t>(raise_open_files(), 2 * other_files) - other_files);
    kept.connections_for_intake = std::min(kept.connections_for_intake, kept.connections / 10);
    ::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without the flag that plain sockets use
    parts_->service = std::make_unique<Service>(kept, application, parts_->log, parts_->metrics);
    parts_->service->proxies = std::move(*proxies);
    for (int i = 0; i < std::max(1, kept.io_threads); ++i) parts_->loops.push_back(std::make_unique<Loop>(sweep_time(kept)));
    const Result<Done> opened = parts_->open(listeners);
    if (!opened) {
        parts_->listening.clear();
        parts_->loops.clear();
        return opened.errors();
    }
    parts_->certificate = listeners.certificate;
    for (auto& from : parts_->listening) {
        asio::co_spawn(parts_->loops.front()->context().get_executor(), parts_->accept_all(*from), asio::detached);
    }
    for (auto& loop : parts_->loops) parts_->threads.emplace_back([&loop = *loop] { loop.run(); });
    return done;
}

void Server::stop(std::chrono::milliseconds grace) {
    if (parts_->threads.empty()) return;
    Service& service = *parts_->service;
    service.stopping = true;
    parts_->loops.front()->post([this] {
        boost::system::error_code ignored;
        for (auto& from : parts_->listening) from->door->close(ignored);
    });
    for (auto& loop : parts_->loops) loop->post([&loop = *loop] { loop.drain_all(); });
    if (!service.wait_until_empty(grace)) {
        for (auto& loop : parts_->loops) loop->post([&loop = *loop] { loop.abandon_all(); });
        if (!service.wait_until_empty(after_the_grace)) parts_->log.line(Severity::fault, "connections_left_at_stop");
    }
    for (auto& loop : parts_->loops) loop->release();
    for (std::thread& thread : parts_->threads) thread.join();
    parts_->threads.clear();
    if (!parts_->machine_socket.empty()) ::unlink(parts_->machine_socket.c_str());
}

Result<Done> Server::reload() {
    if (!parts_->certificate) return done;
    auto settings = read_tls(parts_->certificate->chain_file, parts_->certificate->key_file);
    if (!settings) return settings.errors();
    const std::lock_guard hold(parts_->tls_lock);
    parts_->tls = *settings;
    return done;
}

std::uint16_t Server::port() const {
    for (const auto& from : parts_->listening) {
        if (from->listener == Listener::web) return from->port;
    }
    return 0;
}

std::uint16_t Server::metrics_port() const {
    for (const auto& from : parts_->listening) {
        if (from->listener == Listener::metrics) return from->port;
    }
    return 0;
}

std::size_t Server::connections() const { return parts_->service ? parts_->service->admission.connections() : 0; }

}  // namespace ciclo::edge
