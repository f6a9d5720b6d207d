// Journey curve: how the experience rises and falls along the moments (the emotion line).
//
//   Drawing picture = draw_journey_curve({.moments = {…}, .stages = {…}, .caption = {…}});
//
// One column per moment in the customer's order; the point stands at the mean exactly, and the line between the points
// is a monotone cubic (Fritsch and Carlson 1980, SIAM J. Numer. Anal. 17), so that it never shows a peak that nobody
// lived. 95 % bands from five answers on; hollow point and broken line below that; a gap where nobody answered. All
// names stand in their own columns under the plot. lay_out_journey() is the geometry alone: it is what the tests check.
// Pure; any thread. Refuses nothing: the caller gives means inside 1…5 and stages that exist (ENSURE).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/geometry.h"
#include "drawing/interval_bar.h"
#include "drawing/rating.h"

namespace ciclo::drawing {

struct JourneyStage {
    std::string name = {};
    bool optional = false;
};

struct JourneyMoment {
    std::string number = {};  ///< "3"; short
    std::string name = {};
    std::size_t stage = 0;              ///< index into Journey::stages; ignored when there are none
    std::optional<Rating> now = {};     ///< none: nobody answered
    std::optional<Rating> before = {};  ///< second, dashed line
    std::string difference = {};        ///< "+1,00 claro" (K-34), or empty
    Criticality criticality = Criticality::ordinary;
    std::optional<double> wait_minutes = {};     ///< not known is not zero
    std::optional<double> present_minutes = {};  ///< contact + wait; only for TimeAxis::true_time
    std::string address = {};                    ///< link of the point and the name; empty = none
};

struct JourneyQuote {
    std::string number = {};  ///< of the moment it speaks of
    std::string text = {};    ///< shown up to 90 characters
};

struct Journey {
    std::vector<JourneyMoment> moments = {};
    std::vector<JourneyStage> stages = {};
    std::vector<JourneyQuote> quotes = {};          ///< the first three are shown
    std::string now_label = {}, before_label = {};  ///< for the legend: "Encuesta B, 27–30 oct"
    std::string total_wait = {};  ///< "147 min de 348 (42,3 %)": at the right of the wait bars; may be empty
    enum class TimeAxis { even, true_time } time_axis = TimeAxis::even;
    Caption caption = {};
};

Drawing draw_journey_curve(const Journey& journey);
/// The same in pages of at most `most_columns` moments, broken at borders of stages where there are any; the line runs
/// on to the edge of the page. For print.
std::vector<Drawing> draw_journey_pages(const Journey& journey, std::size_t most_columns = 12);

}  // namespace ciclo::drawing
