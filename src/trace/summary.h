// Summaries of an event log that need one pass: variants, moves, durations of cases. Not the event engine: what tests
// and the report's foot ask.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "trace/events.h"

namespace ciclo::trace {

/// One order of activities and how many cases follow it.
struct Variant {
    std::vector<std::uint32_t> activities;
    std::int64_t cases = 0;
};
/// Most frequent first; ties by the activities' numbers.
std::vector<Variant> variants(const EventLog& log);

/// How often one activity directly follows another, by (from, to).
struct Move {
    std::uint32_t from = 0, to = 0;
    std::int64_t n = 0;
};
std::vector<Move> moves(const EventLog& log);

/// Last end − first start of each case, in microseconds, in the order of log.cases. A case without events has 0.
std::vector<std::int64_t> case_spans_us(const EventLog& log);
/// case span − union of the case's intervals: time in which nothing of the log happened.
std::vector<std::int64_t> idle_us(const EventLog& log);

}  // namespace ciclo::trace
