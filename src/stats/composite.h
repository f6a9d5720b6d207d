// Composites: scores made of several answers, and the mixes that deceive.
//
//   std::optional<double> score = mean_of_shares({{410, 500}, {392, 498}, {380, 480}});   // 0.7996
//
// HCAHPS-style top box, report card, SERVQUAL gaps, direct standardisation. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/bootstrap.h"
#include "stats/estimate.h"
#include "stats/shrinkage.h"

namespace ciclo::stats {

/// Unweighted mean of the items' shares, each on its own valid n (HCAHPS). Nothing when any n is 0 or there is none.
std::optional<double> mean_of_shares(std::span<const UnitCount> items);
/// The same from answers, with a percentile bootstrap over respondents. top[item][respondent]: 1 top answer, 0 other,
/// NaN not answered. Nothing when an item has no answer. n = respondents.
std::optional<Estimate> composite_top_box(std::span<const std::vector<double>> top, const Resampling& how = {});

/// Weighted report card (Albrecht & Bradford 1990): attributes and weights come from customers.
struct CardLine {
    double weight = 0, own = 0, rival = 0;
};
struct ReportCard {
    double own = 0, rival = 0;         ///< Σw·g / Σw
    std::vector<double> contribution;  ///< w(own − rival)/Σw; the most negative is where to look first
};
/// Nothing when the weights do not sum to more than 0. Weights ≥ 0: ENSURE.
std::optional<ReportCard> report_card(std::span<const CardLine> lines);

/// SERVQUAL (Parasuraman, Zeithaml & Berry 1988): perception minus expectation per dimension.
struct ServqualInput {
    std::vector<std::vector<double>> expectation{}, perception{};  ///< [person][item]; NaN = missing
    std::vector<std::size_t> dimension_of_item{};                  ///< 0…dimensions−1
    std::size_t dimensions = 5;
    std::vector<bool> reversed{};   ///< per item, empty = none; x′ = scale_sum − x
    double scale_sum = 8;           ///< lowest + highest answer (1–7: 8)
    std::vector<double> weights{};  ///< 100-point allocation per dimension; empty = not asked
};
struct Servqual {
    std::vector<std::optional<Estimate>> dimension_gap;  ///< mean over persons, t interval on person scores
    std::optional<double> unweighted;                    ///< mean of the dimension gaps (not of the items)
    std::optional<double> weighted;                      ///< Σw·gap / Σw; nothing without weights
    std::vector<std::optional<double>> person_unweighted, person_weighted;
};
/// A person's dimension counts when at least half of its items are answered on both sides. Refuses ragged input.
Result<Servqual> servqual(const ServqualInput& input, double level = 0.95);

/// Direct standardisation: Σ W_s p_s with se √Σ W_s² p_s(1−p_s)/n_s; W sums to 1 after scaling. Removes differences of
/// mix between units, nothing else. Nothing when a stratum with weight has no cases.
struct StandardStratum {
    double weight = 0;  ///< share of the standard population
    UnitCount count;
};
std::optional<Estimate> standardised_share(std::span<const StandardStratum> strata, double level = 0.95);

/// Patient-mix adjustment of a unit's score: y − Σβ(x̄_unit − x̄_all). Same lengths: ENSURE.
double mix_adjusted(double score, std::span<const double> beta, std::span<const double> unit_mean,
                    std::span<const double> overall_mean);

}  // namespace ciclo::stats
