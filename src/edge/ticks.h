// The edge's own clocks. Deadlines of the network are the network's: this room stands on the kernel as the storage room
// stands on the disk, and its tests shorten the limits instead of turning a clock.
#pragma once

#include <cstdint>
#include <string>

namespace ciclo::edge {

/// Microseconds since an arbitrary moment; never goes back.
std::int64_t steady_microseconds();
/// Milliseconds since 1970-01-01T00:00Z.
std::int64_t unix_milliseconds();
/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::int64_t unix_seconds);
/// "1994-11-06T08:49:37.000Z".
std::string log_time(std::int64_t milliseconds);

}  // namespace ciclo::edge
