// read_times(): measured values (series, unit, period, value[, date]) or counts of how many met a standard per period.
//
//   Result<Times> times = read_times(table, columns);
//
// Raw values: the columns series and value; unit, period and date when there. Counts: the columns total, and met or
// missed; date or label tells the period of the run chart. Any field may be a constant of the mapping, which is how a
// published table is read:   times: {series: "=A&E four hours", date: period, total: attendances, missed: breaches,
//                          only: {org_code: RRK, type: "1"}}
// Counts of one series, period and date are added up (numerators and denominators, never percentages; counts_added,
// noted). A row equal to an earlier one in every cell is left out when it counts; equal raw values are ordinary.
//
// Ledger codes. Row left out: empty_row, long_row, no_series, no_value, not_a_number, ambiguous_number, negative_time,
// not_a_count, met_over_total, nothing_to_count, duplicate_row, unit_changes. Value left out: not_a_date. Read as:
// decimal_comma. Noted: unused_column, short_row, filtered_rows, counts_added.
//
// Errors: neither shape is there (headers listed), a mapped column that does not exist, a date column that does not
// tell day from month, nothing left to read. Pure; any number of threads.
#pragma once

#include "base/result.h"
#include "formats/cells.h"
#include "formats/columns.h"
#include "formats/table.h"
#include "trace/times.h"

namespace ciclo::trace {

Result<Times> read_times(const formats::Table& table, const formats::ColumnMapping& mapping);

/// What the columns are taken for, by the fields of the mapping's part `times`.
std::vector<formats::FieldColumn> time_columns(const formats::Table& table, const formats::ColumnMapping& mapping);

}  // namespace ciclo::trace
