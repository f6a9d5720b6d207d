#include "actions/calculation_answer.h"

namespace ciclo::actions {

Entries entries_of(const stats::Estimate& estimate) {
    return {{"value", formats::number(estimate.value)}, {"low", value_of(estimate.low)},
            {"high", value_of(estimate.high)},          {"level", formats::number(estimate.level)},
            {"n", formats::integer(estimate.n)},        {"method", formats::string(code_of(estimate.method))}};
}

formats::Value value_of(const stats::Estimate& estimate) {
    return formats::object(entries_of(estimate));
}

formats::Value value_of(double number) {
    return formats::number(number);
}

formats::Value value_of(std::optional<double> number) {
    return number ? formats::number(*number) : formats::null();
}

formats::Value value_of(const std::optional<stats::Estimate>& estimate) {
    return estimate ? value_of(*estimate) : formats::null();
}

formats::Value value_of(const std::vector<double>& numbers) {
    std::vector<formats::Value> items;
    for (const double number : numbers) items.push_back(formats::number(number));
    return formats::list(std::move(items));
}

formats::Value value_of(const std::vector<std::string>& texts) {
    std::vector<formats::Value> items;
    for (const std::string& text : texts) items.push_back(formats::string(text));
    return formats::list(std::move(items));
}

formats::Value positions(const std::vector<std::size_t>& zero_based) {
    std::vector<formats::Value> items;
    for (const std::size_t position : zero_based)
        items.push_back(formats::integer(static_cast<std::int64_t>(position) + 1));
    return formats::list(std::move(items));
}

Result<formats::Value> answer(Entries entries) {
    return formats::object(std::move(entries));
}

Result<formats::Value> answer(const stats::Estimate& estimate, Entries more) {
    Entries entries = entries_of(estimate);
    for (auto& entry : more) entries.push_back(std::move(entry));
    return formats::object(std::move(entries));
}

Result<formats::Value> answer_or(const std::optional<stats::Estimate>& estimate, std::string_view why) {
    if (!estimate) return no_answer(why);
    return answer(*estimate);
}

Error no_answer(std::string_view why) {
    return {ErrorKind::refused, std::string(why), "", {}};
}

}  // namespace ciclo::actions
