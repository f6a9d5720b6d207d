// Object-centric logs at the doors: `ciclo trace objects`, and such a log as the log of any other `ciclo trace …`, seen
// as the cases of the type of object that --objects names.
//
//   if (objects_asked(bytes, name, arguments)) return open_object_log(bytes, name, arguments);
//
// Internal to the room.
#pragma once

#include <string>
#include <string_view>

#include "actions/action.h"
#include "events/further.h"
#include "events/log.h"
#include "objects/object_log.h"

namespace ciclo::actions {

/// --objects TYPE.
Input objects_input();

/// True when the bytes are an object-centric log, or --objects says so.
bool objects_asked(std::string_view bytes, const std::string& name, const Arguments& arguments);

/// Errors: as objects::read_ocel and objects::flatten; without --objects, the types there are.
Result<events::Log> open_object_log(std::string_view bytes, const std::string& name, const Arguments& arguments,
                                    const events::Further& further);

Action trace_objects_action();

}  // namespace ciclo::actions
