// Offsets of written times: "+01:00" behind an instant, in minutes east of UTC. What is read is UTC; the offset is kept
// aside, so that a log can be written again as it was.
#pragma once

#include <string>
#include <string_view>

namespace ciclo::events {

/// Of an instant that parse_instant() takes: 0 for Z, UTC, GMT, and for a time without a zone.
int zone_minutes_of(std::string_view instant);
/// "+01:00", "-05:30".
std::string zone_text(int minutes);
/// Of "+01:00"; 0 for what is no such text.
int minutes_of_zone(std::string_view zone);

}  // namespace ciclo::events
