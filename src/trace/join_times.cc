#include "trace/join_times.h"

#include <algorithm>

namespace ciclo::trace {

namespace {

template <class T>
void append(std::vector<T>& all, const std::vector<T>& part) {
    all.insert(all.end(), part.begin(), part.end());
}

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
