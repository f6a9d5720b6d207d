// What an alignment says, by kind and subject. Internal to the room; conformance.h has the words. One thread a
// counter; it keeps its memory from journey to journey.
//
//   DeviationCounter counter(moments, activities);
//   found.deviations = counter.deviations(steps, activities_of_the_journey);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "conformance/align.h"
#include "conformance/conformance.h"

namespace ciclo::conformance {

class DeviationCounter {
public:
    /// How many moments and activities there are.
    DeviationCounter(std::size_t moments, std::size_t activities);

    /// `activities`: of the journey's events.
    std::vector<Deviating> deviations(std::span<const Step> steps, std::span<const std::uint32_t> activities);

private:
    /// Planned moments without event and events without plan, of one subject.
    struct Seen {
        std::uint32_t planned = 0, skipped = 0, extra = 0;
        bool empty() const { return planned + skipped + extra == 0; }
    };

    void count(const Step& step, std::size_t subject);
    void tell(std::size_t subject);
    void add(Deviation kind, std::size_t subject, std::uint32_t n);

    std::size_t moments_;
    std::vector<Seen> seen_;            ///< by moment, then by activity that has none
    std::vector<std::size_t> touched_;  ///< places in seen_ that count something
    std::vector<Deviating> found_;
};

}  // namespace ciclo::conformance
