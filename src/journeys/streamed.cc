#include "journeys/streamed.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "journeys/streamed_pass.h"

namespace ciclo::journeys {

namespace {

/// A path that cases took to its end.
struct Taken {
    std::uint32_t path = PathTree::root, first_case = events::no_code;
    std::int64_t cases = 0;
};

/// Most cases first; of as many, by the first case, as variants_of() has them.
std::vector<Taken> taken_paths(const StreamedPass& pass) {
    events::Buffer<std::uint32_t> place(pass.paths().size());  // in `all`, + 1
    std::vector<Taken> all;
    for (std::size_t c = 0; c < pass.cases().size(); ++c) {
        const std::uint32_t path = pass.cases()[c].path;
        if (path == PathTree::root) continue;  // all its rows were left out
        if (place[path] == 0) {
            all.push_back({path, static_cast<std::uint32_t>(c), 0});
            place[path] = static_cast<std::uint32_t>(all.size());
        }
        ++all[place[path] - 1].cases;
    }
    std::stable_sort(all.begin(), all.end(), [](const Taken& a, const Taken& b) { return a.cases > b.cases; });
    return all;
}

/// The stream's numbers of activities that occur, as the answer counts them: names of rows that were left out are gone.
std::vector<std::uint32_t> kept_activities(const StreamedPass& pass, const events::Dictionary& names,
                                           events::Dictionary& kept) {
    std::vector<char> occurs(names.size(), 0);
    for (std::uint32_t node = 1; node < pass.paths().size(); ++node) occurs[pass.paths()[node].activity] = 1;
    std::vector<std::uint32_t> numbers(names.size(), events::no_code);
    for (std::size_t a = 0; a < names.size(); ++a) {
        if (occurs[a] == 0) continue;
        numbers[a] = static_cast<std::uint32_t>(kept.size());
        kept.add(names[a]);
    }
    return numbers;
}

class Answer {
public:
    Answer(const StreamedPass& pass, events::StreamRows& rows, Detail detail) : pass_(pass), rows_(rows), detail_(detail) {}

    Streamed run() {
        number_of_ = kept_activities(pass_, rows_.activities(), out_.paths.activities);
        out_.measures.activities.resize(out_.paths.activities.size());
        out_.out_of_order = pass_.out_of_order();
        tell_variants();
        count_activities();
        tell_moves();
        tell_service();
        tell_cases();
        out_.paths.file = rows_.file();
        out_.paths.ledger = rows_.ledger();
        return std::move(out_);
    }

private:
    void tell_variants() {
        events::Log& log = out_.paths;
        Variants& variants = out_.measures.variants;
        const std::vector<Taken> taken = taken_paths(pass_);
        events::Buffer<std::uint32_t> activities;
        for (const Taken& one : taken) {
            log.cases.add(rows_.cases().name(one.first_case));
            log.case_begin.append(activities.size());
            const std::vector<std::uint32_t> path = pass_.paths().path(one.path);
            for (const std::uint32_t activity : path) activities.append(number_of_[activity]);
            const auto number = static_cast<std::uint32_t>(variants.all.size());
            variants.all.push_back({number, static_cast<std::uint32_t>(path.size()), one.cases});
            variants.of_case.append(number);
            out_.measures.cases += one.cases;
        }
        log.case_begin.append(activities.size());
        log.activity = events::Codes(std::move(activities));
        log.start = events::Times(events::Times::Short(log.activity.size()), 0, 1);
        log.end = events::Times(events::Times::Short(log.activity.size()), 0, 1);
        out_.measures.events = pass_.events();
    }

    /// What follows from the paths alone.
    void count_activities() {
        const events::Log& log = out_.paths;
        std::vector<std::uint32_t> seen(log.activities.size(), 0), again(log.activities.size(), 0);
        for (std::uint32_t v = 0; v < out_.measures.variants.all.size(); ++v) {
            const std::int64_t cases = out_.measures.variants.all[v].cases;
            const std::uint64_t from = log.case_begin[v], until = log.case_begin[v + std::size_t{1}];
            out_.measures.activities[log.activity[from]].begun += cases;
            out_.measures.activities[log.activity[until - 1]].ended += cases;
            for (std::uint64_t e = from; e < until; ++e) {
                const std::uint32_t a = log.activity[e];
                ActivityMeasures& activity = out_.measures.activities[a];
                activity.events += cases;
                if (std::exchange(seen[a], v + 1) != v + 1) {
                    activity.cases += cases;
                } else if (std::exchange(again[a], v + 1) != v + 1) {
                    activity.rework_cases += cases;
                }
            }
        }
    }

    Spread told(const StreamedSpread& spread) {
        out_.quantiles_exact = out_.quantiles_exact && spread.exact();
        return spread.spread(pass_.tick_us(), detail_);
    }

    void tell_moves() {
        std::vector<StreamedSpread> waiting(out_.paths.activities.size());
        for (std::size_t m = 0; m < pass_.gaps().size(); ++m) {
            const PathTree::Step step = pass_.paths().moves()[m];
            const std::uint32_t from = number_of_[step.from], to = number_of_[step.to];
            out_.measures.moves.push_back({from, to, told(pass_.gaps()[m])});
            if (from == to) out_.measures.activities[to].self_loops = pass_.gaps()[m].n();
            waiting[to].add_floored(pass_.gaps()[m]);
        }
        std::sort(out_.measures.moves.begin(), out_.measures.moves.end(), [](const MoveTimes& a, const MoveTimes& b) {
            return a.to != b.to ? a.to < b.to : a.from < b.from;
        });
        for (std::size_t a = 0; a < waiting.size(); ++a) {
            if (waiting[a].n() > 0) out_.measures.activities[a].waiting = told(waiting[a]);
        }
    }

    void tell_service() {
        out_.paths.has_both_times = pass_.any_lasts();
        for (std::size_t a = 0; a < pass_.service().size(); ++a) {
            if (pass_.service()[a].n() > 0) out_.measures.activities[number_of_[a]].service = told(pass_.service()[a]);
        }
    }

    /// Of cases everything is exact: their states are kept anyway.
    void tell_cases() {
        constexpr double day_us = 86'400e6;
        const std::int64_t tick = pass_.tick_us();
        std::vector<std::uint32_t> length(pass_.paths().size(), 0);
        for (std::uint32_t node = 1; node < length.size(); ++node) length[node] = length[pass_.paths()[node].before] + 1;
        std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = std::numeric_limits<std::int64_t>::min();
        events::Buffer<std::int64_t> values(static_cast<std::size_t>(out_.measures.cases));
        const auto spread = [&](double unit, const auto& value_of) {
            std::size_t next = 0;
            for (const CaseState& state : pass_.cases().span()) {
                if (state.path != PathTree::root) values[next++] = value_of(state);
            }
            return spread_of(std::as_const(values).span(), unit, Detail::quantiles);
        };
        const double tick_seconds = static_cast<double>(tick) / 1e6;
        out_.measures.durations = spread(tick_seconds, [&](const CaseState& state) {
            first = std::min(first, state.first_start), last = std::max(last, state.last_end);
            return (state.last_end - state.first_start) / tick;
        });
        out_.measures.durations_by_end =
            spread(tick_seconds, [&](const CaseState& state) { return (state.last_end - state.first_end) / tick; });
        out_.measures.events_per_case =
            spread(1, [&](const CaseState& state) { return static_cast<std::int64_t>(length[state.path]); });
        out_.measures.first = {first}, out_.measures.last = {last};
        const double days = static_cast<double>(last - first) / day_us;
        if (days > 0) out_.measures.cases_per_day = static_cast<double>(out_.measures.cases) / days;
    }

    const StreamedPass& pass_;
    events::StreamRows& rows_;
    Detail detail_;
    std::vector<std::uint32_t> number_of_;
    Streamed out_;
};

Error nothing_left(const events::StreamRows& rows) {
    return {ErrorKind::invalid, "no event of " + rows.file() + " could be used",
            "check that it is the right file, and its columns", {rows.file(), 0, 0}};
}

}  // namespace

Result<Streamed> streamed(events::StreamRows& rows, Detail detail) {
    StreamedPass pass(rows);
    for (;;) {
        const Result<bool> more = rows.next();
        if (!more) return more.errors();
        if (!*more) break;
        pass.take_block();
    }
    pass.finish();
    if (pass.events() == 0) return nothing_left(rows);
    if (auto error = pass.too_disordered()) return *std::move(error);
    return Answer(pass, rows, detail).run();
}

}  // namespace ciclo::journeys
