// Parts of a XES log that were walked side by side become one.
#include <algorithm>

#include "events/joined_ledger.h"
#include "events/xes_rows.h"

namespace ciclo::events {

namespace {

std::vector<std::uint32_t> joined_names(NameIndex& all, const NameIndex& own) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) numbers.push_back(all.number_of(own.names()[i]));
    return numbers;
}

/// The names that are cases, by number of the case. `cases`: the name's number, mostly its own.
Dictionary names_of(Dictionary names, const std::vector<std::uint32_t>& cases) {
    std::size_t same = 0;
    while (same < cases.size() && cases[same] == same) ++same;
    if (same == names.size()) return names;
    Dictionary chosen;
    for (const std::uint32_t number : cases) chosen.add(names[number]);
    return chosen;
}

}  // namespace

std::optional<Ungrouped> joined_rows(std::vector<std::unique_ptr<XesRows>> parts) {
    Ungrouped out;
    CaseNames names = std::move(parts.front()->trace_names_);
    std::vector<std::uint32_t> cases;
    NameIndex activities, resources;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        XesRows& part = *parts[p];
        if (p > 0 && part.counts_from_first_) return std::nullopt;
        part.flush();
        const std::size_t before = p == 0 ? 0 : names.size();
        std::vector<std::uint32_t> meaning;
        if (p > 0) {
            meaning = names.join(part.trace_names_);
            if (names.size() != before + meaning.size()) return std::nullopt;  // a name comes again
            for (std::size_t c = 0; c < part.names_of_cases_.size(); ++c) {
                part.range_.cases.push_back(static_cast<std::uint32_t>(cases.size() + c));
            }
        }
        for (const std::uint32_t name : part.names_of_cases_) cases.push_back(p == 0 ? name : meaning[name]);
        part.range_.activities = joined_names(activities, part.activities_);
        part.range_.resources = joined_names(resources, part.resources_);
        out.ranges.push_back(std::move(part.range_));
        append_shifted(part.ledger_, 0, out.ledger);
    }
    out.cases = names_of(std::move(names).take(), cases);
    out.activities = std::move(activities).take();
    out.resources = std::move(resources).take();
    out.file = parts.front()->file_;
    return out;
}

}  // namespace ciclo::events
