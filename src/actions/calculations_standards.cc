// Standards: verdict, SLA, capability, times with open cases, return to the mean.
#include "actions/calculations_parts.h"

#include <algorithm>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/capability.h"
#include "stats/survival.h"
#include "stats/verdict.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Result<Value> run_verdict(const Value& input) {
    Given given(input, "verdict");
    stats::Estimate e;
    e.low = given.number("low");
    e.high = given.number("high");
    e.value = given.maybe_number("value").value_or((*e.low + *e.high) / 2);
    if (*e.low > *e.high) given.refuse("has low above high", "exchange them");
    const auto target = given.maybe_number("target"), from = given.maybe_number("band_low"),
               to = given.maybe_number("band_high");
    const stats::Direction better = given.choice("better", stats::Direction::higher);
    const bool band = from && to;
    if (band == target.has_value())
        given.refuse("needs either a target or a band", "give target, or band_low and band_high");
    if (band && *from > *to) given.refuse("has a band with its ends exchanged", "exchange them");
    if (!given.sound()) return given.errors();
    return answer(
        {{"verdict", code(band ? stats::verdict_in_band(e, *from, *to) : stats::verdict(e, *target, better))}});
}

Result<Value> run_sla(const Value& input) {
    Given given(input, "sla");
    const stats::SlaCounts counts{given.whole("in_time"), given.whole("late"), given.whole("open_overdue"),
                                  given.maybe_whole("open_not_due").value_or(0)};
    const auto target = given.maybe_number("target", {0, 1});
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto sla = stats::sla_attainment(counts, level);
    if (!sla) return no_answer("no case is closed or overdue");
    Entries more{{"closed_only", value_of(sla->closed_only)}};
    if (target) more.emplace_back("verdict", code(stats::verdict(sla->attainment, *target, stats::Direction::higher)));
    return answer(sla->attainment, std::move(more));
}

stats::SpecificationLimits limits_of(Given& given) {
    const stats::SpecificationLimits out{given.maybe_number("low"), given.maybe_number("high")};
    if (!out.low && !out.high) given.refuse("has no limit", "give low, high or both");
    if (out.low && out.high && *out.low >= *out.high) given.refuse("has low at or above high", "exchange them");
    return out;
}

Result<Value> capability_answer(const std::optional<stats::Capability>& c) {
    if (!c) return no_answer("the values have no spread");
    return answer({{"cpk", value_of(c->cpk)},
                   {"cp", value_of(c->cp)},
                   {"cp_low", value_of(c->cp_low)},
                   {"cp_high", value_of(c->cp_high)},
                   {"cpm", value_of(c->cpm)},
                   {"mean", value_of(c->mean)},
                   {"sigma", value_of(c->sigma)}});
}

Result<Value> run_capability(const Value& input) {
    Given given(input, "capability");
    const stats::SpecificationLimits limits = limits_of(given);
    if (given.has("values")) {
        const auto values = given.numbers("values");
        if (!given.sound()) return given.errors();
        return capability_answer(stats::capability(values, limits));
    }
    const double mean = given.number("mean"), sigma = given.number("sigma", {1e-12, limits::number_max});
    if (!given.sound()) return given.errors();
    return capability_answer(stats::capability(mean, sigma, limits));
}

Result<Value> run_percentile_capability(const Value& input) {
    Given given(input, "capability-percentile");
    const double high = given.number("high"), median = given.number("median"), far = given.number("p99865");
    if (!given.sound()) return given.errors();
    const auto c = stats::percentile_capability(high, median, far);
    if (!c) return no_answer("p99865 is not above the median");
    return answer({{"value", value_of(*c)}});
}

Result<Value> run_share_above(const Value& input) {
    Given given(input, "share-above");
    const auto values = given.numbers("values");
    const double limit = given.number("limit"), level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::share_above(values, limit, level));
}

Result<Value> run_samples(const Value& input) {
    Given given(input, "chart-of-samples");
    const auto samples = given.matrix("samples");
    bool equal = samples.size() >= 2 && samples.front().size() >= 2 && samples.front().size() <= 10;
    for (const auto& sample : samples) equal = equal && sample.size() == samples.front().size();
    if (!equal && !samples.empty())
        given.refuse("needs samples of one size", "give at least 2 samples of 2 to 10 values");
    if (!given.sound()) return given.errors();
    const auto chart = stats::sample_mean_chart(samples);
    return answer({{"centre", value_of(chart->centre)},
                   {"sigma", value_of(chart->sigma)},
                   {"low", value_of(chart->low)},
                   {"high", value_of(chart->high)}});
}

std::vector<bool> endings(Given& given) {
    std::vector<bool> out;
    for (const double flag : given.flags("ended")) out.push_back(flag == 1);
    return out;
}

Result<Value> run_survival(const Value& input) {
    Given given(input, "kaplan-meier");
    const auto time = given.numbers("time", {0, limits::number_max});
    const auto ended = endings(given);
    given.same_length(time.size(), ended.size(), "ended");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const Result<stats::Survival> s = stats::kaplan_meier(time, ended, level);
    if (!s) return s.errors();
    std::vector<Value> steps;
    for (const auto& step : s->steps) {
        steps.push_back(formats::object({{"time", value_of(step.time)},
                                         {"at_risk", formats::integer(step.at_risk)},
                                         {"events", formats::integer(step.events)},
                                         {"survival", value_of(step.survival)},
                                         {"se", value_of(step.se)},
                                         {"low", value_of(step.low)},
                                         {"high", value_of(step.high)}}));
    }
    return answer({{"n", formats::integer(s->n)},
                   {"events", formats::integer(s->events)},
                   {"median", value_of(stats::time_quantile(*s, 0.5))},
                   {"p90", value_of(stats::time_quantile(*s, 0.9))},
                   {"steps", formats::list(std::move(steps))}});
}

Result<Value> run_log_rank(const Value& input) {
    Given given(input, "log-rank");
    const auto time = given.numbers("time", {0, limits::number_max});
    const auto ended = endings(given);
    const auto group = given.texts("group");
    given.same_length(time.size(), ended.size(), "ended");
    given.same_length(time.size(), group.size(), "group");
    std::vector<std::string> names;
    std::vector<std::size_t> numbers;
    for (const std::string& name : group) {
        const auto found = std::find(names.begin(), names.end(), name);
        numbers.push_back(static_cast<std::size_t>(found - names.begin()));
        if (found == names.end()) names.push_back(name);
        if (names.size() > 50) break;
    }
    if (names.size() > 50) given.refuse("has more than 50 groups", "join some");
    if (!given.sound()) return given.errors();
    const Result<stats::LogRank> test = stats::log_rank(time, ended, numbers, names.size());
    if (!test) return test.errors();
    return answer({{"chi_squared", value_of(test->chi_squared)},
                   {"degrees", formats::integer(test->degrees)},
                   {"p", value_of(test->p)},
                   {"n", formats::integer(static_cast<std::int64_t>(time.size()))}});
}

Result<Value> run_return(const Value& input) {
    Given given(input, "regression-to-the-mean");
    stats::RegressionToMean in;
    in.mean = given.number("mean");
    in.sd_between = given.number("sd_between", {1e-9, 1e9});
    in.sd_within = given.number("sd_within", {1e-9, 1e9});
    in.cut = given.number("cut");
    in.measurements = static_cast<int>(given.maybe_whole("measurements", 1, 1'000'000).value_or(1));
    in.chosen = given.one_of("chosen", {"below", "above"}) == "above" ? stats::Chosen::above : stats::Chosen::below;
    if (!given.sound()) return given.errors();
    const stats::ExpectedReturn r = stats::regression_to_mean(in);
    return answer({{"value", value_of(r.amount)}, {"z", value_of(r.z)}});
}

const CalculationInput time_input{"time", "list of numbers", "time of each case"},
    ended_input{"ended", "list of true/false", "true: the case ended then; false: still open"};
constexpr std::string_view open_cases = "cases that are open because they are the bad ones";

const Calculation verdict_row{"verdict",
                              {"¿se cumple? cumple, no cumple, no demostrado", "does it hold? met, not met, not proven",
                               "gehaald? gehaald, niet gehaald, niet aangetoond"},
                              {{"low", "number", "lower end of the interval"},
                               {"high", "number", "upper end"},
                               {"value", "number", "the estimate", false},
                               {"target", "number", "target", false},
                               {"better", "text", "higher (when absent) or lower", false},
                               {"band_low", "number", "instead of target: lower end of the band", false},
                               {"band_high", "number", "upper end of the band", false}},
                              R"({"low": 0.828, "high": 0.920, "target": 0.9})",
                              "interval wholly on one side of the target",
                              "",
                              run_verdict};

const Calculation sla_row{"sla",
                          {"cumplimiento de un plazo con casos abiertos", "attainment of a deadline with open cases",
                           "nakoming van een termijn met open zaken"},
                          {{"in_time", "whole number", "closed in time"},
                           {"late", "whole number", "closed late"},
                           {"open_overdue", "whole number", "open and overdue"},
                           {"open_not_due", "whole number", "open, not yet due (left out)", false},
                           {"target", "number", "0 to 1; adds the verdict", false},
                           level_input},
                          R"({"in_time": 171, "late": 14, "open_overdue": 9, "open_not_due": 22, "target": 0.9})",
                          "Wilson (1927)",
                          "",
                          run_sla};

const Calculation capability_row{
    "capability",
    {"capacidad de un proceso (Cp, Cpk)", "process capability (Cp, Cpk)", "procescapaciteit (Cp, Cpk)"},
    {{"values", "list of numbers", "values; or mean and sigma", false},
     {"mean", "number", "instead of values", false},
     {"sigma", "number", "within (Cp) or overall (Pp)", false},
     {"low", "number", "lower limit", false},
     {"high", "number", "upper limit", false}},
    R"({"mean": 74.001176, "sigma": 0.0097850386930353, "low": 73.95, "high": 74.05})",
    "Cp, Cpk, Cpm",
    "values that are not normal, or a chart that is not stable",
    run_capability};

const Calculation percentile_capability_row{
    "capability-percentile",
    {"capacidad por percentiles (tiempos sesgados)", "capability by percentiles (skewed times)",
     "capaciteit met percentielen (scheve tijden)"},
    {{"high", "number", "upper limit"}, {"median", "number", "P50"}, {"p99865", "number", "P99.865"}},
    R"({"high": 45, "median": 6.931471805599453, "p99865": 66.0765})",
    "ISO 22514-2",
    "",
    run_percentile_capability};

const Calculation share_above_row{
    "share-above",
    {"proporción por encima de un límite", "share above a limit", "aandeel boven een grens"},
    {{"values", "list of numbers", "values"}, {"limit", "number", "limit"}, level_input},
    R"({"values": [6,8,9,14,22,7,10,31,9,12,8,18,5,9,27,11,7,10,16,9], "limit": 10})",
    "Wilson (1927)",
    "",
    run_share_above};

const Calculation samples_row{
    "chart-of-samples",
    {"gráfico de medias de muestras (R/d2)", "chart of sample means (R/d2)", "kaart van steekproefgemiddelden (R/d2)"},
    {{"samples", "list of lists", "samples of one size, 2 to 10"}},
    R"({"samples": [[74.03, 74.002, 74.019], [73.995, 73.992, 74.001], [73.988, 74.024, 74.021]]})",
    "Shewhart",
    "",
    run_samples};

const Calculation survival_row{
    "kaplan-meier",
    {"tiempo hasta la solución con casos abiertos", "time to resolution with open cases",
     "doorlooptijd met open zaken"},
    {time_input, ended_input, level_input},
    R"({"time": [9,13,13,18,23,28,31,34,45,48,161], "ended": [true,true,false,true,true,false,true,true,false,true,false]})",
    "Kaplan & Meier (1958), Greenwood",
    open_cases,
    run_survival};

const Calculation log_rank_row{
    "log-rank",
    {"¿terminan los grupos al mismo ritmo?", "do groups end at the same pace?", "eindigen groepen even snel?"},
    {time_input, ended_input, {"group", "list of texts", "group of each case"}},
    R"({"time": [9,13,13,18,23,28,31,34,45,48,161,5,5,8,8,12,16,23,27,30,33,43,45], "ended": [true,true,false,true,true,false,true,true,false,true,false,true,true,true,true,true,false,true,true,true,true,true,true], "group": ["a","a","a","a","a","a","a","a","a","a","a","b","b","b","b","b","b","b","b","b","b","b","b"]})",
    "Mantel (1966)",
    open_cases,
    run_log_rank};

const Calculation return_row{
    "regression-to-the-mean",
    {"mejora que se espera sin hacer nada", "improvement to be expected without doing anything",
     "verbetering die zonder ingrijpen te verwachten is"},
    {{"mean", "number", "mean of all units"},
     {"sd_between", "number", "spread between units"},
     {"sd_within", "number", "spread of one unit in time"},
     {"cut", "number", "units were chosen beyond this"},
     {"measurements", "whole number", "past values averaged; 1 when absent", false},
     {"chosen", "text", "below (when absent) or above", false}},
    R"({"mean": 4.0, "sd_between": 0.30, "sd_within": 0.25, "cut": 3.6})",
    "Barnett, van der Pols & Dobson (2005)",
    "values that are not normal",
    run_return};

}  // namespace

std::vector<Calculation> standard_calculations() {
    return {verdict_row,  sla_row,      capability_row, percentile_capability_row, share_above_row, samples_row,
            survival_row, log_rank_row, return_row};
}

}  // namespace ciclo::actions
