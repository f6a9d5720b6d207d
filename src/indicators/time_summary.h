// Summary of measured or lived times, and means with the interval that their number allows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indicators/measures.h"
#include "stats/histogram.h"

namespace ciclo::indicators {

/// t or BCa as stats::mean_estimate decides; always t beyond `values_bootstrapped_at_most` values (limits.h).
std::optional<Estimate> mean_with_interval(const stats::Histogram& histogram, std::string_view what,
                                           const MeasureOptions& options);

/// Nothing when there are no values. Mean, type-7 median, nearest-rank P90 (K-14), each with its interval.
std::optional<TimeSummary> time_summary(std::span<const double> values, const std::string& unit, std::string_view what,
                                        const MeasureOptions& options);

}  // namespace ciclo::indicators
