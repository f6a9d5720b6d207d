// What the deeds on waits and segments share: which cases are asked about, by which clock, in which zone.
//
//   const Result<journeys::Cases> cases = cases_asked(*log, *zone, arguments);      // --with, --without, --since, …
//   const auto clock = clock_asked(*log, *zone, arguments);                         // --working 08:00-17:00
//
// A name that the log does not have is refused, with the nearest one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actions/action.h"
#include "formats/value.h"
#include "journeys/durations.h"
#include "journeys/filter.h"
#include "journeys/working_clock.h"

namespace ciclo::actions {

/// --with, --without, --since, --before, --where, --begins, --finishes, --then, --eventually, --events, --longer, --shorter,
/// --variant.
std::vector<Input> choosing_inputs();
/// The same and --zone, by whose clocks the days of --since and --before begin (UTC without it); every deed that takes
/// choosing_inputs() takes these.
std::vector<Input> segment_inputs();
/// `own`, then segment_inputs(): for deeds that open_chosen().
std::vector<Input> with_segment(std::vector<Input> own);
/// --working, --weekdays, --holidays: hours of the segment's --zone.
std::vector<Input> clock_inputs();

Result<calendar::Zone> zone_asked(const Arguments& arguments);
Result<journeys::Cases> cases_asked(const events::Log& log, const calendar::Zone& zone, const Arguments& arguments);
/// LOG, or a log of only those of its cases that the segment's flags choose, for deeds that look at a whole log; in the zone
/// of --zone, UTC without it. Error: no case is left.
Result<events::Log> open_chosen(const Arguments& arguments, World& world);
/// Nothing when --working is not given: every hour counts.
Result<std::optional<journeys::WorkingClock>> clock_asked(const events::Log& log, const calendar::Zone& zone,
                                                          const Arguments& arguments);

Result<std::uint32_t> activity_asked(const events::Log& log, const std::string& name);
/// "2026-03-01" at midnight of the zone's clocks, microseconds UTC.
Result<std::int64_t> midnight_asked(const std::string& day, const calendar::Zone& zone);

/// {n, mean, median, median_low, median_high, p25, …} in seconds; {"n": 0} for nothing.
formats::Value durations_json(const std::optional<journeys::Durations>& durations);
/// {value, low, high, level, n, method}; null for nothing.
formats::Value estimate_json(const std::optional<stats::Estimate>& estimate);
/// n, mean, median, its interval, p90 for a row of CSV; empty cells for nothing.
std::vector<std::string> durations_cells(const std::optional<journeys::Durations>& durations);
/// The titles of those cells, "wait_n" for the prefix "wait_".
std::vector<std::string> durations_titles(const std::string& prefix);
/// "12 min (10 min 30 s – 14 min)": the median and how sure it is; "–" for nothing.
std::string median_text(const std::optional<journeys::Durations>& durations, Language language);

}  // namespace ciclo::actions
