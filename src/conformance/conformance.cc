#include "conformance/conformance.h"

#include <algorithm>
#include <numeric>

#include "base/ensure.h"
#include "conformance/journeys_of_variants.h"
#include "conformance/lived_moves.h"
#include "conformance/time_limits.h"

namespace ciclo::conformance {

namespace {

constexpr std::uint32_t nowhere = Aligner::foreign;

/// By activity: its place in display order (moments, then transversal), or nowhere.
std::vector<std::uint32_t> display_of(const cycle::Map& map, const std::vector<ActivityMatch>& matches) {
    const std::vector<const cycle::Moment*> shown = map.rateable();
    std::vector<std::uint32_t> out(matches.size(), nowhere);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (!matches[i].moment) continue;
        const auto found =
            std::find_if(shown.begin(), shown.end(), [&](const auto* m) { return m->id == *matches[i].moment; });
        if (found != shown.end()) out[i] = static_cast<std::uint32_t>(found - shown.begin());
    }
    return out;
}

std::vector<MomentConformance> moments_of(const cycle::Map& map) {
    std::vector<MomentConformance> out;
    for (const cycle::Moment* moment : map.rateable()) {
        MomentConformance one;
        one.moment = moment->id;
        one.transversal = map.number_of(moment->id) == 0;
        out.push_back(std::move(one));
    }
    return out;
}

void add_deviations(const VariantConformance& variant, std::int64_t cases, Conformance& found,
                    std::vector<UnexpectedActivity>& unexpected) {
    for (const Deviating& one : variant.deviations) {
        const std::int64_t n = one.n * cases;
        if (one.kind == Deviation::unexpected) {
            unexpected[one.subject].events += n;
            unexpected[one.subject].cases += cases;
            continue;
        }
        MomentConformance& moment = found.moments[one.subject];
        const bool skipped = one.kind == Deviation::skipped, repeated = one.kind == Deviation::repeated;
        (skipped ? moment.skipped : repeated ? moment.repeated : moment.out_of_order) += n;
        (skipped ? moment.skipped_cases : repeated ? moment.repeated_cases : moment.out_of_order_cases) += cases;
    }
}

/// Events of each activity.
std::vector<std::int64_t> visits_of(const events::Log& log, const Journeys& journeys,
                                    const journeys::Variants& variants) {
    std::vector<std::int64_t> out(log.activities.size(), 0);
    for (std::size_t v = 0; v < journeys.size(); ++v) {
        for (const std::uint32_t activity : journeys.activities_of(v)) out[activity] += variants.all[v].cases;
    }
    return out;
}

/// Visits and cases of each moment.
void add_reach(const Journeys& journeys, const std::vector<std::uint32_t>& display, Conformance& found) {
    std::vector<std::size_t> last(found.moments.size(), journeys.size());
    for (std::size_t v = 0; v < journeys.size(); ++v) {
        const std::int64_t cases = found.variants.all[v].cases;
        for (const std::uint32_t activity : journeys.activities_of(v)) {
            const std::uint32_t moment = display[activity];
            if (moment == nowhere) continue;
            found.moments[moment].visits += cases;
            if (last[moment] != v) found.moments[moment].cases += cases;
            last[moment] = v;
        }
    }
}

void add_totals(const events::Log& log, Conformance& found) {
    std::vector<UnexpectedActivity> unexpected(log.activities.size());
    std::int64_t worst = 0;  // what everything extra and everything skipped would cost
    double sum = 0;
    for (std::size_t v = 0; v < found.of_variant.size(); ++v) {
        const VariantConformance& variant = found.of_variant[v];
        const std::int64_t cases = found.variants.all[v].cases;
        found.cases += cases;
        found.cost += cases * variant.cost;
        if (variant.cost == 0) found.fitting_cases += cases;
        sum += variant.fitness * static_cast<double>(cases);
        worst += cases * found.shortest;
        add_deviations(variant, cases, found, unexpected);
    }
    for (const MomentConformance& moment : found.moments) worst += moment.transversal ? 0 : moment.visits;
    for (std::size_t i = 0; i < unexpected.size(); ++i) {
        unexpected[i].activity = static_cast<std::uint32_t>(i);
        worst += unexpected[i].events;
        if (unexpected[i].events > 0) found.unexpected.push_back(unexpected[i]);
    }
    std::stable_sort(found.unexpected.begin(), found.unexpected.end(),
                     [](const auto& a, const auto& b) { return a.cases > b.cases; });
    if (found.cases == 0) return;
    found.fitness = 1 - static_cast<double>(found.cost) / static_cast<double>(worst);
    found.average_fitness = sum / static_cast<double>(found.cases);
}

void add_times(const events::Log& log, const cycle::Map& map, const std::vector<ActivityMatch>& matches,
               const std::vector<std::uint32_t>& display, const Journeys& journeys, const ConformOptions& options,
               Conformance& found) {
    const std::vector<std::optional<TimeLimit>> limits = limits_of(map, matches, options.clock);
    bool any = false;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (!limits[i]) continue;
        any = true;
        std::optional<TimeLimit>& shown = found.moments[display[i]].limit;
        if (!shown || limits[i]->standard) shown = limits[i];
    }
    if (any) time_visits(log, limits, display, visits_of(log, journeys, found.variants), options, found);
}

std::vector<std::size_t> deviating(const Conformance& found) {
    std::vector<std::size_t> out;
    for (std::size_t v = 0; v < found.of_variant.size(); ++v) {
        if (found.of_variant[v].cost > 0) out.push_back(v);
    }
    return out;
}

}  // namespace

const Names<Deviation, 4>& names_of(Deviation*) {
    static constexpr Names<Deviation, 4> names{
        {{Deviation::skipped, "skipped", "faltó", "skipped", "overgeslagen"},
         {Deviation::repeated, "repeated", "repetido", "repeated", "herhaald"},
         {Deviation::out_of_order, "out_of_order", "fuera de orden", "out of order", "buiten de volgorde"},
         {Deviation::unexpected, "unexpected", "no previsto", "unexpected", "onverwacht"}}};
    return names;
}

Conformance conform(const events::Log& log, const cycle::Map& map, const std::vector<ActivityMatch>& matches,
                    const ConformOptions& options) {
    ENSURE(!map.moments.empty() && matches.size() == log.activities.size(),
           "matches are of this log and a map with moments");
    Conformance found;
    found.moves = cycle::moves_of(map);
    found.shortest = Aligner(found.moves).shortest();
    found.moments = moments_of(map);
    found.events = static_cast<std::int64_t>(log.events());
    const std::vector<std::uint32_t> display = display_of(map, matches);
    for (const std::uint32_t place : display) {
        const bool along = place != nowhere && place >= map.moments.size();
        found.moment_of.push_back(along ? Aligner::free : place);
    }
    found.variants = journeys::variants_of(log, {options.threads});
    const Journeys journeys = journeys_of(log, found.variants, found.moment_of);
    found.of_variant = align_variants(journeys, found.moves, options.threads);
    found.lived_moves = lived_moves_of(journeys, found.variants, found.moves, options.threads);
    add_reach(journeys, display, found);
    add_totals(log, found);
    add_times(log, map, matches, display, journeys, options, found);
    return found;
}

Alignment explain(const events::Log& log, const Conformance& found, std::size_t variant) {
    std::vector<std::uint32_t> journey = found.variants.path(log, variant);
    for (std::uint32_t& one : journey) one = found.moment_of[one];
    return Aligner(found.moves).align(journey);
}

std::vector<std::size_t> worst_variants(const Conformance& found, std::size_t most) {
    std::vector<std::size_t> out = deviating(found);
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
        return found.of_variant[a].fitness < found.of_variant[b].fitness;
    });
    if (out.size() > most) out.resize(most);
    return out;
}

std::vector<std::size_t> typical_variants(const Conformance& found, std::size_t most) {
    std::vector<std::size_t> out = deviating(found);  // variants stand by cases already
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace ciclo::conformance
