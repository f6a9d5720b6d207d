// read_ocel(): an object-centric event log in any of its forms, by content: OCEL 2.0 as JSON, XML or SQLite (Berti et
// al., arXiv 2403.01975) and OCEL 1.0 as JSON (.jsonocel) or XML (.xmlocel); JSON and XML also gzipped.
//
//   Result<ObjectLog> log = read_ocel(bytes, "orders.sqlite");
//
// Rules. A time without a zone is taken as UTC. An object's value without a time stands from the beginning
// (1970-01-01T00:00:00Z). An event or object is what the file calls so by identifier; the tables, keys or elements
// around it never make it disappear: an event of which no object is known, an object without values stay.
//
// Ledger codes. Row left out: no_id, no_type, no_time, not_a_time, not_utf8, repeated_id, not_an_event, not_an_object,
// not_a_relation, relation_of_unknown_event, relation_of_unknown_object, relation_to_unknown_object, relation_repeated,
// row_of_unknown_event, row_of_unknown_object, unused_table. Value left out: not_a_time, no_value, not_a_value,
// no_attribute, value_of_unknown, value_beside_change, computed_column, not_utf8. Noted: type_not_declared,
// attribute_not_declared, value_of_another_kind, table_not_in_map, journal_not_read, unused_key.
//
// Errors: another form of file, JSON or XML not well-formed, no event and no object left, a SQLite file that is
// damaged or costs more to read than its size allows, sizes over limits.h. Pure; any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "objects/object_log.h"

namespace ciclo::objects {

enum class OcelForm { json, xml, sqlite };

/// Whether the bytes are such a log, by their beginning: any JSON object, any SQLite file, XML whose first elements are
/// those of OCEL and not those of XES. Gzipped bytes are looked into.
std::optional<OcelForm> ocel_form(std::string_view bytes, const std::string& file);

Result<ObjectLog> read_ocel(std::string_view bytes, const std::string& file);

}  // namespace ciclo::objects
