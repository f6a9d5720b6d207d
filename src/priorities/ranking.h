// Ranking: which moments need attention first, with the reasons in numbers (K-07, K-08, K-08b, K-09).
//
// The order is by the attention score; the collapse alarm stands above any order. Each row carries its arithmetic, so
// that anyone can check it: importance × (highest − mean) × (2 if critical) × reach. Pure, deterministic.
#pragma once

#include <optional>
#include <vector>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::priorities {

enum class Quadrant { concentrate, keep, low, overkill };

/// Scores nearer than this are a tie (K-08).
inline constexpr double tie_tolerance = 1e-9;

struct RankedMoment {
    cycle::MomentId moment;
    int rank = 0;                    ///< 1-based, ties broken by: lower mean, critical first, lower number
    bool tied_on_display = false;    ///< shows the same two-decimal score as a neighbour
    double importance = 0;
    double distance = 0;             ///< highest of the scale − mean (scales that differ are carried to 1…5 first)
    int criticality_weight = 1;      ///< 2 if critical
    double reach = 0;                ///< 0…1
    double score = 0;                ///< the product
    double score_if_critical = 0;    ///< what it would be if a person decided that the moment is critical
    bool alarm = false;
    double probability_first = 0;    ///< bootstrap share of replicates in which it ranks first (ties shared)
};

struct QuadrantPoint {
    cycle::MomentId moment;
    double performance = 0, importance = 0;
    Quadrant quadrant = Quadrant::keep;
    double probability = 0;          ///< bootstrap share of replicates in this quadrant; below 0.8 = a border case
};

struct Ranking {
    std::vector<cycle::MomentId> alarms;   ///< map order
    std::vector<RankedMoment> rows;        ///< by rank; moments without answers or importance are in `unranked`
    std::vector<cycle::MomentId> unranked;
    moments::ImportanceSource importance_source = moments::ImportanceSource::none;
    double cut_performance = 0, cut_importance = 0;  ///< K-09: the means
    std::vector<QuadrantPoint> quadrants;  ///< map order
};

/// Nothing when no moment has answers. With ImportanceSource::derived the importance is the driver share times the
/// number of moments (mean 1); with none it is 1 for all: both are said in the evidence's assumptions.
std::optional<Ranking> rank(const moments::Evidence& evidence, const indicators::Measures& measures,
                            const indicators::MeasureOptions& options);

const Names<Quadrant, 4>& names_of(Quadrant*);

}  // namespace ciclo::priorities
