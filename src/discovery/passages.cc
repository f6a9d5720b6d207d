#include "discovery/passages.h"

#include <algorithm>

#include "calendar/duration.h"

namespace ciclo::discovery {

Passages passages_of(const events::Log& log, const journeys::Variants& variants, const KeptActivities& kept) {
    Passages out;
    out.n = kept.all.size();
    out.count.assign(out.n * out.n, 0);
    out.onward.assign(out.n, 0);
    for (std::size_t v = 0; v < variants.all.size(); ++v) {
        std::uint32_t before = not_kept;
        for (const std::uint32_t activity : variants.path(log, v)) {
            const std::uint32_t place = kept.of_activity[activity];
            if (place == not_kept) continue;
            if (before != not_kept) {
                out.count[before * out.n + place] += variants.all[v].cases;
                out.onward[before] += variants.all[v].cases;
            }
            before = place;
        }
    }
    return out;
}

Swaps swaps_of(const events::Log& log, const journeys::Variants& variants, const KeptActivities& kept) {
    const std::size_t n = kept.all.size();
    Swaps out{std::vector<std::int64_t>(n, 0), std::vector<std::int64_t>(n, 0)};
    for (std::size_t v = 0; v < variants.all.size(); ++v) {
        std::vector<std::size_t> first(n, 0);  // position of the first visit, from 1
        std::size_t position = 0;
        for (const std::uint32_t activity : variants.path(log, v)) {
            const std::uint32_t place = kept.of_activity[activity];
            if (place != not_kept && first[place] == 0) first[place] = ++position;
        }
        for (std::size_t place = 0; place + 1 < n; ++place) {
            if (first[place] == 0 || first[place + 1] == 0) continue;
            out.both[place] += variants.all[v].cases;
            if (first[place + 1] < first[place]) out.later_first[place] += variants.all[v].cases;
        }
    }
    return out;
}

namespace {

/// Moves of one boundary as they come.
struct Crossing {
    std::vector<std::int64_t> waits_us;
    std::int64_t changed = 0, with_hands = 0;
};

double median_seconds(std::vector<std::int64_t>& microseconds) {
    if (microseconds.empty()) return 0;
    const std::size_t n = microseconds.size();
    const auto upper = microseconds.begin() + static_cast<std::ptrdiff_t>(n / 2);
    std::nth_element(microseconds.begin(), upper, microseconds.end());
    const std::int64_t lower = n % 2 == 1 ? *upper : *std::max_element(microseconds.begin(), upper);
    return (static_cast<double>(lower) + static_cast<double>(*upper)) / 2 /
           static_cast<double>(calendar::microseconds_per_second);
}

std::vector<Boundary> commonest(const Passages& passages) {
    std::vector<Boundary> out(passages.n < 2 ? 0 : passages.n - 1);
    for (std::uint32_t from = 0; from < passages.n; ++from) {
        for (std::uint32_t to = from + 1; to < passages.n; ++to) {
            const std::int64_t moves = passages.count[from * passages.n + to];
            for (std::uint32_t i = from; i < to; ++i) {
                if (moves > out[i].moves) out[i] = {from, to, moves, 0, 0, 0};
            }
        }
    }
    return out;
}

}  // namespace

std::vector<Boundary> boundaries_of(const events::Log& log, const Passages& passages, const KeptActivities& kept) {
    std::vector<Boundary> out = commonest(passages);
    std::vector<std::vector<std::size_t>> asked(passages.n * passages.n);  // boundaries that ask for a move
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i].moves > 0) asked[out[i].from * passages.n + out[i].to].push_back(i);
    }
    std::vector<Crossing> crossings(passages.n * passages.n);
    const bool hands = log.resource.size() == log.events();
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::uint64_t before = log.case_begin[c];
        for (std::uint64_t e = before; e < log.case_begin[c + 1]; ++e) {
            const std::uint32_t to = kept.of_activity[log.activity[e]];
            if (to == not_kept) continue;
            const std::uint32_t from = kept.of_activity[log.activity[before]];
            if (e > before && from != not_kept && !asked[from * passages.n + to].empty()) {
                Crossing& crossing = crossings[from * passages.n + to];
                crossing.waits_us.push_back(std::max<std::int64_t>(0, log.start[e] - log.end[before]));
                const std::uint32_t a = hands ? log.resource[before] : events::no_code;
                const std::uint32_t b = hands ? log.resource[e] : events::no_code;
                if (a != events::no_code && b != events::no_code)
                    ++crossing.with_hands, crossing.changed += a == b ? 0 : 1;
            }
            before = e;
        }
    }
    for (std::size_t move = 0; move < asked.size(); ++move) {
        if (asked[move].empty()) continue;
        const double wait = median_seconds(crossings[move].waits_us);
        for (const std::size_t i : asked[move]) {
            out[i].wait_seconds = wait;
            out[i].changed_hands = crossings[move].changed;
            out[i].with_hands = crossings[move].with_hands;
        }
    }
    return out;
}

}  // namespace ciclo::discovery
