#include "indicators/moment_measures.h"

#include <cmath>

#include "indicators/limits.h"
#include "indicators/rated_moments.h"
#include "indicators/time_summary.h"
#include "stats/proportions.h"

namespace ciclo::indicators {

namespace {

void fill_shares(const stats::Histogram& ratings, const survey::Scale& scale, double level, MomentMeasure& out) {
    std::int64_t positive = 0, negative = 0;
    for (std::size_t i = 0; i < ratings.values.size(); ++i) {
        if (ratings.values[i] >= scale.positive_from) positive += ratings.counts[i];
        if (ratings.values[i] <= scale.negative_to) negative += ratings.counts[i];
        out.histogram.emplace_back(ratings.values[i], ratings.counts[i]);
    }
    out.positive = stats::wilson(positive, out.n, level);
    out.negative = stats::wilson(negative, out.n, level);
    if (out.n > 0) out.net = out.positive->value - out.negative->value;
}

void fill_ratings(const survey::Column& column, const MeasureOptions& options, MomentMeasure& out) {
    const stats::Histogram ratings = histogram_of_column(column);
    const ColumnCounts counts = counts_of_column(column);
    out.scale = column.scale;
    out.n = counts.present;
    out.not_experienced = counts.not_experienced;
    out.otherwise_missing = counts.refused_or_unknown + counts.lost;
    out.mean = mean_with_interval(ratings, out.moment.text, options);
    out.reach = stats::wilson(counts.passed(), counts.known(), options.level);
    fill_shares(ratings, column.scale, options.level, out);
    if (out.mean) out.sign = sign_of(out.mean->value, column.scale, out.n);
}

/// -1 when `a` is weaker than `b`, 1 the other way, 0 when nothing tells them apart.
int weaker(const MomentMeasure& a, const MomentMeasure& b) {
    const double at_a = position(a.mean->value, a.scale), at_b = position(b.mean->value, b.scale);
    if (std::abs(at_a - at_b) > rounding) return at_a < at_b ? -1 : 1;
    if (a.critical != b.critical) return a.critical ? -1 : 1;
    if (a.n != b.n) return a.n < b.n ? -1 : 1;
    return 0;
}

}  // namespace

Sign sign_of(double mean, const survey::Scale& scale, std::int64_t n) {
    if (n < answers_for_a_word) return Sign::none;
    const double at = position(mean, scale) + rounding;
    if (at >= sign_positive_from) return Sign::positive;
    return at >= sign_mixed_from ? Sign::mixed : Sign::negative;
}

std::vector<MomentMeasure> moment_measures(const cycle::Map& map, const survey::Answers* answers,
                                           const MeasureOptions& options) {
    std::vector<MomentMeasure> measures;
    for (const RatedMoment& rated : rated_moments(map, answers)) {
        MomentMeasure measure;
        measure.moment = rated.moment->id;
        measure.number = map.number_of(rated.moment->id);
        measure.transversal = measure.number == 0;
        measure.critical = rated.moment->criticality.critical;
        if (rated.rating != nullptr) fill_ratings(*rated.rating, options, measure);
        measures.push_back(std::move(measure));
    }
    return measures;
}

std::optional<cycle::MomentId> weakest_of(const std::vector<MomentMeasure>& moments) {
    const MomentMeasure* weakest = nullptr;
    for (const MomentMeasure& moment : moments) {
        if (!moment.mean || moment.n < answers_for_a_word) continue;
        if (weakest == nullptr || weaker(moment, *weakest) < 0) weakest = &moment;
    }
    return weakest == nullptr ? std::nullopt : std::optional(weakest->moment);
}

}  // namespace ciclo::indicators
