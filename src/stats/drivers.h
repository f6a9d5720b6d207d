// Drivers: which moments move the overall judgement, and how sure the order is.
//
//   Columns moments{m1, m2, m3};                         // ratings; NaN = not answered or not lived
//   Result<Drivers> d = drivers(moments, overall, {.seed = seed_of("survey-a v3 drivers")});
//
// LMG shares for up to 16 moments (20 on request), Johnson's relative weights beyond. Listwise: a respondent counts
// when every moment and the overall answer are there; for moments that not everybody lives run one model per path.
// Refuses fewer than max(100, 10p) complete rows; below 200 the result says `Confidence::probable` and must be worded
// "probably among the main drivers". Assumption that breaks it: a straight line from ratings to judgement, and no
// common cause left out; importance is association, never a lever.
//
// Intervals: percentile bootstrap of respondents. Up to 5,000 rows each replicate resamples rows. Above, rows are dealt
// at random (seeded) into 1,000 groups, the groups' cross products are summed once, and each replicate resamples
// groups: LMG is a smooth function of those sums, so the spread is the same up to about 2 % of the interval's width, at
// a hundredth of the work. Same bytes with any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "stats/correlation.h"
#include "stats/estimate.h"
#include "stats/limits.h"

namespace ciclo::stats {

enum class Confidence {
    firm,     ///< 200 complete rows and more
    probable  ///< 100–199: name likely drivers, print no full ranking
};
const Names<Confidence, 2>& names_of(Confidence*);

enum class DriverMethod { lmg, relative_weights };
const Names<DriverMethod, 2>& names_of(DriverMethod*);

struct DriverOptions {
    std::uint64_t seed = 1;
    int replicates = 500;  ///< ≥ 500 for intervals that are shown; 0 = none
    int threads = 0;
    double level = 0.95;
    std::size_t exact_up_to = limits::exact_drivers_default;  ///< ≤ limits::exact_drivers_max
    std::size_t row_bootstrap_up_to = limits::row_bootstrap_up_to;
};

struct Driver {
    std::size_t column = 0;        ///< position in the columns given
    Estimate contribution;         ///< part of R², 0…R²; contributions sum to R²
    Estimate share;                ///< part of what is explained, 0…1; shares sum to 1
    double probability_first = 0;  ///< share of replicates in which it is the largest; 0 without replicates
    double r = 0;                  ///< zero-order correlation with the overall judgement
    std::optional<double> beta;    ///< standardised coefficient; nothing when predictors are linearly dependent
    bool suppressor = false;       ///< sign(beta) ≠ sign(r): the share must not be read as "improve this"
};

struct Drivers {
    double r_squared = 0;
    std::int64_t n = 0;         ///< complete rows
    std::int64_t left_out = 0;  ///< rows with something missing
    DriverMethod method = DriverMethod::lmg;
    Confidence confidence = Confidence::firm;
    std::vector<Driver> drivers;        ///< in the order of the columns
    std::vector<std::size_t> order;     ///< positions in `drivers`, largest contribution first, ties by column
    std::vector<std::size_t> constant;  ///< columns left out because every answer is the same
    int replicates = 0;
};

/// Refuses: no columns, columns of unequal length, more than limits::drivers_max, too few complete rows, an overall
/// judgement without spread, all columns constant.
Result<Drivers> drivers(const Columns& moments, std::span<const double> overall, const DriverOptions& options = {});

}  // namespace ciclo::stats
