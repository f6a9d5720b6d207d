// The five steps of the improvement loop of one cycle (domain.md E.2, R0-32…R0-36), each with its counts, and their
// ring. What nothing in the house can tell yet has no number: missing is never zero. Internal to the room. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "actions/accepted_orders.h"
#include "actions/home_reading.h"
#include "cycle/map.h"

namespace ciclo::actions {

struct HomeStep {
    std::string_view code;         ///< moments, requirements, plans, priorities, survey
    std::string name, text, link;  ///< link: where to mend what is missing; "" = nothing is
    std::optional<std::int64_t> done = {};
    std::int64_t total = 0;
    std::optional<double> share = {};
};

/// What the house keeps of steps three and four.
struct LoopRecords {
    std::vector<std::string> planned;  ///< moments with an action that says how to react, not dropped
    std::optional<AcceptedOrder> order;
};
/// Needs a snapshot. `cycle`: an id.
Result<LoopRecords> loop_records(const std::string& cycle, World& world);

/// `link` begins with /cycles/{cycle}, or is a list of records.
std::array<HomeStep, 5> steps_of(const cycle::Map& map, const HomeReading& reading, const LoopRecords& kept,
                                 const std::string& cycle, Language language);
std::string ring_of(const std::array<HomeStep, 5>& steps, int loop, const std::string& name, Language language);
std::string steps_json(const std::array<HomeStep, 5>& steps);

}  // namespace ciclo::actions
