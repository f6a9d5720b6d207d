#include "journeys/cases.h"

#include <algorithm>

#include "base/ensure.h"
#include "events/in_parallel.h"

namespace ciclo::journeys {

Cases::Cases(const events::Log& log, std::vector<std::uint32_t> numbers)
    : log_(&log), numbers_(std::move(numbers)), size_(numbers_.size()) {
    ENSURE(std::is_sorted(numbers_.begin(), numbers_.end(), std::less_equal<>{}), "cases ascend, each once");
    ENSURE(numbers_.empty() || numbers_.back() < log.cases.size(), "a view looks at cases of its log");
}

std::size_t Cases::events() const {
    if (every_) return log_->events();
    std::size_t n = 0;
    for (std::size_t i = 0; i < size_; ++i) n += end_of(i) - begin_of(i);
    return n;
}

std::vector<CaseRange> Cases::ranges(const PassOptions& options) const {
    if (every_) return case_ranges(*log_, options);
    constexpr std::size_t events_worth_a_thread = 50'000;  // as case_ranges() has it
    const std::size_t n = events();
    const std::size_t parts =
        std::clamp<std::size_t>(n / events_worth_a_thread, 1, events::threads_to_use(options.threads));
    std::vector<CaseRange> ranges{{0, size_}};
    std::size_t seen = 0;
    for (std::size_t i = 0; i < size_ && ranges.size() < parts; ++i) {
        seen += end_of(i) - begin_of(i);
        if (seen * parts < n * ranges.size()) continue;
        ranges.back().last = i + 1;
        ranges.push_back({i + 1, size_});
    }
    return ranges;
}

}  // namespace ciclo::journeys
