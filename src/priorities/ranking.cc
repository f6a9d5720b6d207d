#include "priorities/ranking.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "priorities/limits.h"
#include "priorities/quadrants.h"
#include "priorities/weighing.h"

namespace ciclo::priorities {

namespace {

RankedMoment row_of(const Weighing& weighing, std::size_t i) {
    const Weighed& weighed = weighing.moments[i];
    const indicators::MomentMeasure& measure = *weighed.measure;
    RankedMoment row;
    row.moment = measure.moment;
    row.importance = weighed.importance;
    row.distance = weighing.highest - weighing.performance(i, measure.mean->value);
    row.criticality_weight = measure.critical ? weight_if_critical : weight_otherwise;
    row.reach = measure.reach->value;
    row.score = row.importance * row.distance * row.criticality_weight * row.reach;
    row.score_if_critical = row.importance * row.distance * weight_if_critical * row.reach;
    row.alarm = measure.alarm;
    return row;
}

/// Lower mean, critical first, lower number (the rows' order before sorting is the map's).
bool first_of_tied(const RankedMoment& a, const RankedMoment& b) {
    if (std::abs(a.distance - b.distance) > tie_tolerance) return a.distance > b.distance;
    return a.criticality_weight > b.criticality_weight;
}

/// Scores that differ by rounding only are one group, ordered by the rule for ties.
void sort_rows(std::vector<RankedMoment>& rows) {
    const auto higher = [](const RankedMoment& a, const RankedMoment& b) { return a.score > b.score; };
    std::stable_sort(rows.begin(), rows.end(), higher);
    for (auto first = rows.begin(); first != rows.end();) {
        auto last = std::next(first);
        while (last != rows.end() && std::prev(last)->score - last->score <= tie_tolerance) ++last;
        std::stable_sort(first, last, first_of_tied);
        first = last;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].rank = static_cast<int>(i) + 1;
}

void mark_ties_on_display(std::vector<RankedMoment>& rows) {
    const auto shown = [](const RankedMoment& row) { return format_number(row.score, score_decimals, Language::en); };
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (shown(rows[i - 1]) != shown(rows[i])) continue;
        rows[i - 1].tied_on_display = rows[i].tied_on_display = true;
    }
}

/// Share of replicates in which each weighed moment has the highest score; replicates that tie give each its part.
std::vector<double> probabilities_first(const Replicates& replicates) {
    std::vector<double> shares(replicates.moments, 0.0);
    for (std::size_t r = 0; r < replicates.count; ++r) {
        const double* scores = replicates.score.data() + r * replicates.moments;
        double best = -1;
        for (std::size_t i = 0; i < replicates.moments; ++i) {
            if (scores[i] > best) best = scores[i];
        }
        std::vector<std::size_t> winners;
        for (std::size_t i = 0; i < replicates.moments; ++i) {
            if (scores[i] >= best - tie_tolerance) winners.push_back(i);
        }
        for (const std::size_t winner : winners) shares[winner] += 1.0 / static_cast<double>(winners.size());
    }
    for (double& share : shares) share /= static_cast<double>(std::max<std::size_t>(replicates.count, 1));
    return shares;
}

}  // namespace

std::optional<Ranking> rank(const moments::Evidence& evidence, const indicators::Measures& measures,
                            const indicators::MeasureOptions& options) {
    const Weighing weighing = weigh(evidence, measures);
    if (weighing.moments.empty() || !evidence.wave) return std::nullopt;
    Ranking ranking;
    ranking.unranked = weighing.unranked;
    ranking.importance_source = weighing.source;
    for (const indicators::MomentMeasure& moment : measures.moments) {
        if (moment.alarm) ranking.alarms.push_back(moment.moment);
    }
    const Replicates replicates = replicate(weighing, evidence, options);
    const std::vector<double> first = probabilities_first(replicates);
    for (std::size_t i = 0; i < weighing.moments.size(); ++i) {
        ranking.rows.push_back(row_of(weighing, i));
        ranking.rows.back().probability_first = first[i];
    }
    sort_rows(ranking.rows);
    mark_ties_on_display(ranking.rows);
    fill_quadrants(weighing, replicates, ranking);
    return ranking;
}

const Names<Quadrant, 4>& names_of(Quadrant*) {
    static constexpr Names<Quadrant, 4> names{
        {{Quadrant::concentrate, "concentrate", "concentrarse aquí", "concentrate here", "hierop richten"},
         {Quadrant::keep, "keep", "mantener", "keep up", "zo houden"},
         {Quadrant::low, "low", "prioridad baja", "low priority", "lage prioriteit"},
         {Quadrant::overkill, "overkill", "posible exceso", "possible overkill", "mogelijk te veel"}}};
    return names;
}

}  // namespace ciclo::priorities
