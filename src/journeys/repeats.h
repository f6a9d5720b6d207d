// repeats_of(): work done again: self-loops and repetitions, split by whether the same resource did it again.
//
//   Repeats again = repeats_of(Cases(log));
//   again.activities[4].self_loops.redo
//
// Definitions (the words are edeaR's).
//   run          the longest stretch of neighbouring events of one activity in a case
//   self-loop    a run of two or more; repeat when its first and last event name the same resource, redo when they name
//                different ones; `again` counts the executions beyond the first
//   repetition   a run of an activity that already had one in the case (something else came between), each return
//                counted; repeat or redo by the last event of the run before and the first of this one
// Where one side names no resource it is neither repeat nor redo (`unnamed`). Linear. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "journeys/cases.h"

namespace ciclo::journeys {

struct RepeatCounts {
    std::int64_t all = 0, repeat = 0, redo = 0, unnamed = 0;
    std::int64_t again = 0;  ///< executions that would not be there without them
    std::int64_t cases = 0;  ///< cases with at least one
};

struct ActivityRepeats {
    RepeatCounts self_loops, repetitions;
};

struct Repeats {
    std::vector<ActivityRepeats> activities;  ///< by the log's numbers
    RepeatCounts self_loops, repetitions;     ///< of the whole; `cases` counts each case once
};

Repeats repeats_of(const Cases& cases);

}  // namespace ciclo::journeys
