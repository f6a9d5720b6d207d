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

    /// `client` is counted_as(address); "" = not counted by client (proxies, the machine socket).
    Entry connect(const std::string& client);
    void disconnect(const std::string& client);
    std::size_t connections() const { return connections_.load(std::memory_order_relaxed); }
    bool crowded() const { return connections() > limits_.connections - limits_.connections_for_intake; }

    /// True = a place is taken; leave() gives it back.
    bool enter(bool public_intake);
    void leave() { in_flight_.fetch_sub(1, std::memory_order_relaxed); }
    std::size_t in_flight() const { return in_flight_.load(std::memory_order_relaxed); }

private:
    Limits limits_;
    std::atomic<std::size_t> connections_{0};
    std::atomic<std::size_t> in_flight_{0};
    std::mutex lock_;
    std::unordered_map<std::string, std::size_t> by_client_;  ///< never walked, only asked
};

}  // namespace ciclo::edge
