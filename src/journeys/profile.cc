#include "journeys/profile.h"

#include <algorithm>

#include "calendar/duration.h"
#include "journeys/instants.h"
#include "stats/rates.h"

namespace ciclo::journeys {

namespace {

constexpr std::int64_t hour_us = 3'600'000'000;
constexpr std::int64_t days_a_week = 7, hours_a_day = 24;

std::int64_t floor_divided(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// Hours since 1970-01-01T00:00 of the clocks of a place. Neighbours mostly share a stretch without a change of clocks.
class LocalHours {
public:
    explicit LocalHours(const calendar::Zone& zone) : zone_(zone) {}
    std::int64_t at(std::int64_t us) {
        const std::int64_t quarter = floor_divided(us, hour_us / 4);  // clocks change at whole quarters of an hour
        if (quarter != quarter_) {
            quarter_ = quarter;
            offset_us_ = calendar::offset_seconds(zone_, {us}) * calendar::microseconds_per_second;
        }
        return floor_divided(us + offset_us_, hour_us);
    }

private:
    const calendar::Zone& zone_;
    std::int64_t quarter_ = INT64_MIN, offset_us_ = 0;
};

struct Cell {
    std::size_t weekday = 0, hour = 0;
};

Cell cell_of(std::int64_t local_hour) {
    const std::int64_t day = floor_divided(local_hour, hours_a_day);
    const std::int64_t weekday = ((day + 3) % days_a_week + days_a_week) % days_a_week;  // 1970-01-01 was a Thursday
    return {static_cast<std::size_t>(weekday), static_cast<std::size_t>(local_hour - day * hours_a_day)};
}

std::int64_t arrival_of(const Cases& cases, std::size_t i) {
    const events::Log& log = cases.log();
    std::int64_t first = log.start[cases.begin_of(i)];
    for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) first = std::min(first, log.start[e]);
    return first;
}

/// How often each hour of the week lies in the span; its first and last hours count whole.
void count_weeks(const TimeSpan& span, LocalHours& hours, WeekProfile& profile) {
    const std::int64_t first = hours.at(span.first_us), last = hours.at(span.last_us);
    constexpr std::int64_t hours_a_week = days_a_week * hours_a_day;
    for (std::int64_t hour = first; hour <= std::min(last, first + hours_a_week - 1); ++hour) {
        const Cell cell = cell_of(hour);
        profile.cells[cell.weekday][cell.hour].weeks = (last - hour) / hours_a_week + 1;
    }
}

void finish(const TimeSpan& span, LocalHours& hours, double level, WeekProfile& profile) {
    count_weeks(span, hours, profile);
    for (auto& day : profile.cells) {
        for (HourCell& cell : day) {
            profile.n += cell.n;
            if (cell.weeks > 0) cell.per_hour = stats::poisson_rate(cell.n, static_cast<double>(cell.weeks), 1, level);
        }
    }
}

}  // namespace

WeekProfile arrivals_by_hour(const Cases& cases, const calendar::Zone& zone, double level) {
    WeekProfile profile;
    profile.zone = zone;
    LocalHours hours(zone);
    std::optional<TimeSpan> span;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (cases.begin_of(i) == cases.end_of(i)) continue;
        const std::int64_t us = arrival_of(cases, i);
        const Cell cell = cell_of(hours.at(us));
        ++profile.cells[cell.weekday][cell.hour].n;
        if (!span) span = TimeSpan{us, us};
        *span = {std::min(span->first_us, us), std::max(span->last_us, us)};
    }
    if (span) finish(*span, hours, level, profile);
    return profile;
}

WeekProfile starts_by_hour(const Cases& cases, std::uint32_t activity, const calendar::Zone& zone, double level) {
    WeekProfile profile;
    profile.zone = zone;
    LocalHours hours(zone);
    const events::Log& log = cases.log();
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) {
            if (log.activity[e] != activity) continue;
            const Cell cell = cell_of(hours.at(log.start[e]));
            ++profile.cells[cell.weekday][cell.hour].n;
        }
    }
    if (cases.events() > 0) finish(span_of(cases), hours, level, profile);
    return profile;
}

WeekProfile waits_by_hour(const Cases& cases, std::uint32_t activity, const calendar::Zone& zone, double level) {
    WeekProfile profile;
    profile.zone = zone;
    LocalHours hours(zone);
    const events::Log& log = cases.log();
    std::array<std::array<std::vector<std::int64_t>, 24>, 7> waits;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i) + 1; e < cases.end_of(i); ++e) {
            if (log.activity[e] != activity) continue;
            const Cell cell = cell_of(hours.at(log.end[e - 1]));
            ++profile.cells[cell.weekday][cell.hour].n;
            waits[cell.weekday][cell.hour].push_back(std::max<std::int64_t>(0, log.start[e] - log.end[e - 1]));
        }
    }
    const auto durations = [&](const std::vector<std::int64_t>& us) {
        return durations_of(std::span<const std::int64_t>(us), microsecond_seconds, level);
    };
    for (std::size_t h = 0; h < profile.any_day.size(); ++h) {
        std::vector<std::int64_t> any_day;
        for (std::size_t d = 0; d < waits.size(); ++d) {
            profile.cells[d][h].durations = durations(waits[d][h]);
            any_day.insert(any_day.end(), waits[d][h].begin(), waits[d][h].end());
        }
        profile.any_day[h].n = static_cast<std::int64_t>(any_day.size());
        profile.any_day[h].durations = durations(any_day);
    }
    if (cases.events() > 0) finish(span_of(cases), hours, level, profile);
    return profile;
}

Arrivals arrivals_per_day(const Cases& cases, const calendar::Zone& zone, double level) {
    Arrivals out;
    std::vector<std::int64_t> instants;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (cases.begin_of(i) != cases.end_of(i)) instants.push_back(arrival_of(cases, i));
    }
    if (instants.empty()) return out;
    std::sort(instants.begin(), instants.end());
    LocalHours hours(zone);
    for (const std::int64_t us : instants) {
        const auto day = static_cast<std::int32_t>(floor_divided(hours.at(us), hours_a_day));
        while (out.days.empty() || out.days.back().day.days_since_1970 < day)
            out.days.push_back({{out.days.empty() ? day : out.days.back().day.days_since_1970 + 1}, 0});
        ++out.days.back().n;
    }
    const auto n = static_cast<std::int64_t>(instants.size());
    const auto days = static_cast<double>(out.days.size());
    out.per_day = stats::poisson_rate(n, days, 1, level);
    std::vector<std::int64_t> gaps;
    for (std::size_t i = 1; i < instants.size(); ++i) gaps.push_back(instants[i] - instants[i - 1]);
    out.between = durations_of(std::span<const std::int64_t>(gaps), microsecond_seconds, level);
    if (out.days.size() < 2) return out;
    const double mean = static_cast<double>(n) / days;
    double squares = 0;
    for (const DayArrivals& day : out.days)
        squares += (static_cast<double>(day.n) - mean) * (static_cast<double>(day.n) - mean);
    out.dispersion = squares / (days - 1) / mean;
    return out;
}

}  // namespace ciclo::journeys
