// Of the alignments that cost the least, the one a person would give: align.h has the rules. Internal to the room;
// align.h is the door. One thread a chooser; it keeps its memory from journey to journey.
//
//   StepChooser chooser(plan);
//   for (const auto& journey : journeys) use(chooser.steps(journey));   // valid until the next call
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "conformance/align.h"
#include "conformance/align_plan.h"

namespace ciclo::conformance {

class StepChooser {
public:
    /// `plan` must live longer.
    explicit StepChooser(const AlignPlan& plan);

    const std::vector<Step>& steps(std::span<const std::uint32_t> journey);

private:
    /// One number orders the answers: cost first, then departures to name, then what is said rather. Each has room for
    /// a journey of half a million events; a longer one is told without the last.
    struct Weights {
        std::int64_t cost = std::int64_t{1} << 42, named = std::int64_t{1} << 21, preferred = 1;
    };
    /// [place]: the weight of the way from there to a moment; made when a journey first asks for it.
    struct Ways {
        std::vector<std::int64_t> from;
        std::uint64_t journey = 0;  ///< number of the journey it is of
    };

    void begin(std::span<const std::uint32_t> journey);
    std::int64_t weight_of(const std::uint64_t* skipped, std::int32_t n_skipped) const;
    const std::vector<std::int64_t>& ways_to(std::uint32_t moment);
    void look_back();
    void look_back_at(std::uint32_t event);
    void add_skipped(std::uint32_t place, std::uint32_t moment, std::uint32_t event);
    std::uint32_t n_events() const { return static_cast<std::uint32_t>(journey_.size()); }

    const AlignPlan& plan_;
    std::span<const std::uint32_t> journey_;
    std::uint64_t journeys_ = 0;  ///< begun so far
    Weights weights_;
    std::vector<std::uint64_t> unlived_, returning_;  ///< sets of moments: no event of it; lived, and a loop returns
    std::vector<Ways> ways_;                          ///< [moment]
    std::vector<std::int64_t> best_;      ///< [place]: the weight of what is still to be said from there on
    std::vector<std::uint64_t> planned_;  ///< [event × words]: the places from which it is as planned
    std::vector<Step> steps_;
};

}  // namespace ciclo::conformance
