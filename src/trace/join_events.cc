#include "trace/join_events.h"

#include <algorithm>

#include "trace/log_builder.h"

namespace ciclo::trace {

namespace {

std::vector<std::uint32_t> renumbered(const std::vector<std::string>& names, TextIndex& index) {
    std::vector<std::uint32_t> numbers;
    for (const std::string& name : names) numbers.push_back(index.of(name));
    return numbers;
}

template <class T>
void append(std::vector<T>& all, const std::vector<T>& part) {
    all.insert(all.end(), part.begin(), part.end());
}

class LogJoin {
public:
    void add(const EventLog& log) {
        const std::vector<std::uint32_t> activities = renumbered(log.activities, activities_),
                                         resources = renumbered(log.resources, resources_);
        const std::uint64_t before = all_.events();
        append(all_.cases, log.cases);
        for (std::size_t i = 0; i + 1 < log.case_begin.size(); ++i) all_.case_begin.push_back(before + log.case_begin[i]);
        for (const std::uint32_t activity : log.activity) all_.activity.push_back(activities[activity]);
        for (const std::uint32_t resource : log.resource) {
            all_.resource.push_back(resource == no_resource ? no_resource : resources[resource]);
        }
        append(all_.start_us, log.start_us);
        append(all_.end_us, log.end_us);
        for (std::size_t event = 0; event < log.events(); ++event) {
            all_.duration_known.push_back(log.lasts(event) ? 1 : 0);
        }
        all_.has_both_times = all_.has_both_times || log.has_both_times;
        all_.file += (all_.file.empty() ? "" : ", ") + log.file;
        all_.ledger.append(log.ledger);
    }

    EventLog finish() && {
        all_.case_begin.push_back(all_.events());
        all_.activities = std::move(activities_).take();
        all_.resources = std::move(resources_).take();
        return std::move(all_);
    }

private:
    EventLog all_;
    TextIndex activities_, resources_;
};

void add_series(Times& all, TimeSeries series) {
    const auto same = std::find_if(all.series.begin(), all.series.end(), [&](const TimeSeries& other) {
        return other.name == series.name && other.period == series.period && other.unit == series.unit;
    });
    if (same == all.series.end()) {
        all.series.push_back(std::move(series));
        return;
    }
    const std::size_t before = same->values.size();
    if (!same->days.empty() || !series.days.empty()) {
        same->days.resize(before);
        series.days.resize(series.values.size());
        append(same->days, series.days);
    }
    append(same->values, series.values);
    append(same->counts, series.counts);
    std::stable_sort(same->counts.begin(), same->counts.end(),
                     [](const MetCount& a, const MetCount& b) { return a.day < b.day; });
}

}  // namespace

EventLog join_events(std::vector<EventLog> logs) {
    ENSURE(!logs.empty(), "there is something to join");
    if (logs.size() == 1) return std::move(logs.front());
    LogJoin join;
    for (EventLog& log : logs) {
        join.add(log);
        log = {};
    }
    return std::move(join).finish();
}

Times join_times(std::vector<Times> files) {
    ENSURE(!files.empty(), "there is something to join");
    Times all;
    for (Times& file : files) {
        for (TimeSeries& series : file.series) add_series(all, std::move(series));
        all.file += (all.file.empty() ? "" : ", ") + file.file;
        all.ledger.append(file.ledger);
    }
    return all;
}

}  // namespace ciclo::trace
