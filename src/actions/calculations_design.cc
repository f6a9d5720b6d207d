// k-10 … k-16: the design of the cycle, and its standards.
#include "actions/calculations_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/means.h"
#include "stats/proportions.h"
#include "stats/rates.h"
#include "stats/verdict.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range minutes{0, 1e9}, any{-1e12, 1e12};
constexpr double low_below = 0.33, high_above = 0.66, tie = 1e-9;

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::string band_of(double share) {
    return share < low_below ? "low" : share > high_above ? "high" : "medium";
}

Result<Value> run_contact(const Value& input) {
    Given given(input, "k-10");
    const double contact = given.number("contact", minutes), wait = given.number("wait", minutes),
                 away = given.number("away", minutes);
    const double all = contact + wait + away;
    if (all <= 0) given.refuse("has no minutes", "give the minutes as designed");
    if (!given.sound()) return given.errors();
    const double share = (contact + wait) / all;
    return answer(
        {{"value", value_of(share)}, {"present", value_of(contact + wait)}, {"band", formats::string(band_of(share))}});
}

Result<Value> run_participation(const Value& input) {
    Given given(input, "k-11");
    const std::int64_t customer = given.whole("customer"), shared = given.whole("shared"),
                       actions = given.whole("actions", 1);
    if (customer + shared > actions)
        given.refuse("has more customer and shared actions than actions", "count every action once");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of((static_cast<double>(customer) + 0.5 * static_cast<double>(shared)) /
                                      static_cast<double>(actions))}});
}

Result<Value> run_complexity(const Value& input) {
    Given given(input, "k-12");
    const std::int64_t steps = given.whole("steps", 1);
    if (!given.sound()) return given.errors();
    return answer({{"value", formats::integer(steps)},
                   {"band", formats::string(steps < 10    ? "low"
                                            : steps <= 25 ? "medium"
                                                          : "high")}});
}

Result<Value> run_divergence(const Value& input) {
    Given given(input, "k-13");
    const auto steps = given.wholes("divergence", 0, 3);
    if (!given.sound()) return given.errors();
    const auto sum = static_cast<double>(std::accumulate(steps.begin(), steps.end(), std::int64_t{0}));
    const double share = sum / (3 * static_cast<double>(steps.size()));
    return answer({{"value", value_of(share)}, {"band", formats::string(band_of(share))}});
}

bool meets(double value, double standard, const std::string& comparison) {
    if (comparison == "at_least") return value >= standard - tie;
    return comparison == "equal" ? std::fabs(value - standard) <= tie : value <= standard + tie;
}

Result<Value> run_compliance(const Value& input) {
    Given given(input, "k-14");
    std::int64_t left_out = 0;
    const auto values = given.present_numbers("values", any, left_out);
    const double standard = given.number("standard", any), target = given.share("target");
    const std::string comparison = given.one_of("comparison", {"at_most", "at_least", "equal"});
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto met =
        std::count_if(values.begin(), values.end(), [&](double v) { return meets(v, standard, comparison); });
    const auto share = stats::wilson(met, static_cast<std::int64_t>(values.size()), level);
    const stats::Histogram h = stats::histogram_of(values);
    return answer(*share, {{"met", formats::integer(met)},
                           {"on_these", formats::string(share->value >= target - tie ? "met" : "not_met")},
                           {"verdict", code(stats::verdict(*share, target, stats::Direction::higher))},
                           {"mean", value_of(stats::mean_estimate(h, {.level = level}))},
                           {"median", value_of(stats::median_estimate(h, level))},
                           {"p90", value_of(stats::quantile_estimate(h, 0.9, level))},
                           {"max", value_of(stats::summary_of(h)->highest)},
                           {"left_out", formats::integer(left_out)}});
}

Result<Value> run_indicator(const Value& input) {
    Given given(input, "k-15");
    const std::string type = given.one_of("type", {"percentage", "index", "rate", "ratio"});
    const double level = given.level();
    if (type == "percentage") {
        const Given::Share share = given.x_of_n("a", "b");
        if (!given.sound()) return given.errors();
        return answer(*stats::wilson(share.x, share.n, level),
                      {{"percent", value_of(100 * static_cast<double>(share.x) / static_cast<double>(share.n))}});
    }
    if (type == "rate") {
        const std::int64_t events = given.whole("a");
        const double exposure = given.number("b", {1e-12, 1e15}),
                     per = given.maybe_number("per", {1e-12, 1e15}).value_or(1);
        if (!given.sound()) return given.errors();
        return answer(*stats::poisson_rate(events, exposure, per, level));
    }
    const double a = given.number("a", {0, 1e15}), b = given.number("b", {1e-12, 1e15});
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(type == "index" ? *stats::index_base_100(a, b) : a / b)}});
}

Result<Value> run_waiting(const Value& input) {
    Given given(input, "k-16");
    const auto wait = given.numbers("wait", minutes), contact = given.numbers("contact", minutes);
    const double waited = sum_of(wait), present = waited + sum_of(contact);
    if (present <= 0) given.refuse("has no minutes", "give the minutes as designed");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(waited / present)}, {"present", value_of(present)}});
}

const Calculation contact_row{"k-10",
                              {"grado de contacto", "degree of contact", "mate van contact"},
                              {{"contact", "number", "contact minutes"},
                               {"wait", "number", "waiting minutes"},
                               {"away", "number", "minutes without the customer"}},
                              R"({"contact": 7.3, "wait": 14, "away": 8})",
                              "present / (present + away); bands < 33 %, 33-66 %, > 66 %",
                              "",
                              run_contact};

const Calculation participation_row{
    "k-11",
    {"participación del cliente", "customer participation", "participatie van de klant"},
    {{"customer", "whole number", "actions of the customer"},
     {"shared", "whole number", "shared actions"},
     {"actions", "whole number", "all actions, waits left out"}},
    R"({"customer": 6, "shared": 3, "actions": 12})",
    "(customer + shared/2) / actions",
    "",
    run_participation};

const Calculation complexity_row{
    "k-12",
    {"complejidad: número de pasos", "complexity: number of steps", "complexiteit: aantal stappen"},
    {{"steps", "whole number", "steps of the most detailed map"}},
    R"({"steps": 13})",
    "bands < 10, 10-25, > 25",
    "",
    run_complexity};

const Calculation divergence_row{"k-13",
                                 {"divergencia de los pasos", "divergence of the steps", "divergentie van de stappen"},
                                 {{"divergence", "list of whole numbers", "0 to 3 for each step"}},
                                 R"({"divergence": [0,0,1,0,0,0,1,0,0,1,0,1,0]})",
                                 "sum / (3 x steps)",
                                 "",
                                 run_divergence};

const Calculation compliance_row{
    "k-14",
    {"cumplimiento de un estándar", "compliance with a standard", "naleving van een norm"},
    {{"values", "list of numbers", "observations; null = missing"},
     {"standard", "number", "limit of one observation"},
     {"comparison", "text", "at_most (when absent), at_least or equal", false},
     {"target", "number", "share that must meet it, 0 to 1"},
     level_input},
    R"({"values": [6,8,9,14,22,7,10,31,9,12,8,18,5,9,27,11,7,10,16,9], "standard": 10, "target": 0.9})",
    "share meeting the standard, Wilson; P90 by nearest rank",
    "observations picked instead of sampled",
    run_compliance};

const Calculation indicator_row{
    "k-15",
    {"indicador: porcentaje, índice, tasa o razón", "indicator: percentage, index, rate or ratio",
     "indicator: percentage, index, frequentie of verhouding"},
    {{"type", "text", "percentage (when absent), index, rate or ratio", false},
     {"a", "number", "part, value now, events, or amount"},
     {"b", "number", "whole, base, exposure, or amount"},
     {"per", "number", "rate: per this much exposure", false},
     level_input},
    R"({"type": "rate", "a": 9, "b": 2790, "per": 1000})",
    "a/b, x100, now/base x 100, events/exposure x k",
    "",
    run_indicator};

const Calculation waiting_row{"k-16",
                              {"parte de espera", "share of waiting", "aandeel wachten"},
                              {{"wait", "list of numbers", "waiting minutes of each moment"},
                               {"contact", "list of numbers", "contact minutes of each moment"}},
                              R"({"wait": [6, 4, 4], "contact": [3, 2.3, 2]})",
                              "waiting / present",
                              "",
                              run_waiting};

}  // namespace

std::vector<Calculation> design_calculations() {
    return {contact_row, participation_row, complexity_row, divergence_row, compliance_row, indicator_row, waiting_row};
}

}  // namespace ciclo::actions
