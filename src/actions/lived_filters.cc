// What the cases were filtered by, and what they can be filtered by.
#include "actions/lived_numbers.h"
#include "actions/lived_parts.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Value filter_told(std::string_view kind, const std::string& column, const std::string& value, const std::string& name) {
    return formats::object({{"kind", formats::string(kind)},
                            {"column", maybe_text(column)},
                            {"value", formats::string(value)},
                            {"name", formats::string(name)}});
}

std::string moment_name(const LivedTelling& telling, const std::string& name) {
    const Result<std::size_t> step = step_named(telling.view, name);
    return step ? step_name(telling, *step) : name;
}

}  // namespace

Value filters_told(const LivedTelling& telling) {
    const LivedFilters& filters = telling.question.filters;
    std::vector<Value> told;
    for (const std::string& moment : filters.with)
        told.push_back(filter_told("with", "", moment, moment_name(telling, moment)));
    for (const std::string& moment : filters.without)
        told.push_back(filter_told("without", "", moment, moment_name(telling, moment)));
    for (const std::string& where : filters.where) {
        const std::size_t equals = where.find('=');
        told.push_back(filter_told("where", where.substr(0, equals), where, where.substr(equals + 1)));
    }
    if (!filters.journey.empty()) told.push_back(filter_told("journey", "", filters.journey, filters.journey));
    return formats::list(std::move(told));
}

Value columns_told(const LivedView& view) {
    std::vector<Value> columns;
    for (const LivedColumn& column : view.columns) {
        std::vector<Value> most;
        for (const LivedValue& value : column.most)
            most.push_back(
                formats::object({{"value", formats::string(value.value)}, {"cases", formats::integer(value.cases)}}));
        columns.push_back(formats::object({{"name", formats::string(column.name)},
                                           {"values", formats::integer(column.values)},
                                           {"most", formats::list(std::move(most))}}));
    }
    return formats::list(std::move(columns));
}

}  // namespace ciclo::actions
