// `trace moves --later`: what came at some time after what. Internal to actions.
#pragma once

#include <string>

#include "actions/action.h"
#include "events/log.h"

namespace ciclo::actions {

/// `format`: "text", "json" or "csv"; pairs with at least `least` cases, most cases first (ties by the log's numbers).
Result<std::string> follows_told(const events::Log& log, const std::string& format, std::int64_t least, Language language);

}  // namespace ciclo::actions
