// Proportions and their differences.
#include "actions/calculations_parts.h"

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using Interval = std::optional<stats::Estimate> (*)(std::int64_t, std::int64_t, double);

Result<Value> share_of(const Value& input, std::string_view name, Interval interval) {
    Given given(input, name);
    const Given::Share share = given.x_of_n();
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*interval(share.x, share.n, level));
}

Result<Value> run_wilson(const Value& input) {
    return share_of(input, "wilson", stats::wilson);
}
Result<Value> run_wilson_corrected(const Value& input) {
    return share_of(input, "wilson-corrected", stats::wilson_corrected);
}
Result<Value> run_agresti_coull(const Value& input) {
    return share_of(input, "agresti-coull", stats::agresti_coull);
}
Result<Value> run_clopper_pearson(const Value& input) {
    return share_of(input, "clopper-pearson", stats::clopper_pearson);
}
Result<Value> run_jeffreys(const Value& input) {
    return share_of(input, "jeffreys", stats::jeffreys);
}

Result<Value> run_effective(const Value& input) {
    Given given(input, "wilson-effective");
    const double share = given.share("share");
    const std::int64_t n = given.whole("n", 1);
    const double effective = given.number("n_effective", {1e-6, static_cast<double>(limits::count_max)});
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::wilson_effective(share, effective, n, level), {{"n_effective", value_of(effective)}});
}

Result<Value> run_difference(const Value& input) {
    Given given(input, "difference-of-shares");
    const Given::Share first = given.x_of_n("x1", "n1"), second = given.x_of_n("x2", "n2");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::newcombe_difference(first.x, first.n, second.x, second.n, level));
}

Result<Value> run_iceberg(const Value& input) {
    Given given(input, "iceberg");
    const Given::Share share = given.x_of_n("reported", "problems");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer_or(stats::iceberg_multiplier(share.x, share.n, level),
                     "nobody reported a problem: the multiplier has no value");
}

const std::vector<CalculationInput> x_and_n{
    {"x", "whole number", "how many of them"}, {"n", "whole number", "how many in all, at least 1"}, level_input};
constexpr std::string_view independent = "answers that are not independent, or a sample that is not random";

const Calculation wilson_row{
    "wilson",
    {"proporción con intervalo de Wilson (el de la casa)", "share with Wilson interval (the house's own)",
     "aandeel met Wilson-interval (dat van het huis)"},
    x_and_n,
    R"({"x": 77, "n": 100})",
    "Wilson (1927), score interval without continuity correction",
    independent,
    run_wilson};

const Calculation wilson_corrected_row{
    "wilson-corrected",
    {"proporción, Wilson con corrección de continuidad", "share, Wilson with continuity correction",
     "aandeel, Wilson met continuïteitscorrectie"},
    x_and_n,
    R"({"x": 81, "n": 263})",
    "Newcombe (1998), method 4",
    independent,
    run_wilson_corrected};

const Calculation agresti_coull_row{
    "agresti-coull",
    {"proporción, intervalo de Agresti y Coull", "share, Agresti-Coull interval", "aandeel, Agresti-Coull-interval"},
    x_and_n,
    R"({"x": 81, "n": 263})",
    "Agresti & Coull (1998)",
    independent,
    run_agresti_coull};

const Calculation clopper_pearson_row{"clopper-pearson",
                                      {"proporción, intervalo exacto (contratos)", "share, exact interval (contracts)",
                                       "aandeel, exact interval (contracten)"},
                                      x_and_n,
                                      R"({"x": 81, "n": 263})",
                                      "Clopper & Pearson (1934)",
                                      independent,
                                      run_clopper_pearson};

const Calculation jeffreys_row{"jeffreys",
                               {"proporción, intervalo bayesiano de Jeffreys", "share, Jeffreys' Bayesian interval",
                                "aandeel, bayesiaans interval van Jeffreys"},
                               x_and_n,
                               R"({"x": 81, "n": 263})",
                               "Brown, Cai & DasGupta (2001)",
                               independent,
                               run_jeffreys};

const Calculation effective_row{
    "wilson-effective",
    {"proporción ponderada con n efectivo", "weighted share with effective n", "gewogen aandeel met effectieve n"},
    {{"share", "number", "weighted share, 0 to 1"},
     {"n_effective", "number", "Kish's effective n"},
     {"n", "whole number", "people who answered"},
     level_input},
    R"({"share": 0.645, "n_effective": 123.83, "n": 160})",
    "Wilson (1927) with Kish's n",
    independent,
    run_effective};

const Calculation difference_row{
    "difference-of-shares",
    {"diferencia de dos proporciones", "difference of two shares", "verschil van twee aandelen"},
    {{"x1", "whole number", "how many of the first group"},
     {"n1", "whole number", "size of the first group"},
     {"x2", "whole number", "how many of the second group"},
     {"n2", "whole number", "size of the second group"},
     level_input},
    R"({"x1": 56, "n1": 70, "x2": 48, "n2": 80})",
    "Newcombe (1998), hybrid score, method 10",
    "groups that share people",
    run_difference};

const Calculation iceberg_row{
    "iceberg",
    {"problemas que hay detrás de cada queja", "problems behind each complaint", "problemen achter elke klacht"},
    {{"reported", "whole number", "people who had a problem and reported it"},
     {"problems", "whole number", "people who had a problem"},
     level_input},
    R"({"reported": 14, "problems": 62})",
    "1/p with the Wilson interval inverted",
    "a survey that does not ask both questions of the same people",
    run_iceberg};

}  // namespace

std::vector<Calculation> proportion_calculations() {
    return {wilson_row,   wilson_corrected_row, agresti_coull_row, clopper_pearson_row,
            jeffreys_row, effective_row,        difference_row,    iceberg_row};
}

}  // namespace ciclo::actions
