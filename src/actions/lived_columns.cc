#include "actions/lived_columns.h"

#include <algorithm>

#include "events/further.h"

namespace ciclo::actions {

namespace {

constexpr std::size_t values_told = 50;  ///< what a person looks through in a list

using events::Codes;
using events::Dictionary;
using events::Log;

std::vector<std::int64_t> cases_by_case(const Dictionary& values, const Codes& codes) {
    std::vector<std::int64_t> counts(values.size());
    for (std::size_t c = 0; c < codes.size(); ++c) {
        if (codes[c] != events::no_code) ++counts[codes[c]];
    }
    return counts;
}

std::vector<std::int64_t> cases_by_event(const Log& log, const Dictionary& values, const Codes& codes) {
    std::vector<std::int64_t> counts(values.size());
    std::vector<std::size_t> last_case(values.size(), SIZE_MAX);  // so that a case counts once for a value
    codes.visit([&](auto written) {
        for (std::size_t c = 0; c < log.cases.size(); ++c) {
            for (auto e = static_cast<std::size_t>(log.case_begin[c]); e < log.case_begin[c + 1]; ++e) {
                const std::uint32_t code = Codes::widened(written[e]);
                if (code == events::no_code || last_case[code] == c) continue;
                last_case[code] = c;
                ++counts[code];
            }
        }
    });
    return counts;
}

LivedColumn column_of(const std::string& name, const Dictionary& values, const std::vector<std::int64_t>& counts) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    LivedColumn column{name, static_cast<std::int64_t>(order.size()), {}};
    order.resize(std::min(order.size(), values_told));
    for (const std::size_t i : order) column.most.push_back({std::string(values[i]), counts[i]});
    return column;
}

}  // namespace

std::vector<LivedColumn> lived_columns(const Log& log) {
    std::vector<LivedColumn> columns;
    if (log.resource.size() > 0)
        columns.push_back(column_of("resource", log.resources, cases_by_event(log, log.resources, log.resource)));
    for (const events::Attribute& column : log.of_cases)
        columns.push_back(column_of(column.name, column.values, cases_by_case(column.values, column.codes)));
    for (const events::Attribute& column : log.of_events)
        columns.push_back(column_of(column.name, column.values, cases_by_event(log, column.values, column.codes)));
    std::erase_if(columns, [](const LivedColumn& column) {
        return column.most.empty() || column.name == events::zone_column;  // how a time was written sorts no cases
    });
    return columns;
}

}  // namespace ciclo::actions
