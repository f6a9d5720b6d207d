// What a sample stands for: weights, strata, finite populations, non-response.
#include "actions/calculations_parts.h"

#include <algorithm>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/composite.h"
#include "stats/weights.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range positive{1e-12, limits::number_max}, from_zero{0, limits::number_max};

// {"sex": {"of": ["F", "M", …], "population": {"F": 500, "M": 500}}}
std::vector<stats::Margin> margins_of(Given& given) {
    std::vector<stats::Margin> out;
    const Value* map = given.fields().required("margins");
    if (map == nullptr) return out;
    for (const auto& entry : map->entries) {
        Given inner(entry.value, "margin " + entry.key);
        const auto of = inner.texts("of");
        const NamedNumbers population = inner.named_numbers("population", from_zero);
        stats::Margin margin;
        for (const std::string& name : of) {
            const auto found = std::find(population.names.begin(), population.names.end(), name);
            if (found == population.names.end()) inner.refuse("has no population for " + name, "add it to population");
            margin.category_of_row.push_back(static_cast<std::size_t>(found - population.names.begin()));
        }
        margin.population = population.numbers;
        if (!inner.sound()) {
            for (const Error& error : inner.errors())
                given.fields().refuse(error.place, "is refused: " + error.what, error.cure);
        }
        out.push_back(std::move(margin));
    }
    return out;
}

Result<Value> run_rake(const Value& input) {
    Given given(input, "rake");
    const std::vector<stats::Margin> margins = margins_of(given);
    stats::RakingOptions options;
    options.trim_low = given.maybe_number("trim_low", {0, 1}).value_or(options.trim_low);
    options.trim_high = given.maybe_number("trim_high", {0, 1000}).value_or(options.trim_high);
    if (!given.sound()) return given.errors();
    const Result<stats::Raking> raked = stats::rake(margins, options);
    if (!raked) return raked.errors();
    return answer({{"weights", value_of(raked->weights)},
                   {"n_effective", value_of(raked->n_effective)},
                   {"design_effect", value_of(raked->design_effect)},
                   {"converged", formats::boolean(raked->converged)},
                   {"iterations", formats::integer(raked->iterations)},
                   {"margin_error", value_of(raked->margin_error)},
                   {"trimmed", formats::integer(raked->trimmed)},
                   {"n", formats::integer(static_cast<std::int64_t>(raked->weights.size()))}});
}

Result<Value> run_effective_n(const Value& input) {
    Given given(input, "effective-n");
    const auto weights = given.numbers("weights", from_zero);
    if (!given.sound()) return given.errors();
    const auto effect = stats::design_effect(weights);
    if (!effect) return no_answer("all weights are 0");
    return answer({{"value", value_of(stats::kish_n_effective(weights))},
                   {"design_effect", value_of(*effect)},
                   {"n", formats::integer(static_cast<std::int64_t>(weights.size()))}});
}

Result<Value> run_cluster(const Value& input) {
    Given given(input, "cluster-effect");
    const double answers = given.number("answers_per_cluster", {1, limits::number_max}),
                 rho = given.number("correlation", {-1, 1});
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(stats::cluster_design_effect(answers, rho))}});
}

Result<Value> run_weighted_mean(const Value& input) {
    Given given(input, "weighted-mean");
    const auto values = given.numbers("values"), weights = given.numbers("weights", from_zero);
    given.same_length(values.size(), weights.size(), "weights");
    if (!given.sound()) return given.errors();
    const auto mean = stats::weighted_mean(values, weights);
    if (!mean) return no_answer("all weights are 0");
    return answer({{"value", value_of(*mean)},
                   {"n", formats::integer(static_cast<std::int64_t>(values.size()))},
                   {"n_effective", value_of(stats::kish_n_effective(weights))}});
}

Result<Value> run_stratified(const Value& input) {
    Given given(input, "stratified-mean");
    const auto n = given.wholes("n", 2);
    const auto population = given.numbers("population", positive), mean = given.numbers("mean"),
               variance = given.numbers("variance", from_zero);
    for (const auto* list : {&population, &mean, &variance})
        given.same_length(n.size(), list->size(), "population, mean or variance");
    for (std::size_t i = 0; i < std::min(n.size(), population.size()); ++i) {
        if (population[i] < static_cast<double>(n[i]))
            given.refuse("has a stratum smaller than its sample", "correct population");
    }
    const double level = given.level();
    if (!given.sound()) return given.errors();
    std::vector<stats::Stratum> strata;
    for (std::size_t i = 0; i < n.size(); ++i) strata.push_back({n[i], population[i], mean[i], variance[i]});
    return answer(*stats::stratified_mean(strata, level), {{"se", value_of(stats::stratified_se(strata))}});
}

Result<Value> run_standardised(const Value& input) {
    Given given(input, "standardised-share");
    const auto weight = given.numbers("weight", from_zero);
    const auto x = given.wholes("x"), n = given.wholes("n", 1);
    given.same_length(weight.size(), x.size(), "x");
    given.same_length(weight.size(), n.size(), "n");
    std::vector<stats::StandardStratum> strata;
    for (std::size_t i = 0; i < std::min({weight.size(), x.size(), n.size()}); ++i) {
        if (x[i] > n[i]) given.refuse("has a stratum with x above n", "a part is no larger than its whole");
        strata.push_back({weight[i], {std::min(x[i], n[i]), n[i]}});
    }
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer_or(stats::standardised_share(strata, level), "the weights sum to 0");
}

Result<Value> run_mix(const Value& input) {
    Given given(input, "mix-adjusted");
    const double score = given.number("score");
    const auto beta = given.numbers("beta"), unit = given.numbers("unit_mean"), all = given.numbers("overall_mean");
    given.same_length(beta.size(), unit.size(), "unit_mean");
    given.same_length(beta.size(), all.size(), "overall_mean");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(stats::mix_adjusted(score, beta, unit, all))}});
}

Result<Value> run_fpc(const Value& input) {
    Given given(input, "finite-population");
    const std::int64_t n = given.whole("n"), population = given.whole("population", 1);
    if (n > population) given.refuse("has a sample larger than its population", "correct one of them");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(stats::finite_population_factor(n, population))}});
}

Result<Value> run_bounds(const Value& input) {
    Given given(input, "nonresponse-bounds");
    const double share = given.share("share"), rate = given.share("response_rate");
    if (!given.sound()) return given.errors();
    const stats::Bounds bounds = stats::nonresponse_bounds(share, rate);
    return answer({{"low", value_of(bounds.low)}, {"high", value_of(bounds.high)}});
}

const Calculation rake_row{
    "rake",
    {"pesos que cuadran varios márgenes (IPF)", "weights that meet several margins (IPF)",
     "gewichten die aan meerdere randtotalen voldoen (IPF)"},
    {{"margins", "map", R"(per variable {"of": category of each respondent, "population": {category: size}})"},
     {"trim_low", "number", "lowest weight over the mean; 0.3 when absent", false},
     {"trim_high", "number", "highest; 3 when absent, 0 = no trimming", false}},
    R"({"margins": {"sex": {"of": ["F", "F", "F", "M"], "population": {"F": 500, "M": 500}}}})",
    "Deming & Stephan (1940); Kish (1965)",
    "weighting mends only what the margins explain",
    run_rake};

const Calculation effective_n_row{"effective-n",
                                  {"n efectivo de Kish y efecto de diseño", "Kish's effective n and design effect",
                                   "Kish' effectieve n en ontwerpeffect"},
                                  {{"weights", "list of numbers", "one weight per respondent"}},
                                  R"({"weights": [1, 1, 2, 4]})",
                                  "Kish (1965)",
                                  "",
                                  run_effective_n};

const Calculation cluster_row{
    "cluster-effect",
    {"efecto de diseño de conglomerados", "design effect of clusters", "ontwerpeffect van clusters"},
    {{"answers_per_cluster", "number", "answers per cluster"}, {"correlation", "number", "intraclass correlation"}},
    R"({"answers_per_cluster": 11, "correlation": 0.05})",
    "1+(m-1)rho, Kish (1965)",
    "",
    run_cluster};

const Calculation weighted_mean_row{
    "weighted-mean",
    {"media ponderada", "weighted mean", "gewogen gemiddelde"},
    {{"values", "list of numbers", "values (0 and 1 for a share)"}, {"weights", "list of numbers", "weights"}},
    R"({"values": [1, 0, 1, 1], "weights": [1, 1, 2, 4]})",
    "sum wx / sum w",
    "",
    run_weighted_mean};

const Calculation stratified_row{
    "stratified-mean",
    {"media estratificada con corrección de población finita", "stratified mean with finite population correction",
     "gestratificeerd gemiddelde met eindige-populatiecorrectie"},
    {{"n", "list of whole numbers", "sampled per stratum, at least 2"},
     {"population", "list of numbers", "size per stratum"},
     {"mean", "list of numbers", "mean per stratum"},
     {"variance", "list of numbers", "variance per stratum"},
     level_input},
    R"({"n": [100, 50, 50], "population": [4421, 755, 1018], "mean": [674.43, 625.82, 636.6], "variance": [15687.4192929293, 11947.0893877551, 13824.8571428571]})",
    "Cochran (1977)",
    "strata that are not sampled at random",
    run_stratified};

const Calculation standardised_row{"standardised-share",
                                   {"proporción estandarizada por composición", "share standardised for mix",
                                    "aandeel gestandaardiseerd naar samenstelling"},
                                   {{"weight", "list of numbers", "share of each stratum in the standard population"},
                                    {"x", "list of whole numbers", "cases per stratum"},
                                    {"n", "list of whole numbers", "people per stratum"},
                                    level_input},
                                   R"({"weight": [0.5, 0.5], "x": [10, 90], "n": [100, 300]})",
                                   "direct standardisation",
                                   "removes differences of mix and nothing else",
                                   run_standardised};

const Calculation mix_row{"mix-adjusted",
                          {"puntuación ajustada por composición de pacientes", "score adjusted for patient mix",
                           "score gecorrigeerd voor patiëntenmix"},
                          {{"score", "number", "score of the unit"},
                           {"beta", "list of numbers", "coefficients"},
                           {"unit_mean", "list of numbers", "means of the unit"},
                           {"overall_mean", "list of numbers", "means of all"}},
                          R"({"score": 80, "beta": [2, -1], "unit_mean": [0.6, 0.3], "overall_mean": [0.5, 0.2]})",
                          "y - sum beta(x_unit - x_all), CMS HCAHPS",
                          "",
                          run_mix};

const Calculation fpc_row{"finite-population",
                          {"factor de población finita", "finite population factor", "factor voor eindige populatie"},
                          {{"n", "whole number", "sampled"}, {"population", "whole number", "size of the population"}},
                          R"({"n": 120, "population": 400})",
                          "sqrt((N-n)/(N-1)), Cochran (1977)",
                          "only about exactly these people, never about future customers",
                          run_fpc};

const Calculation bounds_row{
    "nonresponse-bounds",
    {"límites peores por falta de respuesta", "worst-case bounds of non-response", "grenzen bij non-respons"},
    {{"share", "number", "share among respondents"}, {"response_rate", "number", "0 to 1"}},
    R"({"share": 0.8, "response_rate": 0.26})",
    "Manski (1989)",
    "",
    run_bounds};

}  // namespace

std::vector<Calculation> sampling_calculations() {
    return {rake_row,         effective_n_row, cluster_row, weighted_mean_row, stratified_row,
            standardised_row, mix_row,         fpc_row,     bounds_row};
}

}  // namespace ciclo::actions
