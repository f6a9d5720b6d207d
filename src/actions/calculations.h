// Calculations: every statistic of the product by name, JSON in and JSON out, so that anyone can check a number.
//
//   for (const Calculation& row : calculations()) offer(row);
//   Result<formats::Value> answer = row.run(*formats::read_json(text, "input"));
//
// The table documents itself: each row says what it takes, gives an example that runs, names its source and what breaks
// it. Names are the statistic's ("wilson") or the product's own code ("k-05"). Answers carry value, low, high, level, n
// and method wherever there is a sample; shares are 0…1. Every input is checked: an unknown key, a wrong type or a
// value out of range is refused with its place and a cure. Pure; any number of threads.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "formats/value.h"

namespace ciclo::actions {

struct CalculationInput {
    std::string_view name;
    std::string_view type;  ///< "number", "whole number", "list of numbers", …
    std::string_view help;  ///< English, one line
    bool required = true;
};

struct Calculation {
    std::string_view name;
    LocalText help;  ///< one line
    std::vector<CalculationInput> inputs;
    std::string_view example;     ///< JSON that runs
    std::string_view source;      ///< formula and citation
    std::string_view assumption;  ///< what breaks it; may be empty
    Result<formats::Value> (*run)(const formats::Value& input) = nullptr;
};

/// In the order of the list that people read: the product's own, then the statistics by theme. Names are unique.
std::span<const Calculation> calculations();

}  // namespace ciclo::actions
