#include "journeys/event_waits.h"

#include "events/in_parallel.h"
#include "journeys/instants.h"

namespace ciclo::journeys {

namespace {

/// `start`, `end`: readings of one clock, in ticks.
template <class T, class Start, class End>
void fill(const Cases& cases, CaseRange range, Start start, End end, WaitColumns<T>& out) {
    const events::Log& log = cases.log();
    const bool some_last = !out.service.empty();
    for (std::size_t i = range.first; i < range.last; ++i) {
        const std::size_t until = cases.end_of(i);
        for (std::size_t e = cases.begin_of(i); e < until; ++e) {
            out.wait[e] = e == cases.begin_of(i) ? no_duration<T> : static_cast<T>(start(e) - end(e - 1));
            if (some_last) out.service[e] = log.lasts(e) ? static_cast<T>(end(e) - start(e)) : no_duration<T>;
        }
    }
}

template <class T, class Start, class End>
WaitColumns<T> columns(const Cases& cases, unsigned threads, Start start, End end) {
    WaitColumns<T> out;
    out.wait.grow(cases.log().events());
    if (cases.log().has_both_times) out.service.grow(cases.log().events());
    const std::vector<CaseRange> ranges = cases.ranges({.threads = threads});
    events::in_parallel(ranges.size(), [&](std::size_t part) { fill(cases, ranges[part], start, end, out); });
    return out;
}

}  // namespace

EventWaits event_waits(const Cases& cases, const WorkingClock* clock, unsigned threads) {
    const events::Log& log = cases.log();
    const TickScale scale = scale_of(log);
    EventWaits out;
    if (log.events() == 0) return out;
    with_instants(log, scale, [&](auto start, auto end) {
        if (clock != nullptr) {
            const auto read = [clock, scale](auto instant) {
                return [clock, scale, instant](std::size_t e) {
                    return clock->at(scale.origin_us + instant(e) * scale.tick_us);
                };
            };
            out.columns = columns<std::int64_t>(cases, threads, read(start), read(end));
            return;
        }
        out.tick_seconds = scale.tick_seconds();
        const TimeSpan span = span_of(log);
        const bool narrow = span.last_us / scale.tick_us - span.first_us / scale.tick_us < INT32_MAX - 1;
        if (narrow)
            out.columns = columns<std::int32_t>(cases, threads, start, end);
        else
            out.columns = columns<std::int64_t>(cases, threads, start, end);
    });
    return out;
}

}  // namespace ciclo::journeys
