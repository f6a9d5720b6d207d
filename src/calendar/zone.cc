#include "calendar/zone.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/number.h"
#include "base/text.h"
#include "calendar/duration.h"

namespace ciclo::calendar {

namespace {

constexpr std::int64_t seconds_per_day = 86'400;

struct NamedRule {
    std::string_view name, rule;
};

// rules of the IANA database as of 2026
constexpr std::array<NamedRule, 27> named_rules{{
    {"UTC", "UTC0"},
    {"Europe/Madrid", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Amsterdam", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Brussels", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Rome", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/London", "GMT0BST,M3.5.0/1,M10.5.0"},
    {"Europe/Dublin", "GMT0IST,M3.5.0/1,M10.5.0"},
    {"Europe/Lisbon", "WET0WEST,M3.5.0/1,M10.5.0"},
    {"Atlantic/Canary", "WET0WEST,M3.5.0/1,M10.5.0"},
    {"America/New_York", "EST5EDT,M3.2.0,M11.1.0"},
    {"America/Chicago", "CST6CDT,M3.2.0,M11.1.0"},
    {"America/Denver", "MST7MDT,M3.2.0,M11.1.0"},
    {"America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0"},
    {"America/Mexico_City", "CST6"},
    {"America/Guatemala", "CST6"},
    {"America/Bogota", "COT5"},
    {"America/Lima", "PET5"},
    {"America/Guayaquil", "ECT5"},
    {"America/Caracas", "VET4"},
    {"America/La_Paz", "BOT4"},
    {"America/Santo_Domingo", "AST4"},
    {"America/Paramaribo", "SRT3"},
    {"America/Argentina/Buenos_Aires", "ART3"},
    {"America/Montevideo", "UYT3"},
    {"Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3"},
}};

/// Reads a POSIX rule from left to right.
class RuleReader {
public:
    explicit RuleReader(std::string_view text) : left_(text) {}

    std::optional<Zone> zone() {
        Zone out;
        const auto west = letters() ? hours_and_minutes() : std::nullopt;
        if (!west) return std::nullopt;
        out.standard_seconds = out.summer_seconds = -*west;
        if (left_.empty()) return out;
        if (!letters()) return std::nullopt;
        out.summer_seconds = out.standard_seconds + 3600;
        if (!left_.empty() && left_[0] != ',') {
            const auto summer_west = hours_and_minutes();
            if (!summer_west) return std::nullopt;
            out.summer_seconds = -*summer_west;
        }
        const auto begins = change();
        const auto ends = change();
        if (!begins || !ends || !left_.empty()) return std::nullopt;
        out.summer_begins = *begins, out.summer_ends = *ends;
        return out;
    }

private:
    bool take(char c) {
        if (left_.empty() || left_[0] != c) return false;
        left_.remove_prefix(1);
        return true;
    }
    /// The name of the zone, three letters or more, or anything between < and >.
    bool letters() {
        if (take('<')) {
            const std::size_t end = left_.find('>');
            if (end == std::string_view::npos || end == 0) return false;
            left_.remove_prefix(end + 1);
            return true;
        }
        std::size_t n = 0;
        while (n < left_.size() && ((left_[n] | 0x20) >= 'a' && (left_[n] | 0x20) <= 'z')) ++n;
        left_.remove_prefix(n);
        return n >= 3;
    }
    std::optional<std::int64_t> number(std::int64_t lowest, std::int64_t highest) {
        std::size_t n = 0;
        while (n < left_.size() && n < 3 && left_[n] >= '0' && left_[n] <= '9') ++n;
        const auto value = parse_integer(left_.substr(0, n));
        left_.remove_prefix(n);
        if (n == 0 || !value || *value < lowest || *value > highest) return std::nullopt;
        return value;
    }
    /// [+-]hh[:mm[:ss]] in seconds.
    std::optional<std::int64_t> hours_and_minutes() {
        const std::int64_t sign = take('-') ? -1 : 1;
        if (sign > 0) take('+');
        auto seconds = number(0, 167);
        if (!seconds) return std::nullopt;
        *seconds *= 3600;
        for (const std::int64_t unit : {60, 1}) {
            if (!take(':')) break;
            const auto part = number(0, 59);
            if (!part) return std::nullopt;
            *seconds += *part * unit;
        }
        return sign * *seconds;
    }
    /// ,Mm.w.d[/time]
    std::optional<ClockChange> change() {
        if (!take(',') || !take('M')) return std::nullopt;
        const auto month = number(1, 12);
        if (!month || !take('.')) return std::nullopt;
        const auto week = number(1, 5);
        if (!week || !take('.')) return std::nullopt;
        const auto weekday = number(0, 6);
        if (!weekday) return std::nullopt;
        ClockChange out{static_cast<unsigned>(*month), static_cast<unsigned>(*week), static_cast<unsigned>(*weekday)};
        if (take('/')) {
            const auto second = hours_and_minutes();
            if (!second) return std::nullopt;
            out.second = *second;
        }
        return out;
    }
    std::string_view left_;
};

std::optional<Zone> fixed_offset(std::string_view text) {
    if (text == "Z" || text == "UTC") return Zone{};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const auto hours = parse_integer(text.substr(1, 2)), minutes = parse_integer(text.substr(4, 2));
    if (!hours || !minutes || *hours < 0 || *hours > 14 || *minutes < 0 || *minutes > 59) return std::nullopt;
    const std::int64_t seconds = (*hours * 60 + *minutes) * 60 * (text[0] == '-' ? -1 : 1);
    return Zone{std::string(text), seconds, seconds, {}, {}};
}

std::int64_t floor_day(std::int64_t microseconds) {
    const std::int64_t day = microseconds / microseconds_per_day;
    return day - (microseconds % microseconds_per_day < 0 ? 1 : 0);
}

/// The civil year of a day (Hinnant, days_from_civil turned round).
int year_of(std::int64_t day) {
    const std::int64_t shifted = day + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t of_era = shifted - era * 146'097;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    return static_cast<int>(year_of_era + era * 400 + (of_year >= 306 ? 1 : 0));  // the year began in March
}

/// Seconds since 1970 of the clocks that are about to be changed.
std::int64_t change_second(const ClockChange& change, int year) {
    const std::int64_t first = day_of(year, change.month, 1).days_since_1970;
    const std::int64_t weekday = ((first + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday; Sunday is 0
    std::int64_t day = first + (change.weekday - weekday + 7) % 7 + 7 * (std::int64_t{change.week} - 1);
    const std::int64_t next =
        day_of(change.month == 12 ? year + 1 : year, change.month == 12 ? 1 : change.month + 1, 1).days_since_1970;
    while (day >= next) day -= 7;
    return day * seconds_per_day + change.second;
}

}  // namespace

Result<Zone> zone_of(std::string_view text) {
    if (auto fixed = fixed_offset(text)) return *std::move(fixed);
    std::vector<std::string> names;
    for (const NamedRule& named : named_rules) {
        names.emplace_back(named.name);
        if (named.name != text) continue;
        Zone zone = *RuleReader(named.rule).zone();
        zone.name = std::string(text);
        return zone;
    }
    if (auto rule = RuleReader(text).zone()) {
        rule->name = std::string(text);
        return *std::move(rule);
    }
    const auto near = nearest(text, names);
    return Error{ErrorKind::invalid, quoted(text) + " is no zone that is known here",
                 (near ? "did you mean " + *near + "? Else give" : std::string("give")) +
                     " an offset such as +01:00 or a rule such as CET-1CEST,M3.5.0,M10.5.0/3", {}};
}

std::int64_t offset_seconds(const Zone& zone, Instant instant) {
    if (!zone.changes()) return zone.standard_seconds;
    const std::int64_t us = instant.microseconds_utc;
    const std::int64_t second = us / microseconds_per_second - (us % microseconds_per_second < 0 ? 1 : 0);
    const int year = year_of(floor_day(us + zone.standard_seconds * microseconds_per_second));
    const std::int64_t begins = change_second(zone.summer_begins, year) - zone.standard_seconds;
    const std::int64_t ends = change_second(zone.summer_ends, year) - zone.summer_seconds;
    const bool summer = begins < ends ? second >= begins && second < ends : second >= begins || second < ends;
    return summer ? zone.summer_seconds : zone.standard_seconds;
}

std::int64_t local_microseconds(const Zone& zone, Instant instant) {
    return instant.microseconds_utc + offset_seconds(zone, instant) * microseconds_per_second;
}

Instant instant_of_local(const Zone& zone, std::int64_t local_us) {
    const auto [small, large] = std::minmax(zone.standard_seconds, zone.summer_seconds);
    const Instant first{local_us - large * microseconds_per_second}, second{local_us - small * microseconds_per_second};
    if (local_microseconds(zone, first) == local_us) return first;
    if (local_microseconds(zone, second) == local_us) return second;
    return second;  // no clock ever showed it: the moment at which the earlier offset would have
}

}  // namespace ciclo::calendar
