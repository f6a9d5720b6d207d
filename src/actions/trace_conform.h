// ciclo trace conform: what the deed found, and the forms in which people and programs get it. Internal to actions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "conformance/conformance.h"
#include "conformance/hand_offs.h"
#include "conformance/lived_design.h"
#include "cycle/map.h"
#include "events/log.h"
#include "formats/columns.h"

namespace ciclo::actions {

struct Conforming {
    events::Log log;  ///< the cases looked at
    cycle::Map map;
    std::vector<conformance::ActivityMatch> matches;
    conformance::Conformance found;
    conformance::LivedDesign design;
    std::vector<conformance::HandOff> hand_offs;
    std::int64_t all_cases = 0;  ///< of the log before filters
    bool working = false;        ///< times are of working hours
};

/// The table of the mapping: activity of the log → moment.
std::vector<conformance::NamedActivity> named_activities(const formats::ColumnMapping& columns);

std::string conforming_text(const Conforming& conforming, Language language);
std::string conforming_json(const Conforming& conforming);
/// Visits of moments with a limit that have no time to hold against it.
std::int64_t visits_without_time(const Conforming& conforming);
/// `each`: "moment", "activity", "variant", "case", "move" or "hand_off".
std::string conforming_csv(const Conforming& conforming, const std::string& each);
/// The names of the variant's deviations: "skipped M2, repeated M3 x2".
std::string deviations_text(const Conforming& conforming, std::size_t variant);

}  // namespace ciclo::actions
