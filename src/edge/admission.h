// Admission: who may connect, and who may be served, when there are too many.
//
//   Admission admission(limits);
//   if (admission.connect(client) != Entry::refused) …; admission.disconnect(client);
//
// The last connections and the last places of requests in flight are kept for the public intake: a complaint is taken
// when lists and reports are already told to come back later.
// Threads: any.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include "edge/limits.h"

namespace ciclo::edge {

enum class Entry {
    open,         ///< serves everything
    intake_only,  ///< nearly full: serves only the public intake, and closes after each answer
    refused_full,
    refused_address  ///< this client has its share
};

class Admission {
public:
    explicit Admission(const Limits& limits) : limits_(limits) {}

    /// `client` is counted_as(address); "" = not counted by client (proxies).
    Entry connect(const std::string& client);
    /// Through the machine's own doors, which stay open: somebody must be able to look.
    void connect_anyway() { connections_.fetch_add(1, std::memory_order_relaxed); }
    void disconnect(const std::string& client);
    std::size_t connections() const { return connections_.load(std::memory_order_relaxed); }
    bool crowded() const { return connections() > limits_.connections - limits_.connections_for_intake; }

    /// True = a place is taken; leave() gives it back.
    bool enter(bool public_intake);
    void leave() { in_flight_.fetch_sub(1, std::memory_order_relaxed); }
    std::size_t in_flight() const { return in_flight_.load(std::memory_order_relaxed); }

    /// True = that many more bytes of bodies may be kept; give_back() when they are gone.
    bool keep(std::size_t bytes, bool public_intake);
    void give_back(std::size_t bytes) { bodies_bytes_.fetch_sub(bytes, std::memory_order_relaxed); }
    std::size_t bodies_bytes() const { return bodies_bytes_.load(std::memory_order_relaxed); }

private:
    Limits limits_;
    std::atomic<std::size_t> connections_{0};
    std::atomic<std::size_t> in_flight_{0};
    std::atomic<std::size_t> bodies_bytes_{0};
    std::mutex lock_;
    std::unordered_map<std::string, std::size_t> by_client_;  ///< never walked, only asked
};

/// What one connection keeps of it; gives it back at the end.
class BodyShare {
public:
    explicit BodyShare(Admission& admission) : admission_(admission) {}
    ~BodyShare() { clear(); }
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;

    /// False = the bodies in memory together would be too many.
    bool grow_to(std::size_t bytes, bool public_intake);
    void clear();

private:
    Admission& admission_;
    std::size_t bytes_ = 0;
};

}  // namespace ciclo::edge
