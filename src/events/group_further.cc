#include "events/group_further.h"

#include <algorithm>

#include "base/ensure.h"
#include "events/further.h"
#include "events/in_parallel.h"

namespace ciclo::events {

namespace {

void take_away(Ungrouped& rows, std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    for (RowRange& range : rows.ranges) {
        range.rows.further.erase(range.rows.further.begin() + at);
        if (!range.further.empty()) range.further.erase(range.further.begin() + at);
    }
    rows.further.erase(rows.further.begin() + at);
}

bool is_of_cases(const FurtherColumn& column) {
    return column.name.starts_with(case_prefix);
}

struct CaseColumn {
    Attribute attribute;
    std::vector<std::size_t> changing_rows;  ///< that say another value than their case has
};

/// The first value that a row of the case gives.
CaseColumn column_of_cases(const Ungrouped& rows, std::size_t column) {
    CaseColumn out;
    const std::size_t cases = rows.cases.size();
    Buffer<std::uint32_t> codes(cases);
    std::fill_n(codes.data(), cases, no_code);
    std::size_t first_row = 0;
    for (const RowRange& range : rows.ranges) {
        const auto numbers = range.rows.case_number.span();
        const std::vector<std::uint32_t> no_meaning;
        const std::vector<std::uint32_t>& means = range.further.empty() ? no_meaning : range.further[column];
        range.rows.further[column].visit([&](auto own) {
            for (std::size_t i = 0; i < own.size(); ++i) {
                std::uint32_t code = Codes::widened(own[i]);
                if (code == no_code || numbers[i] == no_code) continue;
                if (!means.empty()) code = means[code];
                std::uint32_t& of_case = codes[range.cases.empty() ? numbers[i] : range.cases[numbers[i]]];
                if (of_case == no_code) of_case = code;
                if (of_case != code && code != no_code) out.changing_rows.push_back(first_row + i);
            }
        });
        first_row += numbers.size();
    }
    out.attribute.codes = Codes::for_entries(rows.further[column].values.size(), cases);
    out.attribute.codes.change([&]<class Code>(std::span<Code> narrow) {
        for (std::size_t c = 0; c < cases; ++c) narrow[c] = static_cast<Code>(codes[c]);
    });
    return out;
}

}  // namespace

void settle_further(Ungrouped& rows) {
    for (const RowRange& range : rows.ranges) {
        ENSURE(range.rows.further.size() == rows.further.size(), "every range has every further column");
        ENSURE(range.further.empty() || range.further.size() == rows.further.size(), "meanings are of all columns or none");
    }
    for (std::size_t column = rows.further.size(); column-- > 0;) {
        const FurtherColumn& one = rows.further[column];
        const bool nothing_to_keep = one.name == zone_column && one.values.size() == 0;
        if (one.has_too_many_values)
            rows.ledger.add({{rows.file, 0, 0}, "too_many_values", one.name, "", Treatment::value_left_out, ""});
        if (one.has_too_many_values || nothing_to_keep) take_away(rows, column);
    }
    for (RowRange& range : rows.ranges) {
        for (GrowingCodes& column : range.rows.further) column.fill_up_to(range.rows.size());
    }
}

std::vector<Attribute> take_columns_of_cases(Ungrouped& rows) {
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < rows.further.size(); ++column) {
        if (is_of_cases(rows.further[column])) columns.push_back(column);
    }
    std::vector<CaseColumn> read(columns.size());
    const std::size_t threads = std::min<std::size_t>(rows.ranges.size(), columns.size());
    in_parallel(threads, [&](std::size_t thread) {
        for (std::size_t i = thread; i < columns.size(); i += threads) read[i] = column_of_cases(rows, columns[i]);
    });
    std::vector<Attribute> out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        FurtherColumn& column = rows.further[columns[i]];
        for (const std::size_t row : read[i].changing_rows)
            rows.ledger.add({rows.place(row), "case_value_changes", column.name, "", Treatment::noted, ""});
        read[i].attribute.name = column.name.substr(case_prefix.size());
        read[i].attribute.values = std::move(column.values);
        out.push_back(std::move(read[i].attribute));
    }
    while (!columns.empty()) {
        take_away(rows, columns.back());
        columns.pop_back();
    }
    return out;
}

}  // namespace ciclo::events
