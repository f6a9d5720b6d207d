// One event log seen through one map: which moment each event was, and everything measured of it. Made once for a
// question and remembered; every answer about the lived path is told from it. Internal to the room.
//
//   Result<LivedViewPtr> view = lived_view(question, world);
//   view->steps[3].moment                 // the moment that event number 3 of by_moment.activities is
#pragma once

#include "actions/lived_columns.h"
#include "actions/lived_log.h"
#include "conformance/conformance.h"
#include "journeys/case_times.h"
#include "journeys/measures.h"
#include "journeys/waits.h"

namespace ciclo::actions {

/// What an event can be: a moment of the map, or an activity the map does not know.
struct LivedStep {
    std::optional<cycle::MomentId> moment;
    std::string name;  ///< of an activity; moments have theirs in the map
};

struct LivedView {
    LogPtr log;  ///< the cases of the period, activities as the log writes them
    std::vector<conformance::ActivityMatch> matches;
    conformance::Conformance conformance;

    std::vector<LivedStep> steps;  ///< moments in the map's order, transversal ones, then unknown activities
    events::Log by_moment;         ///< the same events; its activities are the steps
    journeys::Measures measures;   ///< of by_moment
    journeys::Waits waits;         ///< of by_moment
    std::optional<journeys::EndToEnd> whole;
    std::vector<LivedColumn> columns;  ///< what can be filtered by
};
using LivedViewPtr = std::shared_ptr<const LivedView>;

/// Errors: those of the log; no_events_then when no case is like that. Any thread but the network's.
Result<LivedViewPtr> lived_view(const LivedQuestion& question, World& world);

}  // namespace ciclo::actions
