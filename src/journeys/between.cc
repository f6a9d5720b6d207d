#include "journeys/between.h"

#include <algorithm>

#include "events/in_parallel.h"
#include "stats/proportions.h"

namespace ciclo::journeys {

namespace {

/// A `from` (side 0) or a `to` (side 1) of the case at hand.
struct Mark {
    std::int64_t us = 0;
    int side = 0;
    std::size_t event = 0;
    bool both = false;  ///< the event is a `from` and a `to` at this instant
};

struct Part {
    std::int64_t cases_without_from = 0, open = 0;
    std::vector<std::int64_t> microseconds;
    std::vector<std::uint32_t> of_case;
};

class Joiner {
public:
    Joiner(const Cases& cases, const Span& span, const BetweenOptions& options)
        : cases_(cases),
          span_(span),
          options_(options),
          is_from_(cases.log().activities.size()),
          is_to_(cases.log().activities.size()) {
        for (const std::uint32_t activity : span.from.activities) is_from_[activity] = 1;
        for (const std::uint32_t activity : span.to.activities) is_to_[activity] = 1;
        own_span_ = span.from.end == End::start && span.to.end == End::end;
        one_end_ = span.from.end == span.to.end;
    }

    Part part(CaseRange range) const {
        Part out;
        std::vector<Mark> marks;
        for (std::size_t i = range.first; i < range.last; ++i) {
            marks_of(i, marks);
            const auto froms = std::count_if(marks.begin(), marks.end(), [](const Mark& m) { return m.side == 0; });
            if (froms == 0) {
                ++out.cases_without_from;
            } else if (span_.occurrence == Occurrence::each_to_next) {
                join_each(marks, i, out);
            } else {
                join_one(marks, i, out);
            }
        }
        return out;
    }

private:
    void marks_of(std::size_t i, std::vector<Mark>& marks) const {
        const events::Log& log = cases_.log();
        marks.clear();
        for (std::size_t e = cases_.begin_of(i); e < cases_.end_of(i); ++e) {
            const std::uint32_t activity = log.activity[e];
            const bool both = one_end_ && is_from_[activity] != 0 && is_to_[activity] != 0;
            if (is_from_[activity] != 0) marks.push_back({instant(span_.from.end, e), 0, e, both});
            if (is_to_[activity] != 0) marks.push_back({instant(span_.to.end, e), 1, e, both});
        }
        std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
            return a.us != b.us ? a.us < b.us : a.side != b.side ? a.side < b.side : a.event < b.event;
        });
    }
    std::int64_t instant(End end, std::size_t event) const {
        return end == End::start ? cases_.log().start[event] : cases_.log().end[event];
    }
    bool may_join(const Mark& from, const Mark& to) const {
        if (to.side != 1 || to.us < from.us) return false;
        if (to.event == from.event) return own_span_;
        return to.us > from.us || !to.both || to.event > from.event;  // of the same at one instant, the log's order
    }
    void add(const Mark& from, const Mark& to, std::size_t i, Part& out) const {
        const WorkingClock* clock = options_.clock;
        out.microseconds.push_back(clock == nullptr ? to.us - from.us : clock->at(to.us) - clock->at(from.us));
        out.of_case.push_back(cases_[i]);
    }
    void join_one(const std::vector<Mark>& marks, std::size_t i, Part& out) const {
        const bool last_from = span_.occurrence == Occurrence::last_to_first;
        const auto is_from = [](const Mark& m) { return m.side == 0; };
        const Mark from = last_from ? *std::find_if(marks.rbegin(), marks.rend(), is_from)
                                    : *std::find_if(marks.begin(), marks.end(), is_from);
        const auto fits = [&](const Mark& m) { return may_join(from, m); };
        if (span_.occurrence == Occurrence::first_to_last) {
            const auto to = std::find_if(marks.rbegin(), marks.rend(), fits);
            to == marks.rend() ? void(++out.open) : add(from, *to, i, out);
        } else {
            const auto to = std::find_if(marks.begin(), marks.end(), fits);
            to == marks.end() ? void(++out.open) : add(from, *to, i, out);
        }
    }
    void join_each(const std::vector<Mark>& marks, std::size_t i, Part& out) const {
        const auto is_from = [](const Mark& m) { return m.side == 0; };
        for (auto from = marks.begin(); from != marks.end(); ++from) {
            if (!is_from(*from)) continue;
            const auto next = std::find_if(from + 1, marks.end(), is_from);
            // what is not there before the next `from` is that one's; but for its own mark as `to`
            const auto in_time = [&](const Mark& to) {
                return next == marks.end() || to.us < next->us || (to.us == next->us && to.event == next->event);
            };
            auto to = from + 1;
            while (to != marks.end() && !(may_join(*from, *to) && in_time(*to)) &&
                   (next == marks.end() || to->us <= next->us))
                ++to;
            to != marks.end() && may_join(*from, *to) && in_time(*to) ? add(*from, *to, i, out) : void(++out.open);
        }
    }

    const Cases& cases_;
    const Span& span_;
    const BetweenOptions& options_;
    std::vector<std::uint8_t> is_from_, is_to_;
    bool own_span_ = false, one_end_ = false;
};

}  // namespace

Between between(const Cases& cases, const Span& span, const BetweenOptions& options) {
    const Joiner joiner(cases, span, options);
    const std::vector<CaseRange> ranges = cases.ranges({.threads = options.threads});
    std::vector<Part> parts(ranges.size());
    events::in_parallel(ranges.size(), [&](std::size_t i) { parts[i] = joiner.part(ranges[i]); });
    Between out;
    for (const Part& part : parts) {
        out.cases_without_from += part.cases_without_from;
        out.open += part.open;
        out.microseconds.insert(out.microseconds.end(), part.microseconds.begin(), part.microseconds.end());
        out.of_case.insert(out.of_case.end(), part.of_case.begin(), part.of_case.end());
    }
    out.durations = durations_of(std::span<const std::int64_t>(out.microseconds), microsecond_seconds, options.level);
    return out;
}

std::optional<stats::Estimate> hand_off_completeness(const Cases& cases, const Span& required,
                                                     std::optional<double> within_seconds,
                                                     const BetweenOptions& options) {
    Span each = required;
    each.occurrence = Occurrence::each_to_next;
    const Between found = between(cases, each, options);
    const auto all = static_cast<std::int64_t>(found.microseconds.size());
    const std::int64_t in_time =
        within_seconds
            ? std::count_if(found.microseconds.begin(), found.microseconds.end(),
                            [&](std::int64_t us) { return static_cast<double>(us) <= *within_seconds * 1e6; })
            : all;
    return stats::wilson(in_time, all + found.open, options.level);
}

}  // namespace ciclo::journeys
