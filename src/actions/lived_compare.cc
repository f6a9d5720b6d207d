#include "actions/lived_compare.h"

#include <algorithm>
#include <cmath>

#include "actions/lived_numbers.h"
#include "actions/lived_parts.h"
#include "actions/lived_sides.h"
#include "actions/results_computing.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "journeys/more_than_chance.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using journeys::Comparison;
using journeys::DurationDifference;
using journeys::ShareDifference;

// ---- In numbers

Value maybe(const std::optional<stats::Estimate>& share) {
    return share ? estimate_told(*share, 1) : formats::null();
}

/// Of which the clear difference is; null where there is none.
Value told_by(const DurationDifference& one) {
    const stats::Estimate* told = journeys::clear_difference(one);
    if (told == nullptr) return formats::null();
    return formats::string(one.medians && told == &*one.medians ? "medians" : "means");
}

Value difference_told(const DurationDifference& one) {
    return formats::object({{"first", durations_told(one.first)},
                            {"second", durations_told(one.second)},
                            {"difference", one.means ? minutes_told(one.means->difference) : formats::null()},
                            {"medians", minutes_told(one.medians)},
                            {"p", one.adjusted_p ? formats::number(*one.adjusted_p) : formats::null()},
                            {"medians_apart", formats::boolean(one.medians_apart)},
                            {"clear", formats::boolean(one.clear)},
                            {"told_by", told_by(one)}});
}

Value side_told(const std::string& name, std::int64_t cases) {
    return formats::object(
        {{"name", formats::string(report::Speech::capital(name))}, {"cases", formats::integer(cases)}});
}

Value share_difference_told(const ShareDifference& one) {
    return formats::object({{"first", maybe(one.first)},
                            {"second", maybe(one.second)},
                            {"difference", maybe(one.difference)},
                            {"clear", formats::boolean(one.clear)}});
}

/// The share of the moment by which the sides were told apart.
ShareDifference no_finding(ShareDifference share) {
    share.difference.reset();
    share.clear = false;
    return share;
}

Value compared_steps(const Comparison& both, const LivedSides& sides) {
    std::vector<Value> told;
    for (const journeys::ActivityDifference& one : both.activities) {
        told.push_back(formats::object(
            {{"step", formats::integer(one.activity)},
             {"reach", share_difference_told(sides.step == one.activity ? no_finding(one.reach) : one.reach)},
             {"ended", share_difference_told(one.abandonment)},
             {"wait", difference_told(one.wait)},
             {"service", difference_told(one.service)}}));
    }
    return formats::list(std::move(told));
}

// ---- In words

/// One clear difference, to be told.
struct Finding {
    const stats::Estimate* difference = nullptr;
    std::string what;  ///< wait, service, whole; reach, ended
    std::string moment;
    const DurationDifference* time = nullptr;
    const ShareDifference* share = nullptr;
};

std::vector<Finding> clear_times(const LivedTelling& telling, const Comparison& both) {
    std::vector<Finding> found;
    const auto add = [&](const DurationDifference& one, const char* what, const std::string& moment) {
        if (one.clear) found.push_back({journeys::clear_difference(one), what, moment, &one, nullptr});
    };
    for (const journeys::ActivityDifference& one : both.activities) {
        add(one.wait, "wait", step_name(telling, one.activity));
        add(one.service, "service", step_name(telling, one.activity));
    }
    if (found.empty()) add(both.throughput, "whole", "");  // where it is says more than that it is
    // what is least like chance first; as little, the larger difference
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
        if (*a.time->adjusted_p != *b.time->adjusted_p) return *a.time->adjusted_p < *b.time->adjusted_p;
        return std::abs(a.difference->value) > std::abs(b.difference->value);
    });
    return found;
}

std::vector<Finding> clear_shares(const LivedTelling& telling, const Comparison& both, const LivedSides& sides) {
    std::vector<Finding> found;
    const auto add = [&](const ShareDifference& one, const char* what, std::size_t step) {
        if (one.clear) found.push_back({&*one.difference, what, step_name(telling, step), nullptr, &one});
    };
    for (const journeys::ActivityDifference& one : both.activities) {
        if (sides.step != one.activity) add(one.reach, "reach", one.activity);
        add(one.abandonment, "ended", one.activity);
    }
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
        return std::abs(a.difference->value) > std::abs(b.difference->value);
    });
    return found;
}

/// The end nearer to nothing first.
std::vector<words::Named> sizes_told(const Finding& found, const report::Speech& speech) {
    const bool less = found.difference->value < 0;
    const auto size = [&](double value) {
        return found.time != nullptr ? printed_duration(std::abs(value), speech.language())
                                     : format_number(100 * std::abs(value), 1, speech.language());
    };
    const std::string low = size(less ? *found.difference->high : *found.difference->low),
                      high = size(less ? *found.difference->low : *found.difference->high);
    return {{"what", found.what},
            {"moment", found.moment},
            {"sense", less ? "less" : "more"},
            {"low", low},
            {"high", high},
            {"same", low == high ? "yes" : "no"}};
}

void add_both_sides(const Finding& found, const report::Speech& speech, std::vector<words::Named>& said) {
    if (found.share != nullptr) {
        said.push_back({"a", speech.percent_of(*found.share->first)});
        said.push_back({"b", speech.percent_of(*found.share->second)});
        return;
    }
    const bool means = found.difference->method == stats::Method::welch_t;
    const auto middle = [&](const journeys::Durations& side) {
        return printed_duration(means ? side.spread.mean : side.median.value, speech.language());
    };
    said.push_back({"a", middle(*found.time->first)});
    said.push_back({"b", middle(*found.time->second)});
    said.push_back({"of", means ? "means" : "medians"});
}

/// How large the difference of the whole may be, where none is clear.
void add_bound(const Comparison& both, const report::Speech& speech, std::vector<words::Named>& said) {
    const auto& medians = both.throughput.medians;
    const auto end = [&](const char* name, const char* sense, double seconds) {
        said.push_back({name, printed_duration(std::abs(seconds), speech.language())});
        said.push_back({sense, seconds < 0 ? "less" : "more"});
    };
    said.push_back({"known", medians ? "yes" : "no"});
    end("low", "low_sense", medians ? *medians->low : 0);
    end("high", "high_sense", medians ? *medians->high : 0);
}

/// Of what the table shows.
std::int64_t clear_in_all(const Comparison& both, const LivedSides& sides) {
    std::int64_t n = (both.throughput.clear ? 1 : 0) + (both.wait_share.clear ? 1 : 0);
    for (const journeys::ActivityDifference& one : both.activities) {
        n += (one.wait.clear ? 1 : 0) + (one.service.clear ? 1 : 0) + (one.abandonment.clear ? 1 : 0) +
             (one.reach.clear && sides.step != one.activity ? 1 : 0);
    }
    return n;
}

std::string answer_of(const LivedTelling& telling, const Comparison& both, const LivedSides& sides,
                      const report::Speech& speech) {
    std::vector<words::Named> said{{"first", report::Speech::capital(sides.first_name)}, {"second", sides.second_name}};
    if (std::min(both.first_cases, both.second_cases) < fewest_of_a_group) {
        said.push_back({"a", both.first_cases});
        said.push_back({"b", both.second_cases});
        return speech.text("lived.compare_few", std::move(said));
    }
    const std::vector<Finding> times = clear_times(telling, both), shares = clear_shares(telling, both, sides);
    if (times.empty() && shares.empty()) {
        add_bound(both, speech, said);
        return speech.text("lived.compare_same", std::move(said));
    }
    const Finding& most = times.empty() ? shares.front() : times.front();
    for (words::Named& one : sizes_told(most, speech)) said.push_back(std::move(one));
    add_both_sides(most, speech, said);
    said.push_back({"others", clear_in_all(both, sides) - 1});
    return speech.text(times.empty() ? "lived.compare_reach" : "lived.compare_time", std::move(said));
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
                                    {"wait_share", share_difference_told(both.wait_share)}})},
         {"steps", compared_steps(both, *sides)}}));
}

}  // namespace ciclo::actions
