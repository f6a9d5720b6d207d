#include "conformance/align_choice.h"

#include <algorithm>
#include <bit>

namespace ciclo::conformance {

namespace {

constexpr std::int64_t unreachable = INT64_MAX / 4;

std::uint64_t bit(std::uint32_t one) {
    return std::uint64_t{1} << (one % 64);
}

/// Counting is a call where the processor is not known; most sets are empty.
int size_of(std::uint64_t set) {
    return set == 0 ? 0 : std::popcount(set);
}

}  // namespace

StepChooser::StepChooser(const AlignPlan& plan)
    : plan_(plan), unlived_(plan.words, 0), returning_(plan.words, 0), ways_(plan.begin), best_(plan.places, 0) {
    for (Ways& ways : ways_) ways.from.assign(plan.places, 0);
}

void StepChooser::begin(std::span<const std::uint32_t> journey) {
    constexpr std::size_t most_events = 500'000;
    journey_ = journey;
    ++journeys_;
    weights_ = journey.size() < most_events ? Weights{} : Weights{std::int64_t{1} << 31, 1, 0};
    unlived_.assign(plan_.words, ~std::uint64_t{0});
    for (const std::uint32_t moment : journey) {
        if (moment < plan_.begin) unlived_[moment / 64] &= ~bit(moment);
    }
    for (std::size_t w = 0; w < plan_.words; ++w) returning_[w] = plan_.returns[w] & ~unlived_[w];
    planned_.assign(journey.size() * plan_.words, 0);
    steps_.clear();
}

const std::vector<Step>& StepChooser::steps(std::span<const std::uint32_t> journey) {
    begin(journey);
    look_back();
    std::uint32_t place = plan_.begin;
    for (std::uint32_t i = 0; i < journey_.size(); ++i) {
        const std::uint32_t moment = journey_[i];
        const bool planned = moment < plan_.begin && (planned_[i * plan_.words + place / 64] & bit(place)) != 0;
        if (planned) add_skipped(place, moment, i);
        const bool fits = planned || moment == Aligner::free;
        steps_.push_back({fits ? StepKind::as_planned : StepKind::extra, moment, i});
        if (planned) place = moment;
    }
    if (plan_.to_end[place] == 0) return steps_;
    const std::uint32_t end = plan_.end_from[place];
    add_skipped(place, end, n_events());
    steps_.push_back({StepKind::skipped, end, n_events()});
    return steps_;
}

/// What skipping these moments says: a moment never lived is missed; one lived elsewhere is told by that event, unless
/// a loop asks for it again.
std::int64_t StepChooser::weight_of(const std::uint64_t* skipped, std::int32_t n_skipped) const {
    if (n_skipped == 0) return 0;
    int unlived = 0, again = 0;
    for (std::size_t w = 0; w < plan_.words; ++w) {
        unlived += size_of(skipped[w] & unlived_[w]);
        again += size_of(skipped[w] & returning_[w]);
    }
    return n_skipped * weights_.cost + (unlived + again) * weights_.named + again * 2 * weights_.preferred;
}

const std::vector<std::int64_t>& StepChooser::ways_to(std::uint32_t moment) {
    Ways& ways = ways_[moment];
    if (ways.journey == journeys_) return ways.from;
    ways.journey = journeys_;
    for (std::uint32_t place = 0; place < plan_.places; ++place) {
        const std::int32_t moves = plan_.moves_between(place, moment);
        const bool reached = moves < AlignPlan::never;
        ways.from[place] = reached ? weight_of(plan_.skipped_between(place, moment), moves - 1) : unreachable;
    }
    return ways.from;
}

/// From the last event to the first: what is still to be said from each place on, and whether the event is as planned
/// there.
void StepChooser::look_back() {
    for (std::uint32_t place = 0; place < plan_.places; ++place) {
        const std::int32_t skipped = plan_.to_end[place];
        best_[place] = skipped < AlignPlan::never ? weight_of(plan_.skipped_to_end(place), skipped) : unreachable;
    }
    for (std::uint32_t i = n_events(); i-- > 0;) {
        // an event that no moment claims, or that fits anywhere, is the same from every place
        if (journey_[i] < plan_.begin) look_back_at(i);
    }
}

void StepChooser::look_back_at(std::uint32_t event) {
    const std::int64_t* ways = ways_to(journey_[event]).data();
    const std::int64_t on = best_[journey_[event]], extra = weights_.cost + weights_.named + weights_.preferred;
    std::uint64_t* words = &planned_[event * plan_.words];
    std::int64_t* best = best_.data();
    for (std::size_t first = 0; first < plan_.places; first += 64) {
        const std::size_t last = std::min<std::size_t>(first + 64, plan_.places);
        std::uint64_t from = 0;
        for (std::size_t place = first; place < last; ++place) {
            const std::int64_t planned = on + ways[place], without = best[place] + extra;
            from |= std::uint64_t{planned <= without} << (place - first);
            best[place] = std::min(planned, without);
        }
        words[first / 64] = from;
    }
}

void StepChooser::add_skipped(std::uint32_t place, std::uint32_t moment, std::uint32_t event) {
    const auto first = static_cast<std::ptrdiff_t>(steps_.size());
    for (std::uint32_t at = plan_.previous[place * plan_.places + moment]; at != place;
         at = plan_.previous[place * plan_.places + at]) {
        steps_.push_back({StepKind::skipped, at, event});
    }
    std::reverse(steps_.begin() + first, steps_.end());
}

}  // namespace ciclo::conformance
