// Run chart of one standard over its periods, as plain numbers for whoever draws it.
//
//   std::optional<StandardChart> chart = standard_chart(measures.standards, standard_of_the_map);
//
// Counts per period make a p chart (p′ when the counts are so many that p would flag everything, see stats/charts.h);
// raw values make an XmR chart, or bare dots when fewer than 12 values give limits no footing. With several periods the
// limits come from the first one and stay frozen, so that a later period is judged by the earlier (measurement 5.1).
// Assumption that breaks the limits: a point that resembles the point before (flagged by `autocorrelated`), and, for
// waiting times, skewness: XmR limits of skewed values flag the long tail. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cycle/map.h"
#include "indicators/measures.h"
#include "stats/charts.h"

namespace ciclo::indicators {

enum class ChartForm {
    automatic,    ///< p or p′ for counts, XmR for values
    individuals   ///< XmR on the shares too, as NHS "Making Data Count" does
};

struct StandardChartOptions {
    ChartForm form = ChartForm::automatic;
    enum class Baseline { first_period, all_points } baseline = Baseline::first_period;
};

struct StandardChartPoint {
    std::string label;                     ///< the period's label, the ISO day, or the running number
    std::string period;                    ///< StandardMeasure::period: a change of it starts a new phase
    double value = 0;                      ///< share of 1 that met it (counts), or the raw value
    std::int64_t n = 1;                    ///< observations behind the point
    std::optional<double> low, high;       ///< control limits; nothing for bare dots
    stats::Signal signal = stats::Signal::none;
    stats::Meaning meaning = stats::Meaning::common_cause;
};

struct StandardChart {
    cycle::MomentId moment;
    cycle::StandardId standard;
    std::string series;
    bool shares = false;                   ///< true: values are shares of 1; false: raw values in `unit`
    std::string unit;
    double target = 0;                     ///< share wanted, or the standard's own value
    std::optional<stats::Direction> better;  ///< nothing for "= value"
    std::vector<StandardChartPoint> points;
    std::optional<stats::ChartKind> kind;  ///< nothing: bare dots
    double centre = 0;                     ///< of the baseline; the mean for bare dots
    std::size_t baseline = 0;              ///< points behind the limits
    stats::Standing standing = stats::Standing::run_chart;
    std::optional<double> autocorrelation;
    bool autocorrelated = false;
    std::size_t empty_periods = 0;         ///< periods without observations, left out
    /// Will the process keep the target if nothing changes? Only with limits on at least 12 points.
    std::optional<stats::Assurance> assurance;
};

/// `measures`: any standards' measures; those of `standard` (same id, first series met) are used, in their order.
/// Nothing when there is no value at all. A standard "= value" has no better side: no assurance, no meaning.
std::optional<StandardChart> standard_chart(std::span<const StandardMeasure> measures, const cycle::Standard& standard,
                                            const StandardChartOptions& options = {});

}  // namespace ciclo::indicators
