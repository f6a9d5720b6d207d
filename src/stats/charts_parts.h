// What all charts share: which points the limits come from, and how a finished chart is put together. For charts_*.cc.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "stats/charts.h"

namespace ciclo::stats::parts {

inline constexpr double moving_range_to_sigma = 1.128;  ///< d₂ of two: mean range of two values / sigma

/// Positions used for the limits: the baseline less the points left out. An error when there are fewer than two.
Result<std::vector<std::size_t>> used_points(std::size_t points, const ChartOptions& options);

/// Mean of |x_k − x_(k−1)| over the used points in order; with Screening::nelson ranges of 3.267 times it and more are
/// left out once.
double mean_moving_range(std::span<const double> values, std::span<const std::size_t> used, Screening screening);

/// The possible range of a drawn limit.
struct Reach {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// Points, signals, standing and autocorrelation; `chart` already has kind, centre and what is special to it.
Chart finished(Chart chart, std::span<const double> values, std::span<const PointLimits> limits,
               std::span<const std::size_t> used, const Reach& reach);

}  // namespace ciclo::stats::parts
