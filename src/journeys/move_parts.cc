#include "journeys/move_parts.h"

#include "events/in_parallel.h"

namespace ciclo::journeys {

namespace {

template <class Pairs, class Code>
MovePart counted(std::span<const Code> codes, std::span<const std::uint64_t> begin, CaseRange range,
             std::size_t activities) {
    MovePart part{{}, std::vector<std::int64_t>(activities, 0), std::vector<std::int64_t>(activities, 0)};
    Pairs pairs(activities);
    for (std::size_t c = range.first; c < range.last; ++c) {
        const std::uint64_t until = begin[c + 1];
        std::uint64_t e = begin[c];
        if (e == until) continue;
        std::size_t before = codes[e];
        ++part.begun[before];
        for (++e; e < until; ++e) {
            const std::size_t now = codes[e];
            ++pairs.at(before, now);
            before = now;
        }
        ++part.ended[before];
    }
    part.pairs = pairs.counted();
    return part;
}

bool in_order(const Move& a, const Move& b) {
    return a.to != b.to ? a.to < b.to : a.from < b.from;
}

/// Both in order; the counts of what stands in both are added.
std::vector<Move> merged(const std::vector<Move>& a, const std::vector<PairCount>& b) {
    std::vector<Move> out;
    auto left = a.begin();
    for (const PairCount& pair : b) {
        const Move move{pair.from, pair.to, pair.n};
        while (left != a.end() && in_order(*left, move)) out.push_back(*left++);
        out.push_back(move);
        if (left != a.end() && !in_order(move, *left)) out.back().n += (left++)->n;
    }
    out.insert(out.end(), left, a.end());
    return out;
}

}  // namespace

std::vector<MovePart> count_moves(const events::Log& log, const std::vector<CaseRange>& ranges) {
    const std::size_t activities = log.activities.size();
    std::vector<MovePart> parts(ranges.size());
    log.activity.visit([&]<class Code>(std::span<const Code> codes) {
        with_pairs(activities, [&]<class Pairs>() {
            events::in_parallel(ranges.size(), [&](std::size_t i) {
                parts[i] = counted<Pairs>(codes, log.case_begin.span(), ranges[i], activities);
            });
        });
    });
    return parts;
}

Moves join_moves(const std::vector<MovePart>& parts, std::size_t activities) {
    Moves out{{}, std::vector<std::int64_t>(activities, 0), std::vector<std::int64_t>(activities, 0)};
    for (const MovePart& part : parts) {
        out.moves = merged(out.moves, part.pairs);
        for (std::size_t a = 0; a < activities; ++a) {
            out.begun[a] += part.begun[a];
            out.ended[a] += part.ended[a];
        }
    }
    return out;
}

}  // namespace ciclo::journeys
