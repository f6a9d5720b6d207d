// k-17 … k-28: complaints, loyalty, congruence, service triangle, visits, suggestions.
#include "actions/calculations_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/means.h"
#include "stats/nps.h"
#include "stats/pareto.h"
#include "stats/proportions.h"
#include "stats/rates.h"
#include "stats/verdict.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr double tie = 1e-9;
constexpr std::int64_t nps_shown_from = 20;

Value count(std::int64_t n) {
    return formats::integer(n);
}

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// Causes in the order first met, counted.
Value pareto_of(const std::vector<std::string>& places) {
    std::vector<std::string> names;
    std::vector<stats::Cause> causes;
    for (const std::string& place : places) {
        const auto found = std::find(names.begin(), names.end(), place);
        const auto position = static_cast<std::size_t>(found - names.begin());
        if (found == names.end()) {
            names.push_back(place);
            causes.emplace_back();
        }
        ++causes[position].count;
    }
    std::vector<Value> lines;
    const auto pareto = stats::pareto(causes);
    if (!pareto) return formats::list({});
    for (const auto& line : pareto->lines) {
        lines.push_back(formats::object({{"name", formats::string(names[line.cause])},
                                         {"count", count(causes[line.cause].count)},
                                         {"cumulative", value_of(line.cumulative)}}));
    }
    return formats::list(std::move(lines));
}

Result<Value> run_complaints(const Value& input) {
    Given given(input, "k-17");
    const auto hours = given.numbers("acknowledged_hours", {0, 1e6}, Missing::allowed);
    const auto days = given.numbers("working_days", {0, 1e6}, Missing::allowed);
    const auto moments = given.texts("moments");
    const double hour_limit = given.maybe_number("acknowledge_within", {0, 1e6}).value_or(24);
    const double day_limit = given.maybe_number("answer_within", {0, 1e6}).value_or(10);
    const std::int64_t cycles = given.whole("cycles", 1);
    given.same_length(hours.size(), days.size(), "working_days");
    given.same_length(hours.size(), moments.size(), "moments");
    if (moments.size() > 100'000) given.refuse("has more than 100000 cases", "give one year");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto n = static_cast<std::int64_t>(hours.size());
    const auto within = [](const std::vector<double>& values, double limit) {
        return std::count_if(values.begin(), values.end(),
                             [&](double v) { return v <= limit + tie; });  // not yet = not within
    };
    const std::vector<double> told = present(days);
    return answer({{"n", count(n)},
                   {"acknowledged", value_of(stats::wilson(within(hours, hour_limit), n, level))},
                   {"answered", value_of(stats::wilson(within(days, day_limit), n, level))},
                   {"mean_working_days", value_of(stats::mean_estimate(told, {.level = level}))},
                   {"per_1000", value_of(stats::poisson_rate(n, static_cast<double>(cycles), 1000, level))},
                   {"pareto", pareto_of(moments)}});
}

Result<Value> run_nps(const Value& input) {
    Given given(input, "k-18");
    std::int64_t left_out = 0;
    const auto answers = given.present_numbers("answers", {0, 10}, left_out);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const Result<stats::NpsCounts> counts = stats::nps_counts(answers);
    if (!counts) return counts.errors();
    const stats::Estimate e = *stats::nps(*counts, level);
    return answer(e, {{"points", value_of(e.value * 100)},
                      {"promoters", count(counts->promoters)},
                      {"passives", count(counts->passives)},
                      {"detractors", count(counts->detractors)},
                      {"shown", formats::boolean(e.n >= nps_shown_from)},
                      {"left_out", count(left_out)}});
}

Result<Value> run_lost(const Value& input) {
    Given given(input, "k-19");
    const Given::Share share = given.x_of_n("lost", "at_start");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const stats::Estimate lost = *stats::wilson(share.x, share.n, level);
    return answer(lost, {{"retention", value_of(1 - lost.value)}});
}

Result<Value> run_regularity(const Value& input) {
    Given given(input, "k-20");
    const auto intervals = given.numbers("intervals", {0, 1e6});
    const double tolerance = given.maybe_number("tolerance", {0, 1e6}).value_or(2);
    const auto since = given.maybe_number("days_since_last", {0, 1e6});
    if (!given.sound()) return given.errors();
    const double mean = sum_of(intervals) / static_cast<double>(intervals.size());
    const bool regular = std::all_of(intervals.begin(), intervals.end(),
                                     [&](double i) { return std::fabs(i - mean) <= tolerance + tie; });
    Entries entries{{"mean", value_of(mean)},
                    {"regular", formats::boolean(regular)},
                    {"n", count(static_cast<std::int64_t>(intervals.size()))}};
    if (since) entries.emplace_back("late", formats::boolean(*since > 2 * mean + tie));
    return answer(std::move(entries));
}

Result<Value> run_congruence(const Value& input) {
    Given given(input, "k-21");
    const std::int64_t a = given.whole("customer_employee", 0, 2), b = given.whole("customer_context", 0, 2),
                       c = given.whole("employee_context", 0, 2);
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(static_cast<double>(a + b + c) / 6)}});
}

Result<Value> run_context(const Value& input) {
    Given given(input, "k-22");
    std::int64_t left_out = 0;
    const auto ratings = given.present_numbers("ratings", {1, 5}, left_out);
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(sum_of(ratings) / (5 * static_cast<double>(ratings.size())))},
                   {"sum", value_of(sum_of(ratings))},
                   {"rated", count(static_cast<std::int64_t>(ratings.size()))},
                   {"left_out", count(left_out)}});
}

Result<Value> run_triangle(const Value& input) {
    Given given(input, "k-23");
    const NamedNumbers links = given.named_numbers("links", {1, 5});
    if (links.names.size() != 6 && !links.names.empty())
        given.refuse("needs six links",
                     "rate customer-strategy, customer-systems, customer-people, strategy-systems, strategy-people and "
                     "systems-people");
    if (!given.sound()) return given.errors();
    const double least = *std::min_element(links.numbers.begin(), links.numbers.end());
    std::vector<std::string> weakest;
    for (std::size_t i = 0; i < links.names.size(); ++i) {
        if (links.numbers[i] <= least + tie) weakest.push_back(links.names[i]);
    }
    return answer({{"value", value_of(sum_of(links.numbers) / 30)}, {"weakest", value_of(weakest)}});
}

Result<Value> run_hand_offs(const Value& input) {
    Given given(input, "k-24");
    const Given::Share share = given.x_of_n("acknowledged", "required");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::wilson(share.x, share.n, level));
}

Result<Value> run_sla(const Value& input) {
    Given given(input, "k-25");
    const Given::Share share = given.x_of_n("met", "observed");
    const std::int64_t excepted = given.maybe_whole("excepted").value_or(0);
    const double target = given.share("target"), level = given.level();
    if (!given.sound()) return given.errors();
    const stats::Estimate e = *stats::wilson(share.x, share.n, level);
    return answer(e, {{"on_these", formats::string(e.value >= target - tie ? "met" : "breach")},
                      {"verdict", code(stats::verdict(e, target, stats::Direction::higher))},
                      {"excepted", count(excepted)}});
}

Result<Value> run_visit(const Value& input) {
    Given given(input, "k-26");
    const double applicable = given.number("applicable", {1e-6, 1e9}), earned = given.number("earned", {0, 1e9});
    if (earned > applicable) given.refuse("has more points earned than applicable", "correct one of them");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(earned / applicable)}});
}

Result<Value> run_card(const Value& input) {
    Given given(input, "k-27");
    std::int64_t left_out = 0;
    const auto marks = given.present_numbers("marks", {0, 10}, left_out);
    if (!given.sound()) return given.errors();
    const double mean = sum_of(marks) / static_cast<double>(marks.size());
    const char* letter = mean >= 9 - tie   ? "A"
                         : mean >= 8 - tie ? "B"
                         : mean >= 7 - tie ? "C"
                         : mean >= 6 - tie ? "D"
                                           : "F";
    return answer({{"value", value_of(mean)},
                   {"letter", formats::string(letter)},
                   {"n", count(static_cast<std::int64_t>(marks.size()))},
                   {"left_out", count(left_out)}});
}

Result<Value> run_suggestions(const Value& input) {
    Given given(input, "k-28");
    const Given::Share adopted = given.x_of_n("adopted", "received"), answered = given.x_of_n("answered", "received");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer({{"adopted", value_of(stats::wilson(adopted.x, adopted.n, level))},
                   {"answered", value_of(stats::wilson(answered.x, answered.n, level))}});
}

const Calculation complaints_row{
    "k-17",
    {"conjunto de quejas: plazos, tasa y Pareto", "complaint set: deadlines, rate and Pareto",
     "klachten: termijnen, frequentie en Pareto"},
    {{"acknowledged_hours", "list of numbers", "hours until acknowledged; null = not yet"},
     {"working_days", "list of numbers", "working days until the customer was told; null = not yet"},
     {"moments", "list of texts", "moment (or cause) of each case"},
     {"cycles", "whole number", "customers served"},
     {"acknowledge_within", "number", "hours; 24 when absent", false},
     {"answer_within", "number", "working days; 10 when absent", false},
     level_input},
    R"({"acknowledged_hours": [3,5,20,2,6,30,8,4,12], "working_days": [2,4,7,4,3,11,4,6,4], "moments": ["M3","M4","M1","M3","M3","M1","M4","M6","M3"], "cycles": 2790})",
    "Wilson; exact Poisson; cumulative shares",
    "complaint counts are a lower bound of what went wrong",
    run_complaints};

const Calculation nps_row{"k-18",
                          {"recomendación (NPS)", "recommend (NPS)", "aanbeveling (NPS)"},
                          {{"answers", "list of numbers", "0 to 10; null = missing"}, level_input},
                          R"({"answers": [9,9,10,10,9,9,10,9,9,7,8,7,8,7,8,0,3,5,6,6]})",
                          "share of 9-10 less share of 0-6, adjusted Wald (Rocks 2016); hidden below 20",
                          "few answers say little",
                          run_nps};

const Calculation lost_row{"k-19",
                           {"clientes perdidos y retención", "lost rate and retention", "verloren klanten en behoud"},
                           {{"lost", "whole number", "lost in the period"},
                            {"at_start", "whole number", "customers at its start"},
                            level_input},
                           R"({"lost": 31, "at_start": 1240})",
                           "lost / at start; Wilson",
                           "",
                           run_lost};

const Calculation regularity_row{"k-20",
                                 {"regularidad del regreso", "return regularity", "regelmaat van terugkeer"},
                                 {{"intervals", "list of numbers", "days between openings of one customer"},
                                  {"tolerance", "number", "days; 2 when absent", false},
                                  {"days_since_last", "number", "adds whether the customer is late", false}},
                                 R"({"intervals": [26, 31, 29, 35], "days_since_last": 61})",
                                 "regular: every interval within the tolerance of the mean; late: > 2 x mean",
                                 "",
                                 run_regularity};

const Calculation congruence_row{"k-21",
                                 {"congruencia de marcos", "congruence of frames", "congruentie van kaders"},
                                 {{"customer_employee", "whole number", "0 to 2"},
                                  {"customer_context", "whole number", "0 to 2"},
                                  {"employee_context", "whole number", "0 to 2"}},
                                 R"({"customer_employee": 0, "customer_context": 1, "employee_context": 0})",
                                 "sum / 6",
                                 "",
                                 run_congruence};

const Calculation context_row{"k-22",
                              {"puntuación del contexto", "context score", "contextscore"},
                              {{"ratings", "list of numbers", "1 to 5 per element; null = n/a"}},
                              R"({"ratings": [4,3,3,2,4,null,null,4,4,4,5,3,5,2]})",
                              "sum / (5 x rated)",
                              "",
                              run_context};

const Calculation triangle_row{
    "k-23",
    {"triángulo del servicio", "service triangle", "dienstverleningsdriehoek"},
    {{"links", "map of numbers", "six links, 1 to 5"}},
    R"({"links": {"customer-strategy": 4, "customer-systems": 2, "customer-people": 3, "strategy-systems": 3, "systems-people": 2, "strategy-people": 4}})",
    "sum / 30",
    "",
    run_triangle};

const Calculation hand_offs_row{
    "k-24",
    {"traspasos completos", "hand-off completeness", "volledigheid van overdrachten"},
    {{"acknowledged", "whole number", "acknowledged"}, {"required", "whole number", "required"}, level_input},
    R"({"acknowledged": 31, "required": 40})",
    "acknowledged / required; Wilson",
    "",
    run_hand_offs};

const Calculation sla_row{
    "k-25",
    {"cumplimiento de un acuerdo de servicio", "SLA attainment", "nakoming van een dienstovereenkomst"},
    {{"met", "whole number", "observations that met it"},
     {"observed", "whole number", "observations, exceptions removed"},
     {"excepted", "whole number", "exceptions with a reason", false},
     {"target", "number", "0 to 1"},
     level_input},
    R"({"met": 6, "observed": 8, "target": 0.9})",
    "met / observed; Wilson",
    "exceptions removed because they were late",
    run_sla};

const Calculation visit_row{"k-26",
                            {"visita misteriosa", "mystery visit", "mysterybezoek"},
                            {{"earned", "number", "points earned"}, {"applicable", "number", "points applicable"}},
                            R"({"earned": 17, "applicable": 22})",
                            "earned / applicable",
                            "one visit is no satisfaction",
                            run_visit};

const Calculation card_row{
    "k-27",
    {"libreta de calificaciones: media y letra", "report card: mean mark and letter", "rapport: gemiddelde en letter"},
    {{"marks", "list of numbers", "0 to 10; null = n/a"}},
    R"({"marks": [8, 7, 9, 6, 7]})",
    "mean; A >= 9, B >= 8, C >= 7, D >= 6, F",
    "",
    run_card};

const Calculation suggestions_row{
    "k-28",
    {"sugerencias adoptadas y contestadas", "suggestions adopted and answered", "suggesties overgenomen en beantwoord"},
    {{"received", "whole number", "received"},
     {"adopted", "whole number", "adopted"},
     {"answered", "whole number", "answered"},
     level_input},
    R"({"received": 15, "adopted": 6, "answered": 12})",
    "adopted / received, answered / received; Wilson",
    "",
    run_suggestions};

}  // namespace

std::vector<Calculation> service_calculations() {
    return {complaints_row, nps_row,       lost_row, regularity_row, congruence_row, context_row,
            triangle_row,   hand_offs_row, sla_row,  visit_row,      card_row,       suggestions_row};
}

}  // namespace ciclo::actions
