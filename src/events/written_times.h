// How the writers of logs write an instant: ISO 8601 in UTC with the zone said, as pm4py does.
#pragma once

#include <cstdint>
#include <string>

namespace ciclo::events {

/// "2025-10-20T16:00:00.000+00:00", with six digits where milliseconds are not enough.
std::string xes_time(std::int64_t microseconds_utc);
/// "2025-10-20 16:00:00+00:00", with the fraction where there is one.
std::string csv_time(std::int64_t microseconds_utc);

}  // namespace ciclo::events
