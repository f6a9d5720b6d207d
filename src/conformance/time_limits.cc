#include "conformance/time_limits.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "calendar/duration.h"
#include "conformance/timed_visits.h"
#include "events/in_parallel.h"
#include "journeys/pass.h"

namespace ciclo::conformance {

namespace {

constexpr double minutes_a_day = 24 * 60;

double day_minutes_of(const journeys::WorkingClock* clock) {
    constexpr double us_a_minute = 60.0 * static_cast<double>(calendar::microseconds_per_second);
    return clock == nullptr ? minutes_a_day : static_cast<double>(clock->ordinary_day_us()) / us_a_minute;
}

std::optional<double> minutes_of(const cycle::Standard& standard, const journeys::WorkingClock* clock) {
    const auto seconds = calendar::seconds_per(standard.unit);
    if (!seconds || standard.comparison != cycle::Comparison::at_most || standard.value <= 0) return std::nullopt;
    const double minutes = *seconds / 60;
    return standard.value * (minutes == minutes_a_day ? day_minutes_of(clock) : minutes);
}

bool measured_by(const cycle::Standard& standard, const std::string& activity) {
    const std::string wanted = folded(activity);
    return std::any_of(standard.series.begin(), standard.series.end(),
                       [&](const std::string& series) { return folded(series) == wanted; });
}

/// The strictest standard that speaks of this moment's own time, else the design.
std::optional<TimeLimit> limit_of(const cycle::Moment& moment, const std::string& activity,
                                  const journeys::WorkingClock* clock) {
    std::optional<TimeLimit> limit;
    for (const cycle::Standard& standard : moment.standards) {
        if (moment.kind != cycle::MomentKind::wait && !measured_by(standard, activity)) continue;
        const auto minutes = minutes_of(standard, clock);
        if (minutes && (!limit || *minutes < limit->minutes)) limit = TimeLimit{*minutes, standard.id, day_minutes_of(clock)};
    }
    const double designed = moment.minutes.present() + moment.minutes.away;
    if (!limit && moment.minutes_given && designed > 0) limit = TimeLimit{designed, {}, day_minutes_of(clock)};
    return limit;
}

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

/// Of a range of cases, by moment.
struct Counts {
    std::vector<std::int64_t> untimed, slow_cases;
    std::vector<std::vector<std::int64_t>> excess_us;  ///< of the slow visits
    std::vector<std::size_t> last_slow;                ///< the case that was slow there last
    explicit Counts(std::size_t n)
        : untimed(n, 0), slow_cases(n, 0), excess_us(n), last_slow(n, std::numeric_limits<std::size_t>::max()) {}

    void add_slow(std::uint32_t moment, std::size_t number, std::int64_t us) {
        excess_us[moment].push_back(us);
        if (last_slow[moment] != number) ++slow_cases[moment];
        last_slow[moment] = number;
    }
};

/// What a visit is held against, by activity.
struct Limits {
    std::vector<std::int64_t> us;  ///< no_limit where there is none
    const std::vector<std::uint32_t>& display;
};

template <class Visits>
void time_cases(const events::Log& log, const Visits& visits, const journeys::CaseRange& range, const Limits& limits,
                Counts& counts, std::vector<std::uint32_t>& slow_of_case) {
    const std::int64_t* limit_us = limits.us.data();
    for (std::size_t c = range.first; c < range.last; ++c) {
        std::uint32_t slow = 0;
        visits.of_case(c, [&](std::uint32_t activity, std::int64_t passed_us) {
            if (passed_us <= limit_us[activity]) return;
            counts.add_slow(limits.display[activity], c, passed_us - limit_us[activity]);
            ++slow;
        });
        slow_of_case[c] = slow;
        const std::uint64_t first = log.case_begin[c];
        if (log.lasts(first)) continue;
        const std::uint32_t activity = log.activity[first];
        if (limit_us[activity] != no_limit) ++counts.untimed[limits.display[activity]];
    }
}

/// Each moment by itself, so that the values of few are held twice.
void add_up(std::vector<Counts>& parts, std::size_t place, MomentConformance& moment) {
    std::vector<std::int64_t> excess_us = std::move(parts[0].excess_us[place]);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        moment.timed -= parts[i].untimed[place];
        moment.untimed += parts[i].untimed[place];
        moment.slow_cases += parts[i].slow_cases[place];
        if (i == 0) continue;
        std::vector<std::int64_t>& more = parts[i].excess_us[place];
        excess_us.insert(excess_us.end(), more.begin(), more.end());
        more = {};
    }
    moment.slow = static_cast<std::int64_t>(excess_us.size());
    moment.excess = journeys::durations_of(std::span<const std::int64_t>(excess_us), journeys::microsecond_seconds);
}

}  // namespace

std::vector<std::optional<TimeLimit>> limits_of(const cycle::Map& map, const std::vector<ActivityMatch>& matches,
                                                const journeys::WorkingClock* clock) {
    std::vector<std::optional<TimeLimit>> out(matches.size());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const cycle::Moment* moment = matches[i].moment ? map.find(*matches[i].moment) : nullptr;
        // what goes along with the others has no time of its own between them
        if (moment != nullptr && map.number_of(moment->id) > 0) out[i] = limit_of(*moment, matches[i].activity, clock);
    }
    return out;
}

void time_visits(const events::Log& log, const std::vector<std::optional<TimeLimit>>& limits,
                 const std::vector<std::uint32_t>& display, const std::vector<std::int64_t>& visits,
                 const ConformOptions& options, Conformance& found) {
    Limits held{std::vector<std::int64_t>(limits.size(), no_limit), display};
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (!limits[i]) continue;
        held.us[i] = std::llround(limits[i]->minutes * calendar::microseconds_per_minute);
        found.moments[display[i]].timed += visits[i];
    }
    found.slow_of_case.assign(log.cases.size(), 0);
    const std::vector<journeys::CaseRange> ranges = journeys::case_ranges(log, {options.threads});
    std::vector<Counts> counts(ranges.size(), Counts(found.moments.size()));
    with_timed_visits(log, options.clock, [&](const auto& timed) {
        events::in_parallel(ranges.size(), [&](std::size_t i) {
            time_cases(log, timed, ranges[i], held, counts[i], found.slow_of_case);
        });
    });
    const std::size_t parts = std::min(ranges.size(), found.moments.size());
    events::in_parallel(parts, [&](std::size_t part) {
        for (std::size_t i = part; i < found.moments.size(); i += parts) add_up(counts, i, found.moments[i]);
    });
}

}  // namespace ciclo::conformance
