#include "indicators/time_summary.h"

#include "indicators/limits.h"
#include "stats/means.h"
#include "stats/random.h"

namespace ciclo::indicators {

std::optional<Estimate> mean_with_interval(const stats::Histogram& histogram, std::string_view what,
                                           const MeasureOptions& options) {
    if (histogram.n() > values_bootstrapped_at_most) return stats::mean_student_t(histogram, options.level);
    return stats::mean_estimate(histogram, {.seed = stats::seed_of("mean " + std::string(what)),
                                            .replicates = options.replicates,
                                            .threads = options.threads,
                                            .level = options.level});
}

std::optional<TimeSummary> time_summary(std::span<const double> values, const std::string& unit, std::string_view what,
                                        const MeasureOptions& options) {
    const stats::Histogram histogram = stats::histogram_of(values);
    const std::optional<stats::Summary> summary = stats::summary_of(histogram);
    if (!summary) return std::nullopt;
    TimeSummary times;
    times.n = summary->n;
    times.mean = summary->mean;
    times.median = stats::quantile_type7(histogram, 0.5);
    times.p90 = stats::quantile_nearest_rank(histogram, 0.9);
    times.longest = summary->highest;
    times.unit = unit;
    times.mean_estimate = mean_with_interval(histogram, what, options);
    times.median_estimate = stats::median_estimate(histogram, options.level);
    times.p90_estimate = stats::quantile_estimate(histogram, 0.9, options.level);
    return times;
}

}  // namespace ciclo::indicators
