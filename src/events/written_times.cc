#include "events/written_times.h"

#include "calendar/instant.h"
#include "events/further.h"
#include "events/zones.h"

namespace ciclo::events {

namespace {

/// What the zone's clocks show.
std::string iso(std::int64_t microseconds_utc, int zone_minutes) {
    constexpr std::int64_t minute_us = 60'000'000;
    std::string text = calendar::iso_text(calendar::Instant{microseconds_utc + zone_minutes * minute_us});
    text.pop_back();
    return text;
}

}  // namespace

std::string xes_time(std::int64_t microseconds_utc, int zone_minutes) {
    std::string text = iso(microseconds_utc, zone_minutes);
    if (text.find('.') == std::string::npos) text += ".000";
    if (text.ends_with("000") && text.size() == text.rfind('.') + 7) text.resize(text.size() - 3);
    return text + zone_text(zone_minutes);
}

std::string csv_time(std::int64_t microseconds_utc, int zone_minutes) {
    std::string text = iso(microseconds_utc, zone_minutes);
    text[text.find('T')] = ' ';
    return text + zone_text(zone_minutes);
}

WrittenZones::WrittenZones(const Log& log) {
    for (const Attribute& one : log.of_events) {
        if (one.name != zone_column) continue;
        codes_ = &one.codes;
        for (std::size_t value = 0; value < one.values.size(); ++value)
            minutes_.push_back(minutes_of_zone(one.values[value]));
    }
}

}  // namespace ciclo::events
