// k-01 … k-04, k-09 and k-09b: moments.
#include "actions/calculations_parts.h"

#include <algorithm>
#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/importance_performance.h"
#include "stats/means.h"
#include "stats/nps.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr formats::Range rating{-100, 100}, scale_1_5{1, 5};
constexpr double tie = 1e-9;
constexpr double positive_from = 4, negative_to = 2, many_negatives = 0.25, many_complaints = 0.30,
                 high_importance = 4.5;

Value count(std::int64_t n) {
    return formats::integer(n);
}

Result<Value> run_mean(const Value& input) {
    Given given(input, "k-01");
    std::int64_t left_out = 0;
    const auto ratings = given.present_numbers("ratings", rating, left_out);
    const stats::Resampling how = given.resampling(std::min<std::size_t>(ratings.size(), 1000));
    if (!given.sound()) return given.errors();
    return answer(*stats::mean_estimate(ratings, how), {{"left_out", count(left_out)}});
}

Result<Value> run_shares(const Value& input) {
    Given given(input, "k-02");
    std::int64_t left_out = 0;
    const stats::Histogram h = stats::histogram_of(given.present_numbers("ratings", rating, left_out));
    const double good = given.maybe_number("positive_from", rating).value_or(positive_from);
    const double bad = given.maybe_number("negative_to", rating).value_or(negative_to);
    const double level = given.level();
    if (bad >= good) given.refuse("has negative_to at or above positive_from", "leave a gap between them");
    if (!given.sound()) return given.errors();
    const std::int64_t positive = stats::count_between(h, good, 1e9), negative = stats::count_between(h, -1e9, bad),
                       n = h.n();
    // the net share has the law of an NPS: one group less another of the same people
    const auto net =
        stats::nps({.detractors = negative, .passives = n - positive - negative, .promoters = positive}, level);
    return answer({{"positive", value_of(stats::wilson(positive, n, level))},
                   {"negative", value_of(stats::wilson(negative, n, level))},
                   {"net", value_of(net)},
                   {"left_out", count(left_out)}});
}

Result<Value> run_sign(const Value& input) {
    Given given(input, "k-03");
    const double mean = given.number("mean", rating);
    const double good = given.maybe_number("positive_from", rating).value_or(4);
    const double mixed = given.maybe_number("mixed_from", rating).value_or(3);
    if (mixed > good) given.refuse("has mixed_from above positive_from", "exchange them");
    if (!given.sound()) return given.errors();
    return answer({{"sign", formats::string(mean >= good - tie    ? "positive"
                                            : mean >= mixed - tie ? "mixed"
                                                                  : "negative")}});
}

Result<Value> run_gap(const Value& input) {
    Given given(input, "k-04");
    const auto perception = given.numbers("perception", rating, Missing::allowed);
    const auto expectation = given.numbers("expectation", rating, Missing::allowed);
    given.same_length(expectation.size(), perception.size(), "perception");
    const stats::Resampling how = given.resampling(std::min<std::size_t>(perception.size(), 1000));
    std::vector<double> gaps;
    for (std::size_t i = 0; i < std::min(perception.size(), expectation.size()); ++i)
        gaps.push_back(perception[i] - expectation[i]);
    gaps = present(gaps);
    if (gaps.empty()) given.refuse("has nobody who answered both", "give both answers of at least one person");
    if (!given.sound()) return given.errors();
    return answer(*stats::mean_estimate(gaps, how));
}

Result<Value> run_matrix(const Value& input) {
    Given given(input, "k-09");
    const NamedNumbers importance = given.named_numbers("importance"), performance = given.named_numbers("performance");
    stats::MatrixOptions options;
    options.cut = given.choice("cut", stats::Cut::mean);
    if (options.cut == stats::Cut::absolute) {
        options.importance_cut = given.number("importance_cut");
        options.performance_cut = given.number("performance_cut");
    }
    std::vector<stats::MatrixPoint> points;
    for (std::size_t i = 0; i < performance.names.size(); ++i) {
        const auto important = importance.of(performance.names[i]);
        if (!important) given.refuse("has no importance for " + performance.names[i], "give it one");
        points.push_back({important.value_or(0), performance.numbers[i]});
    }
    if (!given.sound()) return given.errors();
    const auto q = stats::quadrants(points, options);
    Entries rows;
    for (std::size_t i = 0; i < points.size(); ++i) rows.emplace_back(performance.names[i], code(q->of_point[i]));
    return answer({{"importance_cut", value_of(q->importance_cut)},
                   {"performance_cut", value_of(q->performance_cut)},
                   {"quadrants", formats::object(std::move(rows))}});
}

Result<Value> run_candidate(const Value& input) {
    Given given(input, "k-09b");
    const auto importance = given.maybe_number("importance", scale_1_5),
               negative = given.maybe_number("negative_share", {0, 1}),
               complaints = given.maybe_number("complaint_share", {0, 1});
    const bool first = given.flag("first_contact", false), safety = given.flag("safety_or_money", false);
    if (!given.sound()) return given.errors();
    std::vector<std::string> signs;
    if (importance && *importance >= high_importance - tie) signs.emplace_back("importance");
    if (negative && *negative >= many_negatives - tie) signs.emplace_back("negative_share");
    if (complaints && *complaints >= many_complaints - tie) signs.emplace_back("complaint_share");
    if (first) signs.emplace_back("first_contact");
    if (safety) signs.emplace_back("safety_or_money");
    return answer({{"candidate", formats::boolean(signs.size() >= 2)}, {"signs", value_of(signs)}});
}

constexpr std::string_view story_numbers =
    R"({"importance": {"M1": 4.8, "M2": 4.7, "M3": 4.6, "M4": 3.4, "M5": 4.9, "M6": 3.8, "M7": 4.0}, )";

std::string_view matrix_example() {
    static const std::string text =
        std::string(story_numbers) +
        R"("performance": {"M1": 3.125, "M2": 3.625, "M3": 2.85, "M4": 3.55, "M5": 4.15, "M6": 3.888888888888889, "M7": 3.944444444444444}})";
    return text;
}

const Calculation mean_row{
    "k-01",
    {"media de un momento", "moment mean", "gemiddelde van een moment"},
    {{"ratings", "list of numbers", "ratings; null = n/a, left out"}, level_input, seed_input, replicates_input},
    R"({"ratings": [4, 2, 5, 3, 2, 4, 1, 4, null, null]})",
    "sum of ratings / n; t or BCa interval",
    "respondents that are not independent",
    run_mean};

const Calculation shares_row{"k-02",
                             {"proporción positiva y negativa, y neta", "positive and negative share, and net",
                              "positief en negatief aandeel, en netto"},
                             {{"ratings", "list of numbers", "ratings; null = n/a, left out"},
                              {"positive_from", "number", "4 when absent", false},
                              {"negative_to", "number", "2 when absent", false},
                              level_input},
                             R"({"ratings": [4, 2, 5, 3, 2, 4, 1, 4]})",
                             "share >= 4, share <= 2; Wilson, adjusted Wald for the net",
                             "",
                             run_shares};

const Calculation sign_row{"k-03",
                           {"signo de un momento", "sign of a moment", "teken van een moment"},
                           {{"mean", "number", "mean of the moment"},
                            {"positive_from", "number", "4 when absent", false},
                            {"mixed_from", "number", "3 when absent", false}},
                           R"({"mean": 2.85})",
                           "mean >= 4 positive, 3 to 4 mixed, < 3 negative",
                           "",
                           run_sign};

const Calculation gap_row{
    "k-04",
    {"brecha percepción menos expectativa", "gap, perception minus expectation", "kloof, beleving min verwachting"},
    {{"expectation", "list of numbers", "per person; null = missing"},
     {"perception", "list of numbers", "of the same persons, in the same order"},
     level_input,
     seed_input,
     replicates_input},
    R"({"expectation": [5, 5, 4, 5, 5], "perception": [3, 4, 3, 4, 4]})",
    "mean of P - E",
    "expectations pile up at the top",
    run_gap};

const Calculation matrix_row{
    "k-09",
    {"matriz de importancia y desempeño", "importance-performance matrix", "belang-prestatiematrix"},
    {{"importance", "map of numbers", "importance of each moment"},
     {"performance", "map of numbers", "performance of each moment"},
     {"cut", "text", "mean (when absent), median or absolute", false},
     {"importance_cut", "number", "with absolute", false},
     {"performance_cut", "number", "with absolute", false}},
    matrix_example(),
    "Martilla & James (1977)",
    "the cut line decides: never order work by it alone",
    run_matrix};

const Calculation candidate_row{"k-09b",
                                {"candidato a crítico", "candidate critical", "kandidaat-kritiek"},
                                {{"importance", "number", "1 to 5", false},
                                 {"negative_share", "number", "0 to 1", false},
                                 {"complaint_share", "number", "0 to 1", false},
                                 {"first_contact", "true/false", "first direct contact", false},
                                 {"safety_or_money", "true/false", "a failure costs safety or money", false}},
                                R"({"importance": 4.6, "negative_share": 0.35, "complaint_share": 0.5})",
                                "any 2 of 5 signs",
                                "a proposal: a person decides",
                                run_candidate};

}  // namespace

std::vector<Calculation> moment_calculations() {
    return {mean_row, shares_row, sign_row, gap_row, matrix_row, candidate_row};
}

}  // namespace ciclo::actions
