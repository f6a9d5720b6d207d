// The distribution functions behind the statistics, for checking by hand.
#include "actions/calculations_parts.h"

#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/special.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range shape{1e-6, 1e12};

// P(X ≤ x) of a distribution whose parameters have been read.
struct Law {
    std::string family;
    double a = 0, b = 0;
};

Law law_of(Given& given) {
    Law out;
    out.family = given.one_of("family", {"normal", "t", "f", "chi_squared", "beta", "gamma", "binomial", "poisson"});
    if (out.family == "t" || out.family == "chi_squared") out.a = given.number("degrees", shape);
    if (out.family == "gamma") out.a = given.number("shape", shape);
    if (out.family == "poisson") out.a = given.number("mean", shape);
    if (out.family == "f") {
        out.a = given.number("degrees_above", shape);
        out.b = given.number("degrees_below", shape);
    }
    if (out.family == "beta") {
        out.a = given.number("a", shape);
        out.b = given.number("b", shape);
    }
    if (out.family == "binomial") {
        out.a = static_cast<double>(given.whole("trials", 0, 1'000'000'000));
        out.b = given.share("share");
    }
    return out;
}

double below(const Law& law, double x) {
    const double floor = std::floor(std::min(std::max(x, -1.0), 1e15));
    if (law.family == "t") return stats::t_cdf(x, law.a);
    if (law.family == "f") return stats::f_cdf(x, law.a, law.b);
    if (law.family == "chi_squared") return stats::chi_squared_cdf(x, law.a);
    if (law.family == "beta") return stats::beta_cdf(x, law.a, law.b);
    if (law.family == "gamma") return stats::gamma_cdf(x, law.a);
    if (law.family == "binomial")
        return stats::binomial_cdf(static_cast<std::int64_t>(floor), static_cast<std::int64_t>(law.a), law.b);
    if (law.family == "poisson") return stats::poisson_cdf(static_cast<std::int64_t>(floor), law.a);
    return stats::normal_cdf(x);
}

std::optional<double> quantile(const Law& law, double p) {
    if (law.family == "t") return stats::t_quantile(p, law.a);
    if (law.family == "f") return stats::f_quantile(p, law.a, law.b);
    if (law.family == "chi_squared") return stats::chi_squared_quantile(p, law.a);
    if (law.family == "beta") return stats::beta_quantile(p, law.a, law.b);
    if (law.family == "gamma") return stats::gamma_quantile(p, law.a);
    if (law.family == "binomial")
        return static_cast<double>(stats::binomial_quantile(p, static_cast<std::int64_t>(law.a), law.b));
    if (law.family == "normal") return stats::normal_quantile(p);
    return std::nullopt;
}

Result<Value> run_probability(const Value& input) {
    Given given(input, "probability");
    const Law law = law_of(given);
    const double x = given.number("x");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(below(law, x))}});
}

Result<Value> run_quantile(const Value& input) {
    Given given(input, "distribution-quantile");
    const Law law = law_of(given);
    const double p = given.number("p", {1e-300, 1 - 1e-15});
    if (!given.sound()) return given.errors();
    const auto value = quantile(law, p);
    if (!value) return no_answer("quantiles of the Poisson distribution are not offered");
    return answer({{"value", value_of(*value)}});
}

std::vector<CalculationInput> inputs(CalculationInput asked) {
    return {{"family", "text", "normal, t, f, chi_squared, beta, gamma, binomial or poisson", false},
            asked,
            {"degrees", "number", "t, chi_squared", false},
            {"degrees_above", "number", "f", false},
            {"degrees_below", "number", "f", false},
            {"a", "number", "beta", false},
            {"b", "number", "beta", false},
            {"shape", "number", "gamma, scale 1", false},
            {"trials", "whole number", "binomial", false},
            {"share", "number", "binomial", false},
            {"mean", "number", "poisson", false}};
}

const Calculation probability_row{"probability",
                                  {"probabilidad acumulada de una distribución",
                                   "cumulative probability of a distribution", "cumulatieve kans van een verdeling"},
                                  inputs({"x", "number", "P(X <= x)"}),
                                  R"({"family": "t", "degrees": 10, "x": 2.1})",
                                  "Boost.Math, agrees with R to 1e-10",
                                  "",
                                  run_probability};

const Calculation quantile_row{
    "distribution-quantile",
    {"cuantil de una distribución", "quantile of a distribution", "kwantiel van een verdeling"},
    inputs({"p", "number", "share below, above 0 and below 1"}),
    R"({"family": "normal", "p": 0.975})",
    "Boost.Math, agrees with R to 1e-10",
    "",
    run_quantile};

}  // namespace

std::vector<Calculation> distribution_calculations() {
    return {probability_row, quantile_row};
}

}  // namespace ciclo::actions
