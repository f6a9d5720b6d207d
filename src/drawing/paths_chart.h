// The paths that many took, a row each: how many, what share of all, and the steps as chevrons from left to right.
//
//   Drawing picture = draw_paths_chart({.names = {"Register", "Triage"}, .paths = {{.steps = {0, 1}, .figure = "312",
//                                       .share = 0.4, .share_text = "40.0%"}}, .caption = {…}});
//
// The same step has the same fill everywhere, in the order of first appearance; fills repeat after five, so the name
// tells. A path of more than most_steps steps ends with how many follow. Names that do not fit are cut, the full name
// behind. Pure; any thread. Broken promises (ENSURE): steps have names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

inline constexpr std::size_t most_steps = 14;  ///< wider is no longer read on one sheet

struct PathRow {
    std::vector<std::size_t> steps;      ///< numbers of names
    std::string figure = {};             ///< "312"
    std::optional<double> share = {};    ///< 0 … 1; nothing: not told
    std::string share_text = {};         ///< "40.0%"
};

struct PathsChart {
    std::vector<std::string> names;
    std::vector<PathRow> paths;
    std::vector<std::string> notes = {};  ///< lines below
    Caption caption = {};
};

Drawing draw_paths_chart(const PathsChart& chart);

}  // namespace ciclo::drawing
