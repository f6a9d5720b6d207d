// How a measure goes through a log: cases cut into ranges of about as many events, one thread a range. The answer is
// the same for any number of threads, because ranges are joined in the log's order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "events/log.h"

namespace ciclo::journeys {

struct PassOptions {
    unsigned threads = 0;  ///< 0: as many as the machine has
};

/// Cases first … last − 1.
struct CaseRange {
    std::size_t first = 0, last = 0;
};

/// At least one range, in order, every case in exactly one; one range only for a log too small to share.
std::vector<CaseRange> case_ranges(const events::Log& log, const PassOptions& options);

}  // namespace ciclo::journeys
