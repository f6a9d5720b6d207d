// Logs in plain vectors, for tests that look into them, and what is asked of known logs, each in one plain pass.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "calendar/instant.h"
#include "events/read_log.h"
#include "moments/evidence_files.h"

namespace ciclo::events {
using ciclo::testing::columns_of;
using ciclo::testing::must;
using ciclo::testing::Said;
using ciclo::testing::shared;
using ciclo::testing::source;
using ciclo::testing::words_of_reader;

/// A log in plain vectors, the events of a case by start, then end, then as they stood.
struct Flat {
    std::vector<std::string> cases, activities, resources;
    std::vector<std::uint64_t> case_begin;
    std::vector<std::uint32_t> activity, resource;
    std::vector<std::int64_t> start_us, end_us;
    std::vector<std::uint8_t> duration_known;
    bool has_both_times = false;
    Ledger ledger;

    std::size_t events() const { return activity.size(); }
    bool lasts(std::size_t event) const { return duration_known.empty() ? has_both_times : duration_known[event] != 0; }
};

inline std::vector<std::string> names_of(const Dictionary& dictionary) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < dictionary.size(); ++i) names.emplace_back(dictionary[i]);
    return names;
}

inline Flat flat(const Log& log) {
    Flat out;
    out.cases = names_of(log.cases), out.activities = names_of(log.activities), out.resources = names_of(log.resources);
    out.has_both_times = log.has_both_times;
    out.ledger = log.ledger;
    for (std::size_t i = 0; i < log.case_begin.size(); ++i) out.case_begin.push_back(log.case_begin[i]);
    std::vector<std::size_t> order(log.events());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto at = [&](std::size_t c) { return order.begin() + static_cast<std::ptrdiff_t>(log.case_begin[c]); };
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::stable_sort(at(c), at(c + 1), [&](std::size_t a, std::size_t b) {
            return std::pair(log.start[a], log.end[a]) < std::pair(log.start[b], log.end[b]);
        });
    }
    for (const std::size_t event : order) {
        out.activity.push_back(log.activity[event]);
        out.resource.push_back(log.resource.size() == 0 ? no_code : log.resource[event]);
        out.start_us.push_back(log.start[event]);
        out.end_us.push_back(log.end[event]);
        if (!log.duration_known.empty()) out.duration_known.push_back(log.duration_known[event]);
    }
    return out;
}

inline Result<Flat> read(const std::string& bytes, const std::string& columns = "", const std::string& file = "e.csv") {
    const Result<Log> log = read_log(bytes, file, columns_of(columns), {});
    if (!log) return log.errors();
    return flat(*log);
}

// What is asked of known logs, each in one plain pass.

/// Cases of each order of activities, most first.
inline std::vector<std::int64_t> variants(const Flat& log) {
    std::map<std::vector<std::uint32_t>, std::int64_t> counted;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        const auto at = [&](std::size_t i) { return log.activity.begin() + static_cast<std::ptrdiff_t>(log.case_begin[i]); };
        ++counted[{at(c), at(c + 1)}];
    }
    std::vector<std::int64_t> out;
    for (const auto& entry : counted) out.push_back(entry.second);
    std::sort(out.rbegin(), out.rend());
    return out;
}

inline std::size_t moves(const Flat& log) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> counted;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        for (auto i = log.case_begin[c] + 1; i < log.case_begin[c + 1]; ++i) ++counted[{log.activity[i - 1], log.activity[i]}];
    }
    return counted.size();
}

/// Of each case: last end − first start, and the time in which nothing of the log happened.
struct Spans {
    std::vector<std::int64_t> whole_us, idle_us;
};

inline Spans spans_of(const Flat& log) {
    Spans spans;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        const std::size_t from = log.case_begin[c], until = log.case_begin[c + 1];
        std::int64_t idle = 0, latest = log.start_us[from];
        for (std::size_t i = from; i < until; ++i) {
            idle += std::max<std::int64_t>(0, log.start_us[i] - latest);
            latest = std::max(latest, log.end_us[i]);
        }
        spans.whole_us.push_back(latest - log.start_us[from]);
        spans.idle_us.push_back(idle);
    }
    return spans;
}

inline std::string first_start(const Flat& log) {
    return iso_text(calendar::Instant{*std::min_element(log.start_us.begin(), log.start_us.end())});
}

inline std::string last_end(const Flat& log) {
    return iso_text(calendar::Instant{*std::max_element(log.end_us.begin(), log.end_us.end())});
}

/// Quantile type 7, in seconds.
inline double median_seconds(std::vector<std::int64_t> microseconds) {
    std::sort(microseconds.begin(), microseconds.end());
    const std::size_t n = microseconds.size();
    return static_cast<double>(microseconds[(n - 1) / 2] + microseconds[n / 2]) / 2e6;
}

inline std::int64_t seconds(const std::vector<std::int64_t>& microseconds) {
    return std::accumulate(microseconds.begin(), microseconds.end(), std::int64_t{0}) / 1'000'000;
}

/// The events of a case, "A B C".
inline std::string trace_of(const Flat& log, std::size_t c) {
    std::string out;
    for (auto i = log.case_begin[c]; i < log.case_begin[c + 1]; ++i) {
        out += (out.empty() ? "" : " ") + log.activities[log.activity[static_cast<std::size_t>(i)]];
    }
    return out;
}

/// start–end of each event of the first case in minutes since the first start, "?" behind those that do not last.
inline std::string minutes_of(const Flat& log) {
    std::string out;
    for (std::size_t i = 0; i < log.events(); ++i) {
        out += (out.empty() ? "" : " ") + std::to_string((log.start_us[i] - log.start_us[0]) / 60'000'000) + "-" +
               std::to_string((log.end_us[i] - log.start_us[0]) / 60'000'000) + (log.lasts(i) ? "" : "?");
    }
    return out;
}

}  // namespace ciclo::events
