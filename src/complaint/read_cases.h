// read_cases(): a list of complaints, claims, suggestions, compliments and queries becomes Cases with a ledger.
//
//   Result<Cases> cases = read_cases(table, map, columns);
//
// Headers found without a mapping (in es, en, nl): code, type, received, ack_hours or acknowledged (a time stamp),
// moment, element, cause_type, cause, working_days or told (a date). `type: "=complaint"` in the mapping gives every
// row a type. From time stamps: hours between receipt and acknowledgement, when both tell the time of day. From dates:
// Mondays to Fridays after the day of receipt up to the day the customer was told; holidays are not known, which is
// noted once (weekdays_without_holidays): with holidays the true figure is smaller.
//
// Ledger codes. Row left out: empty_row, long_row, duplicate_case, unknown_type. Value left out: not_a_date,
// not_a_number, ambiguous_number, negative_duration, told_before_received, acknowledged_before_received,
// time_of_day_missing, unknown_moment, unknown_element, unknown_cause_type. Read as: decimal_comma. Noted:
// unused_column, short_row, filtered_rows, no_case_code, type_not_given, weekdays_without_holidays.
//
// Errors: none of code, type, received, moment is there; a mapped column or moment that does not exist; a date column
// that does not tell day from month. The text of a complaint is never read. Pure; any number of threads.
#pragma once

#include "base/result.h"
#include "complaint/cases.h"
#include "cycle/map.h"
#include "formats/cells.h"
#include "formats/columns.h"
#include "formats/table.h"

namespace ciclo::complaint {

Result<Cases> read_cases(const formats::Table& table, const cycle::Map& map, const formats::ColumnMapping& mapping);

/// What the columns are taken for, by the fields of the mapping's part `cases`.
std::vector<formats::FieldColumn> case_columns(const formats::Table& table, const formats::ColumnMapping& mapping);

}  // namespace ciclo::complaint
