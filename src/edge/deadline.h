// Deadline: until when a connection may stay in what it is doing. A time stamp that the loop's sweep looks at.
//
//   deadline.arm(Phase::body, limits.body);
//   deadline.earn(limits.body, bytes_so_far, limits);
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

#include "edge/limits.h"

namespace ciclo::edge {

enum class Phase { handshake, head, body, application, write, stream, idle, linger };

struct Deadline {
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

    Phase phase = Phase::handshake;
    std::int64_t at_microseconds = never;
    std::int64_t began_microseconds = 0;

    void arm(Phase now_in, std::chrono::milliseconds time);
    /// What arrives at the slowest speed or faster is given the time it needs, up to the longest.
    void earn(std::chrono::milliseconds time, std::uint64_t bytes, const Limits& limits);
    void disarm(Phase now_in);
    /// When nearly full (`crowded`), idle ones go sooner.
    bool passed(std::int64_t now_microseconds, bool crowded, const Limits& limits) const;
};

}  // namespace ciclo::edge
