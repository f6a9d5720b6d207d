// Which moments go with overall satisfaction, and which of them can spoil it alone (measurement 2.1, 2.3a).
#pragma once

#include <optional>

#include "indicators/measures.h"
#include "indicators/overall_table.h"

namespace ciclo::indicators {

/// Needs max(100, 10 per moment) complete rows; below 200 the wording is `probably_among_main`. Association, not cause.
/// `absent` says why there is nothing; DriversAbsent::present when there is.
std::optional<Drivers> drivers_of(const std::optional<OverallTable>& table, const MeasureOptions& options,
                                  DriversAbsent& absent);

/// Needs `veto_rows_least` complete rows. A moment fails at ≤ negative_to of its scale; "dissatisfied" all in all is
/// the same.
std::optional<Veto> veto_of(const std::optional<OverallTable>& table, const MeasureOptions& options);

}  // namespace ciclo::indicators
