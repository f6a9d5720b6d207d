// Taking the demonstration away: what would go, what people changed of it since, what of their own points to it.
// Internal to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

struct DemoRemoval {
    struct Changed {
        const records::Kind* kind = nullptr;
        records::Record record;
    };
    std::vector<std::pair<const records::Kind*, records::Record>> going;  ///< what refers before what it refers to
    std::vector<Changed> changed;                  ///< of those, what people changed since it was loaded
    std::map<std::string, std::int64_t> pointing;  ///< by kind: records of people that stay and name one that goes
    std::vector<records::Record> marks;
};

/// Needs pen; changes nothing.
Result<DemoRemoval> plan_removal(World& world);
/// Archives everything that goes, with the marks. Needs pen.
Result<Done> remove_demo(const DemoRemoval& removal, World& world);

}  // namespace ciclo::actions
