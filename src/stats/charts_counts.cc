// p, p′, u, u′, c and g charts.
#include "stats/charts_parts.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/charts.h"
#include "stats/histogram.h"

namespace ciclo::stats {

namespace {

constexpr double three_sigma = 3;
constexpr double large_samples = 500;  // mean n above which binomial limits are too narrow for real processes
constexpr double overdispersed = 1.3;  // σ_z above which points vary more than counting alone explains

// Values with the standard error that counting alone gives each of them.
struct Counted {
    double centre = 0;
    double mean_size = 0;
    std::vector<double> values, errors;
};

// Laney: how much more the points vary than counting explains, from successive standardised points.
double ratio_of_spread(const Counted& counted, std::span<const std::size_t> used) {
    std::vector<double> z(counted.values.size(), 0);
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (counted.errors[i] > 0) z[i] = (counted.values[i] - counted.centre) / counted.errors[i];
    }
    return parts::mean_moving_range(z, used, Screening::off) / parts::moving_range_to_sigma;
}

bool wants_laney(const Counted& counted, double sigma_z, Dispersion dispersion, bool size_matters) {
    if (dispersion != Dispersion::automatic) return dispersion == Dispersion::laney;
    if (sigma_z < 1) return false;
    return sigma_z > overdispersed || (size_matters && counted.mean_size > large_samples);
}

Chart chart_of(const Counted& counted, std::span<const std::size_t> used, const ChartOptions& options, ChartKind plain,
               ChartKind laney, const parts::Reach& reach) {
    Chart chart;
    chart.centre = counted.centre;
    chart.sigma_z = ratio_of_spread(counted, used);
    const bool spread = wants_laney(counted, chart.sigma_z, options.dispersion, plain == ChartKind::p);
    chart.kind = spread ? laney : plain;
    std::vector<PointLimits> limits;
    for (const double error : counted.errors) {
        const double half = three_sigma * error * (spread ? chart.sigma_z : 1);
        limits.push_back({counted.centre, counted.centre - half, counted.centre + half});
    }
    return parts::finished(std::move(chart), counted.values, limits, used, reach);
}

Error bad_point(std::size_t position, const std::string& what) {
    return {ErrorKind::invalid,
            "point " + std::to_string(position + 1) + " " + what,
            "correct it, or leave the period out",
            {}};
}

}  // namespace

Result<Chart> proportion_chart(std::span<const std::int64_t> events, std::span<const std::int64_t> n,
                               const ChartOptions& options) {
    if (events.size() != n.size())
        return Error{ErrorKind::invalid, "events and n differ in length", "give both for every period", {}};
    for (std::size_t i = 0; i < n.size(); ++i) {
        if (n[i] < 1 || events[i] < 0 || events[i] > n[i]) {
            return bad_point(i, "has " + std::to_string(events[i]) + " of " + std::to_string(n[i]));
        }
    }
    const auto used = parts::used_points(n.size(), options);
    if (!used) return used.errors();
    double hits = 0, total = 0;
    for (const std::size_t i : *used) {
        hits += static_cast<double>(events[i]);
        total += static_cast<double>(n[i]);
    }
    Counted counted;
    counted.centre = hits / total;
    counted.mean_size = total / static_cast<double>(used->size());
    for (std::size_t i = 0; i < n.size(); ++i) {
        counted.values.push_back(static_cast<double>(events[i]) / static_cast<double>(n[i]));
        counted.errors.push_back(std::sqrt(counted.centre * (1 - counted.centre) / static_cast<double>(n[i])));
    }
    return chart_of(counted, *used, options, ChartKind::p, ChartKind::p_prime, {0, 1});
}

Result<Chart> rate_chart(std::span<const std::int64_t> events, std::span<const double> exposure,
                         const ChartOptions& options) {
    if (events.size() != exposure.size())
        return Error{ErrorKind::invalid, "events and exposures differ in length", "give both for every period", {}};
    for (std::size_t i = 0; i < exposure.size(); ++i) {
        if (!(exposure[i] > 0) || !std::isfinite(exposure[i]) || events[i] < 0) {
            return bad_point(i, "has no exposure or a negative count");
        }
    }
    const auto used = parts::used_points(events.size(), options);
    if (!used) return used.errors();
    double hits = 0, total = 0;
    for (const std::size_t i : *used) {
        hits += static_cast<double>(events[i]);
        total += exposure[i];
    }
    Counted counted;
    counted.centre = hits / total;
    counted.mean_size = total / static_cast<double>(used->size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        counted.values.push_back(static_cast<double>(events[i]) / exposure[i]);
        counted.errors.push_back(std::sqrt(counted.centre / exposure[i]));
    }
    return chart_of(counted, *used, options, ChartKind::u, ChartKind::u_prime, {.low = 0});
}

Result<Chart> count_chart(std::span<const std::int64_t> events, const ChartOptions& options) {
    std::vector<double> values;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i] < 0) return bad_point(i, "is negative");
        values.push_back(static_cast<double>(events[i]));
    }
    const auto used = parts::used_points(values.size(), options);
    if (!used) return used.errors();
    Chart chart;
    chart.kind = ChartKind::c;
    for (const std::size_t i : *used) chart.centre += values[i];
    chart.centre /= static_cast<double>(used->size());
    const double half = three_sigma * std::sqrt(chart.centre);
    const std::vector<PointLimits> limits(values.size(), {chart.centre, chart.centre - half, chart.centre + half});
    return parts::finished(std::move(chart), values, limits, *used, {.low = 0});
}

Result<Chart> cases_between_chart(std::span<const std::int64_t> cases, const ChartOptions& options) {
    std::vector<double> values, baseline;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (cases[i] < 0) return bad_point(i, "is negative");
        values.push_back(static_cast<double>(cases[i]));
    }
    const auto used = parts::used_points(values.size(), options);
    if (!used) return used.errors();
    for (const std::size_t i : *used) baseline.push_back(values[i]);
    const Histogram histogram = histogram_of(baseline);
    const double mean = summary_of(histogram)->mean;
    const double half = three_sigma * std::sqrt(mean * (mean + 1));
    Chart chart;
    chart.kind = ChartKind::g;
    chart.centre = quantile_type7(histogram, 0.5);  // the geometric law is skewed: half the points lie below the median
    const std::vector<PointLimits> limits(values.size(), {chart.centre, mean - half, mean + half});
    return parts::finished(std::move(chart), values, limits, *used, {.low = 0});
}

}  // namespace ciclo::stats
