// Profiles: how much happens, and how long people wait, by weekday and hour of the clocks of a place; and how many
// arrive per day.
//
//   WeekProfile arrivals = arrivals_by_hour(Cases(log), zone);
//   arrivals.cells[0][9].n                                        // Mondays 9:00–9:59
//   WeekProfile waits = waits_by_hour(Cases(log), triage, zone);
//   waits.cells[0][9].durations->median
//
// Definitions. Weekdays Monday first. A case arrives at its earliest start. A wait (waits.h) is told under the hour in
// which it began: the end of the event before. An activity's events are told under the hour of their start. Hours are
// those that the clocks of `zone` show (calendar/zone.h says what a zone is and is not). `weeks` of a cell: how often
// that hour of the week lay in the span of what is counted, so that n ÷ weeks is a rate: for arrivals from the first case
// to the last one (as days are for arrivals_per_day()), for the others from the first start to the last end of the cases
// looked at. The first and the last hour count whole. Garwood's exact interval. Assumption that breaks it: arrivals in clumps (a bus, a school class) vary more than Poisson.
//
// Linear in events. Pure; same bytes every time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/zone.h"
#include "journeys/cases.h"
#include "journeys/durations.h"

namespace ciclo::journeys {

struct HourCell {
    std::int64_t n = 0, weeks = 0;
    std::optional<stats::Estimate> per_hour;  ///< n ÷ weeks; nothing when the hour never came
    std::optional<Durations> durations;       ///< waits only
};

struct WeekProfile {
    calendar::Zone zone;
    std::array<std::array<HourCell, 24>, 7> cells;  ///< Monday first, then the hour
    std::array<HourCell, 24> any_day;               ///< waits only: the same hour of all seven, `weeks` not counted
    std::int64_t n = 0;
};

WeekProfile arrivals_by_hour(const Cases& cases, const calendar::Zone& zone, double level = 0.95);
WeekProfile starts_by_hour(const Cases& cases, std::uint32_t activity, const calendar::Zone& zone, double level = 0.95);
WeekProfile waits_by_hour(const Cases& cases, std::uint32_t activity, const calendar::Zone& zone, double level = 0.95);

/// Cases that arrived on each day of the place, from the first to the last, days without any included.
struct DayArrivals {
    calendar::Day day;
    std::int64_t n = 0;
};
struct Arrivals {
    std::vector<DayArrivals> days;
    std::optional<stats::Estimate> per_day;  ///< exact Poisson (Garwood 1936)
    std::optional<Durations> between;        ///< from one arrival to the next
    std::optional<double> dispersion;        ///< variance ÷ mean of the days; 1 = as random as Poisson
};
Arrivals arrivals_per_day(const Cases& cases, const calendar::Zone& zone, double level = 0.95);

}  // namespace ciclo::journeys
