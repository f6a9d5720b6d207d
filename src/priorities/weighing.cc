#include "priorities/weighing.h"

#include <algorithm>
#include <cmath>

#include "priorities/limits.h"
#include "stats/random.h"
#include "stats/special.h"

namespace ciclo::priorities {

namespace {

using indicators::MomentMeasure;
using moments::ImportanceSource;

/// Scales that differ are carried to this one.
constexpr survey::Scale common_scale = survey::one_to_five;

ImportanceSource usable_source(const moments::Evidence& evidence, const indicators::Measures& measures) {
    if (evidence.importance_source != ImportanceSource::derived) return evidence.importance_source;
    const bool ordered = measures.drivers && measures.drivers->wording == indicators::DriverWording::full;
    return ordered ? ImportanceSource::derived : ImportanceSource::none;
}

/// Share × number of moments, so that the mean is 1.
void weigh_by_driver(const indicators::Drivers& drivers, double level, Weighed& weighed, bool& known) {
    const auto count = static_cast<double>(drivers.rows.size());
    for (const indicators::DriverRow& row : drivers.rows) {
        if (row.moment != weighed.measure->moment) continue;
        known = true;
        weighed.importance = row.share * count;
        if (!row.share_interval) return;
        const double width = *row.share_interval->high - *row.share_interval->low;
        weighed.importance_error = width * count / (2 * stats::two_sided_z(level));
    }
}

bool find_importance(const moments::Evidence& evidence, const indicators::Measures& measures, ImportanceSource source,
                     Weighed& weighed) {
    weighed.importance = 1;
    if (source == ImportanceSource::none) return true;
    bool known = false;
    if (source == ImportanceSource::derived) {
        const double level = measures.drivers->rows.front().share_interval.value_or(stats::Estimate{}).level;
        weigh_by_driver(*measures.drivers, level, weighed, known);
        return known;
    }
    const auto found = evidence.importance.find(weighed.measure->moment);
    if (found == evidence.importance.end()) return false;
    weighed.importance = found->second.mean;
    return true;
}

double carry(double value, const survey::Scale& scale) {
    const double at = (value - scale.lowest) / (scale.highest - scale.lowest);
    return common_scale.lowest + at * (common_scale.highest - common_scale.lowest);
}

/// On 1–5, as the evidence's means of asked importance are; NaN when it was not asked, or nobody of the replicate said.
double asked_importance(const moments::Evidence& evidence, const indicators::ResampledMoments& again, std::size_t r,
                        const Weighed& weighed) {
    const survey::Column* column = evidence.wave->answers.importance(weighed.measure->moment);
    const double mean = again.importance(r, weighed.place);
    return column == nullptr ? mean : carry(mean, column->scale);
}

bool scales_differ(const std::vector<Weighed>& moments) {
    return std::any_of(moments.begin(), moments.end(), [&](const Weighed& weighed) {
        const survey::Scale &scale = weighed.measure->scale, &first = moments.front().measure->scale;
        return scale.lowest != first.lowest || scale.highest != first.highest;
    });
}

}  // namespace

double Weighing::performance(std::size_t i, double mean) const {
    return carried ? carry(mean, moments[i].measure->scale) : mean;
}

double Weighing::score(std::size_t i, double importance, double mean, double reach) const {
    const int weight = moments[i].measure->critical ? weight_if_critical : weight_otherwise;
    return importance * (highest - performance(i, mean)) * weight * reach;
}

Weighing weigh(const moments::Evidence& evidence, const indicators::Measures& measures) {
    Weighing weighing;
    weighing.source = usable_source(evidence, measures);
    for (std::size_t place = 0; place < measures.moments.size(); ++place) {
        Weighed weighed{.measure = &measures.moments[place], .place = place};
        const bool answered = weighed.measure->n > 0;
        if (answered && find_importance(evidence, measures, weighing.source, weighed)) {
            weighing.moments.push_back(weighed);
        } else {
            weighing.unranked.push_back(weighed.measure->moment);
        }
    }
    if (weighing.moments.empty()) return weighing;
    weighing.carried = scales_differ(weighing.moments);
    weighing.highest = weighing.carried ? common_scale.highest : weighing.moments.front().measure->scale.highest;
    return weighing;
}

Replicates replicate(const Weighing& weighing, const moments::Evidence& evidence,
                     const indicators::MeasureOptions& options) {
    const std::uint64_t seed = stats::seed_of("ranking");
    const indicators::ResampledMoments again = indicators::resample_moments(
        evidence.map, evidence.wave->answers,
        {.seed = seed, .replicates = options.replicates, .threads = options.threads});
    Replicates out{.count = again.replicates, .moments = weighing.moments.size(), .importance = {},
                   .performance = {}, .score = {}};
    for (std::size_t r = 0; r < out.count; ++r) {
        stats::Stream stream(seed + 1, r);
        for (std::size_t i = 0; i < out.moments; ++i) {
            const Weighed& weighed = weighing.moments[i];
            double importance = weighed.importance;
            if (weighed.importance_error > 0) {
                importance = std::max(0.0, importance + weighed.importance_error * stream.normal());
            }
            const double asked = asked_importance(evidence, again, r, weighed);
            if (weighing.source == ImportanceSource::asked && !std::isnan(asked)) importance = asked;
            const double mean = again.mean(r, weighed.place), reach = again.reach(r, weighed.place);
            out.importance.push_back(importance);
            out.performance.push_back(weighing.performance(i, mean));
            out.score.push_back(weighing.score(i, importance, mean, reach));
        }
    }
    return out;
}

}  // namespace ciclo::priorities
