// The durations of a log put together by what they belong to, so that each group can be looked at as one run of memory:
// gaps by move, service by activity. Part of measure().
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "events/log.h"
#include "journeys/move_parts.h"
#include "journeys/spread.h"

namespace ciclo::journeys {

/// Groups of ticks one after another; 4 bytes each while all fit. Within a group in the order of the cases.
class Grouped {
public:
    using Short = events::Buffer<std::int32_t>;
    using Long = events::Buffer<std::int64_t>;

    template <class Ticks>
    Grouped(Ticks ticks, std::vector<std::size_t> begin, double tick_seconds)
        : ticks_(std::move(ticks)), begin_(std::move(begin)), tick_seconds_(tick_seconds) {}

    /// Groups first … last − 1 taken together; values below `floor` count as `floor` (0: overlap is no wait).
    Spread spread(std::size_t first, std::size_t last, Detail detail, std::int64_t floor) const;

private:
    std::variant<Short, Long> ticks_;
    std::vector<std::size_t> begin_;  ///< groups + 1
    double tick_seconds_ = 1;
};

/// One group per move, in the order of `moves`. `parts` and `ranges` are those the moves were counted from.
Grouped gaps_by_move(const events::Log& log, const std::vector<CaseRange>& ranges, const std::vector<MovePart>& parts,
                     const Moves& moves);
/// One group per activity: end − start of the events that last.
Grouped service_by_activity(const events::Log& log, const std::vector<CaseRange>& ranges);

}  // namespace ciclo::journeys
