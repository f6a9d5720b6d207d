// What an aligner knows of the map before any journey comes: the shortest way between any two places. Internal to the
// room; align.h is the door. Read-only after making; any number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "cycle/moves.h"

namespace ciclo::conformance {

/// Places are the moments and `begin`. Of several equally short ways, the one by the moments earliest in the map.
struct AlignPlan {
    static constexpr std::int32_t never = 1'000'000'000;  ///< far above any cost, far below overflow when added to one

    std::size_t places = 0;
    std::uint32_t begin = 0;
    std::vector<std::int32_t> moves_to;    ///< [moment × places + place]: moves from place to moment; 1 = the next one
    std::vector<std::uint32_t> previous;   ///< [place × places + moment]: before `moment` on the way from place
    std::vector<std::int32_t> to_end;      ///< [place]: moments skipped from there to the end
    std::vector<std::uint32_t> end_from;   ///< [place]: the last moment of that way; itself when it is an end
    std::size_t words = 0;                 ///< of 64 moments, in a set of moments
    std::vector<std::uint64_t> returns;    ///< set: moments to which some loop by other moments comes back
    std::vector<std::uint64_t> between;    ///< [(moment × places + place) × words]: moments skipped on that way
    std::vector<std::uint64_t> until_end;  ///< [place × words]: moments skipped from there to the end, its last too

    /// ENSURE: some journey leads from a beginning to an end.
    explicit AlignPlan(const cycle::Moves& moves);

    std::int32_t moves_between(std::uint32_t place, std::uint32_t moment) const {
        return moves_to[moment * places + place];
    }
    const std::uint64_t* skipped_between(std::uint32_t place, std::uint32_t moment) const {
        return &between[(moment * places + place) * words];
    }
    const std::uint64_t* skipped_to_end(std::uint32_t place) const { return &until_end[place * words]; }
    bool skips(std::uint32_t place, std::uint32_t moment, std::uint32_t one) const {
        return (skipped_between(place, moment)[one / 64] >> (one % 64) & 1U) != 0;
    }

private:
    void ways_from(std::uint32_t place, const cycle::Moves& moves);
    void ways_to_the_end(const cycle::Moves& moves);
};

}  // namespace ciclo::conformance
