#include "journeys/filter.h"

#include <algorithm>
#include <functional>

#include "base/text.h"

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

/// Where the values of a column stand: dictionary and codes, of the cases or of the events.
struct Column {
    const events::Dictionary* values = nullptr;
    const events::Codes* codes = nullptr;
    bool of_cases = false;
};

Result<Column> column_named(const events::Log& log, const std::string& name) {
    std::vector<std::string> known;
    for (const events::Attribute& attribute : log.of_cases) {
        if (attribute.name == name) return Column{&attribute.values, &attribute.codes, true};
        known.push_back(attribute.name);
    }
    for (const events::Attribute& attribute : log.of_events) {
        if (attribute.name == name) return Column{&attribute.values, &attribute.codes, false};
        known.push_back(attribute.name);
    }
    if (name == "resource" && log.resource.size() > 0) return Column{&log.resources, &log.resource, false};
    if (log.resource.size() > 0) known.emplace_back("resource");
    return Error{ErrorKind::not_found,
                 "the log has no column " + quoted(name),
                 known.empty() ? "it has none beside case, activity and time" : "it has " + join(known, ", "),
                 {log.file}};
}

Result<Test> test_of(const events::Log& log, const Attributed& filter) {
    const Result<Column> column = column_named(log, filter.column);
    if (!column) return column.errors();
    std::vector<std::uint8_t> wanted(column->values->size());
    for (const std::string& value : filter.values) {
        if (const auto code = column->values->find(value)) wanted[*code] = 1;
    }
    const events::Codes* codes = column->codes;
    const auto has = [wanted, codes](std::size_t i) {
        const std::uint32_t code = (*codes)[i];
        return code != events::no_code && wanted[code] != 0;
    };
    if (column->of_cases) return Test([has](std::size_t, std::size_t, std::uint32_t c) { return has(c); });
    return Test([has](std::size_t begin, std::size_t end, std::uint32_t) {
        for (std::size_t e = begin; e < end; ++e) {
            if (has(e)) return true;
        }
        return false;
    });
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

Result<std::vector<Segment>> segments_by(const Cases& cases, const std::string& column, std::size_t most) {
    const events::Log& log = cases.log();
    const Result<Column> found = column_named(log, column);
    if (!found) return found.errors();
    std::vector<std::vector<std::uint32_t>> members(found->values->size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::uint32_t number = cases[i];
        const std::size_t at = found->of_cases ? number : cases.begin_of(i);  // of events: what the case began with
        const std::uint32_t code = (*found->codes)[at];
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
