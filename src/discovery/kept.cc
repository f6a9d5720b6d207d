#include "discovery/kept.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "discovery/anywhere.h"
#include "discovery/limits.h"
#include "discovery/positions.h"

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
        if (fresh) out.push_back({{}, name, 0, 0, 0, {}});
        Kept& one = out[at->second];
        one.activities.push_back(i);
        one.events += events[i];
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

std::vector<Kept> ordered(std::vector<Kept> all, const Positions& positions) {
    const std::size_t n = all.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return positions.mean[a] < positions.mean[b]; });
    const auto wrong = [&](std::size_t a, std::size_t b) {
        return positions.cases_before(b, a) > positions.cases_before(a, b);
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

/// One after the other, for what is anywhere says nothing of the place of others; few, for a cycle is a sequence.
std::vector<Kept> taken_anywhere(const events::Log& log, const journeys::Variants& variants,
                                 const ProposeOptions& options, std::vector<Kept>& all) {
    const std::size_t most = all.size() / limits::moments_for_one_anywhere;
    std::vector<Kept> out;
    while (out.size() < most) {
        const Positions positions = positions_of(log, variants, all);
        const auto one = comes_anywhere(all, positions, static_cast<std::int64_t>(log.cases.size()), options);
        if (!one) break;
        out.push_back(std::move(all[*one]));
        out.back().along = accompanied_by(*one, all, positions);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(*one));
    }
    return out;
}

}  // namespace

KeptActivities keep(const events::Log& log, const journeys::Variants& variants, const ProposeOptions& options) {
    KeptActivities out;
    std::vector<Kept> all = named(log);
    count_cases(log, variants, all);
    cover(all, options.coverage, out.left_out);
    out.anywhere = taken_anywhere(log, variants, options, all);
    const Positions positions = positions_of(log, variants, all);
    out.all = ordered(std::move(all), positions);
    out.of_activity = places_of(out.all, log.activities.size());
    return out;
}

}  // namespace ciclo::discovery
