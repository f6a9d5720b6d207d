// Verdict: does the standard hold? Three answers, because "we cannot tell" is one of them.
//
//   Verdict v = verdict(*wilson(171, 194), 0.90, Direction::higher);   // not_proven
//
// met when the whole interval is on the good side of the target, not_met when it is wholly on the bad side, else
// not_proven. Colour only this, never a bare point. Also the SLA share with open cases. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "base/names.h"
#include "stats/estimate.h"

namespace ciclo::stats {

enum class Verdict { met, not_met, not_proven };
const Names<Verdict, 3>& names_of(Verdict*);

enum class Direction { higher, lower };  ///< which way is better
const Names<Direction, 2>& names_of(Direction*);

/// higher: met if low ≥ target, not_met if high < target; lower mirrored. Without interval: not_proven, except a census
/// (`Census::yes`), where the value itself decides.
enum class Census { no, yes };
Verdict verdict(const Estimate& estimate, double target, Direction better, Census census = Census::no);
/// Within [low, high]: met if both ends are inside, not_met if the interval lies outside, else not_proven.
Verdict verdict_in_band(const Estimate& estimate, double low, double high);

/// SLA at a date: in_time / (in_time + late + open_overdue). Open cases that are not yet due are left out; leaving out
/// the overdue open ones as well ("closed only") flatters.
struct SlaCounts {
    std::int64_t in_time = 0, late = 0, open_overdue = 0, open_not_due = 0;
};
struct Sla {
    Estimate attainment;                ///< Wilson
    std::optional<double> closed_only;  ///< the flattering figure, for comparison
};
/// Nothing when no case counts.
std::optional<Sla> sla_attainment(const SlaCounts& counts, double level = 0.95);

/// Regression to the mean: a unit chosen because it was bad looks better next time without any action. Expected rise
/// for units below (fall for units above) `cut`, when `measurements` past values were averaged (Barnett et al. 2005).
/// Normal values; sds > 0, measurements ≥ 1: ENSURE.
enum class Chosen { below, above };
struct RegressionToMean {
    double mean = 0, sd_between = 0, sd_within = 0, cut = 0;
    int measurements = 1;
    Chosen chosen = Chosen::below;
};
struct ExpectedReturn {
    double z = 0;
    double amount = 0;
};
ExpectedReturn regression_to_mean(const RegressionToMean& input);

}  // namespace ciclo::stats
