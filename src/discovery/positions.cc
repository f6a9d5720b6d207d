#include "discovery/positions.h"

namespace ciclo::discovery {

namespace {

/// The visits of one journey: the first of each activity, in the order in which they came.
struct FirstVisits {
    std::vector<std::uint32_t> activity;
    std::vector<std::size_t> at;  ///< its number among the visits kept
    std::size_t visits = 0;
};

void add(const FirstVisits& first, std::int64_t cases, const std::vector<Kept>& all, Positions& out) {
    for (std::size_t i = 0; i < first.activity.size(); ++i) {
        const std::uint32_t a = first.activity[i];
        const double relative =
            first.visits < 2 ? 0.5 : static_cast<double>(first.at[i]) / static_cast<double>(first.visits - 1);
        out.mean[a] += relative * static_cast<double>(cases) / static_cast<double>(all[a].cases);
        for (std::size_t j = i + 1; j < first.activity.size(); ++j) out.before[a * out.n + first.activity[j]] += cases;
    }
}

}  // namespace

std::vector<std::uint32_t> places_of(const std::vector<Kept>& all, std::size_t activities) {
    std::vector<std::uint32_t> out(activities, not_kept);
    for (std::uint32_t k = 0; k < all.size(); ++k) {
        for (const std::uint32_t activity : all[k].activities) out[activity] = k;
    }
    return out;
}

Positions positions_of(const events::Log& log, const journeys::Variants& variants, const std::vector<Kept>& all) {
    const std::size_t n = all.size();
    const std::vector<std::uint32_t> place = places_of(all, log.activities.size());
    Positions out{n, std::vector<double>(n, 0), std::vector<std::int64_t>(n * n, 0),
                  std::vector<std::int64_t>(n * n, 0), std::vector<std::int64_t>(n, 0)};
    std::vector<std::size_t> seen(n, variants.all.size());
    for (std::size_t v = 0; v < variants.all.size(); ++v) {
        const std::int64_t cases = variants.all[v].cases;
        FirstVisits first;
        std::uint32_t before = not_kept;
        for (const std::uint32_t activity : variants.path(log, v)) {
            const std::uint32_t k = place[activity];
            if (k == not_kept) continue;
            if (seen[k] != v) first.activity.push_back(k), first.at.push_back(first.visits);
            seen[k] = v;
            ++first.visits;
            (before == not_kept ? out.begins[k] : out.straight[before * n + k]) += cases;
            before = k;
        }
        add(first, cases, all, out);
    }
    return out;
}

}  // namespace ciclo::discovery
