#include "indicators/rated_moments.h"

#include <array>
#include <cmath>

namespace ciclo::indicators {

namespace {

/// Ratings are nearly always small whole numbers; those are counted by index instead of sorted.
constexpr std::size_t counted_values = 128;

bool counts_by_index(double value) {
    return value >= 0 && value < static_cast<double>(counted_values) && value == std::floor(value);
}

}  // namespace

std::vector<RatedMoment> rated_moments(const cycle::Map& map, const survey::Answers* answers) {
    std::vector<RatedMoment> rated;
    for (const cycle::Moment* moment : map.rateable()) {
        RatedMoment row{moment, nullptr, nullptr};
        if (answers != nullptr) {
            row.rating = answers->rating(moment->id);
            row.importance = answers->importance(moment->id);
        }
        rated.push_back(row);
    }
    return rated;
}

std::vector<cycle::MomentId> critical_moments(const cycle::Map& map) {
    std::vector<cycle::MomentId> ids;
    for (const cycle::Moment* moment : map.rateable()) {
        if (moment->criticality.critical) ids.push_back(moment->id);
    }
    return ids;
}

stats::Histogram histogram_of_column(const survey::Column& column) {
    std::array<std::int64_t, counted_values> small{};
    std::vector<double> values;
    std::vector<std::int64_t> counts;
    for (std::size_t row = 0; row < column.value.size(); ++row) {
        if (!column.present(row)) continue;
        const double value = column.value[row];
        if (counts_by_index(value)) {
            ++small[static_cast<std::size_t>(value)];
        } else {
            values.push_back(value);
        }
    }
    counts.assign(values.size(), 1);
    for (std::size_t i = 0; i < small.size(); ++i) {
        if (small[i] == 0) continue;
        values.push_back(static_cast<double>(i));
        counts.push_back(small[i]);
    }
    return stats::histogram_of(values, counts);
}

ColumnCounts counts_of_column(const survey::Column& column) {
    std::array<std::int64_t, 5> by_presence{};
    for (const survey::Presence presence : column.presence) ++by_presence[static_cast<std::size_t>(presence)];
    const auto count = [&](survey::Presence presence) { return by_presence[static_cast<std::size_t>(presence)]; };
    return {.present = count(survey::Presence::present),
            .not_experienced = count(survey::Presence::not_experienced),
            .refused_or_unknown = count(survey::Presence::refused) + count(survey::Presence::unknown),
            .lost = count(survey::Presence::lost)};
}

}  // namespace ciclo::indicators
