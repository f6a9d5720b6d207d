// How large a sample must be, and what a sample of a size can see.
#include "actions/calculations_parts.h"

#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/sample_size.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range open_share{1e-9, 1 - 1e-9}, positive{1e-12, limits::number_max};

Result<Value> size_answer(const stats::SampleSize& size) {
    return answer({{"n", formats::integer(size.n)},
                   {"exact", value_of(size.exact)},
                   {"invited", formats::integer(size.invited)}});
}

Result<Value> run_sample_size(const Value& input) {
    Given given(input, "sample-size");
    const double margin = given.number("margin", {1e-4, 1});
    const double share = given.maybe_number("share", {0, 1}).value_or(0.5);
    const auto population = given.maybe_whole("population", 1);
    stats::SampleSizeOptions options;
    options.level = given.level();
    options.response_rate = given.maybe_number("response_rate", {1e-4, 1}).value_or(1);
    options.design_effect = given.maybe_number("design_effect", {0.01, 1000}).value_or(1);
    if (!given.sound()) return given.errors();
    return size_answer(stats::cochran(margin, share, population, options));
}

Result<Value> run_krejcie(const Value& input) {
    Given given(input, "krejcie-morgan");
    const std::int64_t population = given.whole("population", 1);
    if (!given.sound()) return given.errors();
    return size_answer(stats::krejcie_morgan(population));
}

struct Test {
    double alpha, power;
};
Test test_of(Given& given) {
    return {given.maybe_number("alpha", open_share).value_or(0.05),
            given.maybe_number("power", open_share).value_or(0.8)};
}

Result<Value> per_group(double n) {
    return answer(
        {{"n_per_group", formats::integer(static_cast<std::int64_t>(std::ceil(n - 1e-9)))}, {"exact", value_of(n)}});
}

Result<Value> run_n_shares(const Value& input) {
    Given given(input, "sample-size-shares");
    const double first = given.share("first"), second = given.share("second");
    const Test test = test_of(given);
    if (std::abs(first - second) < 1e-6) given.refuse("has no difference to find", "give two different shares");
    if (!given.sound()) return given.errors();
    return per_group(stats::n_for_two_proportions(first, second, test.alpha, test.power));
}

Result<Value> run_n_means(const Value& input) {
    Given given(input, "sample-size-means");
    const double difference = given.number("difference"), sd = given.number("sd", positive);
    const Test test = test_of(given);
    if (std::abs(difference) < 1e-3 * sd)
        given.refuse("has a difference too small to find", "give at least a thousandth of sd");
    if (!given.sound()) return given.errors();
    return per_group(stats::n_for_two_means(difference, sd, test.alpha, test.power));
}

Result<Value> run_power(const Value& input) {
    Given given(input, "power");
    const double first = given.share("first"), second = given.share("second");
    const double n = given.number("n_per_group", {1, limits::number_max});
    const double alpha = given.maybe_number("alpha", open_share).value_or(0.05);
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(stats::power_of_two_proportions(first, second, n, alpha))}});
}

Result<Value> run_rise(const Value& input) {
    Given given(input, "detectable-rise");
    const double share = given.share("share");
    const std::int64_t n = given.whole("n_per_group", 1);
    const Test test = test_of(given);
    if (!given.sound()) return given.errors();
    const auto rise = stats::detectable_rise(share, n, test.alpha, test.power);
    if (!rise) return no_answer("not even a rise to 100 % would be seen with so few");
    return answer({{"value", value_of(*rise)}});
}

const CalculationInput alpha_input{"alpha", "number", "0.05 when absent", false};
const CalculationInput power_input{"power", "number", "0.8 when absent", false};

const Calculation sample_size_row{"sample-size",
                                  {"tamaño de muestra para un margen de error", "sample size for a margin of error",
                                   "steekproefgrootte voor een foutmarge"},
                                  {{"margin", "number", "margin of error, 0.05 = 5 points"},
                                   {"share", "number", "expected share; 0.5 when absent", false},
                                   {"population", "whole number", "size of the population", false},
                                   {"response_rate", "number", "1 when absent", false},
                                   {"design_effect", "number", "1 when absent", false},
                                   level_input},
                                  R"({"margin": 0.05, "population": 1000})",
                                  "Cochran (1977)",
                                  "for a level, not for a change: see sample-size-shares",
                                  run_sample_size};

const Calculation krejcie_row{
    "krejcie-morgan",
    {"tamaño de muestra de Krejcie y Morgan", "Krejcie-Morgan sample size", "steekproefgrootte van Krejcie en Morgan"},
    {{"population", "whole number", "size of the population"}},
    R"({"population": 1000})",
    "Krejcie & Morgan (1970), rounded up",
    "",
    run_krejcie};

const Calculation n_shares_row{
    "sample-size-shares",
    {"n por grupo para ver un cambio de proporción", "n per group to see a change of a share",
     "n per groep om een verandering van een aandeel te zien"},
    {{"first", "number", "share before"}, {"second", "number", "share after"}, alpha_input, power_input},
    R"({"first": 0.7, "second": 0.8})",
    "as R power.prop.test",
    "",
    run_n_shares};

const Calculation n_means_row{
    "sample-size-means",
    {"n por grupo para ver un cambio de media", "n per group to see a change of a mean",
     "n per groep om een verandering van een gemiddelde te zien"},
    {{"difference", "number", "difference to find"}, {"sd", "number", "standard deviation"}, alpha_input, power_input},
    R"({"difference": 0.3, "sd": 1, "power": 0.9})",
    "as R power.t.test",
    "",
    run_n_means};

const Calculation power_row{
    "power",
    {"potencia para dos proporciones", "power for two shares", "onderscheidend vermogen voor twee aandelen"},
    {{"first", "number", "share before"},
     {"second", "number", "share after"},
     {"n_per_group", "number", "people per group"},
     alpha_input},
    R"({"first": 0.7, "second": 0.8, "n_per_group": 294})",
    "as R power.prop.test",
    "",
    run_power};

const Calculation rise_row{
    "detectable-rise",
    {"la menor subida que se podría ver", "the smallest rise that could be seen",
     "de kleinste stijging die te zien zou zijn"},
    {{"share", "number", "share now"}, {"n_per_group", "whole number", "people per group"}, alpha_input, power_input},
    R"({"share": 0.7, "n_per_group": 294})",
    "as R power.prop.test",
    "",
    run_rise};

}  // namespace

std::vector<Calculation> sample_size_calculations() {
    return {sample_size_row, krejcie_row, n_shares_row, n_means_row, power_row, rise_row};
}

}  // namespace ciclo::actions
