// Run chart of a standard: what was measured, in order, against what was promised.
//
//   draw_run_chart({.kind = RunChart::Kind::individual, .unit = "s", .target = RunTarget{10, RunTarget::Side::at_most,
//                   "norma: 10 s"}, .points = {{.label = "1", .value = 6, .standing = Standing::met}, …}});
//
// individual: one point per measured value, circle = the standard is met, square = not. period: one point per week or
// month (a value or a share), joined, with interval, centre line, limits and signals where the caller has them. The
// drawing computes nothing: whether a point meets the standard or signals, and the limits, come from indicators.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"

namespace ciclo::drawing {

enum class Standing { not_judged, met, not_met };

struct RunPoint {
    std::string label = {};            ///< under the axis: "1", "13 oct", "2025-10"
    std::optional<double> value = {};  ///< none: nothing measured in this period; a gap
    std::optional<Interval> interval = {};
    std::optional<std::int64_t> n = {};  ///< observations behind it; printed under the label when given
    Standing standing = Standing::not_judged;
    std::optional<double> lower_limit = {}, upper_limit = {};  ///< natural limits at this point (they may step)
    std::optional<double> centre = {};                         ///< centre line at this point
    int signal = 0;  ///< 0 = none; otherwise the number of its rule in RunChart::signals, from 1
};

struct RunTarget {
    double value = 0;
    enum class Side { at_most, at_least } side = Side::at_most;
    std::string label = {};  ///< "norma: 10 s", "meta 90 %"
};

/// A horizontal line worth knowing: the mean, the 90th percentile.
struct RunReference {
    double value = 0;
    std::string label = {};  ///< "media 12,4 s"
};

/// From this point on something was different: "v2".
struct RunChange {
    std::size_t before_point = 0;
    std::string label = {};
};

struct RunChart {
    enum class Kind { individual, period } kind = Kind::individual;
    std::vector<RunPoint> points = {};
    std::string unit = {};                                     ///< "s", "min"; empty for shares
    enum class Scale { plain, percent } scale = Scale::plain;  ///< percent: values are shares of 1
    std::optional<RunTarget> target = {};
    std::vector<RunReference> references = {};
    std::vector<RunChange> changes = {};
    std::vector<std::string> signals = {};  ///< what each rule says: "fuera de límites"; RunPoint::signal counts from 1
    enum class Limits { firm, provisional } limits = Limits::firm;
    Caption caption = {};
};
Drawing draw_run_chart(const RunChart& chart);

}  // namespace ciclo::drawing
