// The main job as a value: from what a person named to evidence, measures and ranking. Shared by every deed that needs
// measured moments (analyze, map draw).
#pragma once

#include <optional>
#include <vector>

#include "actions/action.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/ranking.h"

namespace ciclo::actions {

struct Analysis {
    moments::Evidence evidence;
    indicators::Measures measures;
    std::optional<priorities::Ranking> ranking;
};

/// map, answers, importance, cases, times, events, before, before-map, columns, critical, from, until, served, population.
std::vector<Input> analysis_inputs();

/// Every error of every file that was named comes together.
Result<Analysis> analyse(const Arguments& arguments, World& world);

}  // namespace ciclo::actions
