#include "trace/summary.h"

#include <algorithm>
#include <map>

namespace ciclo::trace {

namespace {

template <class Visit>
void each_case(const EventLog& log, Visit visit) {
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        visit(static_cast<std::size_t>(log.case_begin[c]), static_cast<std::size_t>(log.case_begin[c + 1]));
    }
}

}  // namespace

std::vector<Variant> variants(const EventLog& log) {
    std::map<std::vector<std::uint32_t>, std::int64_t> counted;
    each_case(log, [&](std::size_t from, std::size_t until) {
        ++counted[{log.activity.begin() + static_cast<std::ptrdiff_t>(from),
                   log.activity.begin() + static_cast<std::ptrdiff_t>(until)}];
    });
    std::vector<Variant> out;
    for (auto& [activities, cases] : counted) out.push_back({activities, cases});
    std::stable_sort(out.begin(), out.end(), [](const Variant& a, const Variant& b) { return a.cases > b.cases; });
    return out;
}

std::vector<Move> moves(const EventLog& log) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> counted;
    each_case(log, [&](std::size_t from, std::size_t until) {
        for (std::size_t i = from + 1; i < until; ++i) ++counted[{log.activity[i - 1], log.activity[i]}];
    });
    std::vector<Move> out;
    for (const auto& [pair, n] : counted) out.push_back({pair.first, pair.second, n});
    return out;
}

std::vector<std::int64_t> case_spans_us(const EventLog& log) {
    std::vector<std::int64_t> out;
    each_case(log, [&](std::size_t from, std::size_t until) {
        std::int64_t last = from == until ? 0 : log.end_us[from];
        for (std::size_t i = from; i < until; ++i) last = std::max(last, log.end_us[i]);
        out.push_back(from == until ? 0 : last - log.start_us[from]);  // events are in order of start
    });
    return out;
}

std::vector<std::int64_t> idle_us(const EventLog& log) {
    std::vector<std::int64_t> out;
    each_case(log, [&](std::size_t from, std::size_t until) {
        std::int64_t idle = 0, latest = from == until ? 0 : log.start_us[from];
        for (std::size_t i = from; i < until; ++i) {
            if (log.start_us[i] > latest) idle += log.start_us[i] - latest;
            latest = std::max(latest, log.end_us[i]);
        }
        out.push_back(idle);
    });
    return out;
}

}  // namespace ciclo::trace
