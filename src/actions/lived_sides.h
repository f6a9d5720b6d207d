// The two groups of cases that a comparison of the lived path holds against each other. Internal to the room.
#pragma once

#include <optional>
#include <string>

#include "actions/lived_compare.h"
#include "journeys/filter.h"
#include "report/speech.h"

namespace ciclo::actions {

struct LivedSides {
    journeys::Cases first, second;         ///< of the view's by_moment
    std::string first_name, second_name;   ///< as they begin and end a phrase: "Since 8 Oct 2025", "the days before"
    std::optional<std::size_t> step = {};  ///< the one they were told apart by
    std::int64_t left_out = 0;             ///< cases that have both values
};

/// Errors: as lived_compare_json.
Result<LivedSides> lived_sides(const LivedTelling& telling, const LivedComparing& comparing,
                               const report::Speech& speech);

}  // namespace ciclo::actions
