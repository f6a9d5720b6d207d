// write_ocel_json(), write_ocel_xml(), write_ocel_sqlite(): an object-centric log as OCEL 2.0; what is written reads
// back as the same log (tests/objects), apart from the ledger.
//
//   Result<Done> written = files.write("orders.json", write_ocel_json(log));
//
// Values are written as they were read: a number in JSON stays a number, a text in quotes stays one. Pure; any number
// of threads.
#pragma once

#include <string>

#include "base/result.h"
#include "objects/object_log.h"

namespace ciclo::objects {

std::string write_ocel_json(const ObjectLog& log);

/// Errors: a text holds a character that XML 1.0 cannot (a control character), because nothing is changed silently.
Result<std::string> write_ocel_xml(const ObjectLog& log);

/// The bytes of a SQLite file. A value comes back as it was written; a column whose values SQLite would write otherwise
/// ("12.50" as a number) is declared as text. Errors: names of attributes of one type that differ by case only, two
/// values of one attribute of one event, a NUL in the name of an attribute, rows and types beyond limits.h.
Result<std::string> write_ocel_sqlite(const ObjectLog& log);

}  // namespace ciclo::objects
