#include "conformance/align_choice.h"

#include <algorithm>
#include <bit>

namespace ciclo::conformance {

namespace {

/// One number orders the answers: cost first, then departures to name, then what is said rather. Each has room for a
/// journey of half a million events; a longer one is told without the last.
struct Weights {
    std::int64_t cost = std::int64_t{1} << 42, named = std::int64_t{1} << 21, preferred = 1;
};

Weights weights_for(std::size_t events) {
    constexpr std::size_t most_events = 500'000;
    if (events < most_events) return {};
    return {std::int64_t{1} << 31, 1, 0};
}

class Choosing {
public:
    Choosing(const AlignPlan& plan, std::span<const std::uint32_t> journey)
        : plan_(plan),
          journey_(journey),
          weights_(weights_for(journey.size())),
          unlived_(plan.words, ~std::uint64_t{0}),
          returning_(plan.words, 0),
          way_(plan.begin),
          best_(plan.places, 0),
          planned_(journey.size() * plan.words, 0) {
        for (const std::uint32_t moment : journey) {
            if (moment < plan_.begin) unlived_[moment / 64] &= ~bit(moment);
        }
        for (std::uint32_t moment = 0; moment < plan_.begin; ++moment) {
            if (plan_.returns[moment]) returning_[moment / 64] |= bit(moment) & ~unlived_[moment / 64];
        }
    }

    std::vector<Step> steps() {
        look_back();
        std::vector<Step> out;
        std::uint32_t place = plan_.begin;
        for (std::uint32_t i = 0; i < journey_.size(); ++i) {
            const std::uint32_t moment = journey_[i];
            const bool planned = moment < plan_.begin && (planned_[i * plan_.words + place / 64] & bit(place)) != 0;
            if (planned) add_skipped(place, moment, i, out);
            const bool fits = planned || moment == Aligner::free;
            out.push_back({fits ? StepKind::as_planned : StepKind::extra, moment, i});
            if (planned) place = moment;
        }
        if (plan_.to_end[place] == 0) return out;
        const std::uint32_t end = plan_.end_from[place];
        add_skipped(place, end, n_events(), out);
        out.push_back({StepKind::skipped, end, n_events()});
        return out;
    }

private:
    static std::uint64_t bit(std::uint32_t one) { return std::uint64_t{1} << (one % 64); }
    std::uint32_t n_events() const { return static_cast<std::uint32_t>(journey_.size()); }

    /// What skipping these moments says: a moment never lived is missed; one lived elsewhere is told by that event,
    /// unless a loop asks for it again.
    std::int64_t weight_of(const std::uint64_t* skipped) const {
        int all = 0, unlived = 0, again = 0;
        for (std::size_t w = 0; w < plan_.words; ++w) {
            all += std::popcount(skipped[w]);
            unlived += std::popcount(skipped[w] & unlived_[w]);
            again += std::popcount(skipped[w] & returning_[w]);
        }
        return all * weights_.cost + (unlived + again) * weights_.named + again * 2 * weights_.preferred;
    }
    std::int64_t weight_to_end(std::uint32_t place) const {
        if (plan_.to_end[place] == 0) return 0;
        const std::uint32_t end = plan_.end_from[place];
        std::vector<std::uint64_t> skipped(plan_.skipped_between(place, end),
                                           plan_.skipped_between(place, end) + plan_.words);
        skipped[end / 64] |= bit(end);
        return weight_of(skipped.data());
    }
    /// [place]: the weight of the way from there to the moment.
    const std::vector<std::int64_t>& ways_to(std::uint32_t moment) {
        std::vector<std::int64_t>& ways = way_[moment];
        for (std::uint32_t place = 0; ways.size() < plan_.places; ++place) {
            const bool reached = plan_.moves_between(place, moment) < AlignPlan::never;
            ways.push_back(reached ? weight_of(plan_.skipped_between(place, moment)) : unreachable);
        }
        return ways;
    }

    /// From the last event to the first: what is still to be said from each place on, and whether the event is as
    /// planned there.
    void look_back() {
        for (std::uint32_t place = 0; place < plan_.places; ++place) best_[place] = weight_to_end(place);
        for (std::uint32_t i = n_events(); i-- > 0;) {
            // an event that no moment claims, or that fits anywhere, is the same from every place
            if (journey_[i] < plan_.begin) look_back_at(i);
        }
    }
    void look_back_at(std::uint32_t i) {
        const std::vector<std::int64_t>& ways = ways_to(journey_[i]);
        const std::int64_t on = best_[journey_[i]], extra = weights_.cost + weights_.named + weights_.preferred;
        for (std::uint32_t place = 0; place < plan_.places; ++place) {
            const std::int64_t planned = on + ways[place], without = best_[place] + extra;
            if (planned <= without) planned_[i * plan_.words + place / 64] |= bit(place);
            best_[place] = std::min(planned, without);
        }
    }
    void add_skipped(std::uint32_t place, std::uint32_t moment, std::uint32_t event, std::vector<Step>& out) const {
        const auto first = static_cast<std::ptrdiff_t>(out.size());
        for (std::uint32_t at = plan_.previous[place * plan_.places + moment]; at != place;
             at = plan_.previous[place * plan_.places + at]) {
            out.push_back({StepKind::skipped, at, event});
        }
        std::reverse(out.begin() + first, out.end());
    }

    static constexpr std::int64_t unreachable = INT64_MAX / 4;

    const AlignPlan& plan_;
    std::span<const std::uint32_t> journey_;
    Weights weights_;
    std::vector<std::uint64_t> unlived_, returning_;  ///< sets of moments: no event of it; lived, and a loop returns
    std::vector<std::vector<std::int64_t>> way_;      ///< [moment][place], made when first asked for
    std::vector<std::int64_t> best_;
    std::vector<std::uint64_t> planned_;  ///< [event × words]: the places from which it is as planned
};

}  // namespace

std::vector<Step> chosen_steps(const AlignPlan& plan, std::span<const std::uint32_t> journey) {
    return Choosing(plan, journey).steps();
}

}  // namespace ciclo::conformance
