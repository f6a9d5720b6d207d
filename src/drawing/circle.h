// The circle (Albrecht): the cycle as its customers live it, a clock that starts at 12 and comes back to the start.
//
//   Drawing picture = draw_circle({.moments = {{.name = "Recepción", .rating = Rating{2.85, {}, 20, Sign::negative}}},
//                                  .centre = {.service = "Urgencias", .index = 65.1},
//                                  .caption = {.title = "…", .summary = "…", .language = Language::es}});
//
// The last link is dashed until the closing is earned: closure rate of at least one half. Without any rating the circle
// is a draft: open, without signs. Without moments it is the blank circle of the workshop. Geometry: circle_layout.h.
// Pure; any thread. Refuses nothing: the caller gives indices that exist, in order (ENSURE).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"
#include "drawing/rating.h"

namespace ciclo::drawing {

/// Of those who came, who really lived the moment: planned beside actual.
struct CircleLived {
    double share = 0;       ///< 0…1; the thick part of the node's rim
    std::string note = {};  ///< what departs from the plan most: "312 sin ello"; may be empty
};

struct CircleMoment {
    std::string number = {};  ///< at most three characters; empty = its place, from 1
    std::string name = {};
    std::string address = {};  ///< link of node and label; empty = none
    Criticality criticality = Criticality::ordinary;
    bool optional = false;              ///< dashed outline
    std::optional<Rating> rating = {};  ///< none: nobody answered
    double wait_minutes = 0;            ///< before the moment, as designed or measured
    std::optional<CircleLived> lived = {};  ///< takes the place of the rating in the label
};

/// People who went straight from one moment to another. Between neighbours the link of the ring grows with it; every
/// other is a line across, those to the moment itself are not drawn.
struct CircleMove {
    std::size_t from = 0, to = 0;
    double share = 0;     ///< of the most frequent, 0…1
    bool planned = true;  ///< no: dashed, in the tone of what needs care
};

/// A run of moments, `first` and `last` included. Stages follow each other and may leave gaps.
struct CircleStage {
    std::string name = {};
    std::size_t first = 0, last = 0;
    bool optional = false;
};

/// A moment that accompanies others (surveillance, cleanliness): an inner arc, thick over the moments it spans.
struct CircleTransversal {
    std::string code = {};  ///< "T1"
    std::string name = {};
    std::string address = {};
    std::vector<std::size_t> spans = {};  ///< indices of moments, ascending
    Criticality criticality = Criticality::ordinary;
    std::optional<Rating> rating = {};
};

struct CircleCentre {
    std::string service = {};
    std::string version = {};              ///< "v1"
    std::string dates = {};                ///< "14–19 oct 2025"
    std::optional<double> index = {};      ///< K-05, 0…100
    std::optional<double> integrity = {};  ///< K-06, a share 0…1
    std::int64_t n = 0;                    ///< encounters; 0 = not said
};

/// K-06b: those who ended satisfied and would return, of those who ended.
struct CircleClosure {
    double rate = 0;                        ///< share 0…1
    std::int64_t returning = 0, ended = 0;  ///< counts come before shares; ended 0 = not said
};

/// Where the signs begin, for the legend (K-03); settings of the organisation.
struct SignCuts {
    double positive_from = 4, mixed_from = 3;
};

struct Circle {
    std::vector<CircleMoment> moments = {};  ///< in the order lived; at most 200
    std::vector<CircleStage> stages = {};
    std::vector<CircleTransversal> transversals = {};  ///< at most 20
    std::vector<CircleMove> moves = {};                ///< as lived; none: the links say nothing of it
    CircleCentre centre = {};
    std::optional<CircleClosure> closure = {};  ///< none: not known, the circle stays open
    SignCuts cuts = {};

    /// Links grow with the wait before a moment. `long_waits` marks with a clock those above the median.
    enum class Waits { hidden, long_waits, every_wait } waits = Waits::long_waits;
    /// `hidden`: ring and numbers only, larger, for a narrow screen where the names stand in the list below.
    enum class Names { shown, hidden } names = Names::shown;
    enum class Legend { shown, hidden } legend = Legend::shown;
    Caption caption = {};
};

Drawing draw_circle(const Circle& circle);

}  // namespace ciclo::drawing
