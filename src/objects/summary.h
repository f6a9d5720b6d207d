// summarise(): what an object-centric log holds, by type: the page one looks at before choosing which object is the
// case.
//
//   for (const ObjectTypeSummary& type : summarise(log).object_types) … type.name, type.objects, type.events …
//
// Pure; one pass over the relations; any number of threads.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "objects/object_log.h"

namespace ciclo::objects {

struct ObjectTypeSummary {
    std::string name;
    std::size_t objects = 0;
    std::size_t events = 0;                 ///< events that touch at least one
    std::size_t events_multiplied = 0;      ///< those that touch several: convergence, when this type is the case
    std::size_t passages = 0;               ///< (event, object), whatever the qualifiers: events of the flat log
    std::size_t objects_without_event = 0;  ///< cases that the flat log would not have
    std::size_t changes = 0;                ///< values that took the place of an earlier one
    std::vector<std::string> attributes;
};

struct EventTypeSummary {
    std::string name;
    std::size_t events = 0;
    std::vector<std::string> attributes;
};

struct LogSummary {
    std::vector<ObjectTypeSummary> object_types;  ///< most passages first, then as declared
    std::vector<EventTypeSummary> event_types;    ///< most events first, then as declared
    std::size_t events_without_object = 0;
    std::int64_t first_us = 0, last_us = 0;  ///< of the events; both 0 without events
};

LogSummary summarise(const ObjectLog& log);

}  // namespace ciclo::objects
