// flatten(): an object-centric log seen as the cases of one type of object: each object a case, each event once for
// every object of that type it touches.
//
//   Result<Flattened> seen = flatten(log, "Customer order");
//   journeys… (seen->log);   seen->events_multiplied
//
// What this does to the numbers, and is told: convergence: an event that touches several objects of the type stands in
// several cases, so counts of events are counts of (event, object); deficiency: an event that touches none is left out;
// divergence: a case repeats an activity that concerned another object of a finer type each time. Two qualifiers
// between one event and one object are one passage. Pure; any number of threads.
//
// Further columns: the attributes of events, and those of the case's object: one that never changes is of the case; one that
// does for any object of the type, or that an object gets after its first event, is of the event, with its value at the
// event's time ("TYPE:name" where an attribute of events has that name). Zones are not kept.
//
// Order within a case: time, then position in the file, as everywhere (events/group.h).
#pragma once

#include <string_view>

#include "base/result.h"
#include "events/further.h"
#include "events/log.h"
#include "objects/object_log.h"

namespace ciclo::objects {

struct FlattenOptions {
    /// The attribute of events that says who did it; "" = "resource" or "org:resource" where an event has one.
    std::string_view resource = "";
    unsigned threads = 0;  ///< 0: as many as the machine has
    events::Further further = {};
};

struct Flattened {
    events::Log log;  ///< ledger: the file's, then event_without_object (left out) and event_multiplied (noted)
    std::size_t objects_of_type = 0, objects_without_event = 0;
    std::size_t events_used = 0, events_without_object = 0;
    std::size_t events_multiplied = 0;         ///< convergence: events in more than one case
    std::size_t rows = 0;                      ///< events of the answer: (event, object)
    std::size_t cases_repeating_activity = 0;  ///< divergence: cases in which an activity occurs more than once
};

/// Errors: no such type (the types are listed with their counts), no event that touches one of its objects, no such further
/// column.
Result<Flattened> flatten(const ObjectLog& log, std::string_view object_type, const FlattenOptions& options = {});

/// "Order (200), Item (1,204)": the types of object with how many there are, most first; at most 20.
std::string listed_types(const ObjectLog& log);

}  // namespace ciclo::objects
