#include "journeys/case_times.h"

#include <algorithm>

#include "events/in_parallel.h"
#include "journeys/instants.h"
#include "stats/rates.h"

namespace ciclo::journeys {

namespace {

/// Events by end: from the last one back, what is covered grows to the left, and a gap is idle time. Microseconds.
template <class Start, class End>
void fill(const Cases& cases, CaseRange range, Start start, End end, CaseTimes& out) {
    const events::Log& log = cases.log();
    for (std::size_t i = range.first; i < range.last; ++i) {
        const std::size_t begin = cases.begin_of(i);
        std::size_t e = cases.end_of(i);
        if (e == begin) continue;
        const std::int64_t latest = end(e - 1);
        std::int64_t covered_from = latest, idle = 0, processing = 0;
        std::uint8_t lasting = 0;
        while (e-- > begin) {
            const std::int64_t from = start(e), until = end(e);
            idle += std::max<std::int64_t>(0, covered_from - until);
            covered_from = std::min(covered_from, from);
            if (!log.lasts(e)) continue;
            processing += until - from;
            lasting = 1;
        }
        out.throughput[i] = latest - covered_from;
        out.idle[i] = idle;
        out.processing[i] = processing;
        out.lasting[i] = lasting;
    }
}

template <class Pick>
std::vector<std::int64_t> of_lasting(const CaseTimes& times, Pick pick) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < times.lasting.size(); ++i) {
        if (times.lasting[i] != 0) out.push_back(pick(i));
    }
    return out;
}

std::optional<stats::Estimate> share_of(const std::vector<std::int64_t>& idle,
                                        const std::vector<std::int64_t>& throughput, double level) {
    const std::vector<double> waited(idle.begin(), idle.end()), whole(throughput.begin(), throughput.end());
    std::optional<stats::Estimate> share = stats::ratio_of_sums(waited, whole, level);
    if (share && share->high) share->high = std::min(1.0, *share->high);
    return share;
}

void add_mean_share(const std::vector<std::int64_t>& idle, const std::vector<std::int64_t>& throughput, EndToEnd& out) {
    double sum = 0;
    for (std::size_t i = 0; i < idle.size(); ++i) {
        if (throughput[i] == 0) continue;
        sum += static_cast<double>(idle[i]) / static_cast<double>(throughput[i]);
        ++out.share_cases;
    }
    if (out.share_cases > 0) out.mean_case_share = sum / static_cast<double>(out.share_cases);
}

}  // namespace

CaseTimes case_times(const Cases& cases, const CaseTimeOptions& options) {
    CaseTimes out;
    for (auto* column : {&out.throughput, &out.idle, &out.processing}) column->assign(cases.size(), 0);
    out.lasting.assign(cases.size(), 0);
    if (cases.log().events() == 0) return out;
    const TickScale scale = scale_of(cases.log());
    const std::vector<CaseRange> ranges = cases.ranges({.threads = options.threads});
    const WorkingClock* clock = options.clock;
    with_instants(cases.log(), scale, [&](auto start, auto end) {
        const auto plain = [scale](auto instant) {
            return [scale, instant](std::size_t e) { return instant(e) * scale.tick_us; };
        };
        const auto working = [scale, clock](auto instant) {
            return [scale, clock, instant](std::size_t e) {
                return clock->at(scale.origin_us + instant(e) * scale.tick_us);
            };
        };
        events::in_parallel(ranges.size(), [&](std::size_t part) {
            if (clock == nullptr)
                fill(cases, ranges[part], plain(start), plain(end), out);
            else
                fill(cases, ranges[part], working(start), working(end), out);
        });
    });
    return out;
}

std::optional<EndToEnd> end_to_end(const CaseTimes& times, const CaseTimeOptions& options) {
    const auto described = [&](const std::vector<std::int64_t>& values) {
        return durations_of(std::span<const std::int64_t>(values), microsecond_seconds, options.level);
    };
    const auto throughput = described(times.throughput);
    if (!throughput) return std::nullopt;
    EndToEnd out{.throughput = *throughput, .idle = {}, .busy = {}, .processing = {}, .wait_share = {}, .mean_case_share = {}};
    const auto idle = of_lasting(times, [&](std::size_t i) { return times.idle[i]; });
    const auto whole = of_lasting(times, [&](std::size_t i) { return times.throughput[i]; });
    out.without_duration = static_cast<std::int64_t>(times.lasting.size() - idle.size());
    out.idle = described(idle);
    out.busy = described(of_lasting(times, [&](std::size_t i) { return times.throughput[i] - times.idle[i]; }));
    out.processing = described(of_lasting(times, [&](std::size_t i) { return times.processing[i]; }));
    out.wait_share = share_of(idle, whole, options.level);
    add_mean_share(idle, whole, out);
    return out;
}

}  // namespace ciclo::journeys
