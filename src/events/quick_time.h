// QuickTime: the instants that logs are full of ("2024-01-02 05:11:59", with T, a fraction, a zone), some hundred
// million a second; what it does not take is left to calendar::parse_instant, which gives the same answer where both
// take it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "events/bytes.h"

namespace ciclo::events {

class QuickTime {
public:
    /// Seconds since 1970 UTC and microseconds within the second. False: not of this form (or no such day). Reads 24
    /// bytes from the beginning of `text`, whatever its length.
    bool read(const char* text, std::size_t length) {
        if (length < date_and_time || !same_date(text) || (text[10] != ' ' && text[10] != 'T')) return false;
        // "HH:MM:SS" less "00:00:00": every byte a digit's value, the colons zero
        const std::uint64_t time = eight_bytes(text + 11) - 0x30303A30303A3030U;
        if (!all_up_to_nine(time) || (time & 0x0000FF0000FF0000U) != 0) return false;
        const std::int64_t hours = two_at(time, 0), minutes = two_at(time, 24), seconds = two_at(time, 48);
        if (hours > 23 || minutes > 59 || seconds > 59) return false;
        seconds_ = day_seconds_ + (hours * 60 + minutes) * 60 + seconds;
        microseconds_ = 0;
        zone_minutes_ = 0;
        return length == date_and_time || read_tail(text, length);
    }
    std::int64_t seconds() const { return seconds_; }
    std::uint32_t microseconds() const { return microseconds_; }
    /// East of UTC, of the offset the instant was written with; 0 without one.
    int zone_minutes() const { return zone_minutes_; }

private:
    static constexpr std::size_t date_and_time = 19;  // 2024-01-02 05:11:59

    static std::int64_t two_at(std::uint64_t digits, unsigned shift) {
        return static_cast<std::int64_t>((digits >> shift) & 0xFFU) * 10 +
               static_cast<std::int64_t>((digits >> (shift + 8)) & 0xFFU);
    }
    bool same_date(const char* text) {
        std::uint16_t end = 0;
        std::memcpy(&end, text + 8, sizeof end);
        return (eight_bytes(text) == date_ && end == date_end_) || read_date(text);
    }
    bool read_date(const char* text);
    bool read_tail(const char* text, std::size_t length);

    // a column of times repeats its dates
    std::uint64_t date_ = 0;
    std::uint16_t date_end_ = 0;
    std::int64_t day_seconds_ = 0;
    std::int64_t seconds_ = 0;
    std::uint32_t microseconds_ = 0;
    int zone_minutes_ = 0;
};

}  // namespace ciclo::events
