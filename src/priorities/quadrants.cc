#include "priorities/quadrants.h"

#include <algorithm>
#include <cmath>

#include "stats/importance_performance.h"

namespace ciclo::priorities {

namespace {

Quadrant quadrant_of(stats::Quadrant quadrant) {
    switch (quadrant) {
        case stats::Quadrant::concentrate_here: return Quadrant::concentrate;
        case stats::Quadrant::keep_up: return Quadrant::keep;
        case stats::Quadrant::low_priority: return Quadrant::low;
        case stats::Quadrant::possible_overkill: break;
    }
    return Quadrant::overkill;
}

/// How many replicates put each point into the quadrant it has; those in which a moment has no answer are left out.
std::vector<std::size_t> agreements(const stats::Quadrants& found, const Replicates& replicates, std::size_t& counted) {
    std::vector<std::size_t> agree(replicates.moments, 0);
    std::vector<stats::MatrixPoint> points(replicates.moments);
    for (std::size_t r = 0; r < replicates.count; ++r) {
        const std::size_t first = r * replicates.moments;
        bool complete = true;
        for (std::size_t i = 0; i < points.size(); ++i) {
            points[i] = {replicates.importance[first + i], replicates.performance[first + i]};
            complete = complete && !std::isnan(points[i].performance);
        }
        if (!complete) continue;
        ++counted;
        const auto again = stats::quadrants(points);
        for (std::size_t i = 0; i < points.size(); ++i) agree[i] += again->of_point[i] == found.of_point[i] ? 1 : 0;
    }
    return agree;
}

}  // namespace

void fill_quadrants(const Weighing& weighing, const Replicates& replicates, Ranking& out) {
    if (weighing.source == moments::ImportanceSource::none) return;
    std::vector<stats::MatrixPoint> points;
    for (std::size_t i = 0; i < weighing.moments.size(); ++i) {
        const Weighed& weighed = weighing.moments[i];
        points.push_back({weighed.importance, weighing.performance(i, weighed.measure->mean->value)});
    }
    const auto found = stats::quadrants(points);
    if (!found) return;
    out.cut_importance = found->importance_cut;
    out.cut_performance = found->performance_cut;
    std::size_t counted = 0;
    const std::vector<std::size_t> agree = agreements(*found, replicates, counted);
    for (std::size_t i = 0; i < points.size(); ++i) {
        QuadrantPoint point;
        point.moment = weighing.moments[i].measure->moment;
        point.performance = points[i].performance;
        point.importance = points[i].importance;
        point.quadrant = quadrant_of(found->of_point[i]);
        point.probability = counted > 0 ? static_cast<double>(agree[i]) / static_cast<double>(counted) : 0;
        out.quadrants.push_back(point);
    }
}

}  // namespace ciclo::priorities
