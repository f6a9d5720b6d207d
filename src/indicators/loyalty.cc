#include "indicators/loyalty.h"

#include "indicators/limits.h"
#include "indicators/rated_moments.h"
#include "stats/nps.h"
#include "stats/proportions.h"

namespace ciclo::indicators {

namespace {

const survey::Column* satisfied_column(const moments::Wave& wave) {
    return wave.satisfied_column ? &wave.answers.columns[*wave.satisfied_column] : nullptr;
}

bool positive(const survey::Column& column, std::size_t row) { return column.value[row] >= column.scale.positive_from; }

void times_hundred(Estimate& estimate) {
    estimate.value *= 100;
    if (estimate.low) *estimate.low *= 100;
    if (estimate.high) *estimate.high *= 100;
}

}  // namespace

std::optional<Estimate> satisfied_share(const moments::Wave& wave, double level) {
    const survey::Column* column = satisfied_column(wave);
    if (column == nullptr) return std::nullopt;
    const stats::Histogram answers = histogram_of_column(*column);
    if (answers.empty()) return std::nullopt;
    const double highest = answers.values.back();
    const std::int64_t satisfied = highest < column->scale.positive_from
                                       ? 0 : stats::count_between(answers, column->scale.positive_from, highest);
    return stats::wilson(satisfied, answers.n(), level);
}

std::optional<Loyalty> loyalty_of(const moments::Wave& wave, double level) {
    const survey::Column* satisfied = satisfied_column(wave);
    const survey::Column* returning = wave.answers.find(survey::QuestionKind::would_return);
    if (satisfied == nullptr || returning == nullptr) return std::nullopt;
    Loyalty loyalty;
    for (std::size_t row = 0; row < wave.answers.respondents; ++row) {
        if (!satisfied->present(row) || !returning->present(row)) continue;
        const bool pleased = positive(*satisfied, row), comes_back = positive(*returning, row);
        ++(pleased ? (comes_back ? loyalty.satisfied_returning : loyalty.satisfied_not)
                   : (comes_back ? loyalty.dissatisfied_returning : loyalty.dissatisfied_not));
    }
    const std::int64_t pleased = loyalty.satisfied_returning + loyalty.satisfied_not;
    if (pleased + loyalty.dissatisfied_returning + loyalty.dissatisfied_not == 0) return std::nullopt;
    loyalty.fragile = stats::wilson(loyalty.satisfied_not, pleased, level);
    return loyalty;
}

std::optional<Estimate> closure_of(const Loyalty& loyalty, double level) {
    const std::int64_t ended = loyalty.satisfied_returning + loyalty.satisfied_not + loyalty.dissatisfied_returning +
                               loyalty.dissatisfied_not;
    return stats::wilson(loyalty.satisfied_returning, ended, level);
}

std::optional<Recommend> recommend_of(const moments::Wave& wave, double level) {
    const survey::Column* column = wave.answers.find(survey::QuestionKind::recommend);
    if (column == nullptr) return std::nullopt;
    const stats::Histogram answers = histogram_of_column(*column);
    if (answers.empty()) return std::nullopt;
    Recommend recommend;
    for (std::size_t i = 0; i < answers.values.size(); ++i) {
        const double value = answers.values[i];
        std::int64_t& group = value >= column->scale.positive_from   ? recommend.promoters
                              : value <= column->scale.negative_to ? recommend.detractors
                                                                   : recommend.passives;
        group += answers.counts[i];
    }
    if (answers.n() < answers_for_recommend) return recommend;
    recommend.nps = stats::nps({recommend.detractors, recommend.passives, recommend.promoters}, level);
    times_hundred(*recommend.nps);
    return recommend;
}

}  // namespace ciclo::indicators
