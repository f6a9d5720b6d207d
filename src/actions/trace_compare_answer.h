// What a comparison of two groups of cases says in a sentence, and its measures by name. Internal to the room.
//
//   compare_answer(log, both, {"< 2026-03-01", "≥ 2026-03-01"}, language)
//       // "Case duration: 9 min to 14 min longer in ≥ 2026-03-01 than in < 2026-03-01 (95%)."
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "journeys/more_than_chance.h"

namespace ciclo::actions {

struct ComparedTime {
    std::string name;
    const journeys::DurationDifference* difference = nullptr;
};
struct ComparedShare {
    std::string name;
    const journeys::ShareDifference* difference = nullptr;
};

/// In the order of the table: the whole case, then the activities by the log's numbers; those that one side has.
std::vector<ComparedTime> compared_times(const events::Log& log, const journeys::Comparison& both, Language language);
std::vector<ComparedShare> compared_shares(const events::Log& log, const journeys::Comparison& both,
                                           Language language);

/// Two sides of five and more are compared, others only counted: without what may not be told.
journeys::DurationDifference compared_told(journeys::DurationDifference difference);
journeys::ShareDifference compared_told(journeys::ShareDifference difference);

/// Names of the two sides.
struct SideNames {
    std::string first, second;
};

/// The clear differences, a line each: the case's duration first, then what is least like chance, five at most. Where none is,
/// that no difference can be told, and how large that of the case's duration may be. Of fewer than five cases: too few.
std::string compare_answer(const events::Log& log, const journeys::Comparison& both, const SideNames& sides,
                           Language language);

}  // namespace ciclo::actions
