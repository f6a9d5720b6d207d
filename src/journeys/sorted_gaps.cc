#include "journeys/sorted_gaps.h"

#include <algorithm>

#include "events/in_parallel.h"
#include "journeys/ticks.h"

namespace ciclo::journeys {

namespace {

/// All bits alike from the 31st up: nothing is lost in 32 bits. Gathered with |, looked at once.
std::uint64_t beyond_short(std::int64_t ticks) {
    return static_cast<std::uint64_t>((ticks >> 31) ^ (ticks >> 63));
}

/// Where the gaps of each part's moves begin: parts one after another within each move.
std::vector<std::vector<std::uint32_t>> places_of_gaps(const std::vector<MovePart>& parts, const Moves& moves,
                                                       std::vector<std::size_t>& begin) {
    std::vector<std::vector<std::uint32_t>> places(parts.size());
    std::vector<std::size_t> next(parts.size(), 0);
    std::size_t place = 0;
    for (const Move& move : moves.moves) {
        begin.push_back(place);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            if (next[p] == parts[p].pairs.size()) continue;
            const PairCount& pair = parts[p].pairs[next[p]];
            if (pair.from != move.from || pair.to != move.to) continue;
            places[p].push_back(static_cast<std::uint32_t>(place));
            place += pair.n;
            ++next[p];
        }
    }
    begin.push_back(place);
    return places;
}

template <class Pairs, class Code, class Tick, class Stored>
std::uint64_t put_gaps(std::span<const Code> codes, const TickColumns<Tick>& ticks,
                       std::span<const std::uint64_t> begin, CaseRange range, Pairs& places, Stored* out) {
    std::uint64_t beyond = 0;
    for (std::size_t c = range.first; c < range.last; ++c) {
        const std::uint64_t until = begin[c + 1];
        for (std::uint64_t e = begin[c] + 1; e < until; ++e) {
            const std::int64_t gap = ticks.start_of(e) - ticks.end_of(e - 1);
            beyond |= beyond_short(gap);
            out[places.at(codes[e - 1], codes[e])++] = static_cast<Stored>(gap);
        }
    }
    return beyond;
}

template <class Tick, class Stored>
bool fill_gaps(const events::Log& log, const TickColumns<Tick>& ticks, const std::vector<CaseRange>& ranges, const std::vector<MovePart>& parts,
               const std::vector<std::vector<std::uint32_t>>& places, std::span<Stored> out) {
    std::vector<std::uint64_t> beyond(ranges.size(), 0);
    log.activity.visit([&](auto codes) {
        with_pairs(log.activities.size(), [&]<class Pairs>() {
            events::in_parallel(ranges.size(), [&](std::size_t r) {
                Pairs place(log.activities.size());
                for (std::size_t i = 0; i < places[r].size(); ++i) {
                    place.at(parts[r].pairs[i].from, parts[r].pairs[i].to) = places[r][i];
                }
                beyond[r] = put_gaps(codes, ticks, log.case_begin.span(), ranges[r], place, out.data());
            });
        });
    });
    return std::all_of(beyond.begin(), beyond.end(), [](std::uint64_t bits) { return bits == 0; });
}

/// Events of each activity that last, by range.
template <class Code>
std::vector<std::size_t> lasting(const events::Log& log, std::span<const Code> codes, CaseRange range) {
    std::vector<std::size_t> counts(log.activities.size(), 0);
    for (std::uint64_t e = log.case_begin[range.first]; e < log.case_begin[range.last]; ++e) {
        if (log.lasts(e)) ++counts[codes[e]];
    }
    return counts;
}

template <class Tick, class Stored>
bool fill_service(const events::Log& log, const TickColumns<Tick>& ticks, const std::vector<CaseRange>& ranges,
                  const std::vector<std::vector<std::size_t>>& places, std::span<Stored> out) {
    std::vector<std::uint64_t> beyond(ranges.size(), 0);
    log.activity.visit([&](auto codes) {
        events::in_parallel(ranges.size(), [&](std::size_t r) {
            std::vector<std::size_t> place = places[r];
            const bool all = log.duration_known.empty();
            const std::uint64_t until = log.case_begin[ranges[r].last];
            std::uint64_t bits = 0;
            for (std::uint64_t e = log.case_begin[ranges[r].first]; e < until; ++e) {
                if (!all && log.duration_known[e] == 0) continue;
                const std::int64_t lasted = ticks.end_of(e) - ticks.start_of(e);
                bits |= beyond_short(lasted);
                out[place[codes[e]]++] = static_cast<Stored>(lasted);
            }
            beyond[r] = bits;
        });
    });
    return std::all_of(beyond.begin(), beyond.end(), [](std::uint64_t bits) { return bits == 0; });
}

/// 4 bytes each, and once more with 8 where that was too narrow.
template <class Fill>
Grouped filled(const events::Log& log, std::vector<std::size_t> begin, const Fill& fill) {
    Grouped::Short narrow(begin.back());
    Grouped::Long wide;
    double tick_seconds = 1;
    with_ticks(log, [&](const auto& ticks) {
        tick_seconds = ticks.tick_seconds;
        if (fill(ticks, narrow.span())) return;
        narrow.release();
        wide.grow(begin.back());
        fill(ticks, wide.span());
    });
    if (wide.empty()) return {std::move(narrow), std::move(begin), tick_seconds};
    return {std::move(wide), std::move(begin), tick_seconds};
}

}  // namespace

Spread Grouped::spread(std::size_t first, std::size_t last, Detail detail, std::int64_t floor) const {
    return std::visit(
        [&](const auto& ticks) {
            return spread_of(ticks.span().subspan(begin_[first], begin_[last] - begin_[first]), tick_seconds_, detail,
                             floor);
        },
        ticks_);
}

Grouped gaps_by_move(const events::Log& log, const std::vector<CaseRange>& ranges, const std::vector<MovePart>& parts,
                     const Moves& moves) {
    std::vector<std::size_t> begin;
    const std::vector<std::vector<std::uint32_t>> places = places_of_gaps(parts, moves, begin);
    return filled(log, std::move(begin),
                  [&](const auto& ticks, auto out) { return fill_gaps(log, ticks, ranges, parts, places, out); });
}

Grouped service_by_activity(const events::Log& log, const std::vector<CaseRange>& ranges) {
    const std::size_t activities = log.activities.size();
    std::vector<std::vector<std::size_t>> places(ranges.size());
    log.activity.visit([&](auto codes) {
        events::in_parallel(ranges.size(), [&](std::size_t r) { places[r] = lasting(log, codes, ranges[r]); });
    });
    std::vector<std::size_t> begin;
    std::size_t place = 0;
    for (std::size_t a = 0; a < activities; ++a) {
        begin.push_back(place);
        for (std::vector<std::size_t>& own : places) place += std::exchange(own[a], place);
    }
    begin.push_back(place);
    return filled(log, std::move(begin),
                  [&](const auto& ticks, auto out) { return fill_service(log, ticks, ranges, places, out); });
}

}  // namespace ciclo::journeys
