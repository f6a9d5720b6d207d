// A draft made from a log, told in one way by `ciclo trace discover` and by the deed that begins a cycle from a log: why each
// part of it is so, and which activities became no moment.
//
//   for (const discovery::Reason& reason : draft.reasons) text += reason_text(draft.map, reason, language) + "\n";
//   json.push_back({"reasons", formats::list(…reason_json(draft.map, reason, language)…)});
//
// Pure. Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "cycle/map.h"
#include "discovery/propose.h"
#include "formats/value.h"

namespace ciclo::actions {

/// One sentence with its numbers, without the moment it is about: "optional: 16 of 20 cases lived it."
std::string reason_text(const cycle::Map& map, const discovery::Reason& reason, Language language);
/// Why a stage begins with the moment; the others say why the moment itself is so.
bool is_of_stage(discovery::ReasonKind kind);

/// {"kind", "moment", "other", "n", "of", "median_wait_seconds", "text"}: other and the wait where the reason has them.
formats::Value reason_json(const cycle::Map& map, const discovery::Reason& reason, Language language);
/// [{"activity", "events", "cases"}]
formats::Value left_out_json(const std::vector<discovery::LeftOut>& left_out);

}  // namespace ciclo::actions
