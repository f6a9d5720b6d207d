#include "conformance/journeys_of_variants.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

#include "events/in_parallel.h"

namespace ciclo::conformance {

namespace {

/// The journeys of all variants, one after the other.
struct Journeys {
    std::vector<std::uint32_t> moments, activities;
    std::vector<std::size_t> begin;

    std::span<const std::uint32_t> of(std::size_t variant) const {
        return {moments.data() + begin[variant], begin[variant + 1] - begin[variant]};
    }
};

Journeys journeys_of(const events::Log& log, const journeys::Variants& variants,
                     const std::vector<std::uint32_t>& moment_of) {
    Journeys out;
    std::size_t total = 0;
    for (const journeys::Variant& variant : variants.all) total += variant.length;
    out.moments.reserve(total);
    out.activities.reserve(total);
    out.begin.push_back(0);
    log.activity.visit([&](auto codes) {
        for (const journeys::Variant& variant : variants.all) {
            const std::uint64_t first = log.case_begin[variant.first_case];
            for (std::uint64_t e = first; e < first + variant.length; ++e) {
                out.activities.push_back(codes[e]);
                out.moments.push_back(moment_of[codes[e]]);
            }
            out.begin.push_back(out.moments.size());
        }
    });
    return out;
}

/// Variants by their journeys, so that what begins alike stands together.
std::vector<std::uint32_t> by_beginning(const Journeys& journeys) {
    std::vector<std::uint32_t> order(journeys.begin.size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto left = journeys.of(a), right = journeys.of(b);
        const auto at = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
        if (at.first == left.end() || at.second == right.end()) {
            return std::tuple(left.size(), a) < std::tuple(right.size(), b);
        }
        return *at.first < *at.second;
    });
    return order;
}

double fitness_of(std::uint32_t cost, std::span<const std::uint32_t> journey, std::uint32_t shortest) {
    const auto free = std::count(journey.begin(), journey.end(), Aligner::free);
    return 1 -
           static_cast<double>(cost) / static_cast<double>(static_cast<std::int64_t>(journey.size()) - free + shortest);
}

void walk(const Journeys& journeys, std::span<const std::uint32_t> order, Aligner aligner,
          std::vector<VariantConformance>& out) {
    const std::uint32_t shortest = aligner.shortest();
    std::span<const std::uint32_t> before;
    for (const std::uint32_t variant : order) {
        const auto journey = journeys.of(variant);
        const auto shared = static_cast<std::size_t>(
            std::mismatch(before.begin(), before.end(), journey.begin(), journey.end()).first - before.begin());
        while (aligner.depth() > shared) aligner.pop();
        for (std::size_t i = shared; i < journey.size(); ++i) aligner.push(journey[i]);
        before = journey;
        VariantConformance& found = out[variant];
        found.cost = aligner.cost();
        found.fitness = fitness_of(found.cost, journey, shortest);
        if (found.cost == 0) continue;
        const std::size_t begin = journeys.begin[variant];
        found.deviations =
            deviations_of(aligner.alignment(), std::span(journeys.activities).subspan(begin, journey.size()));
    }
}

/// A planned moment without event, or an event without plan, of one subject.
struct Seen {
    std::uint32_t subject = 0;
    bool foreign = false;
    std::uint32_t planned = 0, skipped = 0, extra = 0;
};

Seen& seen(std::vector<Seen>& all, std::uint32_t subject, bool foreign) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Seen& one) { return one.subject == subject && one.foreign == foreign; });
    if (found != all.end()) return *found;
    all.push_back({subject, foreign, 0, 0, 0});
    return all.back();
}

void add(std::vector<Deviating>& out, Deviation kind, std::uint32_t subject, std::uint32_t n) {
    if (n > 0) out.push_back({kind, subject, n});
}

}  // namespace

std::vector<Deviating> deviations_of(const Alignment& alignment, std::span<const std::uint32_t> activities) {
    std::vector<Seen> all;
    for (const Step& step : alignment.steps) {
        if (step.moment == Aligner::free) continue;
        const bool foreign = step.moment == Aligner::foreign;
        Seen& one = seen(all, foreign ? activities[step.event] : step.moment, foreign);
        if (step.kind == StepKind::as_planned) ++one.planned;
        if (step.kind == StepKind::skipped) ++one.skipped;
        if (step.kind == StepKind::extra) ++one.extra;
    }
    std::vector<Deviating> out;
    for (const Seen& one : all) {
        if (one.foreign) {
            add(out, Deviation::unexpected, one.subject, one.extra);
            continue;
        }
        const std::uint32_t moved = std::min(one.skipped, one.extra), more = one.extra - moved;
        const bool lived_too = one.planned + moved > 0;
        add(out, Deviation::skipped, one.subject, one.skipped - moved);
        add(out, Deviation::repeated, one.subject, lived_too ? more : 0);
        add(out, Deviation::out_of_order, one.subject, moved + (lived_too ? 0 : more));
    }
    std::sort(out.begin(), out.end(), [](const Deviating& a, const Deviating& b) {
        return std::tuple(a.kind, a.subject) < std::tuple(b.kind, b.subject);
    });
    return out;
}

std::vector<VariantConformance> align_variants(const events::Log& log, const journeys::Variants& variants,
                                               const cycle::Moves& moves, const std::vector<std::uint32_t>& moment_of,
                                               unsigned threads) {
    constexpr std::size_t fewest_a_thread = 500;  // a variant costs about a microsecond, a thread about thirty
    const Journeys journeys = journeys_of(log, variants, moment_of);
    const std::vector<std::uint32_t> order = by_beginning(journeys);
    std::vector<VariantConformance> out(order.size());
    const Aligner aligner(moves);
    const std::size_t parts =
        std::clamp<std::size_t>(order.size() / fewest_a_thread, 1, events::threads_to_use(threads));
    events::in_parallel(parts, [&](std::size_t part) {
        const std::size_t first = order.size() * part / parts, last = order.size() * (part + 1) / parts;
        walk(journeys, std::span(order).subspan(first, last - first), aligner, out);
    });
    return out;
}

}  // namespace ciclo::conformance
