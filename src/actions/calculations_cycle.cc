// k-05 … k-08b: the cycle as a whole.
#include "actions/calculation_story.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "actions/calculations_parts.h"
#include "stats/means.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range rating{-100, 100};
constexpr double tie = 1e-9;
constexpr double negative_to = 2, alarm_share = 0.25, critical_weight = 2;
constexpr std::int64_t alarm_answers = 5;

// Ratings of a cycle and which moments are critical.
struct Cycle {
    NamedLists ratings;
    std::vector<bool> critical;
};
Cycle cycle_of(Given& given) {
    Cycle out{given.lists("ratings", rating), {}};
    out.critical.assign(out.ratings.names.size(), false);
    for (const std::size_t i : given.chosen("critical", out.ratings.names)) out.critical[i] = true;
    return out;
}

// Weighted mean of the moment means among the drawn respondents; NaN when nobody rated anything.
double weighted_mean(const Cycle& cycle, std::span<const std::uint32_t> people) {
    double sum = 0, weights = 0;
    for (std::size_t m = 0; m < cycle.critical.size(); ++m) {
        double ratings = 0, n = 0;
        for (const std::uint32_t person : people) {
            const double value = cycle.ratings.lists[m][person];
            if (std::isnan(value)) continue;
            ratings += value;
            n += 1;
        }
        if (n == 0) continue;
        const double weight = cycle.critical[m] ? critical_weight : 1;
        sum += weight * ratings / n;
        weights += weight;
    }
    return sum / weights;
}

Result<Value> run_index(const Value& input) {
    Given given(input, "k-05");
    const Cycle cycle = cycle_of(given);
    const double low = given.maybe_number("scale_low", rating).value_or(1),
                 high = given.maybe_number("scale_high", rating).value_or(5);
    const stats::Resampling how = given.resampling(cycle.ratings.length() * cycle.ratings.lists.size());
    if (low >= high) given.refuse("has scale_low at or above scale_high", "exchange them");
    if (!given.sound()) return given.errors();
    std::vector<std::uint32_t> everybody(cycle.ratings.length());
    std::iota(everybody.begin(), everybody.end(), 0U);
    const double mean = weighted_mean(cycle, everybody);
    if (std::isnan(mean)) return no_answer("nobody rated anything");
    const auto index = [&](std::span<const std::uint32_t> people) {
        const double drawn = weighted_mean(cycle, people);
        return ((std::isnan(drawn) ? mean : drawn) - low) / (high - low) * 100;
    };
    return answer(*stats::bootstrap_percentile(everybody.size(), index, how), {{"weighted_mean", value_of(mean)}});
}

Result<Value> run_integrity(const Value& input) {
    Given given(input, "k-06");
    const Cycle cycle = cycle_of(given);
    const double bad = given.maybe_number("negative_to", rating).value_or(negative_to);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    std::vector<std::size_t> broken;
    std::int64_t n = 0;
    for (std::size_t person = 0; person < cycle.ratings.length(); ++person) {
        bool rated = false, failed = false;
        for (std::size_t m = 0; m < cycle.critical.size(); ++m) {
            const double value = cycle.ratings.lists[m][person];
            rated = rated || !std::isnan(value);
            failed = failed || (cycle.critical[m] && value <= bad);
        }
        n += rated ? 1 : 0;
        if (failed) broken.push_back(person);
    }
    if (n == 0) return no_answer("nobody rated anything");
    return answer(*stats::wilson(n - static_cast<std::int64_t>(broken.size()), n, level),
                  {{"broken", positions(broken)}});
}

Result<Value> run_closure(const Value& input) {
    Given given(input, "k-06b");
    const Given::Share share = given.x_of_n("closed", "ended");
    const double level = given.level();
    if (!given.sound()) return given.errors();
    return answer(*stats::wilson(share.x, share.n, level));
}

Result<Value> run_weakest(const Value& input) {
    Given given(input, "k-07");
    const Cycle cycle = cycle_of(given);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    std::optional<std::size_t> weakest;
    std::vector<std::optional<stats::Summary>> means;
    for (const auto& list : cycle.ratings.lists) means.push_back(stats::summary_of(stats::histogram_of(present(list))));
    const auto weaker = [&](std::size_t a, std::size_t b) {
        if (std::fabs(means[a]->mean - means[b]->mean) > tie) return means[a]->mean < means[b]->mean;
        if (cycle.critical[a] != cycle.critical[b]) return bool{cycle.critical[a]};
        return means[a]->n < means[b]->n;
    };
    for (std::size_t m = 0; m < means.size(); ++m) {
        if (means[m] && (!weakest || weaker(m, *weakest))) weakest = m;
    }
    if (!weakest) return no_answer("nobody rated anything");
    const auto mean = stats::mean_estimate(present(cycle.ratings.lists[*weakest]), {.level = level});
    return answer(*mean, {{"moment", formats::string(cycle.ratings.names[*weakest])}});
}

Result<Value> run_priority(const Value& input) {
    Given given(input, "k-08");
    const NamedNumbers importance = given.named_numbers("importance", {0, 100}),
                       means = given.named_numbers("means", rating);
    const NamedNumbers reach = given.has("reach") ? given.named_numbers("reach", {0, 1}) : NamedNumbers{};
    const double high = given.maybe_number("scale_high", rating).value_or(5);
    std::vector<bool> critical(means.names.size(), false);
    for (const std::size_t i : given.chosen("critical", means.names)) critical[i] = true;
    struct Line {
        std::string name;
        double importance, mean, weight, reach, score;
    };
    std::vector<Line> lines;
    for (std::size_t i = 0; i < means.names.size(); ++i) {
        const auto important = importance.of(means.names[i]);
        if (!important) given.refuse("has no importance for " + means.names[i], "give it one");
        const double weight = critical[i] ? critical_weight : 1, share = reach.of(means.names[i]).value_or(1);
        lines.push_back({means.names[i], important.value_or(0), means.numbers[i], weight, share,
                         important.value_or(0) * (high - means.numbers[i]) * weight * share});
    }
    if (!given.sound()) return given.errors();
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        if (std::fabs(a.score - b.score) > tie) return a.score > b.score;
        return a.mean < b.mean - tie;
    });
    std::vector<Value> rows;
    for (const Line& line : lines) {
        rows.push_back(formats::object({{"moment", formats::string(line.name)},
                                        {"score", value_of(line.score)},
                                        {"importance", value_of(line.importance)},
                                        {"distance", value_of(high - line.mean)},
                                        {"critical", value_of(line.weight)},
                                        {"reach", value_of(line.reach)}}));
    }
    return answer({{"ranking", formats::list(std::move(rows))}});
}

Result<Value> run_alarm(const Value& input) {
    Given given(input, "k-08b");
    const Cycle cycle = cycle_of(given);
    const double bad = given.maybe_number("negative_to", rating).value_or(negative_to);
    const double share = given.maybe_number("share", {0, 1}).value_or(alarm_share);
    const std::int64_t least = given.maybe_whole("answers", 1).value_or(alarm_answers);
    const double level = given.level();
    if (!given.sound()) return given.errors();
    std::vector<Value> alarms;
    for (std::size_t m = 0; m < cycle.critical.size(); ++m) {
        if (!cycle.critical[m]) continue;
        const stats::Histogram h = stats::histogram_of(present(cycle.ratings.lists[m]));
        const auto negative = stats::wilson(stats::count_between(h, -1e9, bad), h.n(), level);
        if (!negative || h.n() < least || negative->value < share - tie) continue;
        Entries row{{"moment", formats::string(cycle.ratings.names[m])}};
        for (auto& entry : entries_of(*negative)) row.push_back(std::move(entry));
        alarms.push_back(formats::object(std::move(row)));
    }
    return answer({{"alarms", formats::list(std::move(alarms))}});
}

// The story with the criticality of its first version, and with the one accepted later.
std::string_view three_critical() {
    static const std::string text = story_ratings(R"(, "critical": ["M1", "M2", "M5"])");
    return text;
}
std::string_view four_critical() {
    static const std::string text = story_ratings(R"(, "critical": ["M1", "M2", "M3", "M5"])");
    return text;
}

const CalculationInput ratings_input{"ratings", "map of lists",
                                     "per moment the rating of each respondent; null = not lived or not answered"};
const CalculationInput critical_input{"critical", "list of texts", "names of the critical moments", false};
constexpr std::string_view story_numbers =
    R"({"importance": {"M1": 4.8, "M2": 4.7, "M3": 4.6, "M4": 3.4, "M5": 4.9, "M6": 3.8, "M7": 4.0}, )";

std::string_view priority_example() {
    static const std::string text =
        std::string(story_numbers) +
        R"("means": {"M1": 3.125, "M2": 3.625, "M3": 2.85, "M4": 3.55, "M5": 4.15, "M6": 3.888888888888889, "M7": 3.944444444444444}, "critical": ["M1", "M2", "M5"], "reach": {"M1": 0.4, "M2": 0.4, "M6": 0.9, "M7": 0.9}})";
    return text;
}

const Calculation index_row{"k-05",
                            {"índice del ciclo, 0 a 100", "cycle index, 0 to 100", "cyclusindex, 0 tot 100"},
                            {ratings_input,
                             critical_input,
                             {"scale_low", "number", "1 when absent", false},
                             {"scale_high", "number", "5 when absent", false},
                             level_input,
                             seed_input,
                             replicates_input},
                            three_critical(),
                            "(weighted mean - 1)/4 x 100, critical moments twice; respondents resampled",
                            "moments answered by different kinds of people",
                            run_index};

const Calculation integrity_row{
    "k-06",
    {"integridad: encuentros sin momento crítico roto", "integrity: encounters without a broken critical moment",
     "gaafheid: ontmoetingen zonder gebroken kritiek moment"},
    {ratings_input, critical_input, {"negative_to", "number", "2 when absent", false}, level_input},
    three_critical(),
    "respondents without a critical rating <= 2 / all; Wilson",
    "",
    run_integrity};

const Calculation closure_row{
    "k-06b",
    {"tasa de cierre del ciclo", "closure rate", "sluitingspercentage"},
    {{"closed", "whole number", "ended, satisfied and would return"}, {"ended", "whole number", "ended"}, level_input},
    R"({"closed": 10, "ended": 18})",
    "closed / ended; Wilson",
    "",
    run_closure};

const Calculation weakest_row{"k-07",
                              {"eslabón más débil", "weakest link", "zwakste schakel"},
                              {ratings_input, critical_input, level_input},
                              three_critical(),
                              "lowest moment mean; ties: critical first, then lower n",
                              "means of few answers",
                              run_weakest};

const Calculation priority_row{
    "k-08",
    {"puntuación de prioridad", "priority score", "prioriteitsscore"},
    {{"importance", "map of numbers", "importance of each moment"},
     {"means", "map of numbers", "mean of each moment"},
     critical_input,
     {"reach", "map of numbers", "share of customers who live it, 0 to 1; 1 when absent", false},
     {"scale_high", "number", "5 when absent", false}},
    priority_example(),
    "importance x (5 - mean) x (2 if critical) x reach",
    "weights are a convention: read the arithmetic, not the digits",
    run_priority};

const Calculation alarm_row{"k-08b",
                            {"alarma de derrumbe", "collapse alarm", "instortingsalarm"},
                            {ratings_input,
                             {"critical", "list of texts", "critical or candidate moments", false},
                             {"share", "number", "0.25 when absent", false},
                             {"answers", "whole number", "5 when absent", false},
                             {"negative_to", "number", "2 when absent", false},
                             level_input},
                            four_critical(),
                            "negatives >= 25 % with n >= 5",
                            "",
                            run_alarm};

}  // namespace

std::vector<Calculation> cycle_calculations() {
    return {index_row, integrity_row, closure_row, weakest_row, priority_row, alarm_row};
}

}  // namespace ciclo::actions
