// The demonstration's month moves with the calendar: loaded on any day, its story has just ended. Its days are shifted by
// whole weeks, so that every day of the week stays what it was, and so far that the story's last Friday (31 October 2025) is
// the last Friday before the day of loading. Loaded on 1–7 November 2025, nothing moves. Pure. Internal to the room.
//
//   const int days = demo_shift_days(world.clock->now());              // 23 Nov 2026 (Monday) → 385, 20 Nov 2026
//   std::string moved = with_moved_days(file, days);                   // 2025-10-14 → 2026-11-03
#pragma once

#include <string>
#include <string_view>

#include "calendar/instant.h"

namespace ciclo::actions {

/// A multiple of 7; below zero for a clock before the story.
int demo_shift_days(calendar::Instant now);

/// Every day written as 2025-10-14 moved; `{2025-10-14}` and `{2025-10-14/2025-10-19}` told as people write them in Spanish,
/// the story's language ("14 oct 2025", "14–19 oct 2025"); `{day 2025-10-17}` as the number of that day in its month.
std::string with_moved_days(std::string_view text, int days);

}  // namespace ciclo::actions
