#include "indicators/cycle_reading.h"

#include <algorithm>
#include <cmath>

#include "indicators/limits.h"
#include "indicators/rated_moments.h"
#include "stats/bootstrap.h"
#include "stats/proportions.h"

namespace ciclo::indicators {

namespace {

bool holds(const std::vector<cycle::MomentId>& ids, const cycle::MomentId& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<double> weights_of(const std::vector<MomentMeasure>& moments,
                               const std::vector<cycle::MomentId>& critical) {
    std::vector<double> weights;
    for (const MomentMeasure& moment : moments) {
        weights.push_back(holds(critical, moment.moment) ? critical_weight : other_weight);
    }
    return weights;
}

/// Weighted mean of the positions of the means; NaN when no moment has one.
template <class MeanOf>
double weighted_position(const std::vector<MomentMeasure>& moments, const std::vector<double>& weights,
                         const MeanOf& mean_of) {
    double sum = 0, weight = 0;
    for (std::size_t m = 0; m < moments.size(); ++m) {
        const double mean = mean_of(m);
        if (std::isnan(mean)) continue;
        sum += weights[m] * position(mean, moments[m].scale);
        weight += weights[m];
    }
    return sum / weight;
}

/// The scale of all answered moments, when it is one.
std::optional<survey::Scale> common_scale(const std::vector<MomentMeasure>& moments) {
    std::optional<survey::Scale> scale;
    for (const MomentMeasure& moment : moments) {
        if (moment.n == 0) continue;
        if (scale && (scale->lowest != moment.scale.lowest || scale->highest != moment.scale.highest)) return {};
        scale = moment.scale;
    }
    return scale;
}

/// Who rated anything, per respondent.
std::vector<char> voices(const MeasuredWave& wave) {
    std::vector<char> spoke(wave.answers.respondents, 0);
    for (const MomentMeasure& moment : wave.moments) {
        const survey::Column* column = wave.answers.rating(moment.moment);
        if (column == nullptr) continue;
        for (std::size_t row = 0; row < spoke.size(); ++row) spoke[row] |= static_cast<char>(column->present(row));
    }
    return spoke;
}

void fill_index(const MeasuredWave& wave, const std::vector<double>& weights, double level, std::int64_t spoke,
                CycleReading& out) {
    const auto measured = [&](std::size_t m) {
        return wave.moments[m].mean ? wave.moments[m].mean->value : std::nan("");
    };
    const double at = weighted_position(wave.moments, weights, measured);
    if (std::isnan(at)) return;
    out.index = Estimate{.value = 100 * at, .low = {}, .high = {}, .level = level, .n = spoke};
    if (const auto scale = common_scale(wave.moments)) {
        out.weighted_mean = scale->lowest + at * (scale->highest - scale->lowest);
    }
    std::vector<double> replicates;
    for (std::size_t r = 0; r < wave.resampled.replicates; ++r) {
        const auto again = [&](std::size_t m) { return wave.resampled.mean(r, m); };
        const double value = 100 * weighted_position(wave.moments, weights, again);
        if (!std::isnan(value)) replicates.push_back(value);
    }
    const auto [least, most] = std::minmax_element(replicates.begin(), replicates.end());
    if (spoke < 2 || replicates.empty() || *most - *least < rounding) return;
    out.index->method = stats::Method::percentile_bootstrap;
    out.index->low = stats::replicate_quantile(replicates, (1 - level) / 2);
    out.index->high = stats::replicate_quantile(replicates, (1 + level) / 2);
}

/// Respondents whom a critical moment let down.
std::vector<char> broken_rows(const MeasuredWave& wave, const std::vector<cycle::MomentId>& critical, bool& asked) {
    std::vector<char> broken(wave.answers.respondents, 0);
    for (const cycle::MomentId& id : critical) {
        const survey::Column* column = wave.answers.rating(id);
        if (column == nullptr) continue;
        for (std::size_t row = 0; row < broken.size(); ++row) {
            if (!column->present(row)) continue;
            asked = true;
            broken[row] |= static_cast<char>(column->value[row] <= column->scale.negative_to);
        }
    }
    return broken;
}

void fill_integrity(const MeasuredWave& wave, double level, std::int64_t spoke, CycleReading& out) {
    bool asked = false;
    const std::vector<char> broken = broken_rows(wave, out.critical, asked);
    if (!asked) return;
    for (std::size_t row = 0; row < broken.size(); ++row) {
        if (broken[row] == 0) continue;
        ++out.broken_count;
        if (out.broken.size() < CycleReading::broken_listed) out.broken.push_back(wave.answers.name_of(row));
    }
    out.integrity = stats::wilson(spoke - out.broken_count, spoke, level);
}

}  // namespace

CycleReading read_cycle(const MeasuredWave& wave, std::vector<cycle::MomentId> critical, double level) {
    CycleReading reading;
    reading.critical = std::move(critical);
    const std::vector<char> spoke = voices(wave);
    const std::int64_t voices_heard = std::count(spoke.begin(), spoke.end(), 1);
    fill_index(wave, weights_of(wave.moments, reading.critical), level, voices_heard, reading);
    fill_integrity(wave, level, voices_heard, reading);
    return reading;
}

}  // namespace ciclo::indicators
