// What the score of K-08 is made of, for each moment that can be ranked, and how it would have come out among other
// respondents.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indicators/measures.h"
#include "indicators/resampled_moments.h"
#include "moments/evidence.h"

namespace ciclo::priorities {

/// One moment with answers and an importance.
struct Weighed {
    const indicators::MomentMeasure* measure = nullptr;
    std::size_t place = 0;        ///< in Measures::moments and in ResampledMoments::moments
    double importance = 0;
    double importance_error = 0;  ///< standard error of a derived importance, 0 otherwise
};

struct Weighing {
    std::vector<Weighed> moments;          ///< map order
    std::vector<cycle::MomentId> unranked; ///< no answers, or no importance where others have one
    moments::ImportanceSource source = moments::ImportanceSource::none;
    bool carried = false;                  ///< scales differ: means are carried to 1…5
    double highest = 5;                    ///< of the scale in use

    /// A mean of moment `i` on the scale in use.
    double performance(std::size_t i, double mean) const;
    /// importance × (highest − mean) × weight × reach
    double score(std::size_t i, double importance, double mean, double reach) const;
};

/// Derived importance needs drivers that may be ordered (200 complete rows); otherwise everything weighs 1.
Weighing weigh(const moments::Evidence& evidence, const indicators::Measures& measures);

/// Replicates of what the ranking is made of, replicate after replicate, one value per weighed moment; NaN where nobody
/// of a replicate answered. Asked importance is resampled with its respondents; given and written importance stands
/// still; derived importance is drawn normal with the standard error of its share, independently of the ratings (which
/// breaks a little: the shares come from the same people).
struct Replicates {
    std::size_t count = 0, moments = 0;
    std::vector<double> importance, performance, score;
};
Replicates replicate(const Weighing& weighing, const moments::Evidence& evidence,
                     const indicators::MeasureOptions& options);

}  // namespace ciclo::priorities
