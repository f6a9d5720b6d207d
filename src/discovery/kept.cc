#include "discovery/kept.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "discovery/limits.h"

namespace ciclo::discovery {

namespace {

/// Activities that share a folded name, in the log's order; one without letters or digits has no name to be matched by.
std::vector<Kept> named(const events::Log& log) {
    std::vector<std::int64_t> events(log.activities.size(), 0);
    log.activity.visit([&](auto codes) {
        for (const auto code : codes) ++events[code];
    });
    std::vector<Kept> out;
    std::map<std::string, std::size_t> place;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const std::string name(log.activities[i]);
        const std::string key = folded(name);
        const auto [at, fresh] = place.emplace(key.empty() ? "\n" + name : key, out.size());
        if (fresh) out.push_back({{}, name, 0, 0, 0});
        Kept& one = out[at->second];
        one.activities.push_back(i);
        one.events += events[i];
    }
    return out;
}

std::vector<std::uint32_t> places_of(const std::vector<Kept>& all, std::size_t activities) {
    std::vector<std::uint32_t> out(activities, not_kept);
    for (std::uint32_t k = 0; k < all.size(); ++k) {
        for (const std::uint32_t activity : all[k].activities) out[activity] = k;
    }
    return out;
}

void count_cases(const events::Log& log, const journeys::Variants& variants, std::vector<Kept>& all) {
    const std::vector<std::uint32_t> place = places_of(all, log.activities.size());
    std::vector<std::size_t> last(all.size(), variants.all.size()), last_repeated = last;
    for (std::size_t v = 0; v < variants.all.size(); ++v) {
        std::uint32_t before = not_kept;
        for (const std::uint32_t activity : variants.path(log, v)) {
            const std::uint32_t k = place[activity];
            if (last[k] != v) all[k].cases += variants.all[v].cases;
            if (before == k && last_repeated[k] != v) {
                all[k].repeated_cases += variants.all[v].cases;
                last_repeated[k] = v;
            }
            last[k] = v;
            before = k;
        }
    }
}

/// Splits `all` into what is kept and what is left out.
void cover(std::vector<Kept>& all, double coverage, std::vector<LeftOut>& left_out) {
    std::stable_sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.events > b.events; });
    std::int64_t total = 0, covered = 0;
    for (const Kept& one : all) total += one.events;
    std::vector<Kept> kept;
    for (Kept& one : all) {
        const bool enough = static_cast<double>(covered) >= coverage * static_cast<double>(total);
        const bool wanted = (kept.empty() || !enough) && kept.size() < limits::moments;
        if (wanted && !folded(one.name).empty()) {
            covered += one.events;
            kept.push_back(std::move(one));
        } else {
            left_out.push_back({one.name, one.events, one.cases});
        }
    }
    all = std::move(kept);
}

/// Mean place of first visits, and in how many cases each came before each.
struct Positions {
    std::vector<double> mean;
    std::vector<std::int64_t> before;  ///< [a × n + b]: cases whose first visit to a came before that to b
};

Positions positions_of(const events::Log& log, const journeys::Variants& variants, const std::vector<Kept>& all) {
    const std::size_t n = all.size();
    const std::vector<std::uint32_t> place = places_of(all, log.activities.size());
    Positions out{std::vector<double>(n, 0), std::vector<std::int64_t>(n * n, 0)};
    std::vector<std::size_t> seen(n, variants.all.size());
    for (std::size_t v = 0; v < variants.all.size(); ++v) {
        const auto cases = variants.all[v].cases;
        std::vector<std::uint32_t> first;  // in the order of first visits
        std::vector<std::size_t> at;       // their places among the visits kept
        std::size_t visits = 0;
        for (const std::uint32_t activity : variants.path(log, v)) {
            const std::uint32_t k = place[activity];
            if (k == not_kept) continue;
            if (seen[k] != v) first.push_back(k), at.push_back(visits);
            seen[k] = v;
            ++visits;
        }
        for (std::size_t i = 0; i < first.size(); ++i) {
            const double relative = visits < 2 ? 0.5 : static_cast<double>(at[i]) / static_cast<double>(visits - 1);
            out.mean[first[i]] += relative * static_cast<double>(cases) / static_cast<double>(all[first[i]].cases);
            for (std::size_t j = i + 1; j < first.size(); ++j) out.before[first[i] * n + first[j]] += cases;
        }
    }
    return out;
}

std::vector<Kept> ordered(std::vector<Kept> all, const Positions& positions) {
    const std::size_t n = all.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return positions.mean[a] < positions.mean[b]; });
    const auto wrong = [&](std::size_t a, std::size_t b) {
        return positions.before[b * n + a] > positions.before[a * n + b];
    };
    // two change places only once, for the majority of the two never changes; so it ends
    for (std::size_t changed = 1; changed > 0;) {
        changed = 0;
        for (std::size_t i = 0; i + 1 < n; ++i) {
            if (!wrong(order[i], order[i + 1])) continue;
            std::swap(order[i], order[i + 1]);
            ++changed;
        }
    }
    std::vector<Kept> out;
    for (const std::size_t k : order) out.push_back(std::move(all[k]));
    return out;
}

}  // namespace

KeptActivities keep(const events::Log& log, const journeys::Variants& variants, const ProposeOptions& options) {
    KeptActivities out;
    std::vector<Kept> all = named(log);
    count_cases(log, variants, all);
    cover(all, options.coverage, out.left_out);
    const Positions positions = positions_of(log, variants, all);
    out.all = ordered(std::move(all), positions);
    out.of_activity = places_of(out.all, log.activities.size());
    return out;
}

}  // namespace ciclo::discovery
