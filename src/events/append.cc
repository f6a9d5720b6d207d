#include "events/append.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "calendar/instant.h"
#include "events/limits.h"
#include "events/names.h"

namespace ciclo::events {

namespace {

/// Names of both, and the number there that each number of `more` has in them.
struct JoinedNames {
    Dictionary names;
    std::vector<std::uint32_t> of_more;
};

JoinedNames joined_names(const Dictionary& base, const Dictionary& more) {
    NameIndex index;
    JoinedNames out;
    for (std::size_t i = 0; i < base.size(); ++i) index.number_of(base[i]);
    for (std::size_t i = 0; i < more.size(); ++i) out.of_more.push_back(index.number_of(more[i]));
    out.names = std::move(index).take();
    return out;
}

/// Where each event comes from: below `base_events` an event of the base, else one of the other log.
struct Merged {
    std::size_t base_events = 0;
    Buffer<std::uint64_t> case_begin;
    Buffer<std::uint32_t> from;
    std::int64_t twins = 0;             ///< events of `more` that are in `base` too, alike in all, and kept
    std::vector<std::uint32_t> left_out;  ///< events of `more` that are those of `base`
};

/// What becomes of an event that both have.
enum class Twins { kept, once };

/// Events of the base at one instant of one case that none of the other log has been taken for.
class Unmatched {
public:
    /// `ours_end`: behind the last event of the base up to now; they are at the instant back to where it changes.
    void fill(const Log& base, std::size_t begin, std::size_t ours_end, std::int64_t start, std::int64_t end) {
        left_.clear();
        for (std::size_t e = ours_end; e > begin && base.end[e - 1] == end && base.start[e - 1] == start; --e)
            ++left_[base.activity[e - 1]];
    }
    bool take(std::uint32_t activity) {
        const auto found = left_.find(activity);
        if (found == left_.end() || found->second == 0) return false;
        --found->second;
        return true;
    }

private:
    std::unordered_map<std::uint32_t, std::size_t> left_;  // asked only, never gone along
};

class Merging {
public:
    Merging(const Log& base, const Log& more, const JoinedNames& cases, const JoinedNames& activities,
            const JoinedNames& resources, Twins twins)
        : base_(base), more_(more), cases_(cases), activities_(activities), resources_(resources), twins_(twins) {}

    Merged run() {
        out_.base_events = base_.events();
        out_.case_begin.grow(cases_.names.size() + 1);
        out_.from.grow(base_.events() + more_.events());
        std::vector<std::uint32_t> case_of_more(cases_.names.size(), no_code);
        for (std::uint32_t c = 0; c < cases_.of_more.size(); ++c) case_of_more[cases_.of_more[c]] = c;
        for (std::size_t c = 0; c < cases_.names.size(); ++c) {
            out_.case_begin[c] = next_;
            case_start_ = next_;
            const bool in_base = c < base_.cases.size(), in_more = case_of_more[c] != no_code;
            merge(in_base ? base_.case_begin[c] : 0, in_base ? base_.case_begin[c + 1] : 0,
                  in_more ? more_.case_begin[case_of_more[c]] : 0,
                  in_more ? more_.case_begin[case_of_more[c] + std::size_t{1}] : 0);
        }
        out_.case_begin[cases_.names.size()] = next_;
        out_.from.trim_to(next_);
        return std::move(out_);
    }

private:
    void merge(std::size_t ours, std::size_t ours_end, std::size_t theirs, std::size_t theirs_end) {
        const std::size_t ours_begin = ours;
        bool filled = false;  // what the base has at the instant of the event of `more` that was looked at last
        while (ours < ours_end || theirs < theirs_end) {
            const bool take_ours = theirs == theirs_end || (ours < ours_end && !earlier(theirs, ours));
            if (take_ours) filled = false;
            if (!take_ours && twins_ == Twins::once && at_one_instant(ours_begin, ours, theirs)) {
                if (!filled) unmatched_.fill(base_, ours_begin, ours, more_.start[theirs], more_.end[theirs]);
                filled = true;
                if (unmatched_.take(activities_.of_more[more_.activity[theirs]])) {
                    out_.left_out.push_back(static_cast<std::uint32_t>(theirs++));
                    continue;
                }
            }
            // of events of one instant ours all stand first: only where they meet can there be a new pair alike
            if (!take_ours && twins_ == Twins::kept && next_ > case_start_ && ours_placed_last_ && alike(ours - 1, theirs)) {
                ++out_.twins;
            }
            ours_placed_last_ = take_ours;
            out_.from[next_++] = static_cast<std::uint32_t>(take_ours ? ours++ : out_.base_events + theirs++);
        }
    }
    /// The event of the base before `ours` is at the instant of `theirs`: all it has there stand before.
    bool at_one_instant(std::size_t ours_begin, std::size_t ours, std::size_t theirs) const {
        return ours > ours_begin && base_.end[ours - 1] == more_.end[theirs] && base_.start[ours - 1] == more_.start[theirs];
    }
    bool earlier(std::size_t theirs, std::size_t ours) const {
        const std::int64_t end = more_.end[theirs], other_end = base_.end[ours];
        return end != other_end ? end < other_end : more_.start[theirs] < base_.start[ours];
    }
    bool alike(std::size_t ours, std::size_t theirs) const {
        const auto resource = [](const Log& log, std::size_t e) { return log.resource.size() == 0 ? no_code : log.resource[e]; };
        const std::uint32_t own = resource(more_, theirs);
        return base_.end[ours] == more_.end[theirs] && base_.start[ours] == more_.start[theirs] &&
               base_.activity[ours] == activities_.of_more[more_.activity[theirs]] &&
               resource(base_, ours) == (own == no_code ? no_code : resources_.of_more[own]);
    }

    const Log& base_;
    const Log& more_;
    const JoinedNames& cases_;
    const JoinedNames& activities_;
    const JoinedNames& resources_;
    const Twins twins_;
    Unmatched unmatched_;
    Merged out_;
    std::size_t next_ = 0, case_start_ = 0;
    bool ours_placed_last_ = false;
};

/// do_with(target, value of the base by event, value of the other log by event)
template <class Target, class Base, class More>
void gather(const Merged& merged, std::span<Target> target, const Base& base, const More& more) {
    for (std::size_t e = 0; e < target.size(); ++e) {
        const std::size_t from = merged.from[e];
        target[e] = from < merged.base_events ? static_cast<Target>(base(from))
                                              : static_cast<Target>(more(from - merged.base_events));
    }
}

/// `base` or `more` with no codes at all: its events say nothing.
Codes gathered(const Merged& merged, const Codes& base, const Codes& more, const JoinedNames& names) {
    Codes out = Codes::for_entries(names.names.size(), merged.from.size());
    out.change([&](auto target) {
        gather(
            merged, target, [&](std::size_t i) { return base.size() == 0 ? no_code : base[i]; },
            [&](std::size_t i) {
                const std::uint32_t code = more.size() == 0 ? no_code : more[i];
                return code == no_code ? no_code : names.of_more[code];
            });
    });
    return out;
}

constexpr std::int64_t second_us = 1'000'000;

/// Seconds since 1970 in 4 bytes: the form logs in whole seconds have.
bool in_seconds(const Times& times) {
    return times.base_us() == 0 && times.tick_us() == second_us;
}

Times gathered(const Merged& merged, const Times& base, const Times& more, bool seconds) {
    if (seconds) {
        Times::Short ticks(merged.from.size());
        gather(
            merged, ticks.span(), [&](std::size_t i) { return base[i] / second_us; },
            [&](std::size_t i) { return more[i] / second_us; });
        return {std::move(ticks), 0, second_us};
    }
    Times::Long microseconds(merged.from.size());
    gather(
        merged, microseconds.span(), [&](std::size_t i) { return base[i]; }, [&](std::size_t i) { return more[i]; });
    return Times::narrowed(std::move(microseconds));
}

void set_durations(const Merged& merged, const Log& base, const Log& more, Log& out) {
    const bool alike = base.duration_known.empty() && more.duration_known.empty();
    out.has_both_times = base.has_both_times || more.has_both_times;
    if (!out.has_both_times || (alike && base.has_both_times == more.has_both_times)) return;
    out.duration_known.grow(merged.from.size());
    gather(
        merged, out.duration_known.span(), [&](std::size_t i) { return base.lasts(i) ? 1 : 0; },
        [&](std::size_t i) { return more.lasts(i) ? 1 : 0; });
}

const Attribute* named(const std::vector<Attribute>& all, const std::string& name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Attribute& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// join(base's or an empty one, other log's or an empty one) for every name, the base's first.
template <class Join>
std::vector<Attribute> joined(const std::vector<Attribute>& base, const std::vector<Attribute>& more, const Join& join) {
    const Attribute none;
    std::vector<Attribute> out;
    const auto add = [&](const std::string& name, const Attribute& ours, const Attribute& theirs) {
        JoinedNames names = joined_names(ours.values, theirs.values);
        Codes codes = join(ours, theirs, names);
        out.push_back({name, std::move(names.names), std::move(codes)});
    };
    for (const Attribute& one : base) {
        const Attribute* other = named(more, one.name);
        add(one.name, one, other == nullptr ? none : *other);
    }
    for (const Attribute& one : more) {
        if (named(base, one.name) == nullptr) add(one.name, none, one);
    }
    return out;
}

/// Of every case the value of the base, else that of the other log. `differ` counts cases of which both say something else.
Codes joined_of_cases(const Attribute& base, const Attribute& more, const JoinedNames& values, const JoinedNames& cases,
                      std::int64_t& differ) {
    Codes out = Codes::for_entries(values.names.size(), cases.names.size());
    out.change([&]<class Code>(std::span<Code> target) {
        for (std::size_t c = 0; c < target.size(); ++c) {
            target[c] = static_cast<Code>(c < base.codes.size() ? base.codes[c] : no_code);
        }
        for (std::size_t c = 0; c < more.codes.size(); ++c) {
            const std::uint32_t code = more.codes[c];
            if (code == no_code) continue;
            Code& place = target[cases.of_more[c]];
            const auto theirs = static_cast<Code>(values.of_more[code]);
            if (place == static_cast<Code>(no_code)) place = theirs;
            if (place != theirs) ++differ;
        }
    });
    return out;
}

void note(Ledger& ledger, std::int64_t times, const Log& more, const char* code, const std::string& subject) {
    for (std::int64_t i = 0; i < times; ++i) ledger.add({{more.file, 0, 0}, code, subject, "", Treatment::noted, ""});
}

void note_left_out(Ledger& ledger, const Log& more, const std::vector<std::uint32_t>& left_out) {
    for (const std::uint32_t e : left_out) {
        const bool told = ledger.count(event_in_two_files) < static_cast<std::int64_t>(Ledger::entries_kept);
        ledger.add({{more.file, 0, 0},
                    event_in_two_files,
                    told ? std::string(more.activities[more.activity[e]]) : "",
                    told ? calendar::iso_text(calendar::Instant{more.end[e]}) : "",
                    Treatment::row_left_out,
                    ""});
    }
}

Result<Log> joined_with(const Log& base, const Log& more, Twins twins) {
    JoinedNames cases = joined_names(base.cases, more.cases), activities = joined_names(base.activities, more.activities),
                resources = joined_names(base.resources, more.resources);
    const std::size_t events = base.events() + more.events();
    if (auto error = limits::too_large(events, activities.names.size(), resources.names.size(), base.file)) {
        return *std::move(error);
    }
    if (auto error = limits::names_too_long(cases.names.text().size(), "cases", base.file)) return *std::move(error);
    if (auto error = limits::names_too_long(resources.names.text().size(), "resources", base.file)) return *std::move(error);
    Merged merged = Merging(base, more, cases, activities, resources, twins).run();
    Log out;
    out.activity = gathered(merged, base.activity, more.activity, activities);
    out.resource = gathered(merged, base.resource, more.resource, resources);
    const bool seconds = in_seconds(base.start) && in_seconds(base.end) && in_seconds(more.start) && in_seconds(more.end);
    out.start = gathered(merged, base.start, more.start, seconds);
    out.end = gathered(merged, base.end, more.end, seconds);
    set_durations(merged, base, more, out);
    out.of_events = joined(base.of_events, more.of_events,
                           [&](const Attribute& ours, const Attribute& theirs, const JoinedNames& values) {
                               return gathered(merged, ours.codes, theirs.codes, values);
                           });
    const std::int64_t open = base.ledger.count("start_without_complete") - base.ledger.count(may_end_in_appended);
    out.ledger = base.ledger;
    out.ledger.append(more.ledger);
    if (twins == Twins::kept && more.events() > 0) note(out.ledger, open, more, may_end_in_appended, "");
    note(out.ledger, merged.twins, more, "same_event_twice", "");
    note_left_out(out.ledger, more, merged.left_out);
    out.of_cases = joined(base.of_cases, more.of_cases,
                          [&](const Attribute& ours, const Attribute& theirs, const JoinedNames& values) {
                              std::int64_t differ = 0;
                              Codes codes = joined_of_cases(ours, theirs, values, cases, differ);
                              note(out.ledger, differ, more, "case_value_changes", ours.name);
                              return codes;
                          });
    out.case_begin = std::move(merged.case_begin);
    out.cases = std::move(cases.names);
    out.activities = std::move(activities.names);
    out.resources = std::move(resources.names);
    out.file = base.file;
    return out;
}

}  // namespace

Result<Log> appended(Log base, Log more) {
    return joined_with(base, more, Twins::kept);
}

Result<Log> appended_once(const Log& base, const Log& more) {
    return joined_with(base, more, Twins::once);
}

}  // namespace ciclo::events
