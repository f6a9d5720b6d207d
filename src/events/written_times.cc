#include "events/written_times.h"

#include "calendar/instant.h"

namespace ciclo::events {

namespace {

/// Without the "Z".
std::string iso(std::int64_t microseconds_utc) {
    std::string text = calendar::iso_text(calendar::Instant{microseconds_utc});
    text.pop_back();
    return text;
}

}  // namespace

std::string xes_time(std::int64_t microseconds_utc) {
    std::string text = iso(microseconds_utc);
    if (text.find('.') == std::string::npos) text += ".000";
    if (text.ends_with("000") && text.size() == text.rfind('.') + 7) text.resize(text.size() - 3);
    return text + "+00:00";
}

std::string csv_time(std::int64_t microseconds_utc) {
    std::string text = iso(microseconds_utc);
    text[text.find('T')] = ' ';
    return text + "+00:00";
}

}  // namespace ciclo::events
