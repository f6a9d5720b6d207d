#include "journeys/queue.h"

#include <algorithm>

#include "base/ensure.h"

namespace ciclo::journeys {

namespace {

struct Step {
    std::int64_t us = 0;
    std::int64_t by = 0;
};

/// Who comes and who goes, by instant; at one instant the changes are joined into one.
std::vector<Step> steps_of(const std::vector<Stay>& stays) {
    std::vector<Step> changes;
    for (const Stay& stay : stays) {
        if (stay.until_us == stay.from_us) continue;
        changes.push_back({stay.from_us, 1});
        changes.push_back({stay.until_us, -1});
    }
    std::sort(changes.begin(), changes.end(), [](const Step& a, const Step& b) { return a.us < b.us; });
    std::vector<Step> steps;
    for (const Step& change : changes) {
        if (steps.empty() || steps.back().us != change.us) steps.push_back({change.us, 0});
        steps.back().by += change.by;
    }
    return steps;
}

/// Goes along the steps and fills bins; how long how many waited is kept exact: person-microseconds.
class Sweep {
public:
    explicit Sweep(Queue& queue) : queue_(queue), person_us_(queue.bins.size(), 0) {}

    void along(const std::vector<Step>& steps) {
        std::int64_t length = 0, since = queue_.first_us;
        for (const Step& step : steps) {
            stay(since, std::min(step.us, queue_.until_us), length);
            length += step.by;
            since = std::max(since, step.us);
        }
    }
    void finish() {
        Wide whole = 0;
        for (std::size_t b = 0; b < queue_.bins.size(); ++b) {
            whole += person_us_[b];
            queue_.bins[b].mean =
                static_cast<double>(person_us_[b]) / static_cast<double>(end_of(b) - queue_.bins[b].first_us);
            queue_.most = std::max(queue_.most, queue_.bins[b].most);
        }
        queue_.little.length = static_cast<double>(whole) / static_cast<double>(queue_.until_us - queue_.first_us);
    }
    /// `us` within the window.
    std::size_t bin_of(std::int64_t us) const {
        const auto after = std::upper_bound(queue_.bins.begin(), queue_.bins.end(), us,
                                            [](std::int64_t at, const QueueBin& bin) { return at < bin.first_us; });
        return static_cast<std::size_t>(after - queue_.bins.begin()) - 1;
    }

private:
    __extension__ using Wide = __int128;

    void stay(std::int64_t from, std::int64_t until, std::int64_t length) {
        if (length == 0) return;
        for (std::size_t b = from < until ? bin_of(from) : 0; from < until; ++b) {
            const std::int64_t end = std::min(until, end_of(b));
            person_us_[b] += static_cast<Wide>(end - from) * length;
            queue_.bins[b].most = std::max(queue_.bins[b].most, length);
            from = end;
        }
    }
    std::int64_t end_of(std::size_t b) const {
        return b + 1 < queue_.bins.size() ? queue_.bins[b + 1].first_us : queue_.until_us;
    }

    Queue& queue_;
    std::vector<Wide> person_us_;
};

std::optional<Error> refused(const Queue& queue, const QueueOptions& options) {
    if (queue.until_us < queue.first_us)
        return Error{ErrorKind::invalid, "the window ends before it begins", "exchange its two instants", {}};
    if (options.bin_us < 1)
        return Error{ErrorKind::invalid, "a bin has no width", "give a width of a second or more", {}};
    const std::int64_t bins = options.bins_from_us.empty() ? (queue.until_us - queue.first_us) / options.bin_us
                                                           : static_cast<std::int64_t>(options.bins_from_us.size());
    if (bins >= limits::queue_bins) {
        return Error{ErrorKind::limit,
                     "the window holds more than " + std::to_string(limits::queue_bins) + " bins of that width",
                     "give a wider bin or a shorter window",
                     {}};
    }
    return std::nullopt;
}

/// Those that begin within the window.
std::vector<QueueBin> bins_of(const Queue& queue, const QueueOptions& options) {
    std::vector<QueueBin> bins;
    for (const std::int64_t at : options.bins_from_us) {
        if (at < queue.until_us) bins.push_back({at, 0, 0, 0});
    }
    if (!options.bins_from_us.empty()) return bins;
    for (std::int64_t at = queue.first_us; at < queue.until_us; at += options.bin_us) bins.push_back({at, 0, 0, 0});
    return bins;
}

/// Who comes at the very end of a window that nobody gave is within it: it is the last thing that happened.
enum class LastInstant { inside, outside };

/// Arrivals of the window and their whole waits.
void count_arrivals(const std::vector<Stay>& stays, const Sweep& sweep, LastInstant last, Queue& queue) {
    __extension__ using Wide = __int128;
    Wide waited_us = 0;
    for (const Stay& stay : stays) {
        const bool at_end = stay.from_us == queue.until_us && last == LastInstant::inside;
        if (stay.from_us < queue.first_us || (stay.from_us >= queue.until_us && !at_end)) continue;
        ++queue.arrivals;
        ++queue.bins[at_end ? queue.bins.size() - 1 : sweep.bin_of(stay.from_us)].arrivals;
        queue.waited += stay.until_us > stay.from_us ? 1 : 0;
        waited_us += stay.until_us - stay.from_us;
    }
    const double seconds = static_cast<double>(queue.until_us - queue.first_us) * 1e-6;
    LittlesLaw& little = queue.little;
    little.arrivals_per_second = static_cast<double>(queue.arrivals) / seconds;
    if (queue.arrivals == 0) return;
    little.mean_wait_seconds = static_cast<double>(waited_us) * 1e-6 / static_cast<double>(queue.arrivals);
    little.rate_times_wait = little.arrivals_per_second * *little.mean_wait_seconds;
    if (*little.rate_times_wait > 0) little.relative_gap = little.length / *little.rate_times_wait - 1;
}

}  // namespace

Result<Queue> queue_of(const std::vector<Stay>& stays, const QueueOptions& options) {
    const auto& from = options.bins_from_us;
    ENSURE(from.empty() || (options.first_us == from.front() && std::is_sorted(from.begin(), from.end(), std::less_equal<>{})),
           "bins ascend from the beginning of the window");
    Queue queue;
    std::int64_t first = INT64_MAX, last = INT64_MIN;
    for (const Stay& stay : stays) {
        ENSURE(stay.from_us <= stay.until_us, "a stay begins before it ends");
        first = std::min(first, stay.from_us);
        last = std::max(last, stay.until_us);
    }
    if (stays.empty()) first = last = options.first_us.value_or(0);
    queue.first_us = options.first_us.value_or(first);
    queue.until_us = options.until_us.value_or(std::max(last, queue.first_us));
    if (auto error = refused(queue, options)) return *std::move(error);
    queue.bins = bins_of(queue, options);
    if (queue.bins.empty()) {  // everything happened at one instant: arrivals, but no length and no rate
        if (!options.until_us) queue.arrivals = static_cast<std::int64_t>(stays.size());
        return queue;
    }
    Sweep sweep(queue);
    sweep.along(steps_of(stays));
    sweep.finish();
    count_arrivals(stays, sweep, options.until_us ? LastInstant::outside : LastInstant::inside, queue);
    return queue;
}

Result<Queue> queue_before(const Cases& cases, std::uint32_t activity, const QueueOptions& options) {
    const events::Log& log = cases.log();
    std::vector<Stay> stays;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i) + 1; e < cases.end_of(i); ++e) {
            if (log.activity[e] != activity) continue;
            const std::int64_t from = log.end[e - 1];
            stays.push_back({from, std::max(from, log.start[e])});
        }
    }
    return queue_of(stays, options);
}

Result<Queue> cases_in_progress(const Cases& cases, const QueueOptions& options) {
    const events::Log& log = cases.log();
    std::vector<Stay> stays;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::size_t begin = cases.begin_of(i), end = cases.end_of(i);
        if (begin == end) continue;
        std::int64_t first = log.start[begin];
        for (std::size_t e = begin; e < end; ++e) first = std::min(first, log.start[e]);
        stays.push_back({first, log.end[end - 1]});
    }
    return queue_of(stays, options);
}

}  // namespace ciclo::journeys
