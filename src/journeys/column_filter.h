// Columns as filters and segments name them, and which of their values a condition lets pass.
//
//   Result<Attributed> condition = read_condition("cost>=10");           // = != < <= > >=; "unit=north|south"
//   Result<NamedColumn> column = column_named(log, condition->column);
//   std::vector<Verdict> of_values = judged(*column, *condition);         // by number of the value
//
// Names: those of Log::of_events, then those of Log::of_cases (also with "case:"); resource (org:resource), activity
// (concept:name) and case (case:concept:name) where no column has that name. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/log.h"
#include "journeys/filter.h"

namespace ciclo::journeys {

struct NamedColumn {
    const events::Dictionary* values = nullptr;
    const events::Codes* codes = nullptr;  ///< nullptr: the cases themselves, number for number
    bool of_cases = false;

    /// Of the event, or of the case; no_code: not given.
    std::uint32_t code(std::size_t i) const { return codes == nullptr ? static_cast<std::uint32_t>(i) : (*codes)[i]; }
};

/// Error: no such column, with those there are.
Result<NamedColumn> column_named(const events::Log& log, const std::string& name);

/// A column as a condition begins with it, and what stands behind: a sign, or nothing. A name that holds one of = < > !
/// stands in quotes, with its own quotes written twice: "a=b". `behind` looks at `text`. Error: quotes that do not close.
struct ColumnName {
    std::string name;
    std::string_view behind = {};
};
Result<ColumnName> read_column_name(const std::string& text);

/// "COLUMN=VALUE", "COLUMN!=VALUE", with < <= > >= too, the column as read_column_name() takes it; several values with |
/// behind = and !=, and the whole text as one value. Error: no sign, no column, quotes that do not close.
Result<Attributed> read_condition(const std::string& text);

/// The condition that a value passes when it fails this one, and the other way round (>= and <).
Attributed opposite(Attributed condition);
/// "cost>=10", "unit=north|south".
std::string condition_text(const Attributed& condition);

enum class Verdict : std::uint8_t {
    fails,
    passes,
    not_comparable  ///< no number, and the condition compares with one
};

/// By number of the value. Behind < and its like: as numbers when the condition's value is one, else as texts, byte by
/// byte (days as 2026-03-01 are in their order).
std::vector<Verdict> judged(const NamedColumn& column, const Attributed& condition);

}  // namespace ciclo::journeys
