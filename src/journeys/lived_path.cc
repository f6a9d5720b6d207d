#include "journeys/lived_path.h"

#include <algorithm>
#include <cmath>

namespace ciclo::journeys {

namespace {

double share_of(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// −p·log₂ p of a part of the whole.
double bits(std::int64_t part, std::int64_t whole) {
    const double p = share_of(part, whole);
    return p > 0 ? -p * std::log2(p) : 0;
}

LivedActivity lived_activity(const ActivityMeasures& measured, std::int64_t cases, std::vector<NextMove> next) {
    LivedActivity out;
    out.reach = share_of(measured.cases, cases);
    out.abandonment = share_of(measured.ended, measured.cases);
    out.entropy_bits = bits(measured.ended, measured.events);
    std::stable_sort(next.begin(), next.end(), [](const NextMove& a, const NextMove& b) { return a.n > b.n; });
    for (NextMove& move : next) {
        move.share = share_of(move.n, measured.events);
        out.entropy_bits += bits(move.n, measured.events);
    }
    out.next = std::move(next);
    return out;
}

}  // namespace

LivedPath lived_path(const events::Log& log, const Measures& measures) {
    const std::size_t activities = log.activities.size();
    std::vector<std::vector<NextMove>> next(activities);
    for (const MoveTimes& move : measures.moves) next[move.from].push_back({move.to, move.gap.n, 0});
    LivedPath out;
    for (std::size_t a = 0; a < activities; ++a) {
        out.activities.push_back(lived_activity(measures.activities[a], measures.cases, std::move(next[a])));
        out.divergence_bits +=
            share_of(measures.activities[a].events, measures.events) * out.activities.back().entropy_bits;
    }
    for (const Variant& variant : measures.variants.all) out.variant_entropy_bits += bits(variant.cases, measures.cases);
    if (measures.cases > 1) {
        out.variant_entropy_normalised = out.variant_entropy_bits / std::log2(static_cast<double>(measures.cases));
    }
    out.moves_per_activity =
        share_of(static_cast<std::int64_t>(measures.moves.size()), static_cast<std::int64_t>(activities));
    out.variants_per_case = share_of(static_cast<std::int64_t>(measures.variants.all.size()), measures.cases);
    return out;
}

std::vector<Step> funnel(const events::Log& log, const Variants& variants, std::span<const std::uint32_t> steps) {
    std::vector<Step> out;
    for (const std::uint32_t step : steps) out.push_back({step, 0, 0, 0});
    std::int64_t cases = 0;
    log.activity.visit([&](auto codes) {
        for (const Variant& variant : variants.all) {
            cases += variant.cases;
            std::size_t reached = 0;
            const std::uint64_t from = log.case_begin[variant.first_case];
            for (std::uint64_t e = from; e < from + variant.length && reached < steps.size(); ++e) {
                if (codes[e] == steps[reached]) out[reached++].cases += variant.cases;
            }
        }
    });
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].reach = share_of(out[i].cases, cases);
        out[i].conversion = share_of(out[i].cases, i == 0 ? cases : out[i - 1].cases);
    }
    return out;
}

}  // namespace ciclo::journeys
