#include "indicators/before_after.h"

#include <cmath>

#include "indicators/cycle_reading.h"
#include "indicators/limits.h"
#include "indicators/loyalty.h"
#include "indicators/moment_measures.h"
#include "indicators/rated_moments.h"
#include "indicators/standards.h"
#include "stats/means.h"
#include "stats/proportions.h"
#include "stats/random.h"
#include "stats/shrinkage.h"

namespace ciclo::indicators {

namespace {

stats::Histogram ratings_of(const MomentMeasure& moment) {
    stats::Histogram histogram;
    for (const auto& [value, count] : moment.histogram) {
        histogram.values.push_back(value);
        histogram.counts.push_back(count);
    }
    return histogram;
}

MomentChange change_of(const MomentMeasure& before, const MomentMeasure& after, double level) {
    MomentChange change;
    change.moment = after.moment;
    const stats::Histogram first = ratings_of(before), second = ratings_of(after);
    change.before = stats::mean_student_t(first, level);
    change.after = stats::mean_student_t(second, level);
    const bool comparable = before.scale.lowest == after.scale.lowest && before.scale.highest == after.scale.highest;
    if (!change.before || !change.after || !comparable) return change;
    change.change = change_between(*change.before, *change.after);
    if (const auto welch = stats::welch_difference(second, first, level)) change.difference = welch->difference;
    return change;
}

/// Means with the variance of the mean, where there is one; all on one scale.
std::vector<stats::UnitMean> shrinkable(const std::vector<MomentMeasure>& moments, std::vector<std::size_t>& places) {
    std::vector<stats::UnitMean> units;
    for (std::size_t m = 0; m < moments.size(); ++m) {
        const auto summary = stats::summary_of(ratings_of(moments[m]));
        if (!summary || !summary->sd || *summary->sd <= 0 || summary->n < answers_for_a_word) continue;
        const survey::Scale& scale = moments[m].scale;
        if (!units.empty() && !(scale == moments[places.front()].scale)) return {};
        units.push_back({summary->mean, *summary->sd * *summary->sd / static_cast<double>(summary->n), summary->n});
        places.push_back(m);
    }
    return units;
}

void fill_drift(BeforeAfter& out) {
    std::vector<std::size_t> places;
    const std::vector<stats::UnitMean> units = shrinkable(out.moments_before, places);
    if (units.size() < stats::limits::shrinkage_units_min) return;
    const auto shrunk = stats::shrink_means(units);
    if (!shrunk) return;
    for (std::size_t i = 0; i < places.size(); ++i) {
        out.moments[places[i]].drift_without_action = shrunk->units[i].value - units[i].mean;
    }
}

std::string days_of(const survey::Answers& answers) {
    const auto first = answers.first_day(), last = answers.last_day();
    if (!first || !last) return answers.file;
    return calendar::iso_text(*first) + "/" + calendar::iso_text(*last);
}

void fill_labels(const survey::Answers& before, const survey::Answers& after, BeforeAfter& out) {
    const bool same_file = before.file == after.file;
    out.label_before = same_file ? days_of(before) : before.file;
    out.label_after = same_file ? days_of(after) : after.file;
}

Change change_if_known(const std::optional<Estimate>& before, const std::optional<Estimate>& after) {
    return before && after ? change_between(*before, *after) : Change::unknown;
}

std::optional<Estimate> integrity_difference(const CycleReading& before, const CycleReading& after, double level) {
    if (!before.integrity || !after.integrity) return std::nullopt;
    const std::int64_t n_before = before.integrity->n, n_after = after.integrity->n;
    return stats::newcombe_difference(n_after - after.broken_count, n_after, n_before - before.broken_count, n_before,
                                      level);
}

void fill_readings(const moments::Evidence& evidence, const Measures& now, const MeasureOptions& options,
                   BeforeAfter& out) {
    const survey::Answers& answers = evidence.before->answers;
    const ResampledMoments resampled = resample_moments(
        evidence.map, answers,
        {.seed = stats::seed_of("index before"), .replicates = options.replicates, .threads = options.threads});
    const MeasuredWave wave{answers, out.moments_before, resampled};
    const std::vector<cycle::MomentId> critical = critical_moments(evidence.map);
    out.before = read_cycle(wave, critical, options.level);
    out.after = now.cycle;
    out.index = change_if_known(out.before.index, out.after.index);
    out.integrity = change_if_known(out.before.integrity, out.after.integrity);
    out.integrity_difference = integrity_difference(out.before, out.after, options.level);
    if (!evidence.before_map) return;
    const std::vector<cycle::MomentId> then = critical_moments(*evidence.before_map);
    if (then != critical) out.before_as_then = read_cycle(wave, then, options.level);
}

}  // namespace

std::optional<BeforeAfter> before_after(const moments::Evidence& evidence, const Measures& now,
                                        const MeasureOptions& options) {
    if (!evidence.wave || !evidence.before) return std::nullopt;
    BeforeAfter out;
    fill_labels(evidence.before->answers, evidence.wave->answers, out);
    out.moments_before = moment_measures(evidence.map, &evidence.before->answers, options);
    fill_readings(evidence, now, options, out);
    out.satisfied_before = satisfied_share(*evidence.before, options.level);
    if (const auto loyalty = loyalty_of(*evidence.before, options.level)) {
        out.closure_before = closure_of(*loyalty, options.level);
    }
    for (std::size_t m = 0; m < out.moments_before.size(); ++m) {
        out.moments.push_back(change_of(out.moments_before[m], now.moments[m], options.level));
    }
    fill_drift(out);
    return out;
}

}  // namespace ciclo::indicators
