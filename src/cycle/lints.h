// The habits of good maps, as findings: warnings for what is probably a slip, hints for what is worth a thought.
// Internal to the room; check.h is the door.
#pragma once

#include <vector>

#include "cycle/check.h"

namespace ciclo::cycle {

/// What shows only in the whole map: repeated questions and names, missing languages, stages, the first direct contact.
void lint_map(const Map& map, std::vector<Finding>& out);
/// What shows in one moment.
void lint_moment(const Map& map, const Moment& moment, std::vector<Finding>& out);

/// True when the text begins with a staff role, with or without article, in es, en or nl: "El cajero verifica" (R0-01).
bool begins_with_staff_role(std::string_view name);

}  // namespace ciclo::cycle
