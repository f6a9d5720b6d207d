#include "conformance/time_limits.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "calendar/duration.h"
#include "events/in_parallel.h"
#include "journeys/pass.h"

namespace ciclo::conformance {

namespace {

std::optional<double> minutes_of(const cycle::Standard& standard, const journeys::WorkingClock* clock) {
    constexpr double seconds_a_day = 86'400;
    auto seconds = calendar::seconds_per(standard.unit);
    if (!seconds || standard.comparison != cycle::Comparison::at_most || standard.value <= 0) return std::nullopt;
    if (clock != nullptr && *seconds == seconds_a_day) {
        seconds = static_cast<double>(clock->ordinary_day_us()) / static_cast<double>(calendar::microseconds_per_second);
    }
    return standard.value * *seconds / 60;
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
        if (minutes && (!limit || *minutes < limit->minutes)) limit = TimeLimit{*minutes, standard.id};
    }
    const double designed = moment.minutes.present() + moment.minutes.away;
    if (!limit && moment.minutes_given && designed > 0) limit = TimeLimit{designed, {}};
    return limit;
}

struct Counts {
    std::vector<std::int64_t> timed, slow_cases;
    std::vector<std::vector<std::int64_t>> excess_us;  ///< of the slow visits
    explicit Counts(std::size_t n) : timed(n, 0), slow_cases(n, 0), excess_us(n) {}
};

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

/// One range of cases, for one width of every column.
template <class Code, class End, class Start>
class Timing {
public:
    Timing(std::span<const Code> activity, std::span<const End> end, std::span<const Start> start,
           const events::Log& log, const journeys::WorkingClock* clock)
        : activity_(activity), end_(end), start_(start), log_(log), clock_(clock) {}

    void walk(const journeys::CaseRange& range, const std::vector<std::int64_t>& limit_us,
              const std::vector<std::uint32_t>& display, Counts& counts,
              std::vector<std::uint32_t>& slow_of_case) const {
        std::vector<std::size_t> last_slow(counts.timed.size(), std::numeric_limits<std::size_t>::max());
        for (std::size_t c = range.first; c < range.last; ++c) {
            const std::uint64_t first = log_.case_begin[c];
            for (std::uint64_t e = first; e < log_.case_begin[c + 1]; ++e) {
                const std::int64_t limit = limit_us[activity_[e]];
                if (limit == no_limit || (e == first && !log_.lasts(e))) continue;
                const std::uint32_t moment = display[activity_[e]];
                ++counts.timed[moment];
                const std::int64_t excess = elapsed_us(e, first) - limit;
                if (excess <= 0) continue;
                counts.excess_us[moment].push_back(excess);
                ++slow_of_case[c];
                if (last_slow[moment] != c) ++counts.slow_cases[moment];
                last_slow[moment] = c;
            }
        }
    }

private:
    std::int64_t end_us(std::uint64_t e) const {
        return log_.end.base_us() + static_cast<std::int64_t>(end_[e]) * log_.end.tick_us();
    }
    std::int64_t elapsed_us(std::uint64_t e, std::uint64_t first) const {
        std::int64_t begun = e > first ? end_us(e - 1) : no_limit;
        if (!start_.empty()) {
            begun = std::min(begun, log_.start.base_us() + static_cast<std::int64_t>(start_[e]) * log_.start.tick_us());
        }
        return clock_ == nullptr ? end_us(e) - begun : clock_->at(end_us(e)) - clock_->at(begun);
    }

    std::span<const Code> activity_;
    std::span<const End> end_;
    std::span<const Start> start_;
    const events::Log& log_;
    const journeys::WorkingClock* clock_;
};

/// Moment by moment, so that the values of one only are held twice.
void add_up(std::vector<Counts>& parts, Conformance& found) {
    for (std::size_t i = 0; i < found.moments.size(); ++i) {
        MomentConformance& moment = found.moments[i];
        std::vector<std::int64_t> excess_us;
        for (Counts& part : parts) {
            moment.timed += part.timed[i];
            moment.slow_cases += part.slow_cases[i];
            excess_us.insert(excess_us.end(), part.excess_us[i].begin(), part.excess_us[i].end());
            part.excess_us[i] = {};
        }
        moment.slow = static_cast<std::int64_t>(excess_us.size());
        moment.excess = journeys::durations_of(std::span<const std::int64_t>(excess_us), journeys::microsecond_seconds);
    }
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
                 const std::vector<std::uint32_t>& display, const ConformOptions& options, Conformance& found) {
    std::vector<std::int64_t> limit_us(limits.size(), no_limit);
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (limits[i]) limit_us[i] = std::llround(limits[i]->minutes * calendar::microseconds_per_minute);
    }
    found.slow_of_case.assign(log.cases.size(), 0);
    const std::vector<journeys::CaseRange> ranges = journeys::case_ranges(log, {options.threads});
    std::vector<Counts> counts(ranges.size(), Counts(found.moments.size()));
    const auto run = [&](auto activity, auto end, auto start) {
        using Code = typename decltype(activity)::value_type;
        using End = typename decltype(end)::value_type;
        using Start = typename decltype(start)::value_type;
        const Timing<Code, End, Start> timing(activity, end, start, log, options.clock);
        events::in_parallel(ranges.size(), [&](std::size_t i) {
            timing.walk(ranges[i], limit_us, display, counts[i], found.slow_of_case);
        });
    };
    log.activity.visit([&](auto activity) {
        log.end.visit([&](auto end) { log.start.visit([&](auto start) { run(activity, end, start); }); });
    });
    add_up(counts, found);
}

}  // namespace ciclo::conformance
