// What the drawings of ratings are told about a moment: how it was rated, by how many, and how much hangs on it.
#pragma once

#include <cstdint>
#include <optional>

#include "drawing/sign.h"

namespace ciclo::drawing {

/// Decided by people: critical (double ring, star), or proposed and not decided: candidate (dashed ring, star and ?).
enum class Criticality { ordinary, candidate, critical };

/// The ends of a 95 % interval.
struct Interval {
    double low = 0, high = 0;
};

/// A mean on a scale, and what it rests on. With fewer than `fewest_answers` it is drawn hollow and without a sign,
/// whatever `sign` says.
struct Rating {
    double mean = 0;
    std::optional<Interval> interval = {};
    std::int64_t n = 0;
    Sign sign = Sign::none;
};

/// Under this many answers a mean carries no sign and no interval (K-08b, F.3 rule 2).
inline constexpr std::int64_t fewest_answers = 5;
inline bool is_few(const Rating& rating) { return rating.n < fewest_answers; }

}  // namespace ciclo::drawing
