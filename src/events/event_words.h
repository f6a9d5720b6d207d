// The words with which logs write where in its life an activity is; used by the readers of events only.
#pragma once

#include <string_view>

namespace ciclo::events {

enum class Transition { start, complete, other };

/// What a lifecycle column means for the log.
enum class Lifecycle {
    paired,    ///< start and complete rows become one event each pair
    every_row  ///< every row is an event of one time, as pm4py counts them
};

/// "start", "complete" and their words in es, en, nl; empty counts as complete (a log that says nothing logs
/// completions).
Transition transition_of(std::string_view text);

}  // namespace ciclo::events
