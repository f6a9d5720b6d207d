#include "indicators/case_measures.h"

#include <map>
#include <string>

#include "base/text.h"
#include "indicators/limits.h"
#include "indicators/rated_moments.h"
#include "indicators/time_summary.h"
#include "stats/pareto.h"
#include "stats/proportions.h"
#include "stats/rates.h"

namespace ciclo::indicators {

namespace {

/// Keys with their counts, in the order that breaks ties.
struct Pile {
    std::vector<std::string> keys;
    std::vector<stats::Cause> causes;

    void add(const std::string& key, std::int64_t count) {
        keys.push_back(key);
        causes.push_back({.count = count});
    }
};

char letter_of(stats::AbcClass abc) {
    return abc == stats::AbcClass::a ? 'A' : abc == stats::AbcClass::b ? 'B' : 'C';
}

std::vector<ParetoRow> rows_of(const Pile& pile, const stats::Pareto& sorted) {
    std::vector<ParetoRow> rows;
    for (const stats::ParetoLine& line : sorted.lines) {
        const std::int64_t count = pile.causes[line.cause].count;
        rows.push_back({.key = pile.keys[line.cause],
                        .count = count,
                        .share = static_cast<double>(count) / static_cast<double>(sorted.n),
                        .cumulative = line.cumulative,
                        .abc = letter_of(line.abc)});
    }
    return rows;
}

void fill_promises(const std::vector<const complaint::Case*>& cases, const MeasureOptions& options, CaseMeasures& out) {
    std::int64_t timed = 0, in_time = 0, told_in_time = 0;
    std::vector<double> days;
    for (const complaint::Case* one : cases) {
        if (one->acknowledged_hours) {
            ++timed;
            in_time += *one->acknowledged_hours <= acknowledged_hours + rounding ? 1 : 0;
        }
        if (one->told_working_days) {
            days.push_back(*one->told_working_days);
            told_in_time += days.back() <= told_working_days + rounding ? 1 : 0;
        }
    }
    const auto told = static_cast<std::int64_t>(days.size());
    out.open = out.n - told;
    out.acknowledged_in_time = stats::wilson(in_time, timed, options.level);
    out.told_in_time = stats::wilson(told_in_time, told, options.level);
    out.told_working_days = mean_with_interval(stats::histogram_of(days), "told working days", options);
}

void fill_moments(const std::vector<const complaint::Case*>& cases, const cycle::Map& map, CaseMeasures& out) {
    std::map<cycle::MomentId, std::int64_t> counts;
    for (const complaint::Case* one : cases) {
        if (one->moment.empty()) ++out.without_moment;
        else ++counts[one->moment];
    }
    Pile pile;
    for (const cycle::Moment* moment : map.rateable()) {
        const auto found = counts.find(moment->id);
        if (found != counts.end()) pile.add(moment->id.text, found->second);
    }
    if (const auto sorted = stats::pareto(pile.causes)) out.by_moment = rows_of(pile, *sorted);
}

void fill_causes(const std::vector<const complaint::Case*>& cases, CaseMeasures& out) {
    std::map<std::string, std::size_t> positions;  // folded text → position in the pile
    Pile pile;
    for (const complaint::Case* one : cases) {
        const std::string plain = folded(one->cause);
        if (plain.empty()) continue;
        const auto [place, is_new] = positions.emplace(plain, pile.keys.size());
        if (is_new) pile.add(one->cause, 1);
        else ++pile.causes[place->second].count;
    }
    const auto sorted = stats::pareto(pile.causes);
    if (!sorted) return;
    out.by_cause = rows_of(pile, *sorted);
    out.top_fifth_share = sorted->top_fifth_share;
}

}  // namespace

std::optional<CaseMeasures> case_measures(const moments::Evidence& evidence, const MeasureOptions& options) {
    if (evidence.cases.empty()) return std::nullopt;
    CaseMeasures out;
    std::vector<const complaint::Case*> cases;
    for (const complaint::Case& one : evidence.cases) {
        if (one.dissatisfied()) cases.push_back(&one);
        else ++out.others;
    }
    out.n = static_cast<std::int64_t>(cases.size());
    for (const complaint::Case* one : cases) {
        if (one->element) ++out.by_element[static_cast<std::size_t>(*one->element)];
    }
    if (evidence.exposure.served) {
        const auto served = static_cast<double>(*evidence.exposure.served);
        out.per_thousand = stats::poisson_rate(out.n, served, cases_per_served, options.level);
    }
    fill_promises(cases, options, out);
    fill_moments(cases, evidence.map, out);
    fill_causes(cases, out);
    return out;
}

}  // namespace ciclo::indicators
