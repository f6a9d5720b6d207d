#include "indicators/overall_table.h"

#include "indicators/limits.h"
#include "indicators/rated_moments.h"

namespace ciclo::indicators {

namespace {

std::optional<DriverLeftOutBecause> reason_to_leave_out(const survey::Column* rating) {
    if (rating == nullptr) return DriverLeftOutBecause::no_answers;
    const ColumnCounts counts = counts_of_column(*rating);
    if (counts.present == 0) return DriverLeftOutBecause::no_answers;
    const double lived = static_cast<double>(counts.passed()) / static_cast<double>(counts.known());
    if (lived < driver_experienced_share - rounding) return DriverLeftOutBecause::few_lived_it;
    if (histogram_of_column(*rating).values.size() < 2) return DriverLeftOutBecause::all_answers_equal;
    return std::nullopt;
}

void find_complete_rows(std::size_t respondents, OverallTable& table) {
    std::vector<char> complete(respondents, 1);
    const auto require = [&](const survey::Column& column) {
        for (std::size_t row = 0; row < respondents; ++row) complete[row] &= static_cast<char>(column.present(row));
    };
    require(*table.overall);
    for (const survey::Column* rating : table.ratings) require(*rating);
    for (std::size_t row = 0; row < respondents; ++row) {
        if (complete[row] != 0) table.rows.push_back(static_cast<std::uint32_t>(row));
    }
    table.rows_incomplete = static_cast<std::int64_t>(respondents - table.rows.size());
}

}  // namespace

std::optional<OverallTable> overall_table(const moments::Evidence& evidence) {
    if (!evidence.wave || !evidence.wave->satisfied_column || evidence.wave->satisfied_is_last_moment) return {};
    const survey::Answers& answers = evidence.wave->answers;
    OverallTable table;
    table.overall = &answers.columns[*evidence.wave->satisfied_column];
    for (const RatedMoment& rated : rated_moments(evidence.map, &answers)) {
        if (const auto reason = reason_to_leave_out(rated.rating)) {
            table.left_out.push_back({rated.moment->id, *reason});
            continue;
        }
        table.moments.push_back(rated.moment->id);
        table.ratings.push_back(rated.rating);
    }
    find_complete_rows(answers.respondents, table);
    return table;
}

}  // namespace ciclo::indicators
