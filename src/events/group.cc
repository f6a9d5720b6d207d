#include "events/group.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "events/group_further.h"
#include "events/in_parallel.h"
#include "events/limits.h"
#include "events/mend_cases.h"

namespace ciclo::events {

namespace {

std::size_t rows_of(const Ungrouped& rows) {
    std::size_t n = 0;
    for (const RowRange& range : rows.ranges) n += range.rows.size();
    return n;
}

Error nothing_left(const Ungrouped& rows) {
    const auto& entries = rows.ledger.entries();
    const auto first = std::find_if(entries.begin(), entries.end(), [](const LedgerEntry& entry) {
        return entry.treatment == Treatment::row_left_out;
    });
    const bool told = first != entries.end();
    return Error{
        ErrorKind::invalid, "no event of " + rows.file + " could be used",
        told ? "every row was left out (" + first->code + "); check the columns" : "check that it is the right file",
        told ? first->place : Place{rows.file, 0, 0}, "nothing_usable"};
}

/// Where each row goes: counting sort by case. After it, rows.case_number of every range holds the row's slot.
Buffer<std::uint64_t> slots_of_rows(Ungrouped& rows) {
    const std::size_t cases = rows.cases.size(), ranges = rows.ranges.size();
    std::vector<std::vector<std::uint32_t>> next(ranges);
    in_parallel(ranges, [&](std::size_t r) {
        RowRange& range = rows.ranges[r];
        next[r].assign(cases, 0);
        for (std::uint32_t& number : range.rows.case_number.span()) {
            if (number == no_code) continue;
            if (!range.cases.empty()) number = range.cases[number];
            ++next[r][number];
        }
    });
    Buffer<std::uint64_t> begin(cases + 1);
    std::uint32_t slot = 0;
    for (std::size_t c = 0; c < cases; ++c) {
        begin[c] = slot;
        for (std::size_t r = 0; r < ranges; ++r) slot += std::exchange(next[r][c], slot);
    }
    begin[cases] = slot;
    in_parallel(ranges, [&](std::size_t r) {
        constexpr std::size_t ahead = 24;  // rows whose counter is fetched in advance
        Buffer<std::uint32_t>& numbers = rows.ranges[r].rows.case_number;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (i + ahead < numbers.size() && numbers[i + ahead] != no_code) {
                __builtin_prefetch(&next[r][numbers[i + ahead]]);
            }
            if (numbers[i] != no_code) numbers[i] = next[r][numbers[i]]++;
        }
    });
    return begin;
}

/// Puts one column of every range into its slots. `value(range, column)` gives a function from row to value.
template <class Target, class Values>
void scatter(const Ungrouped& rows, std::span<Target> target, const Values& values_of) {
    in_parallel(rows.ranges.size(), [&](std::size_t r) {
        const std::span<const std::uint32_t> slots = rows.ranges[r].rows.case_number.span();
        values_of(rows.ranges[r], [&](auto value) {
            for (std::size_t i = 0; i < slots.size(); ++i) {
                if (slots[i] != no_code) target[slots[i]] = value(i);
            }
        });
    });
}

/// One column of codes, with the ranges' own numbers turned into the whole file's. `column_of`: the codes of a range;
/// `meaning_of`: what they mean, empty for themselves.
template <class ColumnOf, class MeaningOf>
Codes scattered_codes(Ungrouped& rows, std::size_t events, std::size_t entries, const ColumnOf& column_of,
                      const MeaningOf& meaning_of) {
    Codes out = Codes::for_entries(entries, events);
    out.change([&]<class Code>(std::span<Code> target) {
        scatter(rows, target, [&](const RowRange& range, auto put) {
            const std::span<const std::uint32_t> means = meaning_of(range);
            if (column_of(range).size() == 0) return put([](std::size_t) { return static_cast<Code>(no_code); });
            column_of(range).visit([&](auto codes) {
                put([codes, means](std::size_t i) {
                    const std::uint32_t code = Codes::widened(codes[i]);
                    return static_cast<Code>(means.empty() || code == no_code ? code : means[code]);
                });
            });
        });
    });
    for (RowRange& range : rows.ranges) column_of(range).release();
    return out;
}

std::vector<Codes> scattered_further(Ungrouped& rows, std::size_t events) {
    std::vector<Codes> out;
    for (std::size_t column = 0; column < rows.further.size(); ++column) {
        out.push_back(scattered_codes(
            rows, events, rows.further[column].values.size(),
            [column](auto& range) -> auto& { return range.rows.further[column]; },
            [column](const RowRange& range) {
                return range.further.empty() ? std::span<const std::uint32_t>() : std::span(range.further[column]);
            }));
    }
    return out;
}

template <class Tick>
Buffer<Tick> scattered_ticks(const Ungrouped& rows, std::size_t events, GrowingTimes Rows::*column) {
    Buffer<Tick> out(events);
    scatter(rows, out.span(), [&](const RowRange& range, auto put) {
        const GrowingTimes& own = range.rows.*column;
        const GrowingTimes& times = own.size() == 0 ? range.rows.end : own;  // one time: the start is the end
        if constexpr (std::is_same_v<Tick, std::uint32_t>) {
            put([ticks = times.seconds().span()](std::size_t i) { return ticks[i]; });
        } else {
            put([&times](std::size_t i) { return times[i]; });
        }
    });
    return out;
}

bool in_seconds(const Ungrouped& rows) {
    return std::all_of(rows.ranges.begin(), rows.ranges.end(), [](const RowRange& range) {
        return range.rows.start.in_seconds() && range.rows.end.in_seconds();
    });
}

RawTimes scattered_times(Ungrouped& rows, std::size_t events) {
    RawTimes times;
    times.in_seconds = in_seconds(rows);
    for (const auto column : {&Rows::start, &Rows::end}) {
        const bool is_start = column == &Rows::start;
        if (times.in_seconds) {
            (is_start ? times.start_seconds : times.end_seconds) = scattered_ticks<std::uint32_t>(rows, events, column);
        } else {
            (is_start ? times.start_us : times.end_us) = scattered_ticks<std::int64_t>(rows, events, column);
        }
        for (RowRange& range : rows.ranges) (range.rows.*column).release();
    }
    return times;
}

Buffer<RowKind> scattered_kinds(Ungrouped& rows, std::size_t events) {
    Buffer<RowKind> kinds(events);
    scatter(rows, kinds.span(), [](const RowRange& range, auto put) {
        if (range.rows.kind.empty()) return put([kind = range.rows.usual_kind](std::size_t) { return kind; });
        put([own = range.rows.kind.span()](std::size_t i) { return own[i]; });
    });
    for (RowRange& range : rows.ranges) range.rows.kind.release();
    return kinds;
}

Buffer<std::uint32_t> scattered_instances(Ungrouped& rows, std::size_t events) {
    const bool any = std::any_of(rows.ranges.begin(), rows.ranges.end(),
                                 [](const RowRange& range) { return !range.rows.instance.empty(); });
    if (!any) return {};
    Buffer<std::uint32_t> instances(events);
    scatter(rows, instances.span(), [](const RowRange& range, auto put) {
        if (range.rows.instance.empty()) return put([](std::size_t) { return no_code; });
        put([own = range.rows.instance.span()](std::size_t i) { return i < own.size() ? own[i] : no_code; });
    });
    return instances;
}

/// The rows of the noted slots, found in one look through all rows.
void note_rows(Ungrouped& rows, const std::vector<SlotNote>& notes) {
    if (notes.empty()) return;
    std::vector<std::size_t> order(notes.size()), row_of(notes.size(), 0);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return notes[a].slot < notes[b].slot; });
    std::size_t first_row = 0;
    for (const RowRange& range : rows.ranges) {
        for (std::size_t i = 0; i < range.rows.size(); ++i) {
            const std::uint32_t slot = range.rows.case_number[i];
            if (slot == no_code) continue;
            auto at = std::lower_bound(order.begin(), order.end(), slot,
                                       [&](std::size_t n, std::uint32_t wanted) { return notes[n].slot < wanted; });
            for (; at != order.end() && notes[*at].slot == slot; ++at) row_of[*at] = first_row + i;
        }
        first_row += range.rows.size();
    }
    for (std::size_t n = 0; n < notes.size(); ++n) {
        rows.ledger.add({rows.place(row_of[n]), notes[n].code, "", "", Treatment::noted, ""});
    }
}

Times finished(bool in_seconds, Buffer<std::uint32_t> seconds, Buffer<std::int64_t> microseconds) {
    constexpr std::int64_t second_us = 1'000'000;
    return in_seconds ? Times(std::move(seconds), 0, second_us) : Times::narrowed(std::move(microseconds));
}

void set_durations(const Buffer<RowKind>& kinds, Log& log) {
    const auto lasting = std::count(kinds.span().begin(), kinds.span().end(), RowKind::whole);
    log.has_both_times = lasting > 0;
    if (lasting == 0 || static_cast<std::size_t>(lasting) == kinds.size()) return;
    log.duration_known.grow(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) log.duration_known[i] = kinds[i] == RowKind::whole ? 1 : 0;
}

}  // namespace

Result<Log> group(Ungrouped rows, unsigned threads) {
    if (const auto error = limits::too_large(rows_of(rows), rows.activities.size(), rows.resources.size(), rows.file)) {
        return *error;
    }
    if (auto error = limits::names_too_long(rows.cases.text().size(), "cases", rows.file)) return *error;
    if (auto error = limits::names_too_long(rows.resources.text().size(), "resources", rows.file)) return *error;
    Log log;
    settle_further(rows);
    log.of_cases = take_columns_of_cases(rows);
    log.case_begin = slots_of_rows(rows);
    const std::size_t events = log.case_begin[rows.cases.size()];
    if (events == 0) return nothing_left(rows);

    GroupedRows grouped;
    grouped.case_begin = std::move(log.case_begin);
    grouped.activity = scattered_codes(
        rows, events, rows.activities.size(), [](auto& range) -> auto& { return range.rows.activity; },
        [](const RowRange& range) { return std::span(range.activities); });
    grouped.resource = scattered_codes(
        rows, events, rows.resources.size(), [](auto& range) -> auto& { return range.rows.resource; },
        [](const RowRange& range) { return std::span(range.resources); });
    grouped.further = scattered_further(rows, events);
    grouped.times = scattered_times(rows, events);
    grouped.kind = scattered_kinds(rows, events);
    grouped.instance = scattered_instances(rows, events);
    const std::vector<SlotNote> notes = mend_cases(grouped, threads_to_use(threads));
    note_rows(rows, notes);

    log.case_begin = std::move(grouped.case_begin);
    log.activity = std::move(grouped.activity);
    log.resource = std::move(grouped.resource);
    log.start =
        finished(grouped.times.in_seconds, std::move(grouped.times.start_seconds), std::move(grouped.times.start_us));
    log.end = finished(grouped.times.in_seconds, std::move(grouped.times.end_seconds), std::move(grouped.times.end_us));
    set_durations(grouped.kind, log);
    for (std::size_t column = 0; column < rows.further.size(); ++column) {
        FurtherColumn& one = rows.further[column];
        log.of_events.push_back({std::move(one.name), std::move(one.values), std::move(grouped.further[column])});
    }
    for (Attribute& one : rows.of_cases) log.of_cases.push_back(std::move(one));
    log.cases = std::move(rows.cases);
    log.activities = std::move(rows.activities);
    log.resources = std::move(rows.resources);
    log.file = std::move(rows.file);
    log.ledger = std::move(rows.ledger);
    return log;
}

}  // namespace ciclo::events
