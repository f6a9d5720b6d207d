#include "actions/lived_compare.h"

#include <algorithm>
#include <cmath>

#include "actions/lived_numbers.h"
#include "actions/lived_parts.h"
#include "actions/lived_sides.h"
#include "actions/results_computing.h"
#include "actions/trace_source.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "journeys/compare.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using journeys::Comparison;
using journeys::DurationDifference;
using journeys::ShareDifference;

constexpr double chance = 0.05;

// ---- What is clear

bool without_zero(const stats::Estimate& difference) {
    return difference.has_interval() && (*difference.low > 0 || *difference.high < 0);
}

bool enough(const std::optional<journeys::Durations>& durations) {
    return durations && durations->spread.n >= fewest_of_a_group;
}

bool is_clear(const DurationDifference& one) {
    return enough(one.first) && enough(one.second) && one.means && without_zero(one.means->difference) &&
           one.adjusted_p && *one.adjusted_p < chance;
}

/// As many moments are compared at once as the comparison has.
bool is_clear(const ShareDifference& one, std::size_t compared) {
    if (!one.first || !one.second || one.first->n < fewest_of_a_group || one.second->n < fewest_of_a_group)
        return false;
    const double level = 1 - chance / static_cast<double>(std::max<std::size_t>(compared, 1));
    const auto difference = stats::newcombe_difference(report::successes(*one.first), one.first->n,
                                                       report::successes(*one.second), one.second->n, level);
    return difference && without_zero(*difference);
}

// ---- In numbers

Value maybe(const std::optional<stats::Estimate>& share) {
    return share ? estimate_told(*share, 1) : formats::null();
}

Value difference_told(const DurationDifference& one) {
    return formats::object({{"first", durations_told(one.first)},
                            {"second", durations_told(one.second)},
                            {"difference", one.means ? minutes_told(one.means->difference) : formats::null()},
                            {"p", one.adjusted_p ? formats::number(*one.adjusted_p) : formats::null()},
                            {"medians_apart", formats::boolean(one.medians_apart)},
                            {"clear", formats::boolean(is_clear(one))}});
}

Value side_told(const std::string& name, std::int64_t cases) {
    return formats::object(
        {{"name", formats::string(report::Speech::capital(name))}, {"cases", formats::integer(cases)}});
}

/// By step: the share of the moment by which the sides were told apart is no finding.
Value compared_steps(const Comparison& both, const LivedSides& sides) {
    std::vector<Value> told;
    for (const journeys::ActivityDifference& one : both.activities) {
        const bool apart = sides.step == one.activity;
        told.push_back(formats::object(
            {{"step", formats::integer(one.activity)},
             {"reach",
              formats::object({{"first", maybe(one.reach.first)},
                               {"second", maybe(one.reach.second)},
                               {"difference", apart ? formats::null() : maybe(one.reach.difference)},
                               {"clear", formats::boolean(!apart && is_clear(one.reach, both.activities.size()))}})},
             {"wait", difference_told(one.wait)},
             {"service", difference_told(one.service)}}));
    }
    return formats::list(std::move(told));
}

// ---- In words

/// One clear difference of times, to be told.
struct Finding {
    const DurationDifference* difference = nullptr;
    std::string what;  ///< wait, service, whole
    std::string moment;
};

std::vector<Finding> clear_times(const LivedTelling& telling, const Comparison& both) {
    std::vector<Finding> found;
    const auto add = [&](const DurationDifference& one, const char* what, const std::string& moment) {
        if (is_clear(one)) found.push_back({&one, what, moment});
    };
    for (const journeys::ActivityDifference& one : both.activities) {
        add(one.wait, "wait", step_name(telling, one.activity));
        add(one.service, "service", step_name(telling, one.activity));
    }
    if (found.empty()) add(both.throughput, "whole", "");  // where it is says more than that it is
    // what is least like chance first; as little, the larger difference
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
        if (*a.difference->adjusted_p != *b.difference->adjusted_p)
            return *a.difference->adjusted_p < *b.difference->adjusted_p;
        return std::abs(a.difference->means->difference.value) > std::abs(b.difference->means->difference.value);
    });
    return found;
}

std::vector<const journeys::ActivityDifference*> clear_shares(const Comparison& both, const LivedSides& sides) {
    std::vector<const journeys::ActivityDifference*> found;
    for (const journeys::ActivityDifference& one : both.activities) {
        if (sides.step != one.activity && is_clear(one.reach, both.activities.size())) found.push_back(&one);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return std::abs(a->reach.difference->value) > std::abs(b->reach.difference->value);
    });
    return found;
}

std::string answer_of(const LivedTelling& telling, const Comparison& both, const LivedSides& sides,
                      const report::Speech& speech) {
    std::vector<words::Named> said{{"first", report::Speech::capital(sides.first_name)}, {"second", sides.second_name}};
    if (std::min(both.first_cases, both.second_cases) < fewest_of_a_group) {
        said.push_back({"a", both.first_cases});
        said.push_back({"b", both.second_cases});
        return speech.text("lived.compare_few", std::move(said));
    }
    const std::vector<Finding> times = clear_times(telling, both);
    const auto shares = clear_shares(both, sides);
    if (times.empty() && shares.empty()) return speech.text("lived.compare_same", std::move(said));
    said.push_back({"others", static_cast<std::int64_t>(times.size() + shares.size() - 1)});
    if (times.empty()) {
        said.push_back({"moment", step_name(telling, shares.front()->activity)});
        said.push_back({"a", speech.percent_of(*shares.front()->reach.first)});
        said.push_back({"b", speech.percent_of(*shares.front()->reach.second)});
        return speech.text("lived.compare_reach", std::move(said));
    }
    const Finding& most = times.front();
    const stats::Estimate& difference = most.difference->means->difference;
    const bool less = difference.value < 0;
    const auto span = [&](double seconds) { return printed_duration(std::abs(seconds), speech.language()); };
    for (words::Named one :
         std::initializer_list<words::Named>{{"what", most.what},
                                             {"moment", most.moment},
                                             {"sense", less ? "less" : "more"},
                                             {"span", span(difference.value)},
                                             {"low", span(less ? *difference.high : *difference.low)},
                                             {"high", span(less ? *difference.low : *difference.high)}})
        said.push_back(std::move(one));
    return speech.text("lived.compare_time", std::move(said));
}

Value words_told(const LivedTelling& telling, const Comparison& both, const LivedSides& sides,
                 const report::Speech& speech) {
    const std::string basis = speech.text("lived.compare_basis", {{"a", both.first_cases},
                                                                  {"b", both.second_cases},
                                                                  {"first", report::Speech::capital(sides.first_name)},
                                                                  {"second", sides.second_name},
                                                                  {"left_out", sides.left_out}});
    return formats::object({{"answer", formats::string(answer_of(telling, both, sides, speech))},
                            {"basis", formats::string(basis)},
                            {"limits", formats::string(speech.text("lived.compare_limits"))}});
}

}  // namespace

Result<std::string> lived_compare_json(const LivedTelling& telling, const LivedComparing& comparing) {
    const report::Speech speech(telling.language, telling.question.cycle.customer_word);
    const Result<LivedSides> sides = lived_sides(telling, comparing, speech);
    if (!sides) return sides.errors();
    const Comparison both = journeys::compare(sides->first, sides->second, {});
    return cycle::compact_json(formats::object(
        {{"words", words_told(telling, both, *sides, speech)},
         {"first", side_told(sides->first_name, both.first_cases)},
         {"second", side_told(sides->second_name, both.second_cases)},
         {"left_out", formats::integer(sides->left_out)},
         {"whole", formats::object({{"duration", difference_told(both.throughput)},
                                    {"idle", difference_told(both.idle)},
                                    {"wait_share", formats::object({{"first", maybe(both.wait_share.first)},
                                                                    {"second", maybe(both.wait_share.second)}})}})},
         {"steps", compared_steps(both, *sides)}}));
}

}  // namespace ciclo::actions
