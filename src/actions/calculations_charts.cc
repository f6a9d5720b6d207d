// Control charts and run tests.
#include "actions/calculations_parts.h"

#include <algorithm>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/charts.h"

namespace ciclo::actions {

namespace {

using formats::Value;

// What every chart may be told: baseline, left_out (counted from 1), dispersion, screening, target, better.
struct Asked {
    stats::ChartOptions options;
    std::optional<double> target;
    stats::Direction better = stats::Direction::higher;
};

Asked asked(Given& given) {
    Asked out;
    out.options.baseline = static_cast<std::size_t>(given.maybe_whole("baseline", 2).value_or(0));
    if (given.has("left_out")) {
        for (const std::int64_t point : given.wholes("left_out", 1))
            out.options.left_out.push_back(static_cast<std::size_t>(point) - 1);
    }
    out.target = given.maybe_number("target");
    out.better = given.choice("better", stats::Direction::higher);
    return out;
}

stats::Dispersion dispersion_of(Given& given) {
    const std::string said = given.one_of("dispersion", {"automatic", "plain", "laney"});
    return said == "plain"   ? stats::Dispersion::plain
           : said == "laney" ? stats::Dispersion::laney
                             : stats::Dispersion::automatic;
}

Value point_of(const stats::ChartPoint& point, stats::Direction better) {
    return formats::object({{"value", value_of(point.value)},
                            {"low", value_of(point.low)},
                            {"high", value_of(point.high)},
                            {"signal", code(point.signal)},
                            {"meaning", code(stats::meaning(point, better))}});
}

Result<Value> chart_answer(const Result<stats::Chart>& chart, const Asked& asked) {
    if (!chart) return chart.errors();
    std::vector<Value> points;
    for (const auto& point : chart->points) points.push_back(point_of(point, asked.better));
    Entries entries{{"kind", code(chart->kind)},
                    {"centre", value_of(chart->centre)},
                    {"sigma_z", value_of(chart->sigma_z)},
                    {"moving_range", value_of(chart->moving_range)},
                    {"baseline", formats::integer(static_cast<std::int64_t>(chart->baseline))},
                    {"standing", code(chart->standing)},
                    {"autocorrelation", value_of(chart->autocorrelation)},
                    {"autocorrelated", formats::boolean(chart->autocorrelated)}};
    if (asked.target) entries.emplace_back("assurance", code(stats::assurance(*chart, *asked.target, asked.better)));
    entries.emplace_back("points", formats::list(std::move(points)));
    return answer(std::move(entries));
}

Result<Value> run_p(const Value& input) {
    Given given(input, "chart-p");
    const auto events = given.wholes("events"), n = given.wholes("n", 1);
    Asked how = asked(given);
    how.options.dispersion = dispersion_of(given);
    if (!given.sound()) return given.errors();
    return chart_answer(stats::proportion_chart(events, n, how.options), how);
}

Result<Value> run_u(const Value& input) {
    Given given(input, "chart-u");
    const auto events = given.wholes("events");
    const auto exposure = given.numbers("exposure", {1e-12, limits::number_max});
    Asked how = asked(given);
    how.options.dispersion = dispersion_of(given);
    if (!given.sound()) return given.errors();
    return chart_answer(stats::rate_chart(events, exposure, how.options), how);
}

Result<Value> run_c(const Value& input) {
    Given given(input, "chart-c");
    const auto events = given.wholes("events");
    const Asked how = asked(given);
    if (!given.sound()) return given.errors();
    return chart_answer(stats::count_chart(events, how.options), how);
}

Result<Value> run_g(const Value& input) {
    Given given(input, "chart-g");
    const auto cases = given.wholes("cases");
    const Asked how = asked(given);
    if (!given.sound()) return given.errors();
    return chart_answer(stats::cases_between_chart(cases, how.options), how);
}

Result<Value> run_t(const Value& input) {
    Given given(input, "chart-t");
    const auto values = given.numbers("values", {1e-12, limits::number_max});
    const Asked how = asked(given);
    if (!given.sound()) return given.errors();
    return chart_answer(stats::time_between_chart(values, how.options), how);
}

Result<Value> run_xmr(const Value& input) {
    Given given(input, "chart-xmr");
    const auto values = given.numbers("values");
    Asked how = asked(given);
    how.options.screening =
        given.one_of("screening", {"off", "nelson"}) == "nelson" ? stats::Screening::nelson : stats::Screening::off;
    how.options.moving_range_factor = given.maybe_number("factor", {0.1, 10}).value_or(how.options.moving_range_factor);
    if (!given.sound()) return given.errors();
    return chart_answer(stats::individuals_chart(values, how.options), how);
}

Result<Value> run_runs(const Value& input) {
    Given given(input, "run-test");
    const auto values = given.numbers("values");
    const auto said = given.maybe_number("centre");
    if (!given.sound()) return given.errors();
    double centre = said.value_or(0);
    if (!said) {
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        centre = (sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2]) / 2;
    }
    const stats::RunTest test = stats::anhoej(values, centre);
    const auto count = [](std::size_t n) { return formats::integer(static_cast<std::int64_t>(n)); };
    return answer({{"signal", formats::boolean(test.signal)},
                   {"centre", value_of(centre)},
                   {"useful", count(test.useful)},
                   {"longest_run", count(test.longest_run)},
                   {"longest_allowed", count(test.longest_allowed)},
                   {"crossings", count(test.crossings)},
                   {"crossings_needed", count(test.crossings_needed)}});
}

std::vector<CalculationInput> inputs(std::vector<CalculationInput> own) {
    own.push_back(
        {"baseline", "whole number", "limits from the first so many points, frozen after; all when absent", false});
    own.push_back({"left_out", "list of whole numbers", "points with a known cause, counted from 1", false});
    own.push_back({"target", "number", "adds whether the process will keep it", false});
    own.push_back({"better", "text", "higher (when absent) or lower", false});
    return own;
}

const CalculationInput dispersion_input{"dispersion", "text", "automatic (when absent), plain or laney", false};
constexpr std::string_view alike = "points that resemble the one before make the rules cry wolf";
constexpr std::string_view rules = "three sigmas; NHS Making Data Count rules";

const Calculation p_row{
    "chart-p",
    {"gráfico p o p' de proporciones", "p or p' chart of proportions", "p- of p'-kaart van aandelen"},
    inputs({{"events", "list of whole numbers", "cases per period"},
            {"n", "list of whole numbers", "people per period, at least 1"},
            dispersion_input}),
    R"({"events": [12,15,8,10,4,7,16,9,14,10,5,6,17,12,22,8,10,5,13,11,20,18,24,15,9,12,7,13,9,6], "n": [50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50,50], "dispersion": "plain"})",
    "Shewhart; Laney (2002)",
    alike,
    run_p};

const Calculation u_row{
    "chart-u",
    {"gráfico u o u' de tasas", "u or u' chart of rates", "u- of u'-kaart van frequenties"},
    inputs({{"events", "list of whole numbers", "events per period"},
            {"exposure", "list of numbers", "exposure per period"},
            dispersion_input}),
    R"({"events": [10,12,8,14,10,16,11,7,10,15,9,5,7,11,12,6,8,10,7,5], "exposure": [5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5], "dispersion": "plain"})",
    "Shewhart; Laney (2002)",
    alike,
    run_u};

const Calculation c_row{"chart-c",
                        {"gráfico c de recuentos", "c chart of counts", "c-kaart van tellingen"},
                        inputs({{"events", "list of whole numbers", "events per equal period"}}),
                        R"({"events": [21,24,16,12,15,5,28,20,31,25,20,24,16,19,10,17,13,22,18,39,30,24,16,19,17,15]})",
                        rules,
                        alike,
                        run_c};

const Calculation xmr_row{
    "chart-xmr",
    {"gráfico XmR de valores individuales", "XmR chart of single values", "XmR-kaart van losse waarden"},
    inputs({{"values", "list of numbers", "one value per period"},
            {"screening", "text", "off (when absent) or nelson", false},
            {"factor", "number", "limits in moving ranges; 2.66 when absent", false}}),
    R"({"values": [1199,929,970,1178,1110,1388,2061,1985,2675,3141,1942,2030,1309,1960,1169,1117,1085,1492,1280,1197,1569,1406,1328,1564]})",
    rules,
    alike,
    run_xmr};

const Calculation t_row{
    "chart-t",
    {"gráfico t del tiempo entre sucesos raros", "t chart of the time between rare events",
     "t-kaart van de tijd tussen zeldzame voorvallen"},
    inputs({{"values", "list of numbers", "times above 0"}}),
    R"({"values": [286,948,536,124,816,729,4,143,431,8,2837,596,81,227,603,492,1199,1214,2831,96]})",
    "XmR of y^(1/3.6)",
    alike,
    run_t};

const Calculation g_row{"chart-g",
                        {"gráfico g de casos entre sucesos raros", "g chart of cases between rare events",
                         "g-kaart van gevallen tussen zeldzame voorvallen"},
                        inputs({{"cases", "list of whole numbers", "cases between events"}}),
                        R"({"cases": [12,3,25,8,40,17,6,33,9,14,52,21]})",
                        "geometric law, centre at the median",
                        alike,
                        run_g};

const Calculation runs_row{
    "run-test",
    {"prueba de rachas de Anhøj", "Anhøj run test", "Anhøj-reekstoets"},
    {{"values", "list of numbers", "one value per period"}, {"centre", "number", "the median when absent", false}},
    R"({"values": [17,12,27,20,20,18,19,20,17,23,22,19,15,20,16,11,13,12,10,9,8,12,11,7]})",
    "Anhoej & Olesen (2014)",
    "",
    run_runs};

}  // namespace

std::vector<Calculation> chart_calculations() {
    return {p_row, u_row, c_row, xmr_row, t_row, g_row, runs_row};
}

}  // namespace ciclo::actions
