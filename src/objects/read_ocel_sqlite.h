// The part of read_ocel() that reads OCEL 2.0 in SQLite. See read_ocel.h for the rules and the codes.
//
// An event or object is one row of the table "event" or "object"; its time, values and changes are looked up in every
// table event_… or object_… by identifier, whatever the type map says of it. A place is the number of the row in its
// table.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "objects/object_log.h"

namespace ciclo::objects {

Result<ObjectLog> read_ocel_sqlite(std::string_view bytes, const std::string& file);

}  // namespace ciclo::objects
