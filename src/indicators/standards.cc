#include "indicators/standards.h"

#include <algorithm>
#include <cmath>

#include "indicators/limits.h"
#include "indicators/time_summary.h"
#include "stats/means.h"
#include "stats/proportions.h"
#include "stats/verdict.h"

namespace ciclo::indicators {

namespace {

const cycle::Standard* standard_of(const cycle::Map& map, const moments::MeasuredStandard& measured) {
    const cycle::Moment* moment = map.find(measured.moment);
    if (moment == nullptr) return nullptr;
    const auto named = [&](const cycle::Standard& standard) { return standard.id == measured.standard; };
    const auto found = std::find_if(moment->standards.begin(), moment->standards.end(), named);
    return found == moment->standards.end() ? nullptr : &*found;
}

void take_values(const trace::TimeSeries& series, const cycle::Standard& standard, const MeasureOptions& options,
                 StandardMeasure& out) {
    out.values = series.values;
    for (const double value : series.values) out.met += meets(value, standard) ? 1 : 0;
    out.days = series.days;
    out.n = static_cast<std::int64_t>(out.values.size());
    out.times = time_summary(out.values, out.unit, "standard " + out.standard.text + " " + out.period, options);
}

void take_counts(const trace::TimeSeries& series, StandardMeasure& out) {
    out.counts = series.counts;
    for (const trace::MetCount& count : series.counts) {
        out.met += count.met;
        out.n += count.total;
    }
}

StandardVerdict verdict_of(const Estimate& compliance, double target) {
    switch (stats::verdict(compliance, target, stats::Direction::higher)) {
        case stats::Verdict::met: return StandardVerdict::met;
        case stats::Verdict::not_met: return StandardVerdict::not_met;
        case stats::Verdict::not_proven: break;
    }
    return StandardVerdict::not_proven;
}

std::optional<StandardMeasure> measure_of(const moments::MeasuredStandard& measured, const cycle::Standard& standard,
                                          const MeasureOptions& options) {
    const trace::TimeSeries& series = measured.series;
    StandardMeasure out;
    out.moment = measured.moment;
    out.standard = measured.standard;
    out.series = series.name;
    out.period = series.period;
    out.unit = series.unit.empty() ? standard.unit : series.unit;
    out.target = standard.compliance_percent / 100;
    if (!series.values.empty()) take_values(series, standard, options, out);
    else take_counts(series, out);
    const std::optional<Estimate> compliance = stats::wilson(out.met, out.n, options.level);
    if (!compliance) return std::nullopt;
    out.compliance = *compliance;
    out.reached = compliance->value >= out.target - rounding;
    out.verdict = verdict_of(*compliance, out.target);
    return out;
}

bool same_thread(const StandardMeasure& a, const StandardMeasure& b) {
    return a.moment == b.moment && a.standard == b.standard && a.series == b.series;
}

StandardChange change_of(const StandardMeasure& before, const StandardMeasure& after, double level) {
    StandardChange change;
    change.moment = after.moment;
    change.standard = after.standard;
    change.series = after.series;
    change.period_before = before.period;
    change.period_after = after.period;
    change.before = before.compliance;
    change.after = after.compliance;
    change.difference = *stats::newcombe_difference(after.met, after.n, before.met, before.n, level);
    change.change = change_between(before.compliance, after.compliance);
    change.target_reached = after.reached;
    return change;
}

}  // namespace

bool meets(double value, const cycle::Standard& standard) {
    switch (standard.comparison) {
        case cycle::Comparison::at_most: return value <= standard.value + rounding;
        case cycle::Comparison::at_least: return value >= standard.value - rounding;
        case cycle::Comparison::equal: break;
    }
    return std::abs(value - standard.value) <= rounding;
}

Change change_between(const Estimate& before, const Estimate& after) {
    if (before.n < answers_for_a_word || after.n < answers_for_a_word) return Change::unknown;
    if (!before.has_interval() || !after.has_interval()) return Change::unknown;
    if (!stats::intervals_apart(before, after)) return Change::unclear;
    return after.value > before.value ? Change::clear_better : Change::clear_worse;
}

std::vector<StandardMeasure> standard_measures(const moments::Evidence& evidence, const MeasureOptions& options) {
    std::vector<StandardMeasure> measures;
    for (const moments::MeasuredStandard& measured : evidence.standards) {
        const cycle::Standard* standard = standard_of(evidence.map, measured);
        if (standard == nullptr) continue;
        if (auto measure = measure_of(measured, *standard, options)) measures.push_back(std::move(*measure));
    }
    return measures;
}

std::vector<StandardChange> standard_changes(const std::vector<StandardMeasure>& measures, double level) {
    std::vector<StandardChange> changes;
    for (std::size_t after = 1; after < measures.size(); ++after) {
        for (std::size_t back = after; back-- > 0;) {
            if (!same_thread(measures[back], measures[after])) continue;
            changes.push_back(change_of(measures[back], measures[after], level));
            break;
        }
    }
    return changes;
}

}  // namespace ciclo::indicators
