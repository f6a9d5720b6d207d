// Linear probability model: by how much does each of several failures raise the chance of an outcome, the others standing
// still? Ordinary least squares on 0/1 columns, errors robust to unequal variance (HC1; White 1980, MacKinnon & White
// 1985). Breaks when predicted chances leave 0…1 by much, or when a cause of both was not measured. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace ciclo::priorities {

struct RiskDifference {
    double value = 0, error = 0;
};
/// columns: equally long, no missing values, each with spread; outcome 0/1. Nothing when columns are linearly dependent or
/// there are no more rows than columns + 1.
std::optional<std::vector<RiskDifference>> risk_differences(const std::vector<std::vector<double>>& columns,
                                                            std::span<const double> outcome);

}  // namespace ciclo::priorities
