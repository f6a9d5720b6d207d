// Real sockets for the tests of the edge: a server on 127.0.0.1 with an application made of a function, and a client that
// sends bytes and reads answers, both with short patience.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "edge/server.h"

namespace ciclo::edge::testing {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// What a client got.
struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    bool has(std::string_view line) const { return head.find(line) != std::string::npos; }
};

class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    explicit Client(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un to{};
        to.sun_family = AF_UNIX;
        std::strncpy(to.sun_path, path.c_str(), sizeof to.sun_path - 1);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_), held_(other.held_) {}
    Client(const Client&) = delete;

    bool connected() const { return connected_; }
    int socket() const { return socket_; }

    /// False when the other side does not take them all.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }
    void finish() { ::shutdown(socket_, SHUT_WR); }

    /// One more piece into `held`; false at the end or when patience is over.
    bool receive(std::chrono::milliseconds patience = 5s) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) {
            patience_over_ = true;
            return false;
        }
        char buffer[65536];
        const ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
        if (n <= 0) return false;
        held_.append(buffer, static_cast<std::size_t>(n));
        return true;
    }
    /// Everything until the server closes.
    std::string receive_all(std::chrono::milliseconds patience = 5s) {
        while (receive(patience)) {}
        return std::exchange(held_, {});
    }
    /// True when the server closes within `patience`, whatever it sends before.
    bool closed_within(std::chrono::milliseconds patience) {
        const auto begin = Clock::now();
        patience_over_ = false;
        while (Clock::now() - begin < patience) {
            if (!receive(std::chrono::duration_cast<std::chrono::milliseconds>(patience - (Clock::now() - begin)))) {
                return !patience_over_;
            }
        }
        return false;
    }
    /// Until `text` has come; false when it does not.
    bool wait_for(std::string_view text, std::chrono::milliseconds patience = 5s) {
        while (held_.find(text) == std::string::npos) {
            if (!receive(patience)) return false;
        }
        return true;
    }
    std::string& held() { return held_; }

    /// The next answer with its counted body; of a HEAD request only the head.
    std::optional<Answer> answer(bool of_head = false) {
        for (;;) {
            if (!wait_for("\r\n\r\n")) return std::nullopt;
            Answer answer;
            const std::size_t end = held_.find("\r\n\r\n") + 4;
            answer.head = held_.substr(0, end);
            answer.status = std::atoi(answer.head.c_str() + 9);
            held_.erase(0, end);
            if (answer.status == 100) continue;
            const std::size_t at = answer.head.find("Content-Length: ");
            const std::size_t length = at == std::string::npos || of_head ? 0 : std::strtoul(answer.head.c_str() + at + 16, nullptr, 10);
            while (held_.size() < length) {
                if (!receive()) return std::nullopt;
            }
            answer.body = held_.substr(0, length);
            held_.erase(0, length);
            return answer;
        }
    }
    std::optional<Answer> ask(std::string_view request, bool of_head = false) {
        if (!send(request)) return std::nullopt;
        return answer(of_head);
    }

private:
    int socket_ = -1;
    bool connected_ = false, patience_over_ = false;
    std::string held_;
};

inline std::string get(std::string_view target, std::string_view headers = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n";
}
inline std::string post(std::string_view target, std::string_view body, std::string_view headers = "") {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

/// Answers with what it was sent, unless told otherwise; remembers what it saw.
class TestApplication final : public Application {
public:
    using Handle = std::function<void(Request, Reply)>;
    explicit TestApplication(Handle handle = {}) : handle_(std::move(handle)) {}

    BodyRule body_rule(Method, std::string_view path) const override {
        return {.most_bytes = most_bytes, .public_intake = path.starts_with("/intake")};
    }
    void handle(Request request, Reply reply) override {
        {
            const std::lock_guard hold(lock_);
            seen_.push_back(request);
        }
        if (handle_) return handle_(std::move(request), std::move(reply));
        Response response;
        response.body = request.body.empty() ? request.path : request.body;
        response.route = "/{anything}";
        reply(std::move(response));
    }
    std::vector<Request> seen() {
        const std::lock_guard hold(lock_);
        return seen_;
    }
    void forget() {
        const std::lock_guard hold(lock_);
        seen_.clear();
    }

    std::uint64_t most_bytes = 64 * 1024;

private:
    Handle handle_;
    std::mutex lock_;
    std::vector<Request> seen_;
};

/// A server on a free port of 127.0.0.1; stops at the end of its scope.
struct Running {
    explicit Running(TestApplication& served, Limits limits = {}, Listeners listeners = {}, int log_file = -1)
        : application(served), log(log_file), server(log, metrics) {
        if (listeners.web.empty()) listeners.web.push_back({.address = "127.0.0.1", .port = 0});
        const Result<Done> started = server.start(listeners, limits, application);
        EXPECT_TRUE(started.ok()) << (started ? "" : started.errors().front().text());
    }
    std::uint16_t port() const { return server.port(); }
    Client client() const { return Client(server.port()); }

    TestApplication& application;
    Metrics metrics;
    Log log;
    Server server;
};

/// A folder of its own, removed with everything in it.
struct Scratch {
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "ciclo_edge_XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Scratch() { std::filesystem::remove_all(path); }
    Scratch(const Scratch&) = delete;
    std::filesystem::path path;
};

/// Waits until `condition` holds, a little at a time.
inline bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds patience = 30s) {
    const auto begin = Clock::now();
    while (!condition()) {
        if (Clock::now() - begin > patience) return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

}  // namespace ciclo::edge::testing
