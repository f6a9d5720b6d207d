#include "journeys/waits.h"

#include <algorithm>

#include "events/in_parallel.h"
#include "journeys/event_waits.h"
#include "journeys/pairs.h"
#include "stats/parallel.h"

namespace ciclo::journeys {

namespace {

/// What one range of cases holds: how many waits per move, events and services per activity.
struct Part {
    std::vector<PairCount> moves;  ///< by `to`, then `from`
    std::vector<std::uint32_t> events, services;
};

/// Where the values of a move stand among all waits.
struct MovePlace {
    std::uint32_t from = 0, to = 0;
    std::size_t begin = 0, end = 0;
};

template <class T>
bool known(T value) {
    return value != no_duration<T>;
}

template <class T>
bool has_service(const WaitColumns<T>& columns, std::size_t event) {
    return !columns.service.empty() && known(columns.service[event]);
}

template <class Pairs, class Code, class T>
Part counted(const Cases& cases, CaseRange range, std::span<const Code> codes, const WaitColumns<T>& columns,
             std::size_t activities) {
    Part part{{}, std::vector<std::uint32_t>(activities), std::vector<std::uint32_t>(activities)};
    Pairs pairs(activities);
    for (std::size_t i = range.first; i < range.last; ++i) {
        const std::size_t begin = cases.begin_of(i), until = cases.end_of(i);
        for (std::size_t e = begin; e < until; ++e) {
            ++part.events[codes[e]];
            if (has_service(columns, e)) ++part.services[codes[e]];
            if (e > begin) ++pairs.at(codes[e - 1], codes[e]);
        }
    }
    part.moves = pairs.counted();
    return part;
}

bool before(std::uint32_t from_a, std::uint32_t to_a, std::uint32_t from_b, std::uint32_t to_b) {
    return to_a != to_b ? to_a < to_b : from_a < from_b;
}

/// All moves of all parts, by `to`, then `from`, so that an activity's waits stand side by side.
std::vector<MovePlace> places_of(const std::vector<Part>& parts) {
    std::vector<PairCount> all;
    for (const Part& part : parts) all.insert(all.end(), part.moves.begin(), part.moves.end());
    std::stable_sort(all.begin(), all.end(), [](const PairCount& a, const PairCount& b) {
        return before(a.from, a.to, b.from, b.to);
    });
    std::vector<MovePlace> places;
    std::size_t at = 0;
    for (const PairCount& pair : all) {
        if (places.empty() || places.back().from != pair.from || places.back().to != pair.to)
            places.push_back({pair.from, pair.to, at, at});
        places.back().end = at += pair.n;
    }
    return places;
}

/// Each part's first place for each of its moves (and activities): parts stand behind one another in the log's order.
std::vector<std::vector<PairCount>> cursors_of(const std::vector<Part>& parts, const std::vector<MovePlace>& places) {
    std::vector<std::size_t> next;
    for (const MovePlace& place : places) next.push_back(place.begin);
    std::vector<std::vector<PairCount>> cursors;
    for (const Part& part : parts) {
        cursors.emplace_back();
        std::size_t place = 0;
        for (const PairCount& pair : part.moves) {
            while (places[place].from != pair.from || places[place].to != pair.to) ++place;
            cursors.back().push_back({pair.from, pair.to, static_cast<std::uint32_t>(next[place])});
            next[place] += pair.n;
        }
    }
    return cursors;
}

std::vector<std::size_t> service_begins(const std::vector<Part>& parts, std::size_t activities) {
    std::vector<std::size_t> begins{0};
    for (std::size_t a = 0; a < activities; ++a) {
        std::size_t n = 0;
        for (const Part& part : parts) n += part.services[a];
        begins.push_back(begins.back() + n);
    }
    return begins;
}

/// The waits of all moves and the services of all activities, each in a row of its own.
template <class T>
struct Sorted {
    events::Buffer<T> waits, services;
};

template <class Pairs, class Code, class T>
void scatter(const Cases& cases, CaseRange range, std::span<const Code> codes, const WaitColumns<T>& columns,
             const std::vector<PairCount>& cursors, std::vector<std::size_t> next_service, Sorted<T>& out) {
    Pairs next(cases.log().activities.size());
    for (const PairCount& cursor : cursors) next.at(cursor.from, cursor.to) = cursor.n;
    for (std::size_t i = range.first; i < range.last; ++i) {
        const std::size_t begin = cases.begin_of(i), until = cases.end_of(i);
        for (std::size_t e = begin; e < until; ++e) {
            if (e > begin) out.waits[next.at(codes[e - 1], codes[e])++] = columns.wait[e];
            if (has_service(columns, e)) out.services[next_service[codes[e]]++] = columns.service[e];
        }
    }
}

/// Overlap is no wait: counted, and 0 from now on.
template <class T>
std::int64_t floored(std::span<T> waits) {
    std::int64_t overlaps = 0;
    for (T& wait : waits) {
        overlaps += wait < 0 ? 1 : 0;
        wait = std::max<T>(wait, 0);
    }
    return overlaps;
}

template <class T>
void describe(Sorted<T>& sorted, const std::vector<MovePlace>& places, const std::vector<std::size_t>& services,
              double tick_seconds, const WaitOptions& options, Waits& out) {
    const auto threads = static_cast<int>(options.threads);
    const auto described = [&](std::span<const T> values) { return durations_of(values, tick_seconds, options.level); };
    out.moves.resize(places.size());
    stats::for_each_index(places.size(), threads, [&](std::size_t, std::size_t i) {
        const MovePlace& place = places[i];
        const std::span<T> waits = sorted.waits.span().subspan(place.begin, place.end - place.begin);
        const std::int64_t overlaps = floored(waits);
        out.moves[i] = {place.from, place.to, overlaps, *described(waits)};
    });
    stats::for_each_index(out.activities.size(), threads, [&](std::size_t, std::size_t a) {
        const auto first = std::partition_point(places.begin(), places.end(), [&](const auto& p) { return p.to < a; });
        const auto last = std::partition_point(first, places.end(), [&](const auto& p) { return p.to == a; });
        ActivityWaits& activity = out.activities[a];
        const auto own = services[a + 1] - services[a];
        if (own > 0) activity.service = described(std::as_const(sorted.services).span().subspan(services[a], own));
        if (first == last) return;
        const std::size_t begin = first->begin, end = (last - 1)->end;
        activity.wait = described(std::as_const(sorted.waits).span().subspan(begin, end - begin));
        for (auto move = first; move != last; ++move)
            activity.overlaps += out.moves[static_cast<std::size_t>(move - places.begin())].overlaps;
    });
}

template <class Pairs, class Code, class T>
void sort_out(const Cases& cases, std::span<const Code> codes, WaitColumns<T>& columns, double tick_seconds,
              const WaitOptions& options, Waits& out) {
    const std::size_t activities = cases.log().activities.size();
    const std::vector<CaseRange> ranges = cases.ranges({.threads = options.threads});
    std::vector<Part> parts(ranges.size());
    events::in_parallel(ranges.size(), [&](std::size_t i) {
        parts[i] = counted<Pairs>(cases, ranges[i], codes, columns, activities);
    });
    const std::vector<MovePlace> places = places_of(parts);
    const std::vector<std::vector<PairCount>> cursors = cursors_of(parts, places);
    const std::vector<std::size_t> services = service_begins(parts, activities);
    std::vector<std::vector<std::size_t>> next_service{services};
    for (const Part& part : parts) {
        next_service.push_back(next_service.back());
        for (std::size_t a = 0; a < activities; ++a) {
            next_service.back()[a] += part.services[a];
            out.activities[a].events += part.events[a];
        }
    }
    Sorted<T> sorted{events::Buffer<T>(places.empty() ? 0 : places.back().end), events::Buffer<T>(services.back())};
    events::in_parallel(ranges.size(), [&](std::size_t i) {
        scatter<Pairs>(cases, ranges[i], codes, columns, cursors[i], next_service[i], sorted);
    });
    columns = {};  // the sorted copies are enough: give the memory back
    describe(sorted, places, services, tick_seconds, options, out);
}

}  // namespace

Waits waits_of(const Cases& cases, const WaitOptions& options) {
    const events::Log& log = cases.log();
    Waits out;
    out.activities.resize(log.activities.size());
    if (cases.empty()) return out;
    EventWaits waits = event_waits(cases, options.clock, options.threads);
    std::visit([&](auto& columns) {
        log.activity.visit([&]<class Code>(std::span<const Code> codes) {
            with_pairs(log.activities.size(), [&]<class Pairs>() {
                sort_out<Pairs>(cases, codes, columns, waits.tick_seconds, options, out);
            });
        });
    }, waits.columns);
    return out;
}

}  // namespace ciclo::journeys
