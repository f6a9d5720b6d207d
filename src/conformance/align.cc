#include "conformance/align.h"

#include <algorithm>

#include "conformance/align_choice.h"
#include "conformance/align_plan.h"

namespace ciclo::conformance {

namespace {
constexpr std::int32_t never = AlignPlan::never;
}

Aligner::Aligner(const cycle::Moves& moves)
    : plan_(std::make_shared<const AlignPlan>(moves)), cost_at_(plan_->places, never) {
    cost_at_[plan_->begin] = 0;
}

void Aligner::push(std::uint32_t moment) {
    Event event;
    event.moment = moment;
    if (moment == free) {
        events_.push_back(event);
        return;
    }
    ++extra_;
    if (moment != foreign) {
        event.cost_before = cost_at_[moment];
        const std::int32_t* ways = &plan_->moves_to[moment * plan_->places];
        std::int32_t best = never;
        for (std::size_t place = 0; place < plan_->places; ++place)
            best = std::min(best, cost_at_[place] + ways[place]);
        // the way counts its moves, of which the last is this event; and extra_ has just grown by one
        if (best < never / 2 && best - 2 <= event.cost_before) {
            event.planned = true;
            cost_at_[moment] = best - 2;
        }
    }
    events_.push_back(event);
}

void Aligner::pop() {
    const Event event = events_.back();
    events_.pop_back();
    if (event.moment == free) return;
    --extra_;
    if (event.planned) cost_at_[event.moment] = event.cost_before;
}

std::uint32_t Aligner::cost() const {
    std::int32_t least = never;
    for (std::size_t place = 0; place < plan_->places; ++place)
        least = std::min(least, cost_at_[place] + plan_->to_end[place]);
    return static_cast<std::uint32_t>(least + extra_);
}

Alignment Aligner::alignment() const {
    std::vector<std::uint32_t> journey;
    for (const Event& event : events_) journey.push_back(event.moment);
    return {cost(), StepChooser(*plan_).steps(journey)};
}

Alignment Aligner::align(std::span<const std::uint32_t> journey) {
    while (depth() > 0) pop();
    for (const std::uint32_t moment : journey) push(moment);
    return alignment();
}

std::uint32_t Aligner::shortest() const {
    return static_cast<std::uint32_t>(plan_->to_end[plan_->begin]);
}

}  // namespace ciclo::conformance
