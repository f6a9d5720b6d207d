#include "indicators/drivers_of.h"

#include <algorithm>

#include "indicators/limits.h"
#include "stats/correlation.h"
#include "stats/drivers.h"
#include "stats/random.h"

namespace ciclo::indicators {

namespace {

std::vector<double> complete_values(const survey::Column& column, const std::vector<std::uint32_t>& rows) {
    std::vector<double> values;
    values.reserve(rows.size());
    for (const std::uint32_t row : rows) values.push_back(column.value[row]);
    return values;
}

bool all_equal(const std::vector<double>& values) {
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

DriversAbsent reason_for_none(const std::optional<OverallTable>& table) {
    if (!table) return DriversAbsent::no_overall_question;
    if (table->moments.size() < driver_moments_least) return DriversAbsent::too_few_moments;
    const auto moments = static_cast<std::int64_t>(table->moments.size());
    const std::int64_t needed = std::max(driver_rows_least, driver_rows_per_moment * moments);
    if (static_cast<std::int64_t>(table->rows.size()) < needed) return DriversAbsent::too_few_rows;
    return DriversAbsent::present;
}

DriverRow row_of(const stats::Driver& driver, const cycle::MomentId& moment) {
    DriverRow row;
    row.moment = moment;
    row.lmg = driver.contribution.value;
    row.share = driver.share.value;
    if (driver.share.has_interval()) row.share_interval = driver.share;
    row.probability_first = driver.probability_first;
    row.correlation = driver.r;
    row.beta = driver.beta;
    row.suppressor = driver.suppressor;
    return row;
}

Drivers drivers_from(const stats::Drivers& fitted, const OverallTable& table) {
    Drivers drivers;
    drivers.n = fitted.n;
    drivers.rows_incomplete = table.rows_incomplete;
    drivers.r_squared = fitted.r_squared;
    drivers.wording = fitted.n < driver_rows_for_order ? DriverWording::probably_among_main : DriverWording::full;
    drivers.method = fitted.method;
    for (const std::size_t place : fitted.order) {
        const stats::Driver& driver = fitted.drivers[place];
        drivers.rows.push_back(row_of(driver, table.moments[driver.column]));
    }
    drivers.left_out = table.left_out;
    for (const std::size_t column : fitted.constant) {
        drivers.left_out.push_back({table.moments[column], DriverLeftOutBecause::all_answers_equal});
    }
    return drivers;
}

}  // namespace

std::optional<Drivers> drivers_of(const std::optional<OverallTable>& table, const MeasureOptions& options,
                                  DriversAbsent& absent) {
    absent = reason_for_none(table);
    if (absent != DriversAbsent::present) return std::nullopt;
    std::vector<std::vector<double>> ratings;
    stats::Columns columns;
    for (const survey::Column* rating : table->ratings) ratings.push_back(complete_values(*rating, table->rows));
    for (const std::vector<double>& rating : ratings) columns.emplace_back(rating);
    const std::vector<double> overall = complete_values(*table->overall, table->rows);
    absent = DriversAbsent::no_variance;
    if (all_equal(overall)) return std::nullopt;
    const auto fitted = stats::drivers(columns, overall, {.seed = stats::seed_of("drivers"),
                                                          .replicates = options.driver_replicates,
                                                          .threads = options.threads,
                                                          .level = options.level});
    if (!fitted) return std::nullopt;  // what is left of its refusals: every moment constant among the complete rows
    absent = DriversAbsent::present;
    return drivers_from(*fitted, *table);
}

}  // namespace ciclo::indicators
