#include "conformance/align_plan.h"

#include <algorithm>
#include <queue>

#include "base/ensure.h"

namespace ciclo::conformance {

AlignPlan::AlignPlan(const cycle::Moves& moves)
    : places(moves.moments.size() + 1),
      begin(static_cast<std::uint32_t>(moves.moments.size())),
      moves_to(places * places, never),
      previous(places * places, 0),
      to_end(places, never),
      end_from(places, 0),
      words((places + 63) / 64),
      returns(words, 0),
      between(places * places * words, 0),
      until_end(places * words, 0) {
    for (std::uint32_t place = 0; place < places; ++place) ways_from(place, moves);
    ways_to_the_end(moves);
    for (std::uint32_t place = 0; place < begin; ++place) {
        for (std::uint32_t other = 0; other < begin; ++other) {
            const bool there_and_back = moves_between(place, other) < never && moves_between(other, place) < never;
            if (other != place && there_and_back) returns[place / 64] |= std::uint64_t{1} << (place % 64);
        }
    }
    ENSURE(to_end[begin] < never, "a map has a way from its beginning to its end");
}

/// Breadth first, moments in the order of the map, so that of several ways the earliest stands.
void AlignPlan::ways_from(std::uint32_t place, const cycle::Moves& moves) {
    std::queue<std::uint32_t> reached;
    const auto reach = [&](std::uint32_t moment, std::int32_t n_moves, std::uint32_t before) {
        std::int32_t& known = moves_to[moment * places + place];
        if (known < never) return;
        known = n_moves;
        previous[place * places + moment] = before;
        if (before != place) {
            const std::size_t here = (moment * places + place) * words, there = (before * places + place) * words;
            for (std::size_t w = 0; w < words; ++w) between[here + w] = between[there + w];
            between[here + before / 64] |= std::uint64_t{1} << (before % 64);
        }
        reached.push(moment);
    };
    for (const std::uint32_t moment : place == begin ? moves.begins : moves.next[place]) reach(moment, 1, place);
    while (!reached.empty()) {
        const std::uint32_t at = reached.front();
        reached.pop();
        if (at == place) continue;  // back where it began: the ways on from here are known
        for (const std::uint32_t next : moves.next[at]) reach(next, moves_to[at * places + place] + 1, at);
    }
}

void AlignPlan::ways_to_the_end(const cycle::Moves& moves) {
    for (const std::uint32_t end : moves.ends) to_end[end] = 0, end_from[end] = end;
    for (std::uint32_t place = 0; place < places; ++place) {
        for (const std::uint32_t end : moves.ends) {
            const std::int32_t skipped = moves_between(place, end);
            if (skipped < to_end[place]) to_end[place] = skipped, end_from[place] = end;
        }
        if (to_end[place] == 0 || to_end[place] == never) continue;
        const std::uint64_t* way = skipped_between(place, end_from[place]);
        std::copy(way, way + words, &until_end[place * words]);
        until_end[place * words + end_from[place] / 64] |= std::uint64_t{1} << (end_from[place] % 64);
    }
}

}  // namespace ciclo::conformance
