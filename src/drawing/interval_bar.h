// Interval bar: one figure on its axis, with the band in which the real value may lie.
//
//   draw_interval_bar({.rating = Rating{2.85, Interval{2.39, 3.31}, 20, Sign::negative},
//                      .frame = {.title = "Recepción", .summary = "Media 2,85 de 5, entre 2,39 y 3,31, 20
//                      respuestas"}});
//
// Pale band with end ticks = 95 % interval, shaped point = the value, dotted line = the middle of the scale. Under five
// answers: hollow point, no band, and the words that say so. Without answers: an empty axis and "n/d", never 0.
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "drawing/picture.h"
#include "drawing/rating.h"

namespace ciclo::drawing {

/// What is said around a picture, the same for every chart.
struct Caption {
    std::string title = {};    ///< accessible name
    std::string summary = {};  ///< the sentence with the finding: <desc>
    Language language = Language::en;
    std::string id_prefix = "d";  ///< several drawings live in one page: every id begins with it
};

/// An axis from `low` to `high` with a tick at every `step`. Ratings: 1 to 5; an index: 0 to 100 by 25.
struct BarAxis {
    double low = 1, high = 5, step = 1;
    std::optional<double> middle = 3;   ///< dotted line
    std::optional<double> target = {};  ///< heavy dashed line: the goal
    enum class Ticks { numbered, bare } ticks = Ticks::numbered;
    enum class Unit { plain, percent } unit = Unit::plain;  ///< percent: values are shares of 1, shown as 35 %
};

struct IntervalBar {
    std::optional<Rating> rating =
        {};  ///< none: nobody answered. Sign::none = a figure that is no rating: accent colour
    BarAxis axis = {};
    double width = 360;  ///< at least 160
    Caption caption = {};
};
Drawing draw_interval_bar(const IntervalBar& bar);

/// The same figure before and after a change, one under the other on one axis, with the difference and its verdict.
struct BeforeAfterBar {
    std::string before_label = {}, after_label = {};  ///< "14–19 oct", "27–30 oct"
    std::optional<Rating> before = {}, after = {};
    std::string difference = {};  ///< "+1,00 claro": from the caller, who knows K-34
    BarAxis axis = {};
    double width = 480;  ///< at least 280
    Caption caption = {};
};
Drawing draw_before_after_bar(const BeforeAfterBar& bar);

}  // namespace ciclo::drawing
