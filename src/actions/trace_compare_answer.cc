#include "actions/trace_compare_answer.h"

#include <algorithm>
#include <cmath>

#include "actions/few_cases.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using journeys::Comparison;
using stats::Estimate;

constexpr std::size_t lines_told = 5;  ///< the tables have them all

const LocalText lasted_words{"Duración del caso", "Case duration", "Duur van het geval"};
const LocalText idle_words{"Sin que se haga nada", "Nothing is being done", "Er gebeurt niets"};
const LocalText processing_words{"Trabajo", "Work", "Werk"};
const LocalText share_words{"Parte del tiempo en espera", "Share of the time spent waiting",
                            "Deel van de tijd gewacht"};
const LocalText wait_words{"Espera: ", "Wait: ", "Wachten: "};
const LocalText service_words{"Atención: ", "Service: ", "Bediening: "};
const LocalText reach_words{"Alcance: ", "Reach: ", "Bereik: "};
const LocalText ended_words{"Acabaron aquí: ", "Ended here: ", "Eindigden hier: "};

struct Bounds {
    double low = 0, high = 0;
    bool first_more = false;
};

/// Sizes from the nearer end to the farther; of an interval without 0.
Bounds bounds_of(const Estimate& difference) {
    const bool more = difference.value > 0;
    const double near = std::abs(more ? *difference.low : *difference.high);
    return {near, std::abs(more ? *difference.high : *difference.low), more};
}

std::string sentence(std::string_view key, const std::string& measure, const stats::Estimate& difference,
                     const SideNames& sides, Language language) {
    const bool times = key == "compare.longer";
    const Bounds bounds = bounds_of(difference);
    const auto told = [&](double size) {
        return times ? printed_duration(size, language) : format_number(100 * size, 1, language);
    };
    const std::string low = told(bounds.low), high = told(bounds.high);
    return words::say(language, key,
                      {{"measure", measure},
                       {"low", low},
                       {"high", high},
                       {"same", low == high ? "yes" : "no"},
                       {"more", bounds.first_more ? sides.first : sides.second},
                       {"less", bounds.first_more ? sides.second : sides.first},
                       {"of", difference.method == stats::Method::welch_t ? "means" : "medians"}});
}

/// The case's duration first, then what is least like chance.
std::vector<ComparedTime> clear_times(std::vector<ComparedTime> times, const journeys::DurationDifference* whole) {
    std::erase_if(times, [](const ComparedTime& one) { return journeys::clear_difference(*one.difference) == nullptr; });
    if (times.empty()) return times;
    const bool whole_first = times.front().difference == whole;
    std::stable_sort(times.begin() + (whole_first ? 1 : 0), times.end(), [](const ComparedTime& a, const ComparedTime& b) {
        return *a.difference->adjusted_p < *b.difference->adjusted_p;
    });
    return times;
}

std::string nothing_clear(const Comparison& both, const SideNames& sides, Language language) {
    const std::string none = words::say(language, "compare.none");
    if (!both.throughput.medians) return none + "\n";
    return none + " " +
           words::say(language, "compare.bound",
                      {{"measure", lasted_words.in(language)},
                       {"first", sides.first},
                       {"second", sides.second},
                       {"low", printed_duration(*both.throughput.medians->low, language)},
                       {"high", printed_duration(*both.throughput.medians->high, language)}}) +
           "\n";
}

}  // namespace

journeys::DurationDifference compared_told(journeys::DurationDifference difference) {
    if (comparable(difference)) return difference;
    difference.medians.reset(), difference.means.reset();
    difference.log_rank_p.reset(), difference.adjusted_p.reset();
    difference.medians_apart = false;
    return difference;
}

journeys::ShareDifference compared_told(journeys::ShareDifference difference) {
    if (!comparable(difference)) difference.difference.reset();
    return difference;
}

std::vector<ComparedTime> compared_times(const events::Log& log, const Comparison& both, Language language) {
    std::vector<ComparedTime> times{{lasted_words.in(language), &both.throughput},
                                    {idle_words.in(language), &both.idle},
                                    {processing_words.in(language), &both.processing}};
    const auto add = [&](const LocalText& words, const std::string& name, const journeys::DurationDifference& one) {
        if (one.first || one.second) times.push_back({words.in(language) + name, &one});
    };
    for (const journeys::ActivityDifference& one : both.activities) {
        const std::string name(log.activities[one.activity]);
        add(wait_words, name, one.wait);
        add(service_words, name, one.service);
    }
    return times;
}

std::vector<ComparedShare> compared_shares(const events::Log& log, const Comparison& both, Language language) {
    std::vector<ComparedShare> shares{{share_words.in(language), &both.wait_share}};
    for (const journeys::ActivityDifference& one : both.activities) {
        const std::string name(log.activities[one.activity]);
        shares.push_back({reach_words.in(language) + name, &one.reach});
        shares.push_back({ended_words.in(language) + name, &one.abandonment});
    }
    return shares;
}

std::string compare_answer(const events::Log& log, const Comparison& both, const SideNames& sides, Language language) {
    if (!enough_to_tell(std::min(both.first_cases, both.second_cases))) return words::say(language, "compare.few") + "\n";
    const std::vector<ComparedTime> times = clear_times(compared_times(log, both, language), &both.throughput);
    std::vector<ComparedShare> shares = compared_shares(log, both, language);
    std::erase_if(shares, [](const ComparedShare& one) { return !one.difference->clear; });
    if (times.empty() && shares.empty()) return nothing_clear(both, sides, language);
    std::vector<std::string> lines;
    for (const ComparedTime& one : times)
        lines.push_back(sentence("compare.longer", one.name, *clear_difference(*one.difference), sides, language));
    for (const ComparedShare& one : shares)
        lines.push_back(sentence("compare.more", one.name, *one.difference->difference, sides, language));
    std::string text;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_told); ++i) text += lines[i] + "\n";
    if (lines.size() > lines_told)
        text += words::say(language, "compare.others", {{"n", static_cast<std::int64_t>(lines.size() - lines_told)}}) + "\n";
    return text;
}

}  // namespace ciclo::actions
