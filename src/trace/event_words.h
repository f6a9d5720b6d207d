// The words with which logs write where in its life an activity is; used by the readers of events only.
#pragma once

#include <string_view>

namespace ciclo::trace {

enum class Transition { start, complete, other };

/// "start", "complete" and their words in es, en, nl; empty counts as complete (a log that says nothing logs
/// completions).
Transition transition_of(std::string_view text);

}  // namespace ciclo::trace
