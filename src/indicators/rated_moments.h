// The columns of one wave joined to what can be rated: moments in map order, then transversal moments.
#pragma once

#include <vector>

#include "cycle/map.h"
#include "stats/histogram.h"
#include "survey/answers.h"

namespace ciclo::indicators {

struct RatedMoment {
    const cycle::Moment* moment = nullptr;      ///< never null
    const survey::Column* rating = nullptr;     ///< null: not asked
    const survey::Column* importance = nullptr; ///< null: not asked
};

/// Points into `map` and `answers`; `answers` may be null (nothing was asked).
std::vector<RatedMoment> rated_moments(const cycle::Map& map, const survey::Answers* answers);

/// Ids of the critical moments, in the same order.
std::vector<cycle::MomentId> critical_moments(const cycle::Map& map);

/// The present values of a column.
stats::Histogram histogram_of_column(const survey::Column& column);

/// How a column was answered. `passed`: the respondent lived the moment, answered or not; `known`: whether that is
/// known at all (a lost answer says nothing about it).
struct ColumnCounts {
    std::int64_t present = 0, not_experienced = 0, refused_or_unknown = 0, lost = 0;
    std::int64_t passed() const { return present + refused_or_unknown; }
    std::int64_t known() const { return passed() + not_experienced; }
};
ColumnCounts counts_of_column(const survey::Column& column);

/// 0…1: where a value stands between the lowest and the highest of its scale.
inline double position(double value, const survey::Scale& scale) {
    return (value - scale.lowest) / (scale.highest - scale.lowest);
}

}  // namespace ciclo::indicators
