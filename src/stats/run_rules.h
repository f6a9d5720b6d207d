// Rules that find a signal in a series around a centre line.
//
//   std::vector<Signal> s = nhs_signals(values, limits);
//   RunTest runs = anhoej(values, median);
//
// NHS "Making Data Count": (1) outside the limits; (2) seven in a row on one side; (3) seven in a row rising or
// falling; (4) two of three in the outer third, all three on one side. On 24 calm points they flag something in 15 % of
// charts (outside alone 6 %). Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/names.h"

namespace ciclo::stats {

enum class Signal { none, outside_limits, trend, two_of_three, shift };  ///< in order of precedence after none
const Names<Signal, 5>& names_of(Signal*);

enum class Side { below = -1, on_centre = 0, above = 1 };
/// Side of a value; equal to the centre is on it, and breaks a run.
Side side_of(double value, double centre);

/// Which way the rule pulls at each point where it holds, else on_centre; the point is the last of its window.
std::vector<Side> seven_on_one_side(std::span<const Side> sides);
std::vector<Side> seven_in_a_row(std::span<const double> values);
/// Points of a window of three with at least two in the outer third and all three on one side.
std::vector<bool> two_of_three(const std::vector<bool>& outer, std::span<const Side> sides);

struct PointLimits {
    double centre = 0, low = 0, high = 0;  ///< not clamped
};
/// Signal of each point; `limits` one per value. All seven points of (2) and (3) are flagged, of (4) those in the outer
/// third. Where limits vary from point to point the outer third is each point's own.
std::vector<Signal> nhs_signals(std::span<const double> values, std::span<const PointLimits> limits);

/// Anhøj & Olesen (2014): longest run and crossings around the centre; points on it do not count.
struct RunTest {
    std::size_t useful = 0, longest_run = 0, crossings = 0;
    std::size_t longest_allowed = 0;   ///< round(log2 n) + 3
    std::size_t crossings_needed = 0;  ///< 5 % quantile of Bin(n−1, ½)
    bool signal = false;
};
RunTest anhoej(std::span<const double> values, double centre);
std::size_t longest_run_allowed(std::size_t useful);
std::size_t crossings_needed(std::size_t useful);

}  // namespace ciclo::stats
