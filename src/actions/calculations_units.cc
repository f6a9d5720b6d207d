// Comparing units: shrinkage and funnel.
#include "actions/calculations_parts.h"

#include <algorithm>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/funnel.h"
#include "stats/shrinkage.h"

namespace ciclo::actions {

namespace {

using formats::Value;

std::vector<stats::UnitCount> units_of(Given& given) {
    const auto x = given.wholes("x"), n = given.wholes("n", 1);
    given.same_length(x.size(), n.size(), "n");
    std::vector<stats::UnitCount> out;
    for (std::size_t i = 0; i < std::min(x.size(), n.size()); ++i) out.push_back({x[i], n[i]});
    return out;
}

Value values_of(const std::vector<stats::Estimate>& estimates) {
    std::vector<Value> items;
    for (const auto& estimate : estimates) items.push_back(value_of(estimate));
    return formats::list(std::move(items));
}

Result<Value> run_shares(const Value& input) {
    Given given(input, "shrink-shares");
    const auto units = units_of(given);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const Result<stats::ShrunkShares> s = stats::shrink_shares(units, level);
    if (!s) return s.errors();
    const std::string prior = s->prior == stats::Prior::estimated    ? "estimated"
                              : s->prior == stats::Prior::fixed_weak ? "fixed_weak"
                                                                     : "no_differences";
    return answer({{"mean", value_of(s->mean)},
                   {"correlation", value_of(s->correlation)},
                   {"prior", formats::string(prior)},
                   {"prior_size", value_of(s->prior_size)},
                   {"alpha", value_of(s->alpha)},
                   {"beta", value_of(s->beta)},
                   {"units", values_of(s->units)}});
}

Result<Value> run_means(const Value& input) {
    Given given(input, "shrink-means");
    const auto mean = given.numbers("mean"), variance = given.numbers("variance", {1e-12, limits::number_max});
    given.same_length(mean.size(), variance.size(), "variance");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    std::vector<stats::UnitMean> units;
    for (std::size_t i = 0; i < mean.size(); ++i) units.push_back({mean[i], variance[i], 0});
    const Result<stats::ShrunkMeans> s = stats::shrink_means(units, level);
    if (!s) return s.errors();
    std::vector<double> shrunk, low, high;
    for (const auto& unit : s->units) shrunk.push_back(unit.value);
    return answer({{"q", value_of(s->q)},
                   {"between_variance", value_of(s->between_variance)},
                   {"mean", value_of(s->mean)},
                   {"pull", value_of(s->pull)},
                   {"shrunk", value_of(shrunk)},
                   {"units", values_of(s->units)}});
}

Result<Value> run_james_stein(const Value& input) {
    Given given(input, "james-stein");
    const auto values = given.numbers("values");
    const double variance = given.number("variance", {1e-300, limits::number_max});
    if (!given.sound()) return given.errors();
    const auto js = stats::james_stein(values, variance);
    if (!js) return no_answer("fewer than 4 values, or no spread");
    return answer(
        {{"mean", value_of(js->mean)}, {"factor", value_of(js->factor)}, {"estimates", value_of(js->estimates)}});
}

Result<Value> run_pool(const Value& input) {
    Given given(input, "pool-shares");
    const Given::Share survey = given.x_of_n("x", "n"), other = given.x_of_n("other_x", "other_n");
    const double discount = given.share("discount"), level = given.level();
    if (!given.sound()) return given.errors();
    const stats::PooledShare pooled = stats::pool_discounted({survey.x, survey.n}, {other.x, other.n}, discount, level);
    return answer(pooled.share, {{"alpha", value_of(pooled.alpha)}, {"beta", value_of(pooled.beta)}});
}

Result<Value> run_funnel(const Value& input) {
    Given given(input, "funnel");
    const auto units = units_of(given);
    if (!given.sound()) return given.errors();
    const Result<stats::Funnel> f = stats::funnel(units);
    if (!f) return f.errors();
    std::vector<Value> rows;
    for (const auto& unit : f->units) {
        rows.push_back(formats::object({{"share", value_of(unit.share)},
                                        {"z", value_of(unit.z)},
                                        {"low", value_of(unit.low)},
                                        {"high", value_of(unit.high)},
                                        {"outside", formats::boolean(unit.outside)}}));
    }
    return answer({{"mean", value_of(f->mean)},
                   {"dispersion", value_of(f->dispersion)},
                   {"between_variance", value_of(f->between_variance)},
                   {"units", formats::list(std::move(rows))}});
}

const CalculationInput x_list{"x", "list of whole numbers", "cases of each unit"},
    n_list{"n", "list of whole numbers", "people of each unit"};

const Calculation shares_row{
    "shrink-shares",
    {"proporciones de unidades pequeñas acercadas al conjunto", "shares of small units pulled to the whole",
     "aandelen van kleine eenheden naar het geheel getrokken"},
    {x_list, n_list, level_input},
    R"({"x": [3, 18, 45, 9, 140, 2, 30], "n": [4, 30, 60, 20, 200, 9, 40]})",
    "beta-binomial empirical Bayes, Kleinman (1973)",
    "units that are not of one kind",
    run_shares};

const Calculation means_row{
    "shrink-means",
    {"medias de unidades pequeñas acercadas al conjunto", "means of small units pulled to the whole",
     "gemiddelden van kleine eenheden naar het geheel getrokken"},
    {{"mean", "list of numbers", "mean of each unit"},
     {"variance", "list of numbers", "variance of each mean (sd^2/n)"},
     level_input},
    R"({"mean": [4.1, 3.6, 4.4, 3.9, 2.8, 4.0], "variance": [0.1008333333333333, 0.0268888888888889, 0.15125, 0.0403333333333333, 0.2016666666666667, 0.0201666666666667]})",
    "normal-normal, DerSimonian & Laird (1986)",
    "units that are not of one kind",
    run_means};

const Calculation james_stein_row{
    "james-stein",
    {"estimador de James y Stein", "James-Stein estimator", "James-Stein-schatter"},
    {{"values", "list of numbers", "at least 4"}, {"variance", "number", "known common variance"}},
    R"({"values": [0.4, 0.378, 0.356, 0.333, 0.311, 0.2], "variance": 0.0043})",
    "Efron & Morris (1977)",
    "variances that differ",
    run_james_stein};

const Calculation pool_row{
    "pool-shares",
    {"dos fuentes de una misma proporción, una con descuento", "two sources of one share, one discounted",
     "twee bronnen van één aandeel, één met korting"},
    {{"x", "whole number", "failures in the survey"},
     {"n", "whole number", "answers in the survey"},
     {"other_x", "whole number", "failures in the other source"},
     {"other_n", "whole number", "observations of the other source"},
     {"discount", "number", "weight of the other source, 0 to 1 (mystery visits 0.5)"},
     level_input},
    R"({"x": 9, "n": 80, "other_x": 3, "other_n": 12, "discount": 0.5, "level": 0.9})",
    "power prior, Ibrahim & Chen (2000)",
    "sources that do not measure the same event",
    run_pool};

const Calculation funnel_row{
    "funnel",
    {"gráfico de embudo: unidades que se apartan", "funnel plot: units that stand apart",
     "trechterdiagram: eenheden die afwijken"},
    {x_list, n_list},
    R"({"x": [28,41,15,60,9,33,52,20,75,12,44,26], "n": [200,260,150,300,120,240,310,90,420,100,210,230]})",
    "Spiegelhalter (2005), overdispersed 99.8 % limits",
    "units that should not be alike",
    run_funnel};

}  // namespace

std::vector<Calculation> unit_calculations() {
    return {shares_row, means_row, james_stein_row, pool_row, funnel_row};
}

}  // namespace ciclo::actions
