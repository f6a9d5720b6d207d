// Means, medians, percentiles and the bootstrap.
#include "actions/calculations_parts.h"

#include <algorithm>
#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/means.h"

namespace ciclo::actions {

namespace {

using formats::Value;

// "values", with "counts" for how often each occurs.
stats::Histogram histogram(Given& given, std::int64_t& left_out) {
    if (!given.has("counts")) return stats::histogram_of(given.present_numbers("values", {}, left_out));
    const std::vector<double> values = given.numbers("values");
    const std::vector<std::int64_t> counts = given.wholes("counts");
    given.same_length(values.size(), counts.size(), "counts");
    if (values.size() != counts.size()) return {};
    stats::Histogram out = stats::histogram_of(values, counts);
    if (out.empty()) given.refuse("has only counts of 0", "there is nothing to compute from");
    return out;
}

Result<Value> run_mean(const Value& input) {
    Given given(input, "mean");
    std::int64_t left_out = 0;
    const stats::Histogram h = histogram(given, left_out);
    const std::string interval = given.one_of("interval", {"automatic", "student_t", "bca"});
    const stats::Resampling how = given.resampling(std::min<std::size_t>(h.values.size() * 8, limits::list_length));
    if (!given.sound()) return given.errors();
    const auto mean = interval == "student_t" ? stats::mean_student_t(h, how.level)
                      : interval == "bca"     ? stats::mean_bca(h, how)
                                              : stats::mean_estimate(h, how);
    const auto summary = stats::summary_of(h);
    return answer(*mean, {{"sd", value_of(summary->sd)},
                          {"skewness", value_of(summary->skewness)},
                          {"lowest", value_of(summary->lowest)},
                          {"highest", value_of(summary->highest)},
                          {"left_out", formats::integer(left_out)}});
}

Result<Value> run_quantile(const Value& input) {
    Given given(input, "quantile");
    std::int64_t left_out = 0;
    const stats::Histogram h = histogram(given, left_out);
    const double p = given.share("p");
    const std::string rule = given.one_of("rule", {"nearest_rank", "type7"});
    const double level = given.level();
    if (!given.sound()) return given.errors();
    stats::Estimate e = *stats::quantile_estimate(h, p, level);
    if (rule == "type7") e.value = stats::quantile_type7(h, p);
    return answer(e, {{"left_out", formats::integer(left_out)}});
}

Result<Value> run_median(const Value& input) {
    Given given(input, "median");
    std::int64_t left_out = 0;
    const stats::Histogram h = histogram(given, left_out);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::median_estimate(h, level), {{"left_out", formats::integer(left_out)}});
}

Result<Value> run_difference(const Value& input) {
    Given given(input, "difference-of-means");
    std::int64_t left_out = 0, left_out_second = 0;
    const auto first = given.present_numbers("first", {}, left_out);
    const auto second = given.present_numbers("second", {}, left_out_second);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto welch = stats::welch_difference(stats::histogram_of(first), stats::histogram_of(second), level);
    if (!welch) return no_answer("each group needs two values, and one of them spread");
    return answer(welch->difference,
                  {{"t", value_of(welch->t)}, {"degrees", value_of(welch->degrees)}, {"p", value_of(welch->p)}});
}

double statistic_of(const std::string& name, std::vector<double>& drawn) {
    const auto n = static_cast<double>(drawn.size());
    if (name == "mean" || name == "sd") {
        double mean = 0, squares = 0;
        for (const double value : drawn) mean += value / n;
        if (name == "mean") return mean;
        for (const double value : drawn) squares += (value - mean) * (value - mean);
        return std::sqrt(squares / std::max(n - 1, 1.0));
    }
    std::sort(drawn.begin(), drawn.end());
    if (name == "p90") return drawn[static_cast<std::size_t>(std::ceil(0.9 * n - 1e-9)) - 1];
    const std::size_t half = drawn.size() / 2;
    return drawn.size() % 2 == 1 ? drawn[half] : (drawn[half - 1] + drawn[half]) / 2;
}

Result<Value> run_bootstrap(const Value& input) {
    Given given(input, "bootstrap");
    std::int64_t left_out = 0;
    const auto values = given.present_numbers("values", {}, left_out);
    const std::string statistic = given.one_of("statistic", {"mean", "median", "p90", "sd"});
    const std::string interval = given.one_of("interval", {"percentile", "bca"});
    const stats::Resampling how = given.resampling(values.size());
    if (!given.sound()) return given.errors();
    const auto f = [&](std::span<const std::uint32_t> rows) {
        std::vector<double> drawn;
        for (const std::uint32_t row : rows) drawn.push_back(values[row]);
        return statistic_of(statistic, drawn);
    };
    const auto e = interval == "bca" ? stats::bootstrap_bca(values.size(), f, how)
                                     : stats::bootstrap_percentile(values.size(), f, how);
    return answer(*e, {{"left_out", formats::integer(left_out)}});
}

const CalculationInput values_input{"values", "list of numbers", "the values; null where there is none"};
const CalculationInput counts_input{"counts", "list of whole numbers",
                                    "how often each value occurs, instead of repeating it", false};
constexpr std::string_view exchangeable = "values that are not independent draws of one population";

const Calculation mean_row{
    "mean",
    {"media con intervalo t o BCa según la forma", "mean with t or BCa interval, by its shape",
     "gemiddelde met t- of BCa-interval, naar de vorm"},
    {values_input,
     counts_input,
     {"interval", "text", "automatic (t from 15 values with |skewness| < 1, else BCa), student_t or bca", false},
     level_input,
     seed_input,
     replicates_input},
    R"({"values": [1, 2, 3, 4, 5], "counts": [4, 7, 12, 40, 37], "interval": "student_t"})",
    "Student's t; BCa bootstrap, Efron (1987)",
    exchangeable,
    run_mean};

const Calculation quantile_row{
    "quantile",
    {"percentil con intervalo sin supuestos de forma", "percentile with a distribution-free interval",
     "percentiel met verdelingsvrij interval"},
    {values_input,
     counts_input,
     {"p", "number", "share below, 0 to 1 (0.9 = P90)"},
     {"rule", "text", "nearest_rank or type7", false},
     level_input},
    R"({"values": [6,8,9,14,22,7,10,31,9,12,8,18,5,9,27,11,7,10,16,9], "p": 0.9})",
    "nearest rank, or R type 7; order statistics",
    exchangeable,
    run_quantile};

const Calculation median_row{"median",
                             {"mediana con intervalo", "median with interval", "mediaan met interval"},
                             {values_input, counts_input, level_input},
                             R"({"values": [6,8,9,14,22,7,10,31,9,12,8,18,5,9,27,11,7,10,16,9]})",
                             "R type 7; order statistics",
                             exchangeable,
                             run_median};

const Calculation difference_row{
    "difference-of-means",
    {"diferencia de dos medias (Welch)", "difference of two means (Welch)", "verschil van twee gemiddelden (Welch)"},
    {{"first", "list of numbers", "values of the first group; null where there is none"},
     {"second", "list of numbers", "values of the second group"},
     level_input},
    R"({"first": [0.7,-1.6,-0.2,-1.2,-0.1,3.4,3.7,0.8,0.0,2.0], "second": [1.9,0.8,1.1,0.1,-0.1,4.4,5.5,1.6,4.6,3.4]})",
    "Welch (1947)",
    "groups that share people; very skewed small groups",
    run_difference};

const Calculation bootstrap_row{
    "bootstrap",
    {"intervalo por remuestreo de una estadística", "interval of a statistic by resampling",
     "interval van een maat door herbemonstering"},
    {values_input,
     {"statistic", "text", "mean, median, p90 or sd", false},
     {"interval", "text", "percentile or bca", false},
     level_input,
     seed_input,
     replicates_input},
    R"({"values": [5,4,4,3,5,2,5,4,1,5,3,4,5,5,2], "statistic": "mean", "interval": "bca"})",
    "Efron & Tibshirani (1993)",
    exchangeable,
    run_bootstrap};

}  // namespace

std::vector<Calculation> mean_calculations() {
    return {mean_row, quantile_row, median_row, difference_row, bootstrap_row};
}

}  // namespace ciclo::actions
