#include "stats/run_rules.h"

#include <algorithm>
#include <cmath>

#include "stats/special.h"

namespace ciclo::stats {

namespace {

constexpr std::size_t run_of = 7, pair_window = 3;
constexpr double outer_from = 2.0 / 3.0;  // of the way from the centre to the limit

// Marks all points of the windows of `length` that end where the rule holds.
void mark_windows(const std::vector<Side>& ends, std::size_t length, std::vector<bool>& out) {
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (ends[i] == Side::on_centre) continue;
        for (std::size_t j = i + 1 - length; j <= i; ++j) out[j] = true;
    }
}

bool outside(double value, const PointLimits& limits) {
    return value < limits.low || value > limits.high;
}

bool in_outer_third(double value, const PointLimits& limits) {
    if (outside(value, limits)) return false;
    return value < limits.centre - outer_from * (limits.centre - limits.low) ||
           value > limits.centre + outer_from * (limits.high - limits.centre);
}

}  // namespace

const Names<Signal, 5>& names_of(Signal*) {
    static constexpr Names<Signal, 5> table{{
        {Signal::none, "none", "causa común", "common cause", "gewone oorzaak"},
        {Signal::outside_limits, "outside_limits", "fuera de los límites", "outside the limits", "buiten de grenzen"},
        {Signal::trend, "trend", "tendencia de siete puntos", "trend of seven points", "trend van zeven punten"},
        {Signal::two_of_three, "two_of_three", "dos de tres junto al límite", "two of three near the limit",
         "twee van drie bij de grens"},
        {Signal::shift, "shift", "siete puntos al mismo lado", "seven points on one side", "zeven punten aan één kant"},
    }};
    return table;
}

Side side_of(double value, double centre) {
    if (value == centre) return Side::on_centre;
    return value > centre ? Side::above : Side::below;
}

std::vector<Side> seven_on_one_side(std::span<const Side> sides) {
    std::vector<Side> out(sides.size(), Side::on_centre);
    std::size_t run = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        run = i > 0 && sides[i] == sides[i - 1] ? run + 1 : 1;
        if (run >= run_of) out[i] = sides[i];
    }
    return out;
}

std::vector<Side> seven_in_a_row(std::span<const double> values) {
    std::vector<Side> out(values.size(), Side::on_centre);
    std::size_t run = 1;
    Side way = Side::on_centre;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const Side now = side_of(values[i], values[i - 1]);
        run = now != Side::on_centre && now == way ? run + 1 : 2;
        way = now;
        if (run >= run_of && now != Side::on_centre) out[i] = now;
    }
    return out;
}

std::vector<bool> two_of_three(const std::vector<bool>& outer, std::span<const Side> sides) {
    std::vector<bool> out(sides.size(), false);
    for (std::size_t i = pair_window - 1; i < sides.size(); ++i) {
        const auto hits = std::count(outer.begin() + static_cast<std::ptrdiff_t>(i + 1 - pair_window),
                                     outer.begin() + static_cast<std::ptrdiff_t>(i + 1), true);
        const bool together = sides[i] != Side::on_centre && sides[i] == sides[i - 1] && sides[i] == sides[i - 2];
        if (hits < 2 || !together) continue;
        out[i] = out[i - 1] = out[i - 2] = true;
    }
    return out;
}

std::vector<Signal> nhs_signals(std::span<const double> values, std::span<const PointLimits> limits) {
    ENSURE(values.size() == limits.size(), "every point has limits");
    std::vector<Side> sides;
    std::vector<bool> outer;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sides.push_back(side_of(values[i], limits[i].centre));
        outer.push_back(in_outer_third(values[i], limits[i]));
    }
    std::vector<bool> shift(values.size(), false), trend(values.size(), false);
    mark_windows(seven_on_one_side(sides), run_of, shift);
    mark_windows(seven_in_a_row(values), run_of, trend);
    const std::vector<bool> pairs = two_of_three(outer, sides);
    std::vector<Signal> out(values.size(), Signal::none);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (outside(values[i], limits[i]))
            out[i] = Signal::outside_limits;
        else if (trend[i])
            out[i] = Signal::trend;
        else if (pairs[i] && outer[i])
            out[i] = Signal::two_of_three;
        else if (shift[i])
            out[i] = Signal::shift;
    }
    return out;
}

std::size_t longest_run_allowed(std::size_t useful) {
    if (useful == 0) return 0;
    return static_cast<std::size_t>(std::lround(std::log2(static_cast<double>(useful)))) + 3;
}

std::size_t crossings_needed(std::size_t useful) {
    if (useful < 2) return 0;
    return static_cast<std::size_t>(binomial_quantile(0.05, static_cast<std::int64_t>(useful) - 1, 0.5));
}

RunTest anhoej(std::span<const double> values, double centre) {
    RunTest out;
    Side last = Side::on_centre;
    std::size_t run = 0;
    for (const double value : values) {
        const Side side = side_of(value, centre);
        if (side == Side::on_centre) continue;
        ++out.useful;
        if (last != Side::on_centre && side != last) {
            ++out.crossings;
            run = 0;
        }
        last = side;
        out.longest_run = std::max(out.longest_run, ++run);
    }
    out.longest_allowed = longest_run_allowed(out.useful);
    out.crossings_needed = crossings_needed(out.useful);
    out.signal = out.longest_run > out.longest_allowed || out.crossings < out.crossings_needed;
    return out;
}

}  // namespace ciclo::stats
