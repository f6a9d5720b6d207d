// What the statistics refuse, and from where on they say less. Each number has its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::stats::limits {

inline constexpr std::int64_t counts_only_below = 5;  ///< privacy and sense: a share of four people is four people
inline constexpr std::int64_t plain_from = 30;        ///< below, intervals are shown with "orientative"
inline constexpr std::int64_t t_interval_from = 15;   ///< below, the t interval of a skewed rating is too short
inline constexpr double t_interval_skewness = 1.0;    ///< |skewness| from which the mean gets a bootstrap interval
inline constexpr std::int64_t t_interval_large =
    5000;  ///< from here on a skewed column may still have a normal mean, …
inline constexpr double t_interval_mean_skewness =
    0.05;  ///< … when skewness/√n, the skewness of the mean, is below this

inline constexpr int bootstrap_replicates = 2000;      ///< Monte-Carlo error of a 95 % end is about 1/40 of its width
inline constexpr int replicates_max = 200'000;         ///< a minute of work; more buys no digit that is shown
inline constexpr std::int64_t draws_per_binomial = 8;  ///< a binomial costs about eight single draws

inline constexpr std::size_t exact_drivers_default = 16;  ///< 65,536 models: milliseconds
inline constexpr std::size_t exact_drivers_max = 20;      ///< 1,048,576 models, 8 MB; each one more doubles both
inline constexpr std::size_t drivers_max = 500;       ///< relative weights need an eigendecomposition, cubic in this
inline constexpr std::int64_t driver_rows_min = 100;  ///< n = 50 finds the true top three half of the time only
inline constexpr std::int64_t driver_rows_per_item = 10;
inline constexpr std::int64_t driver_rows_firm = 200;     ///< below: "probably among the main drivers"
inline constexpr std::size_t row_bootstrap_up_to = 5000;  ///< above, groups of rows are resampled (see drivers.h)
inline constexpr std::size_t bootstrap_groups = 1000;     ///< error of an interval's width about 1/sqrt(2·1000) = 2 %
inline constexpr double aliased_pivot = 1e-10;  ///< a predictor that the others explain to ten digits adds nothing

inline constexpr std::int64_t veto_alone_min = 20;  ///< respondents for whom only this moment failed
inline constexpr int raking_iterations = 50;
inline constexpr double raking_tolerance = 1e-8;
inline constexpr int trim_rounds = 10;                 ///< trimming and raking pull apart; more rounds change nothing
inline constexpr std::size_t shrinkage_units_min = 5;  ///< fewer units cannot tell how much units differ
inline constexpr double weak_prior_size = 10;          ///< observations that the fixed prior of few units is worth

inline constexpr std::size_t chart_points_provisional = 12;  ///< below: a run chart, limits are provisional
inline constexpr std::size_t chart_points_firm = 20;
inline constexpr double autocorrelation_warning = 0.25;  ///< at 0.4 the NHS rules cry wolf in 57 % of calm charts
inline constexpr double separated_predictor = 30;        ///< |η| in a logistic model: the data separate perfectly

}  // namespace ciclo::stats::limits
