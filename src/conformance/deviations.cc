#include "conformance/deviations.h"

#include <algorithm>
#include <tuple>

namespace ciclo::conformance {

DeviationCounter::DeviationCounter(std::size_t moments, std::size_t activities)
    : moments_(moments), seen_(moments + activities) {}

std::vector<Deviating> DeviationCounter::deviations(std::span<const Step> steps,
                                                    std::span<const std::uint32_t> activities) {
    for (const Step& step : steps) {
        if (step.moment == Aligner::free) continue;
        count(step, step.moment == Aligner::foreign ? moments_ + activities[step.event] : step.moment);
    }
    found_.clear();
    for (const std::size_t subject : touched_) tell(subject);
    touched_.clear();
    std::sort(found_.begin(), found_.end(), [](const Deviating& a, const Deviating& b) {
        return std::tuple(a.kind, a.subject) < std::tuple(b.kind, b.subject);
    });
    return found_;
}

void DeviationCounter::count(const Step& step, std::size_t subject) {
    Seen& one = seen_[subject];
    if (one.empty()) touched_.push_back(subject);
    if (step.kind == StepKind::as_planned) ++one.planned;
    if (step.kind == StepKind::skipped) ++one.skipped;
    if (step.kind == StepKind::extra) ++one.extra;
}

void DeviationCounter::tell(std::size_t subject) {
    const Seen one = seen_[subject];
    seen_[subject] = {};
    if (subject >= moments_) return add(Deviation::unexpected, subject - moments_, one.extra);
    const std::uint32_t moved = std::min(one.skipped, one.extra), more = one.extra - moved;
    const bool lived_too = one.planned + moved > 0;
    add(Deviation::skipped, subject, one.skipped - moved);
    add(Deviation::repeated, subject, lived_too ? more : 0);
    add(Deviation::out_of_order, subject, moved + (lived_too ? 0 : more));
}

void DeviationCounter::add(Deviation kind, std::size_t subject, std::uint32_t n) {
    if (n > 0) found_.push_back({kind, static_cast<std::uint32_t>(subject), n});
}

}  // namespace ciclo::conformance
