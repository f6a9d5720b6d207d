// ciclo trace conform: what the deed found, and the forms in which programs get it. Internal to actions.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "conformance/conformance.h"
#include "cycle/map.h"
#include "events/log.h"
#include "formats/columns.h"

namespace ciclo::actions {

struct Conforming {
    events::Log log;
    cycle::Map map;
    std::vector<conformance::ActivityMatch> matches;
    conformance::Conformance found;
};

/// The table of the mapping: activity of the log → moment.
std::vector<conformance::NamedActivity> named_activities(const formats::ColumnMapping& columns);

std::string conforming_json(const Conforming& conforming);
/// `each`: "moment", "activity", "variant" or "case".
std::string conforming_csv(const Conforming& conforming, const std::string& each);
/// The names of the variant's deviations: "skipped M2, repeated M3 x2".
std::string deviations_text(const Conforming& conforming, std::size_t variant);

}  // namespace ciclo::actions
