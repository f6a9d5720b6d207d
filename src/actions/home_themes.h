// The three central themes of a cycle (R0-30): coverage K-35, satisfaction K-05, efficiency K-36, each with its target
// and its trend by wave. Internal to the room. Pure.
#pragma once

#include <string>

#include "actions/home_reading.h"
#include "cycle/map.h"
#include "records/record.h"

namespace ciclo::actions {

/// [{"theme","value","low","high","unit","text","trend":[{"label","value"}],"target"}]; shares are 0…1, the index
/// 0…100, null = not known. `organisation` may be nullptr: no targets.
std::string themes_json(const records::Record& cycle_record, const cycle::Map& map, const HomeReading& reading,
                        const records::Record* organisation, Language language);

}  // namespace ciclo::actions
