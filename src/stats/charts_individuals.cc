// XmR and t charts, and what a signal means.
#include <algorithm>
#include <cmath>
#include <string>

#include "stats/charts.h"
#include "stats/charts_parts.h"

namespace ciclo::stats {

namespace {

constexpr double waiting_power = 3.6;  // y^(1/3.6) makes exponential waiting times nearly normal (Nelson 1994)

struct Individuals {
    double mean = 0, moving_range = 0;
    PointLimits limits;
};

Individuals individuals(std::span<const double> values, std::span<const std::size_t> used, Screening screening,
                        double factor) {
    Individuals out;
    for (const std::size_t i : used) out.mean += values[i];
    out.mean /= static_cast<double>(used.size());
    out.moving_range = parts::mean_moving_range(values, used, screening);
    const double half = factor * out.moving_range;
    out.limits = {out.mean, out.mean - half, out.mean + half};
    return out;
}

double back(double value) {
    return value <= 0 ? 0 : std::pow(value, waiting_power);
}

}  // namespace

Result<Chart> individuals_chart(std::span<const double> values, const ChartOptions& options) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            return Error{
                ErrorKind::invalid, "point " + std::to_string(i + 1) + " is not a number", "leave the period out", {}};
        }
    }
    const auto used = parts::used_points(values.size(), options);
    if (!used) return used.errors();
    const Individuals found = individuals(values, *used, options.screening, options.moving_range_factor);
    Chart chart;
    chart.kind = ChartKind::xmr;
    chart.centre = found.mean;
    chart.moving_range = found.moving_range;
    const std::vector<PointLimits> limits(values.size(), found.limits);
    return parts::finished(std::move(chart), values, limits, *used, {});
}

Result<Chart> time_between_chart(std::span<const double> values, const ChartOptions& options) {
    std::vector<double> changed;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(values[i] > 0) || !std::isfinite(values[i])) {
            return Error{ErrorKind::invalid,
                         "point " + std::to_string(i + 1) + " is not a time above 0",
                         "record the time between events more finely",
                         {}};
        }
        changed.push_back(std::pow(values[i], 1 / waiting_power));
    }
    const auto used = parts::used_points(changed.size(), options);
    if (!used) return used.errors();
    const Individuals found = individuals(changed, *used, options.screening, 3 / parts::moving_range_to_sigma);
    Chart chart;
    chart.kind = ChartKind::t;
    const std::vector<PointLimits> limits(changed.size(), found.limits);
    Chart out = parts::finished(std::move(chart), changed, limits, *used, {});
    out.centre = back(found.mean);  // the signals were found where the values are nearly normal; people read times
    for (std::size_t i = 0; i < values.size(); ++i) {
        out.points[i].value = values[i];
        out.points[i].low = back(found.limits.low);
        out.points[i].high = back(found.limits.high);
    }
    return out;
}

Meaning meaning(const ChartPoint& point, Direction better) {
    if (point.signal == Signal::none || point.side == Side::on_centre) return Meaning::common_cause;
    return (point.side == Side::above) == (better == Direction::higher) ? Meaning::improvement : Meaning::concern;
}

}  // namespace ciclo::stats
