// Respondents who rated every moment that most people live, and said how satisfied they were all in all: the listwise
// table that drivers and veto stand on. Never imputed: a moment fewer than 60 % lived is left out with a note.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::indicators {

struct OverallTable {
    const survey::Column* overall = nullptr;
    std::vector<cycle::MomentId> moments;
    std::vector<const survey::Column*> ratings;  ///< parallel to `moments`
    std::vector<std::uint32_t> rows;             ///< complete respondents
    std::int64_t rows_incomplete = 0;            ///< respondents with something missing
    std::vector<DriverLeftOut> left_out;
};

/// Nothing when overall satisfaction was not asked by itself (the last moment would explain itself).
std::optional<OverallTable> overall_table(const moments::Evidence& evidence);

}  // namespace ciclo::indicators
