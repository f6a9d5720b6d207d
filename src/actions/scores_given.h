// The files of scores and complaints that `trace scores` joins to a log. Internal to actions.
#pragma once

#include <string>
#include <vector>

#include "actions/action.h"
#include "base/ledger.h"
#include "formats/table.h"
#include "journeys/joined.h"

namespace ciclo::actions {

/// One file's column of cases, and what stands beside it.
struct GivenVoices {
    formats::Table scores_table, complaints_table;  ///< what the names below look at
    bool has_scores = false, has_complaints = false;
    std::vector<journeys::NamedScore> scores;
    std::vector<std::string_view> complaints;
    Ledger ledger;  ///< row left out: no_case, no_score, not_a_number
};

/// SCORES, --case, --score, --complaints, --complaint-case, --lowest, --highest.
std::vector<Input> voices_inputs();
/// Refused: neither file; a column that is not there (those there are listed).
Result<GivenVoices> voices_given(const Arguments& arguments, World& world);
/// --lowest and --highest; nothing when neither is given. Refused: one alone, or not in order.
Result<std::optional<journeys::ScoreScale>> scale_given(const Arguments& arguments);

}  // namespace ciclo::actions
