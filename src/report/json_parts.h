// The parts of the JSON report, each in the order docs/report-json.md describes them. Internal to report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/json.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"

namespace ciclo::report::json_parts {

using formats::Value;

Value of(double value);
Value of(const std::optional<double>& value);
Value of(const LocalText& text);
Value of(const stats::Estimate& estimate);
Value of(const std::optional<stats::Estimate>& estimate);
Value of(const std::optional<indicators::TimeSummary>& times);
Value of(const std::optional<calendar::Day>& day);
Value of(const cycle::MomentId& moment);
Value ids(const std::vector<cycle::MomentId>& moments);
/// The code of an enum's row.
template <class Enum>
Value code(Enum value) {
    return formats::string(code_of(value));
}

Value moment_of(const cycle::Map& map, const indicators::MomentMeasure& measure);
Value reading_of(const indicators::CycleReading& reading);
Value standards_of(const indicators::Measures& measures);
Value standard_changes_of(const indicators::Measures& measures);
Value cases_of(const indicators::CaseMeasures& cases);
Value drivers_of(const indicators::Measures& measures);
Value veto_of(const std::optional<indicators::Veto>& veto);
Value before_after_of(const cycle::Map& map, const std::optional<indicators::BeforeAfter>& change);
Value ranking_of(const std::optional<priorities::Ranking>& ranking);
Value loss_of(const std::optional<priorities::ExpectedLoss>& loss);
Value classification_of(const cycle::Map& map);
Value ledger_of(const Ledger& ledger);

}  // namespace ciclo::report::json_parts
