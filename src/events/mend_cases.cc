#include "events/mend_cases.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "events/in_parallel.h"

namespace ciclo::events {

namespace {

/// One row while its case is worked on. `slot`: where it stood, which is the order of the file; `complete`: where the
/// complete row of a pair stood, whose slot is its start's.
struct Slot {
    std::uint32_t activity = 0, resource = 0, instance = no_code, slot = 0, complete = 0;
    RowKind kind = RowKind::point;
    std::int64_t start = 0, end = 0;
};

/// The start rows of one case that wait for their complete row, first in first out. Sorted once: a file may put a million
/// rows in one case.
class OpenStarts {
public:
    /// `rows` in the order of time.
    void begin(const std::vector<Slot>& rows) {
        taken_.assign(rows.size(), 0);
        of_resource_.clear();
        of_any_.clear();
        for (std::uint32_t place = 0; place < rows.size(); ++place) {
            const Slot& row = rows[place];
            if (row.kind != RowKind::start) continue;
            of_resource_.push_back({row.activity, row.instance, row.resource, place, 0});
            of_any_.push_back({row.activity, row.instance, 0, place, 0});
        }
        for (std::vector<Start>* queue : {&of_resource_, &of_any_}) {
            std::sort(queue->begin(), queue->end());
            for (std::uint32_t i = 0; i < queue->size(); ++i) (*queue)[i].next = i;
        }
    }
    /// The first start before `place` of the same activity and instance, by the same resource if there is one, else by any.
    std::optional<std::uint32_t> take(const Slot& complete, std::uint32_t place) {
        std::optional<std::uint32_t> found = first(of_resource_, {complete.activity, complete.instance, complete.resource}, place);
        if (!found) found = first(of_any_, {complete.activity, complete.instance, 0}, place);
        if (found) taken_[*found] = 1;
        return found;
    }
    bool is_taken(std::size_t place) const { return taken_[place] != 0; }

private:
    struct Start {
        std::uint32_t activity = 0, instance = 0, resource = 0, place = 0;
        std::uint32_t next = 0;  ///< of the first of those alike: which of them to ask first
        bool alike(const Start& other) const {
            return activity == other.activity && instance == other.instance && resource == other.resource;
        }
        bool operator<(const Start& other) const {
            return std::tie(activity, instance, resource, place) <
                   std::tie(other.activity, other.instance, other.resource, other.place);
        }
    };

    std::optional<std::uint32_t> first(std::vector<Start>& queue, const Start& wanted, std::uint32_t before) {
        const auto group = std::lower_bound(queue.begin(), queue.end(), wanted);
        if (group == queue.end() || !group->alike(wanted)) return std::nullopt;
        const auto is_one = [&] { return group->next < queue.size() && queue[group->next].alike(wanted); };
        while (is_one() && is_taken(queue[group->next].place)) ++group->next;
        if (!is_one() || queue[group->next].place > before) return std::nullopt;
        return queue[group->next].place;
    }

    std::vector<Start> of_resource_, of_any_;
    std::vector<std::uint8_t> taken_;
};

/// Start and complete rows of one case become whole rows; those without a partner become points.
void pair_case(std::vector<Slot>& rows, OpenStarts& open, std::vector<SlotNote>& notes) {
    std::sort(rows.begin(), rows.end(), [](const Slot& a, const Slot& b) {
        // at one instant a start goes before a complete: work that took no time is one piece of work
        const auto order = [](const Slot& row) {
            return std::tuple(row.start, row.kind == RowKind::start ? 0 : 1, row.slot);
        };
        return order(a) < order(b);
    });
    open.begin(rows);
    std::vector<Slot> paired;
    for (std::uint32_t place = 0; place < rows.size(); ++place) {
        Slot row = rows[place];
        if (row.kind == RowKind::start) continue;
        if (row.kind == RowKind::complete) {
            const auto start = open.take(row, place);
            row.kind = start ? RowKind::whole : RowKind::point;
            if (start) {
                row.start = rows[*start].start;
                row.slot = rows[*start].slot;
            } else {
                notes.push_back({row.slot, "complete_without_start"});
            }
        }
        paired.push_back(row);
    }
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (rows[place].kind != RowKind::start || open.is_taken(place)) continue;
        notes.push_back({rows[place].slot, "start_without_complete"});
        paired.push_back(rows[place]);
        paired.back().kind = RowKind::point;
    }
    rows = std::move(paired);
}

template <class Ticks>
struct CaseColumns {
    GroupedRows& rows;
    Ticks& start;
    Ticks& end;

    Slot slot(std::size_t i) const {
        return {rows.activity[i],
                rows.resource[i],
                rows.instance.empty() ? no_code : rows.instance[i],
                static_cast<std::uint32_t>(i),
                static_cast<std::uint32_t>(i),
                rows.kind[i],
                start[i],
                end[i]};
    }
    static void set(Codes& codes, std::size_t i, std::uint32_t code) {
        codes.change([&]<class Code>(std::span<Code> all) { all[i] = static_cast<Code>(code); });
    }
    void put(std::size_t i, const Slot& row) const {
        set(rows.activity, i, row.activity);
        set(rows.resource, i, row.resource);
        using Tick = std::remove_cvref_t<decltype(start[0])>;
        start[i] = static_cast<Tick>(row.start);
        end[i] = static_cast<Tick>(row.end);
        rows.kind[i] = row.kind;
    }
    bool later(std::size_t a, std::size_t b) const {
        return end[a] > end[b] || (end[a] == end[b] && start[a] > start[b]);
    }
    bool twins(std::size_t a, std::size_t b) const {
        return end[a] == end[b] && start[a] == start[b] && rows.activity[a] == rows.activity[b] &&
               rows.resource[a] == rows.resource[b];
    }
};

bool earlier(const Slot& a, const Slot& b) {
    return std::tie(a.end, a.start, a.slot) < std::tie(b.end, b.start, b.slot);
}

template <class Ticks>
class Mending {
public:
    Mending(GroupedRows& rows, Ticks& start, Ticks& end) : columns_{rows, start, end}, rows_(rows) {}

    void order_cases(std::size_t first, std::size_t last, std::vector<SlotNote>& twins) const {
        std::vector<Slot> work;
        for (std::size_t c = first; c < last; ++c) {
            const std::size_t from = rows_.case_begin[c], until = rows_.case_begin[c + 1];
            bool sorted = true;
            for (std::size_t i = from + 1; i < until; ++i) sorted = sorted && !columns_.later(i - 1, i);
            if (sorted) {
                for (std::size_t i = from + 1; i < until; ++i) {
                    if (columns_.end[i] == columns_.end[i - 1] && columns_.twins(i - 1, i)) {
                        twins.push_back({static_cast<std::uint32_t>(i), "same_event_twice"});
                    }
                }
                continue;
            }
            work.clear();
            for (std::size_t i = from; i < until; ++i) work.push_back(columns_.slot(i));
            put_in_order(work, from, twins);
        }
    }

    /// Pairs and orders every case; the rows move up over those that were paired away.
    void pair_cases(std::vector<SlotNote>& pairs, std::vector<SlotNote>& twins) const {
        std::vector<Slot> work;
        OpenStarts open;
        std::size_t out = 0;
        for (std::size_t c = 0; c + 1 < rows_.case_begin.size(); ++c) {
            const std::size_t from = rows_.case_begin[c], until = rows_.case_begin[c + 1];
            work.clear();
            for (std::size_t i = from; i < until; ++i) work.push_back(columns_.slot(i));
            pair_case(work, open, pairs);
            rows_.case_begin[c] = out;
            put_in_order(work, out, twins);
            out += work.size();
        }
        rows_.case_begin[rows_.case_begin.size() - 1] = out;
        columns_.start.trim_to(out);
        columns_.end.trim_to(out);
        rows_.kind.trim_to(out);
        rows_.activity.trim_to(out);
        rows_.resource.trim_to(out);
        for (Codes& column : rows_.further) column.trim_to(out);
    }

private:
    void put_in_order(std::vector<Slot>& work, std::size_t from, std::vector<SlotNote>& twins) const {
        std::sort(work.begin(), work.end(), earlier);
        for (std::size_t i = 0; i < work.size(); ++i) {
            columns_.put(from + i, work[i]);
            const bool twin = i > 0 && work[i].end == work[i - 1].end && work[i].start == work[i - 1].start &&
                              work[i].activity == work[i - 1].activity && work[i].resource == work[i - 1].resource;
            if (twin) twins.push_back({work[i].slot, "same_event_twice"});
        }
        move_further(work, from);
    }

    /// The further columns follow their rows.
    void move_further(const std::vector<Slot>& work, std::size_t from) const {
        std::vector<std::uint32_t> moved;
        for (Codes& column : rows_.further) {
            moved.clear();
            for (const Slot& row : work) {
                const std::uint32_t code = column[row.complete];
                moved.push_back(code == no_code ? column[row.slot] : code);
            }
            for (std::size_t i = 0; i < moved.size(); ++i) CaseColumns<Ticks>::set(column, from + i, moved[i]);
        }
    }

    CaseColumns<Ticks> columns_;
    GroupedRows& rows_;
};

/// Cases of roughly as many events for each thread.
std::vector<std::size_t> case_cuts(const Buffer<std::uint64_t>& begin, unsigned parts) {
    std::vector<std::size_t> cuts{0};
    const std::uint64_t events = begin[begin.size() - 1];
    for (unsigned part = 1; part < parts; ++part) {
        const auto at = std::lower_bound(begin.span().begin(), begin.span().end() - 1, events * part / parts);
        cuts.push_back(std::max<std::size_t>(cuts.back(), static_cast<std::size_t>(at - begin.span().begin())));
    }
    cuts.push_back(begin.size() - 1);
    return cuts;
}

template <class Ticks>
std::vector<SlotNote> mended(GroupedRows& rows, Ticks& start, Ticks& end, unsigned threads) {
    const Mending<Ticks> mending(rows, start, end);
    const auto kinds = rows.kind.span();
    std::vector<SlotNote> notes, twins;
    if (std::find(kinds.begin(), kinds.end(), RowKind::start) != kinds.end()) {
        mending.pair_cases(notes, twins);
    } else {
        // a log of completions only: every event has one time, which is the ordinary case and no news
        std::replace(rows.kind.span().begin(), rows.kind.span().end(), RowKind::complete, RowKind::point);
        const std::vector<std::size_t> cuts = case_cuts(rows.case_begin, threads);
        std::vector<std::vector<SlotNote>> parts(cuts.size() - 1);
        in_parallel(parts.size(),
                    [&](std::size_t part) { mending.order_cases(cuts[part], cuts[part + 1], parts[part]); });
        for (const auto& part : parts) twins.insert(twins.end(), part.begin(), part.end());
    }
    notes.insert(notes.end(), twins.begin(), twins.end());
    return notes;
}

}  // namespace

std::vector<SlotNote> mend_cases(GroupedRows& rows, unsigned threads) {
    RawTimes& times = rows.times;
    return times.in_seconds ? mended(rows, times.start_seconds, times.end_seconds, threads)
                            : mended(rows, times.start_us, times.end_us, threads);
}

}  // namespace ciclo::events
