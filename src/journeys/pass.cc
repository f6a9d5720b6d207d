#include "journeys/pass.h"

#include <algorithm>

#include "events/in_parallel.h"

namespace ciclo::journeys {

std::vector<CaseRange> case_ranges(const events::Log& log, const PassOptions& options) {
    constexpr std::uint64_t events_worth_a_thread = 50'000;  // starting one costs what these take
    const std::uint64_t events = log.events();
    const std::uint64_t parts =
        std::clamp<std::uint64_t>(events / events_worth_a_thread, 1, events::threads_to_use(options.threads));
    const auto begin = log.case_begin.span();
    std::vector<CaseRange> ranges;
    std::size_t first = 0;
    for (std::uint64_t part = 1; part <= parts; ++part) {
        const auto cut = std::lower_bound(begin.begin(), begin.end() - 1, events * part / parts);
        const std::size_t last = part == parts ? log.cases.size() : static_cast<std::size_t>(cut - begin.begin());
        ranges.push_back({first, std::max(first, last)});
        first = ranges.back().last;
    }
    return ranges;
}

}  // namespace ciclo::journeys
