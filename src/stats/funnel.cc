#include "stats/funnel.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/histogram.h"

namespace ciclo::stats {

namespace {

constexpr double winsorised = 0.1;  // share of units pulled in at either end, so that outliers do not hide themselves
constexpr double standard_errors = 3;

double angle(double share) {
    return std::asin(std::sqrt(share));
}

double share_at(double angle_value) {
    const double s = std::sin(std::clamp(angle_value, 0.0, std::acos(0.0)));
    return s * s;
}

double dispersion_of(const std::vector<double>& z) {
    const Histogram histogram = histogram_of(z);
    const double low = quantile_type7(histogram, winsorised), high = quantile_type7(histogram, 1 - winsorised);
    double sum = 0;
    for (const double value : z) {
        const double pulled = std::clamp(value, low, high);
        sum += pulled * pulled;
    }
    return sum / static_cast<double>(z.size());
}

}  // namespace

Result<Funnel> funnel(std::span<const UnitCount> units) {
    if (units.size() < 3) return Error{ErrorKind::refused, "fewer than 3 units", "compare two shares instead", {}};
    double x = 0, total = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].n < 1 || units[i].x < 0 || units[i].x > units[i].n) {
            return Error{ErrorKind::invalid,
                         "unit " + std::to_string(i + 1) + " has " + std::to_string(units[i].x) + " of " +
                             std::to_string(units[i].n),
                         "give 0 <= x <= n with n at least 1",
                         {}};
        }
        x += static_cast<double>(units[i].x);
        total += static_cast<double>(units[i].n);
    }
    Funnel out;
    out.mean = x / total;
    const double centre = angle(out.mean);
    std::vector<double> z;
    double weights = 0, squares = 0;
    for (const UnitCount& unit : units) {
        const auto n = static_cast<double>(unit.n);
        z.push_back((angle(static_cast<double>(unit.x) / n) - centre) * 2 * std::sqrt(n));
        weights += 4 * n;  // the variance of the angle is 1/4n
        squares += 16 * n * n;
    }
    out.dispersion = dispersion_of(z);
    const auto k = static_cast<double>(units.size());
    out.between_variance = std::max((k * out.dispersion - (k - 1)) / (weights - squares / weights), 0.0);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto n = static_cast<double>(units[i].n);
        const double half = standard_errors * std::sqrt(0.25 / n + out.between_variance);
        FunnelUnit unit;
        unit.share = static_cast<double>(units[i].x) / n;
        unit.z = z[i];
        unit.low = share_at(centre - half);
        unit.high = share_at(centre + half);
        unit.outside_naive = std::fabs(z[i]) > standard_errors;
        unit.outside = unit.share < unit.low || unit.share > unit.high;
        out.units.push_back(unit);
    }
    return out;
}

}  // namespace ciclo::stats
