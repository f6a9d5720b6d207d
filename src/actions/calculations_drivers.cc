// What goes with the overall judgement: drivers, importance from correlations, logistic models, the matrix.
#include "actions/calculations_parts.h"

#include <algorithm>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/dominance.h"
#include "stats/drivers.h"
#include "stats/logistic.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Value row_of(const stats::Driver& driver, const std::vector<std::string>& names) {
    return formats::object({{"name", formats::string(names[driver.column])},
                            {"contribution", value_of(driver.contribution)},
                            {"share", value_of(driver.share)},
                            {"probability_first", value_of(driver.probability_first)},
                            {"r", value_of(driver.r)},
                            {"beta", value_of(driver.beta)},
                            {"suppressor", formats::boolean(driver.suppressor)}});
}

Result<Value> run_drivers(const Value& input) {
    Given given(input, "drivers");
    const NamedLists moments = given.lists("moments");
    const auto overall = given.numbers("overall", {}, Missing::allowed);
    given.same_length(moments.length(), overall.size(), "overall");
    stats::DriverOptions options;
    options.level = given.level();
    options.seed = static_cast<std::uint64_t>(given.maybe_whole("seed").value_or(1));
    options.replicates = static_cast<int>(given.maybe_whole("replicates", 0, 10'000).value_or(500));
    if (!given.sound()) return given.errors();
    const Result<stats::Drivers> d = stats::drivers(moments.columns(), overall, options);
    if (!d) return d.errors();
    std::vector<Value> rows;
    for (const std::size_t position : d->order) rows.push_back(row_of(d->drivers[position], moments.names));
    std::vector<std::string> constant;
    for (const std::size_t column : d->constant) constant.push_back(moments.names[column]);
    return answer({{"r_squared", value_of(d->r_squared)},
                   {"n", formats::integer(d->n)},
                   {"left_out", formats::integer(d->left_out)},
                   {"method", code(d->method)},
                   {"confidence", code(d->confidence)},
                   {"replicates", formats::integer(d->replicates)},
                   {"drivers", formats::list(std::move(rows))},
                   {"constant", value_of(constant)}});
}

// A symmetric matrix of correlations, the response first.
stats::Correlations correlations_of(Given& given) {
    const auto rows = given.matrix("correlation");
    stats::Correlations out;
    out.size = rows.size();
    bool sane = rows.size() >= 2 && rows.size() <= stats::limits::exact_drivers_default + 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sane = sane && rows[i].size() == rows.size() && std::abs(rows[i][i] - 1) < 1e-9;
        for (std::size_t j = 0; sane && j < i; ++j)
            sane = std::abs(rows[i][j] - rows[j][i]) < 1e-9 && std::abs(rows[i][j]) <= 1;
        out.values.insert(out.values.end(), rows[i].begin(), rows[i].end());
    }
    if (!sane && !rows.empty())
        given.refuse("needs a symmetric matrix with ones on the diagonal", "give 2 to 17 rows, the response first");
    return out;
}

Result<Value> run_importance(const Value& input) {
    Given given(input, "importance");
    const stats::Correlations all = correlations_of(given);
    if (!given.sound()) return given.errors();
    const stats::LinearModel model = stats::linear_model(all, 0);
    const auto worth = stats::subset_r_squared(model);
    const stats::Contributions other = stats::contributions(model);
    std::vector<Value> conditional;
    for (const auto& row : stats::conditional_dominance(worth, model.predictors)) conditional.push_back(value_of(row));
    return answer({{"r_squared", value_of(worth.back())},
                   {"lmg", value_of(stats::shapley(worth, model.predictors))},
                   {"relative_weights", value_of(stats::relative_weights(model))},
                   {"first", value_of(other.first)},
                   {"last", value_of(other.last)},
                   {"beta", value_of(other.beta)},
                   {"pratt", value_of(other.pratt)},
                   {"vif", value_of(other.vif)},
                   {"car", value_of(other.car)},
                   {"linearly_dependent", formats::boolean(other.aliased)},
                   {"conditional_dominance", formats::list(std::move(conditional))}});
}

Result<Value> run_grouped(const Value& input) {
    Given given(input, "importance-of-groups");
    const stats::Correlations all = correlations_of(given);
    std::vector<std::vector<std::size_t>> groups;
    std::vector<bool> used(all.size, false);
    for (const auto& row : given.matrix("groups")) {
        groups.emplace_back();
        for (const double member : row) {
            const bool known = member >= 1 && member < static_cast<double>(all.size) &&
                               member == static_cast<double>(static_cast<std::size_t>(member));
            const std::size_t position = known ? static_cast<std::size_t>(member) : 0;
            if (!known || used[position])
                given.refuse("has a predictor twice or not at all in groups",
                             "number the predictors from 1, each in one group");
            if (known) used[position] = true;
            groups.back().push_back(known ? position - 1 : 0);
        }
    }
    if (static_cast<std::size_t>(std::count(used.begin(), used.end(), true)) + 1 != all.size) {
        given.refuse("leaves a predictor without a group", "give it a group of its own");
    }
    if (!given.sound()) return given.errors();
    const stats::LinearModel model = stats::linear_model(all, 0);
    const auto worth = stats::subset_r_squared(model);
    return answer({{"r_squared", value_of(worth.back())},
                   {"lmg", value_of(stats::shapley_of_groups(worth, model.predictors, groups))}});
}

Result<Value> run_correlations(const Value& input) {
    Given given(input, "correlations");
    const NamedLists columns = given.lists("columns");
    if (!given.sound()) return given.errors();
    const Result<stats::Correlations> all = stats::correlations(columns.columns());
    if (!all) return all.errors();
    std::vector<Value> rows;
    for (std::size_t i = 0; i < all->size; ++i) {
        rows.push_back(
            value_of(std::vector<double>(all->values.begin() + static_cast<std::ptrdiff_t>(i * all->size),
                                         all->values.begin() + static_cast<std::ptrdiff_t>((i + 1) * all->size))));
    }
    return answer({{"names", value_of(columns.names)},
                   {"correlation", formats::list(std::move(rows))},
                   {"sd", value_of(all->sd)},
                   {"n", formats::integer(all->n)}});
}

// Columns and outcome without missing values.
struct Modelled {
    NamedLists columns;
    std::vector<double> outcome;
};
Modelled modelled(Given& given) {
    Modelled out{given.lists("columns"), given.flags("outcome")};
    given.same_length(out.columns.length(), out.outcome.size(), "outcome");
    return out;
}

Result<Value> run_logistic(const Value& input) {
    Given given(input, "logistic");
    const Modelled in = modelled(given);
    if (in.columns.names.size() > 50) given.refuse("has more than 50 columns", "leave some out");
    if (!given.sound()) return given.errors();
    const Result<stats::Logistic> fit = stats::logistic({in.columns.columns(), in.outcome, {}});
    if (!fit) return fit.errors();
    std::vector<std::string> names{"constant"};
    names.insert(names.end(), in.columns.names.begin(), in.columns.names.end());
    return answer({{"names", value_of(names)},
                   {"coefficients", value_of(fit->coefficients)},
                   {"se", value_of(fit->se)},
                   {"deviance", value_of(fit->deviance)},
                   {"null_deviance", value_of(fit->null_deviance)},
                   {"mcfadden", value_of(fit->mcfadden)},
                   {"aic", value_of(fit->aic)},
                   {"n", value_of(fit->n)}});
}

Result<Value> run_logistic_importance(const Value& input) {
    Given given(input, "logistic-importance");
    const Modelled in = modelled(given);
    if (!given.sound()) return given.errors();
    const Result<std::vector<double>> worth = stats::subset_mcfadden(in.columns.columns(), in.outcome);
    if (!worth) return worth.errors();
    return answer({{"names", value_of(in.columns.names)},
                   {"mcfadden", value_of(worth->back())},
                   {"general_dominance", value_of(stats::shapley(*worth, in.columns.names.size()))},
                   {"n", formats::integer(static_cast<std::int64_t>(in.outcome.size()))}});
}

constexpr std::string_view swiss =
    R"("correlation": [[1, 0.353079183619975, -0.645882706457287, -0.663788857035069, 0.463684700651794, 0.416556031434983], [0.353079183619975, 1, -0.686542208617136, -0.63952251894832, 0.40109505304874, -0.0608586084165816], [-0.645882706457287, -0.686542208617136, 1, 0.698415296288483, -0.572741806064167, -0.114021596482034], [-0.663788857035069, -0.63952251894832, 0.698415296288483, 1, -0.153858917090915, -0.0993218458213457], [0.463684700651794, 0.40109505304874, -0.572741806064167, -0.153858917090915, 1, 0.175495907596623], [0.416556031434983, -0.0608586084165816, -0.114021596482034, -0.0993218458213457, 0.175495907596623, 1]])";

std::string_view swiss_example() {
    static const std::string text = "{" + std::string(swiss) + "}";
    return text;
}

std::string_view grouped_example() {
    static const std::string text = "{" + std::string(swiss) + R"(, "groups": [[3, 2], [1], [4], [5]]})";
    return text;
}

// 120 answers made by a rule, so that the example needs no file: the first moment counts twice as much as the second.
std::string_view drivers_example() {
    static const std::string text = [] {
        std::string first, second, overall;
        for (int i = 0; i < 120; ++i) {
            const int a = 1 + (i * 7) % 5, b = 1 + (i * 11 + i / 5) % 5, noise = (i * 13) % 3;
            const std::string comma = i == 0 ? "" : ",";
            first += comma + std::to_string(a);
            second += comma + std::to_string(b);
            overall += comma + std::to_string(2 * a + b + noise);
        }
        return R"({"moments": {"M1": [)" + first + R"(], "M2": [)" + second + R"(]}, "overall": [)" + overall +
               R"(], "replicates": 200})";
    }();
    return text;
}

constexpr std::string_view association =
    "importance is association: a cause that was not asked about shows in what goes with it";
constexpr std::string_view binary_example =
    R"({"columns": {"wait": [1,2,3,4,5,6,7,8,9,10], "tone": [5,3,4,2,5,1,2,3,4,2]}, "outcome": [true,false,true,true,false,true,false,false,true,false]})";
const CalculationInput matrix_input{"correlation", "list of lists",
                                    "symmetric correlation matrix, the response first, up to 16 predictors"};

const Calculation drivers_row{"drivers",
                              {"qué momentos mueven el juicio global (LMG con intervalos)",
                               "which moments move the overall judgement (LMG with intervals)",
                               "welke momenten het totaaloordeel bepalen (LMG met intervallen)"},
                              {{"moments", "map of lists", "ratings per moment; null = not lived or not answered"},
                               {"overall", "list of numbers", "overall judgement of each respondent"},
                               level_input,
                               seed_input,
                               {"replicates", "whole number", "resamples, 0 = no intervals; 500 when absent", false}},
                              drivers_example(),
                              "Lindeman, Merenda & Gold (1980); Johnson (2000) beyond 16 moments",
                              association,
                              run_drivers};

const Calculation importance_row{
    "importance",
    {"importancia relativa desde correlaciones, todas las medidas",
     "relative importance from correlations, all measures", "relatief belang uit correlaties, alle maten"},
    {matrix_input},
    swiss_example(),
    "LMG; Johnson (2000); Azen & Budescu (2003)",
    association,
    run_importance};

const Calculation grouped_row{
    "importance-of-groups",
    {"importancia de grupos de predictores", "importance of groups of predictors", "belang van groepen voorspellers"},
    {matrix_input, {"groups", "list of lists", "predictors of each group, numbered from 1"}},
    grouped_example(),
    "LMG with groups entered together",
    association,
    run_grouped};

const Calculation correlations_row{"correlations",
                                   {"matriz de correlaciones (filas completas)", "correlation matrix (complete rows)",
                                    "correlatiematrix (volledige rijen)"},
                                   {{"columns", "map of lists", "columns; null = missing"}},
                                   R"({"columns": {"a": [1, 2, 3, 4, null], "b": [2, 1, 4, 3, 5]}})",
                                   "Pearson, listwise",
                                   "curved relations; outliers",
                                   run_correlations};

const Calculation logistic_row{
    "logistic",
    {"regresión logística", "logistic regression", "logistische regressie"},
    {{"columns", "map of lists", "predictors, no nulls"}, {"outcome", "list of true/false", "outcome of each row"}},
    binary_example,
    "iteratively reweighted least squares",
    "rows that are not independent; perfect separation is refused",
    run_logistic};

const Calculation logistic_importance_row{
    "logistic-importance",
    {"importancia con resultado sí/no raro (McFadden)", "importance with a rare yes/no outcome (McFadden)",
     "belang bij een zeldzame ja/nee-uitkomst (McFadden)"},
    {{"columns", "map of lists", "1 to 8 predictors, no nulls"},
     {"outcome", "list of true/false", "outcome of each row"}},
    binary_example,
    "general dominance, Azen & Traxel (2009)",
    association,
    run_logistic_importance};

}  // namespace

std::vector<Calculation> driver_calculations() {
    return {drivers_row, importance_row, grouped_row, correlations_row, logistic_row, logistic_importance_row};
}

}  // namespace ciclo::actions
