// Days and instants as files and programs write them, and no other way: "2025-10-20", "2025-10-20T16:00:00Z". Years 1
// to 9999, so that what is printed is read back. Pure; any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/instant.h"

namespace ciclo::records {

/// "2025-10-20" only; nothing for 30 February.
std::optional<calendar::Day> exact_day(std::string_view text);
/// "2025-10-20T16:00:00Z", with up to six decimals of the second, with Z or an offset as "+01:00".
std::optional<calendar::Instant> exact_instant(std::string_view text);
/// True for the years 1 to 9999.
bool is_writable(calendar::Day day);
bool is_writable(calendar::Instant instant);
/// As calendar::iso_text, four times as fast: every record prints two instants.
void append_iso(std::string& out, calendar::Day day);
void append_iso(std::string& out, calendar::Instant instant);

}  // namespace ciclo::records
