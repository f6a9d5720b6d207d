#include "journeys/filter.h"

#include <algorithm>
#include <functional>
#include <memory>

#include "journeys/column_filter.h"

namespace ciclo::journeys {

namespace {

using Test = std::function<bool(std::size_t begin, std::size_t end, std::uint32_t case_number)>;

struct CaseSpan {
    std::int64_t first_us = 0, last_us = 0;
};

CaseSpan case_span(const events::Log& log, std::size_t begin, std::size_t end) {
    CaseSpan span{log.start[begin], log.end[end - 1]};
    for (std::size_t e = begin; e < end; ++e) span.first_us = std::min(span.first_us, log.start[e]);
    return span;
}

Test test_of(const events::Log& log, const Reached& filter) {
    std::vector<std::uint8_t> wanted(log.activities.size());
    for (const std::uint32_t activity : filter.activities) wanted[activity] = 1;
    const bool present = filter.presence == Presence::present;
    return [&log, wanted, present](std::size_t begin, std::size_t end, std::uint32_t) {
        for (std::size_t e = begin; e < end; ++e) {
            if (wanted[log.activity[e]] != 0) return present;
        }
        return !present;
    };
}

Test test_of(const events::Log& log, const Within& filter) {
    return [&log, filter](std::size_t begin, std::size_t end, std::uint32_t) {
        const CaseSpan span = case_span(log, begin, end);
        const auto in = [&](std::int64_t us) { return us >= filter.from_us && us < filter.until_us; };
        switch (filter.touch) {
            case Touch::begins:
                return in(span.first_us);
            case Touch::ends:
                return in(span.last_us);
            case Touch::lies_in:
                return in(span.first_us) && in(span.last_us);
            case Touch::touches:
                return span.first_us < filter.until_us && span.last_us >= filter.from_us;
        }
        return false;
    };
}

Test test_of(const events::Log& log, const Lasted& filter) {
    return [&log, filter](std::size_t begin, std::size_t end, std::uint32_t) {
        const CaseSpan span = case_span(log, begin, end);
        const std::int64_t lasted = span.last_us - span.first_us;
        return lasted >= filter.at_least_us && lasted <= filter.at_most_us;
    };
}

Test test_of(const events::Log& log, const Took& filter) {
    return [&log, filter](std::size_t begin, std::size_t end, std::uint32_t) {
        return std::any_of(filter.paths.begin(), filter.paths.end(), [&](const std::vector<std::uint32_t>& path) {
            if (path.size() != end - begin) return false;
            for (std::size_t i = 0; i < path.size(); ++i) {
                if (log.activity[begin + i] != path[i]) return false;
            }
            return true;
        });
    };
}

/// What the case says of the condition, by the values that its events, or it itself, give.
class ConditionOnCase {
public:
    ConditionOnCase(const NamedColumn& column, const Attributed& filter)
        : column_(column), verdicts_(judged(column, filter)), all_must_pass_(filter.how == Comparing::is_not) {}

    bool passes(std::size_t begin, std::size_t end, std::uint32_t case_number) const {
        const Counts counts = counted(begin, end, case_number);
        return counts.passing > 0 && (!all_must_pass_ || counts.passing == counts.given);
    }
    bool is_comparable(std::size_t begin, std::size_t end, std::uint32_t case_number) const {
        const Counts counts = counted(begin, end, case_number);
        return counts.given == 0 || counts.comparable > 0;
    }

private:
    struct Counts {
        std::size_t given = 0, passing = 0, comparable = 0;
    };
    void count(std::size_t i, Counts& counts) const {
        const std::uint32_t code = column_.code(i);
        if (code == events::no_code) return;
        ++counts.given;
        counts.passing += verdicts_[code] == Verdict::passes ? 1 : 0;
        counts.comparable += verdicts_[code] == Verdict::not_comparable ? 0 : 1;
    }
    Counts counted(std::size_t begin, std::size_t end, std::uint32_t case_number) const {
        Counts counts;
        if (column_.of_cases) {
            count(case_number, counts);
        } else {
            for (std::size_t e = begin; e < end; ++e) count(e, counts);
        }
        return counts;
    }

    NamedColumn column_;
    std::vector<Verdict> verdicts_;
    bool all_must_pass_;
};

Result<Test> test_of(const events::Log& log, const Attributed& filter) {
    const Result<NamedColumn> column = column_named(log, filter.column);
    if (!column) return column.errors();
    const auto condition = std::make_shared<const ConditionOnCase>(*column, filter);
    return Test([condition](std::size_t begin, std::size_t end, std::uint32_t case_number) {
        return condition->passes(begin, end, case_number);
    });
}

bool is_among(const std::vector<std::uint32_t>& activities, std::uint32_t activity) {
    return std::find(activities.begin(), activities.end(), activity) != activities.end();
}

Test test_of(const events::Log& log, const Begins& filter) {
    return [&log, filter](std::size_t begin, std::size_t, std::uint32_t) {
        return is_among(filter.activities, log.activity[begin]);
    };
}

Test test_of(const events::Log& log, const Finishes& filter) {
    return [&log, filter](std::size_t, std::size_t end, std::uint32_t) {
        return is_among(filter.activities, log.activity[end - 1]);
    };
}

Test test_of(const events::Log& log, const Follows& filter) {
    return [&log, filter](std::size_t begin, std::size_t end, std::uint32_t) {
        bool after_first = false;
        for (std::size_t e = begin; e < end; ++e) {
            const std::uint32_t activity = log.activity[e];
            if (after_first && activity == filter.second) return true;
            after_first = activity == filter.first || (after_first && filter.nearness == Nearness::eventually);
        }
        return false;
    };
}

Test test_of(const events::Log&, const Holds& filter) {
    return [filter](std::size_t begin, std::size_t end, std::uint32_t) {
        return end - begin >= filter.at_least && end - begin <= filter.at_most;
    };
}

Result<Test> any_test_of(const events::Log& log, const Filter& filter) {
    return std::visit([&](const auto& one) -> Result<Test> { return test_of(log, one); }, filter);
}

}  // namespace

Result<Cases> filtered(const Cases& cases, const std::vector<Filter>& filters) {
    const events::Log& log = cases.log();
    std::vector<Test> tests;
    Errors errors;
    for (const Filter& filter : filters) {
        Result<Test> test = any_test_of(log, filter);
        if (test)
            tests.push_back(*std::move(test));
        else
            errors.insert(errors.end(), test.errors().begin(), test.errors().end());
    }
    if (!errors.empty()) return errors;
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::size_t begin = cases.begin_of(i), end = cases.end_of(i);
        if (begin == end) continue;
        if (std::all_of(tests.begin(), tests.end(), [&](const Test& test) { return test(begin, end, cases[i]); }))
            kept.push_back(cases[i]);
    }
    return Cases(log, std::move(kept));
}

Result<std::size_t> not_comparable(const Cases& cases, const Attributed& filter) {
    const Result<NamedColumn> column = column_named(cases.log(), filter.column);
    if (!column) return column.errors();
    const ConditionOnCase condition(*column, filter);
    std::size_t n = 0;
    for (std::size_t i = 0; i < cases.size(); ++i)
        n += condition.is_comparable(cases.begin_of(i), cases.end_of(i), cases[i]) ? 0 : 1;
    return n;
}

Result<std::vector<Segment>> segments_by(const Cases& cases, const std::string& column, std::size_t most) {
    const events::Log& log = cases.log();
    const Result<NamedColumn> found = column_named(log, column);
    if (!found) return found.errors();
    std::vector<std::vector<std::uint32_t>> members(found->values->size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::uint32_t number = cases[i];
        const std::size_t at = found->of_cases ? number : cases.begin_of(i);  // of events: what the case began with
        const std::uint32_t code = found->code(at);
        if (code != events::no_code) members[code].push_back(number);
    }
    std::vector<std::size_t> order;
    for (std::size_t v = 0; v < members.size(); ++v) {
        if (!members[v].empty()) order.push_back(v);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return members[a].size() > members[b].size(); });
    std::vector<Segment> out;
    for (const std::size_t v : order) {
        if (out.size() == most) break;
        out.push_back({std::string((*found->values)[v]), Cases(log, std::move(members[v]))});
    }
    return out;
}

}  // namespace ciclo::journeys
