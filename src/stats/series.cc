#include "stats/series.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "stats/random.h"

namespace ciclo::stats {

namespace {

// Area of the corner above the step ceiling: between x_k and x_(k+1) the ceiling is the highest y met so far.
double empty_corner(std::span<const double> x, std::span<const double> y, const std::vector<std::size_t>& order,
                    double y_max) {
    double area = 0, ceiling = -HUGE_VAL;
    for (std::size_t k = 0; k + 1 < order.size(); ++k) {
        ceiling = std::max(ceiling, y[order[k]]);
        area += (x[order[k + 1]] - x[order[k]]) * (y_max - ceiling);
    }
    return area;
}

}  // namespace

Series series(std::span<const double> reliability) {
    ENSURE(!reliability.empty(), "a chain has links");
    Series out;
    double failures = 0;
    for (const double r : reliability) {
        ENSURE(r >= 0 && r <= 1, "a success rate lies between 0 and 1");
        out.product *= r;
        out.bound_high = std::min(out.bound_high, r);
        failures += 1 - r;
    }
    out.bound_low = std::max(0.0, 1 - failures);
    for (std::size_t i = 0; i < reliability.size(); ++i) {
        double others = 1;
        for (std::size_t j = 0; j < reliability.size(); ++j) others *= j == i ? 1 : reliability[j];
        out.birnbaum.push_back(others);
        out.potential.push_back(others * (1 - reliability[i]));
    }
    return out;
}

Result<Yields> yields(std::span<const std::int64_t> defects, std::span<const std::int64_t> rework,
                      std::int64_t opportunities) {
    if (defects.size() != rework.size() || defects.empty() || opportunities < 1) {
        return Error{ErrorKind::invalid,
                     "defects, rework and units do not fit together",
                     "give both counts for every step and at least one unit",
                     {}};
    }
    Yields out;
    out.rolled_throughput = 1;
    std::int64_t entering = opportunities, mended = 0;
    for (std::size_t step = 0; step < defects.size(); ++step) {
        if (defects[step] < 0 || rework[step] < 0 || defects[step] + rework[step] > entering) {
            return Error{ErrorKind::invalid,
                         "step " + std::to_string(step + 1) + " has more defects than units",
                         "correct the counts",
                         {}};
        }
        out.rolled_throughput *=
            1 - static_cast<double>(defects[step] + rework[step]) / static_cast<double>(opportunities);
        entering -= defects[step];
        out.defects += defects[step];
        mended += rework[step];
    }
    const auto units = static_cast<double>(opportunities);
    out.final_yield = 1 - static_cast<double>(out.defects) / units;
    out.first_time = 1 - static_cast<double>(out.defects + mended) / units;
    out.defects_per_million = static_cast<double>(out.defects) / units * 1e6;
    return out;
}

std::optional<NecessaryCondition> necessary_condition(std::span<const double> x, std::span<const double> y,
                                                      int permutations, std::uint64_t seed) {
    ENSURE(x.size() == y.size() && permutations >= 0, "every x has a y");
    if (x.size() < 3) return std::nullopt;
    const auto [x_low, x_high] = std::minmax_element(x.begin(), x.end());
    const auto [y_low, y_high] = std::minmax_element(y.begin(), y.end());
    NecessaryCondition out;
    out.scope = (*x_high - *x_low) * (*y_high - *y_low);
    if (!(out.scope > 0)) return std::nullopt;
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    out.zone = empty_corner(x, y, order, *y_high);
    out.effect = out.zone / out.scope;
    if (permutations == 0) return out;
    std::int64_t reached = 0;
    for (int round = 0; round < permutations; ++round) {
        Stream stream(seed, static_cast<std::uint64_t>(round));
        std::vector<double> shuffled(y.begin(), y.end());
        for (std::size_t i = shuffled.size(); i > 1; --i) {
            std::swap(shuffled[i - 1], shuffled[stream.below(static_cast<std::uint32_t>(i))]);
        }
        if (empty_corner(x, shuffled, order, *y_high) >= out.zone - 1e-12 * out.scope) ++reached;
    }
    out.p = static_cast<double>(reached) / permutations;
    return out;
}

}  // namespace ciclo::stats
