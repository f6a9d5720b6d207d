// How the writers of logs write an instant: ISO 8601 with the offset said, as pm4py does; in UTC, or in the zone that an
// attribute of events keeps (zone_column, see further.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/log.h"

namespace ciclo::events {

/// "2025-10-20T16:00:00.000+00:00", with six digits where milliseconds are not enough.
std::string xes_time(std::int64_t microseconds_utc, int zone_minutes = 0);
/// "2025-10-20 16:00:00+00:00", with the fraction where there is one.
std::string csv_time(std::int64_t microseconds_utc, int zone_minutes = 0);

/// The zone of each event of a log, as its attribute keeps it; UTC where there is none.
class WrittenZones {
public:
    explicit WrittenZones(const Log& log);
    int minutes(std::size_t event) const {
        const std::uint32_t code = codes_ == nullptr ? no_code : (*codes_)[event];
        return code == no_code ? 0 : minutes_[code];
    }

private:
    const Codes* codes_ = nullptr;
    std::vector<int> minutes_;  ///< of each value
};

}  // namespace ciclo::events
