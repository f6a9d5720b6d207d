// Builds the answers of calculations: an Estimate always brings its interval, n and method along. For
// calculations_*.cc.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "formats/json.h"
#include "stats/estimate.h"

namespace ciclo::actions {

using Entries = std::vector<std::pair<std::string, formats::Value>>;

/// value, low, high, level, n, method; low and high are null when there is no interval.
Entries entries_of(const stats::Estimate& estimate);
formats::Value value_of(const stats::Estimate& estimate);
formats::Value value_of(double number);
formats::Value value_of(std::optional<double> number);  ///< null when there is none
formats::Value value_of(const std::optional<stats::Estimate>& estimate);
formats::Value value_of(const std::vector<double>& numbers);
formats::Value value_of(const std::vector<std::string>& texts);
formats::Value positions(const std::vector<std::size_t>& zero_based);  ///< counted from 1, as people do
template <class Enum>
formats::Value code(Enum value) {
    return formats::string(code_of(value));
}

Result<formats::Value> answer(Entries entries);
Result<formats::Value> answer(const stats::Estimate& estimate, Entries more = {});
/// The estimate, or a refusal that says why there is none.
Result<formats::Value> answer_or(const std::optional<stats::Estimate>& estimate, std::string_view why);
Error no_answer(std::string_view why);

}  // namespace ciclo::actions
