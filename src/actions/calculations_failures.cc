// Failures: veto, chains, necessary conditions, Pareto.
#include "actions/calculation_limits.h"

#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "actions/calculations_parts.h"
#include "stats/pareto.h"
#include "stats/series.h"
#include "stats/veto.h"

namespace ciclo::actions {

namespace {

using formats::Value;

std::vector<stats::Flag> flags_of(const std::vector<double>& marks) {
    std::vector<stats::Flag> out;
    for (const double mark : marks)
        out.push_back(std::isnan(mark) ? stats::Flag::missing : mark == 1 ? stats::Flag::yes : stats::Flag::no);
    return out;
}

Value row_of(const stats::VetoItem& item, const std::string& name) {
    return formats::object({{"name", formats::string(name)},
                            {"label", code(item.label)},
                            {"alone", formats::integer(item.alone)},
                            {"veto", value_of(item.veto)},
                            {"rise", value_of(item.rise)},
                            {"relative_risk", value_of(item.relative_risk)},
                            {"attributable", value_of(item.attributable)},
                            {"lived", formats::integer(item.lived)},
                            {"failed", formats::integer(item.failed)}});
}

Result<Value> run_veto(const Value& input) {
    Given given(input, "veto");
    const NamedLists failed = given.flag_lists("failed");
    const auto dissatisfied = given.flags("dissatisfied", Missing::allowed);
    given.same_length(failed.length(), dissatisfied.size(), "dissatisfied");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    std::vector<std::vector<stats::Flag>> items;
    for (const auto& list : failed.lists) items.push_back(flags_of(list));
    const Result<stats::Veto> v = stats::veto(items, flags_of(dissatisfied), level);
    if (!v) return v.errors();
    std::vector<Value> rows;
    for (const auto& item : v->items) rows.push_back(row_of(item, failed.names[item.column]));
    return answer({{"n", formats::integer(v->n)},
                   {"baseline", value_of(v->baseline)},
                   {"none_failed", value_of(v->none_failed)},
                   {"product", value_of(v->product)},
                   {"bound_low", value_of(v->bound_low)},
                   {"bound_high", value_of(v->bound_high)},
                   {"items", formats::list(std::move(rows))}});
}

Value model_of(const stats::ModelFit& fit) {
    return formats::object({{"mcfadden", value_of(fit.mcfadden)},
                            {"aic", value_of(fit.aic)},
                            {"coefficients", value_of(fit.coefficients)}});
}

Result<Value> run_average_or_worst(const Value& input) {
    Given given(input, "average-or-worst");
    const NamedLists ratings = given.lists("ratings", {1e-6, limits::number_max});
    const auto satisfied = given.flags("satisfied", Missing::allowed);
    given.same_length(ratings.length(), satisfied.size(), "satisfied");
    if (!given.sound()) return given.errors();
    const Result<stats::AverageOrWorst> fits = stats::average_or_worst(ratings.columns(), satisfied);
    if (!fits) return fits.errors();
    return answer({{"n", formats::integer(fits->n)},
                   {"mean", model_of(fits->mean)},
                   {"least", model_of(fits->least)},
                   {"geometric", model_of(fits->geometric)},
                   {"mean_and_least", model_of(fits->mean_and_least)}});
}

Result<Value> run_series(const Value& input) {
    Given given(input, "series");
    const auto reliability = given.numbers("reliability", {0, 1});
    if (reliability.size() > 10'000) given.refuse("has more than 10000 links", "join some");
    if (!given.sound()) return given.errors();
    const stats::Series s = stats::series(reliability);
    return answer({{"value", value_of(s.product)},
                   {"birnbaum", value_of(s.birnbaum)},
                   {"potential", value_of(s.potential)},
                   {"bound_low", value_of(s.bound_low)},
                   {"bound_high", value_of(s.bound_high)}});
}

Result<Value> run_yields(const Value& input) {
    Given given(input, "yields");
    const auto defects = given.wholes("defects"), rework = given.wholes("rework");
    const std::int64_t opportunities = given.whole("opportunities", 1);
    if (!given.sound()) return given.errors();
    const Result<stats::Yields> y = stats::yields(defects, rework, opportunities);
    if (!y) return y.errors();
    return answer({{"final_yield", value_of(y->final_yield)},
                   {"first_time", value_of(y->first_time)},
                   {"rolled_throughput", value_of(y->rolled_throughput)},
                   {"defects_per_million", value_of(y->defects_per_million)},
                   {"defects", formats::integer(y->defects)}});
}

Result<Value> run_necessary(const Value& input) {
    Given given(input, "necessary-condition");
    const auto x = given.numbers("x"), y = given.numbers("y");
    given.same_length(x.size(), y.size(), "y");
    const auto permutations = static_cast<int>(given.maybe_whole("permutations", 0, 100'000).value_or(0));
    const auto seed = static_cast<std::uint64_t>(given.maybe_whole("seed").value_or(1));
    if (static_cast<std::int64_t>(x.size()) * permutations > limits::resampled_values)
        given.refuse("would shuffle too much", "ask for fewer permutations");
    if (!given.sound()) return given.errors();
    const auto nca = stats::necessary_condition(x, y, permutations, seed);
    if (!nca) return no_answer("fewer than 3 points, or no spread");
    Entries entries{{"value", value_of(nca->effect)},
                    {"zone", value_of(nca->zone)},
                    {"scope", value_of(nca->scope)},
                    {"n", formats::integer(static_cast<std::int64_t>(x.size()))}};
    if (permutations > 0) entries.emplace_back("p", value_of(nca->p));
    return answer(std::move(entries));
}

Result<Value> run_pareto(const Value& input) {
    Given given(input, "pareto");
    const NamedNumbers counts = given.named_numbers("counts", {0, static_cast<double>(limits::count_max)});
    const NamedNumbers severity = given.has("severity") ? given.named_numbers("severity", {0, 1e6}) : NamedNumbers{};
    const std::string others = given.fields().text("others").value_or("");
    stats::ParetoOptions options;
    options.replicates = static_cast<int>(given.maybe_whole("replicates", 0, 20'000).value_or(0));
    options.seed = static_cast<std::uint64_t>(given.maybe_whole("seed").value_or(1));
    std::vector<stats::Cause> causes;
    for (std::size_t i = 0; i < counts.names.size(); ++i) {
        if (counts.numbers[i] != std::floor(counts.numbers[i]))
            given.refuse("has a broken number in counts", "write whole numbers");
        causes.push_back({.count = static_cast<std::int64_t>(counts.numbers[i]),
                          .severity = severity.of(counts.names[i]).value_or(1),
                          .others = counts.names[i] == others});
    }
    if (!given.sound()) return given.errors();
    const auto p = stats::pareto(causes, options);
    if (!p) return no_answer("all counts are 0");
    std::vector<Value> lines;
    for (const auto& line : p->lines) {
        Entries entries{{"name", formats::string(counts.names[line.cause])},
                        {"weight", value_of(line.weight)},
                        {"cumulative", value_of(line.cumulative)},
                        {"class", code(line.abc)}};
        if (options.replicates > 0) {
            entries.emplace_back("rank_low", formats::integer(static_cast<std::int64_t>(line.rank_low)));
            entries.emplace_back("rank_high", formats::integer(static_cast<std::int64_t>(line.rank_high)));
        }
        lines.push_back(formats::object(std::move(entries)));
    }
    return answer({{"n", formats::integer(p->n)},
                   {"top_fifth_share", value_of(p->top_fifth_share)},
                   {"eighty_twenty", formats::boolean(p->eighty_twenty)},
                   {"gini", value_of(p->gini)},
                   {"lines", formats::list(std::move(lines))}});
}

Result<Value> run_gini(const Value& input) {
    Given given(input, "gini");
    const auto amounts = given.numbers("amounts", {0, limits::number_max});
    if (!given.sound()) return given.errors();
    const auto value = stats::gini(amounts);
    if (!value) return no_answer("all amounts are 0");
    return answer({{"value", value_of(*value)}, {"n", formats::integer(static_cast<std::int64_t>(amounts.size()))}});
}

constexpr std::string_view veto_example =
    R"({"failed": {"M1": [true,true,true,true,true,true,false,false,false,false,false,false], "M2": [false,false,false,false,false,false,true,null,false,false,false,false]}, "dissatisfied": [true,true,true,true,true,false,false,false,false,false,true,false]})";
constexpr std::string_view worst_example =
    R"({"ratings": {"M1": [5,4,2,1,3,4,5,2,3,4], "M2": [4,4,1,2,5,3,4,4,2,5]}, "satisfied": [true,true,false,false,false,true,true,true,false,false]})";

const Calculation veto_row{
    "veto",
    {"¿puede un solo momento fallido hundir el conjunto?", "can one failed moment collapse the whole?",
     "kan één mislukt moment het geheel doen instorten?"},
    {{"failed", "map of lists of true/false", "per moment and respondent; null = not lived"},
     {"dissatisfied", "list of true/false", "overall"},
     level_input},
    veto_example,
    "V = P(dissatisfied | only this failed), Wilson and Newcombe",
    "conditional association within one path or segment, not cause",
    run_veto};

const Calculation average_or_worst_row{
    "average-or-worst",
    {"¿decide la media o el peor momento?", "does the average decide, or the worst moment?",
     "beslist het gemiddelde of het slechtste moment?"},
    {{"ratings", "map of lists", "ratings above 0; null = missing"}, {"satisfied", "list of true/false", "overall"}},
    worst_example,
    "logistic models on mean, least, geometric mean",
    "few rows",
    run_average_or_worst};

const Calculation series_row{
    "series",
    {"cadena de momentos si fueran independientes", "chain of moments if they were independent",
     "keten van momenten als ze onafhankelijk waren"},
    {{"reliability", "list of numbers", "success share of each moment"}},
    R"({"reliability": [0.98, 0.95, 0.99, 0.90, 0.97]})",
    "product, Birnbaum importance, Frechet bounds",
    "failures go together in real data: a what-if, never a forecast",
    run_series};

const Calculation yields_row{
    "yields",
    {"rendimientos de un proceso por pasos", "yields of a process in steps", "opbrengsten van een proces in stappen"},
    {{"defects", "list of whole numbers", "scrapped at each step"},
     {"rework", "list of whole numbers", "mended at each step"},
     {"opportunities", "whole number", "units"}},
    R"({"defects": [3, 5, 12], "rework": [1, 2, 4], "opportunities": 1915})",
    "rolled throughput yield",
    "",
    run_yields};

const Calculation necessary_row{"necessary-condition",
                                {"condición necesaria (techo CE-FDH)", "necessary condition (CE-FDH ceiling)",
                                 "noodzakelijke voorwaarde (CE-FDH-plafond)"},
                                {{"x", "list of numbers", "condition"},
                                 {"y", "list of numbers", "outcome"},
                                 {"permutations", "whole number", "shuffles for p; 0 when absent", false},
                                 seed_input},
                                R"({"x": [1, 2, 3, 4, 5, 6], "y": [1, 3, 2, 5, 4, 6], "permutations": 1000})",
                                "Dul (2016)",
                                "single points decide: use 100 points or more",
                                run_necessary};

const Calculation pareto_row{
    "pareto",
    {"Pareto y clases ABC", "Pareto and ABC classes", "Pareto en ABC-klassen"},
    {{"counts", "map of numbers", "count of each cause"},
     {"severity", "map of numbers", "weight of one; 1 when absent", false},
     {"others", "text", "name of the rest, shown last", false},
     {"replicates", "whole number", "resamples for rank ranges; 0 when absent", false},
     seed_input},
    R"({"counts": {"BillingError": 120, "Wait": 310, "Rude": 95, "Dirty": 40, "Lost": 22, "Info": 150, "Access": 18, "Other": 45}})",
    "class by the cumulative share before the cause: A < 80 %, B < 95 %",
    "complaint counts are not prevalence",
    run_pareto};

const Calculation gini_row{"gini",
                           {"concentración de Gini", "Gini concentration", "Gini-concentratie"},
                           {{"amounts", "list of numbers", "amounts, at least 0"}},
                           R"({"amounts": [120, 310, 95, 40, 22, 150, 18, 45]})",
                           "Gini (1912)",
                           "",
                           run_gini};

}  // namespace

std::vector<Calculation> failure_calculations() {
    return {veto_row, average_or_worst_row, series_row, yields_row, necessary_row, pareto_row, gini_row};
}

}  // namespace ciclo::actions
