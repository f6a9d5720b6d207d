// The lived path as the API tells it (docs/lived.md): what each moment of the map was in the log, the
// moves between them, the recorded journeys, the cases that differ most, one case by itself.
// Times in minutes. Everything comes from one LivedView; nothing is measured here. Pure. Internal to the room.
#pragma once

#include "actions/lived_view.h"

namespace ciclo::actions {

struct LivedTelling {
    const LivedQuestion& question;
    const LivedView& view;
    Language language = Language::es;
};

/// The one sentence of it.
std::string lived_answer(const LivedTelling& telling);
/// {"version","logs","log","asked","together","common","words","whole","fit","steps","moves","variants","hours","zone","filters","columns"}
std::string lived_json(const LivedTelling& telling);
/// Events of one case in their order, each with what the map says of it; nothing when the log has no such case.
std::optional<std::string> lived_case_json(const LivedTelling& telling, const std::string& name);

}  // namespace ciclo::actions
