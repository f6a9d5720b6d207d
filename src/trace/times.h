// TimeSeries: values measured against a standard (call answer in seconds, arrival to triage in minutes), or counts of
// how many met it per period. One of the witnesses: stopwatch, telephone exchange, a published table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "calendar/instant.h"

namespace ciclo::trace {

/// How many of `total` observations met the standard in one period of the run chart.
struct MetCount {
    std::string label;                 ///< "2017-03"
    std::optional<calendar::Day> day;  ///< first day of the period, for ordering
    std::int64_t met = 0, total = 0;
};

/// One series in one period (the file's column `period`, "A", "B", "2025-10"…): raw values *or* counts.
struct TimeSeries {
    std::string name;  ///< joins cycle::Standard::series
    std::string unit;
    std::string period;                              ///< "" when the file has none
    std::vector<double> values;                      ///< in the file's order
    std::vector<std::optional<calendar::Day>> days;  ///< parallel to values, or empty
    std::vector<MetCount> counts;                    ///< in order of day, then of the file
    Place place;                                     ///< of the first row
};

struct Times {
    std::vector<TimeSeries> series;  ///< in the file's order of (name, period)
    std::string file;
    Ledger ledger;
};

}  // namespace ciclo::trace
