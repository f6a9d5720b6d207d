// Charts of a series in time: is this point something, or nothing?
//
//   Result<Chart> chart = proportion_chart(failures, patients, {.baseline = 24});
//   chart->points[25].signal == Signal::outside_limits
//
// p, p′ (Laney), u, u′, c, XmR, t and g; limits at three sigmas from the baseline points, frozen after them. Signals by
// the NHS "Making Data Count" rules, marked in the precedence 1 > 3 > 4 > 2. Assumption that breaks them: points that
// resemble the point before (acf₁ > 0.25 is flagged: the rules then cry wolf every second chart). Below 12 points the
// limits are provisional. Re-base only when a sustained shift has a known cause. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "stats/run_rules.h"
#include "stats/verdict.h"

namespace ciclo::stats {

enum class ChartKind { p, p_prime, u, u_prime, c, xmr, t, g };
const Names<ChartKind, 8>& names_of(ChartKind*);

enum class Dispersion {
    automatic,  ///< p′/u′ when the mean n is above 500 or σ_z above 1.3; never when σ_z < 1
    plain,
    laney
};
enum class Screening {
    off,    ///< as the NHS spreadsheet; the house's default
    nelson  ///< moving ranges of 3.267·MR̄ and more are left out once (Nelson 1982), as the R package
};

struct ChartOptions {
    std::size_t baseline = 0;             ///< limits from the first so many points, frozen after; 0 = all
    std::vector<std::size_t> left_out{};  ///< 0-based points with a known cause, not used for the limits
    Dispersion dispersion = Dispersion::automatic;
    Screening screening = Screening::off;
    double moving_range_factor = 2.66;  ///< XmR only; 3/1.128 = 2.6596 where textbooks keep the digits
};

struct ChartPoint {
    double value = 0;
    double low = 0, high = 0;  ///< control limits of this point; clamped where the value cannot go (p: 0…1, counts: 0)
    Signal signal = Signal::none;
    Side side = Side::on_centre;
};

enum class Standing { run_chart, provisional, firm };  ///< < 12, 12–19, ≥ 20 points behind the limits
const Names<Standing, 3>& names_of(Standing*);

struct Chart {
    ChartKind kind = ChartKind::xmr;
    double centre = 0;
    std::vector<ChartPoint> points;
    double sigma_z = 1;                  ///< Laney's ratio; 1 where it has no meaning
    std::optional<double> moving_range;  ///< MR̄ (XmR)
    std::size_t baseline = 0;            ///< points behind the limits
    Standing standing = Standing::run_chart;
    std::optional<double> autocorrelation;  ///< lag 1; nothing below 4 points or without spread
    bool autocorrelated = false;            ///< above 0.25: print the warning
};

/// Every chart refuses: no points, unequal lengths, negative counts, n < 1 (leave such periods out), a numerator above
/// n, a baseline with fewer than 2 usable points, a left_out position outside.
Result<Chart> proportion_chart(std::span<const std::int64_t> events, std::span<const std::int64_t> n,
                               const ChartOptions& options = {});
Result<Chart> rate_chart(std::span<const std::int64_t> events, std::span<const double> exposure,
                         const ChartOptions& options = {});
Result<Chart> count_chart(std::span<const std::int64_t> events, const ChartOptions& options = {});
Result<Chart> individuals_chart(std::span<const double> values, const ChartOptions& options = {});
/// Times between rare events: XmR of y^(1/3.6), transformed back. Values > 0.
Result<Chart> time_between_chart(std::span<const double> values, const ChartOptions& options = {});
/// Cases between rare events: mean m, sd √(m(m+1)), centre at the median.
Result<Chart> cases_between_chart(std::span<const std::int64_t> cases, const ChartOptions& options = {});

/// Will the process keep the standard when nothing changes?
enum class Assurance { meets, fails, hit_and_miss };
const Names<Assurance, 3>& names_of(Assurance*);
/// Against the limits of the last point. higher: target below both limits = meets, above both = fails; mirrored.
Assurance assurance(const Chart& chart, double target, Direction better);

/// What a signal means when one side is better.
enum class Meaning { common_cause, improvement, concern };
const Names<Meaning, 3>& names_of(Meaning*);
Meaning meaning(const ChartPoint& point, Direction better);

}  // namespace ciclo::stats
