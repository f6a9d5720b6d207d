#include "stats/verdict.h"

#include <cmath>

#include "base/ensure.h"
#include "stats/proportions.h"
#include "stats/special.h"

namespace ciclo::stats {

const Names<Verdict, 3>& names_of(Verdict*) {
    static constexpr Names<Verdict, 3> table{{
        {Verdict::met, "met", "cumple", "met", "gehaald"},
        {Verdict::not_met, "not_met", "no cumple", "not met", "niet gehaald"},
        {Verdict::not_proven, "not_proven", "no demostrado", "not proven", "niet aangetoond"},
    }};
    return table;
}

const Names<Direction, 2>& names_of(Direction*) {
    static constexpr Names<Direction, 2> table{{
        {Direction::higher, "higher", "más es mejor", "higher is better", "hoger is beter"},
        {Direction::lower, "lower", "menos es mejor", "lower is better", "lager is beter"},
    }};
    return table;
}

Verdict verdict(const Estimate& estimate, double target, Direction better, Census census) {
    double low = estimate.value, high = estimate.value;
    if (census == Census::no) {
        if (!estimate.has_interval()) return Verdict::not_proven;
        low = *estimate.low;
        high = *estimate.high;
    }
    if (better == Direction::higher) {
        if (low >= target) return Verdict::met;
        return high < target ? Verdict::not_met : Verdict::not_proven;
    }
    if (high <= target) return Verdict::met;
    return low > target ? Verdict::not_met : Verdict::not_proven;
}

Verdict verdict_in_band(const Estimate& estimate, double low, double high) {
    ENSURE(low <= high, "a band's ends are ordered");
    if (!estimate.has_interval()) return Verdict::not_proven;
    if (*estimate.low >= low && *estimate.high <= high) return Verdict::met;
    return *estimate.high < low || *estimate.low > high ? Verdict::not_met : Verdict::not_proven;
}

std::optional<Sla> sla_attainment(const SlaCounts& counts, double level) {
    ENSURE(counts.in_time >= 0 && counts.late >= 0 && counts.open_overdue >= 0 && counts.open_not_due >= 0,
           "counts are not negative");
    const std::int64_t closed = counts.in_time + counts.late;
    const auto share = wilson(counts.in_time, closed + counts.open_overdue, level);
    if (!share) return std::nullopt;
    Sla out{.attainment = *share, .closed_only = {}};
    if (closed > 0) out.closed_only = static_cast<double>(counts.in_time) / static_cast<double>(closed);
    return out;
}

ExpectedReturn regression_to_mean(const RegressionToMean& input) {
    ENSURE(input.sd_between > 0 && input.sd_within > 0 && input.measurements >= 1, "both spreads are above 0");
    const double within = input.sd_within * input.sd_within / input.measurements;
    const double total = std::sqrt(input.sd_between * input.sd_between + within);
    const double side = input.chosen == Chosen::below ? 1 : -1;
    ExpectedReturn out;
    out.z = side * (input.mean - input.cut) / total;
    // 1 − Φ(z) = Φ(−z), without the loss of digits far out
    out.amount = side * within / total * normal_density(out.z) / normal_cdf(-out.z);
    return out;
}

}  // namespace ciclo::stats
