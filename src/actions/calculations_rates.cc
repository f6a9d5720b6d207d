// Rates, ratios, indices, retention.
#include "actions/calculations_parts.h"

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/rates.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range above_zero{1e-12, limits::number_max}, from_zero{0, limits::number_max};

Result<Value> run_rate(const Value& input) {
    Given given(input, "rate");
    const std::int64_t events = given.whole("events");
    const double exposure = given.number("exposure", above_zero);
    const double per = given.maybe_number("per", above_zero).value_or(1);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::poisson_rate(events, exposure, per, level));
}

Result<Value> run_rate_ratio(const Value& input) {
    Given given(input, "ratio-of-rates");
    const std::int64_t events1 = given.whole("events1"), events2 = given.whole("events2", 1);
    const double exposure1 = given.number("exposure1", above_zero), exposure2 = given.number("exposure2", above_zero);
    const double level = given.level();
    if (events1 + events2 > static_cast<std::int64_t>(limits::list_length))
        given.refuse("has too many events for the exact test", "compare the two intervals of rate instead");
    if (!given.sound()) return given.errors();
    const auto ratio = stats::rate_ratio(events1, exposure1, events2, exposure2, level);
    return answer(ratio->ratio, {{"p", value_of(ratio->p)}});
}

Result<Value> run_ratio(const Value& input) {
    Given given(input, "ratio");
    const double a = given.number("a", from_zero), b = given.number("b", above_zero);
    if (!given.sound()) return given.errors();
    return answer(*stats::ratio_of_amounts(a, b));
}

Result<Value> run_ratio_of_sums(const Value& input) {
    Given given(input, "ratio-of-sums");
    const auto a = given.numbers("a", from_zero), b = given.numbers("b", from_zero);
    given.same_length(a.size(), b.size(), "b");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer_or(stats::ratio_of_sums(a, b, level), "the amounts below the line sum to 0");
}

Result<Value> run_index(const Value& input) {
    Given given(input, "index");
    const double now = given.number("now"), base = given.number("base");
    if (base == 0) given.refuse("has a base of 0", "choose a period with a value");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(*stats::index_base_100(now, base))}});
}

Result<Value> run_retention(const Value& input) {
    Given given(input, "retention");
    const double lost = given.share("lost_share");
    const auto periods = static_cast<int>(given.maybe_whole("periods_per_year", 1, 10'000).value_or(12));
    if (!given.sound()) return given.errors();
    const stats::Retention r = stats::retention(lost, periods);
    return answer(
        {{"lost_share_year", value_of(r.lost_share_year)}, {"expected_periods", value_of(r.expected_periods)}});
}

const Calculation rate_row{"rate",
                           {"tasa por exposición con intervalo exacto", "rate per exposure with exact interval",
                            "frequentie per blootstelling met exact interval"},
                           {{"events", "whole number", "events"},
                            {"exposure", "number", "exposure (days, visits, hours), above 0"},
                            {"per", "number", "events per this much exposure; 1 when absent", false},
                            level_input},
                           R"({"events": 17, "exposure": 4.2})",
                           "Garwood (1936)",
                           "events that come in clumps vary more than this",
                           run_rate};

const Calculation rate_ratio_row{"ratio-of-rates",
                                 {"cociente de dos tasas, intervalo exacto", "ratio of two rates, exact interval",
                                  "verhouding van twee frequenties, exact interval"},
                                 {{"events1", "whole number", "events of the first"},
                                  {"exposure1", "number", "exposure of the first"},
                                  {"events2", "whole number", "events of the second, at least 1"},
                                  {"exposure2", "number", "exposure of the second"},
                                  level_input},
                                 R"({"events1": 23, "exposure1": 1200, "events2": 41, "exposure2": 1350})",
                                 "exact conditional binomial",
                                 "events that come in clumps",
                                 run_rate_ratio};

const Calculation ratio_row{
    "ratio",
    {"razón de dos cantidades (censo)", "ratio of two amounts (census)", "verhouding van twee hoeveelheden (telling)"},
    {{"a", "number", "amount above the line"}, {"b", "number", "amount below the line, above 0"}},
    R"({"a": 8, "b": 4})",
    "a/b",
    "",
    run_ratio};

const Calculation ratio_of_sums_row{"ratio-of-sums",
                                    {"razón de sumas de filas muestreadas", "ratio of sums over sampled rows",
                                     "verhouding van sommen over steekproefrijen"},
                                    {{"a", "list of numbers", "amount above the line of each row"},
                                     {"b", "list of numbers", "amount below the line of each row"},
                                     level_input},
                                    R"({"a": [12, 15, 9, 20, 14], "b": [10, 14, 8, 16, 13]})",
                                    "delta method on the logarithm",
                                    "few rows; rows that are not independent",
                                    run_ratio_of_sums};

const Calculation index_row{"index",
                            {"índice con base 100", "index to base 100", "index met basis 100"},
                            {{"now", "number", "value of the period"}, {"base", "number", "value of the base period"}},
                            R"({"now": 3.6, "base": 3.2})",
                            "now/base x 100",
                            "a base period that was special",
                            run_index};

const Calculation retention_row{
    "retention",
    {"pérdida anual y duración esperada de la relación", "yearly loss and expected length of the relation",
     "jaarlijks verlies en verwachte duur van de relatie"},
    {{"lost_share", "number", "share lost in one period, 0 to 1"},
     {"periods_per_year", "whole number", "12 when absent", false}},
    R"({"lost_share": 0.02})",
    "1-(1-c)^12 and 1/c",
    "the chance to leave is not the same every period",
    run_retention};

}  // namespace

std::vector<Calculation> rate_calculations() {
    return {rate_row, rate_ratio_row, ratio_row, ratio_of_sums_row, index_row, retention_row};
}

}  // namespace ciclo::actions
