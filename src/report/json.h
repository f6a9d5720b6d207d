// The findings as JSON with full precision, for other programs. Every field is described in docs/report-json.md.
//
// Texts of the map stay in all their languages; the only composed sentence is the answer, in the language asked for.
// What is not known is null, never 0. The schema carries a version: fields are added, never renamed, within one
// version. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"

namespace ciclo::report {

inline constexpr int json_schema_version = 1;

std::string to_json(const moments::Evidence& evidence, const indicators::Measures& measures,
                    const std::optional<priorities::Ranking>& ranking,
                    const std::optional<priorities::ExpectedLoss>& loss, Language language);

}  // namespace ciclo::report
