// moves_of(): the directly-follows moves of a log, counted: how often one activity came straight after another in a
// case, and with which activity cases began and ended.
//
//   Moves moves = moves_of(log);
//   for (const Move& move : moves.moves) … log.activities[move.from], log.activities[move.to], move.n
//
// Rules. Order within a case is the log's (end, start, position in the file). A case of one event has no move; it begins
// and ends with its only activity. Also the moves that go back to the same activity (self-loops) are counted.
#pragma once

#include <cstdint>
#include <vector>

#include "events/log.h"
#include "journeys/pass.h"

namespace ciclo::journeys {

struct Move {
    std::uint32_t from = 0, to = 0;
    std::int64_t n = 0;
};

struct Moves {
    std::vector<Move> moves;               ///< those that occur, by `to`, then `from`
    std::vector<std::int64_t> begun, ended;  ///< cases by their first and last activity; one entry per activity
};

Moves moves_of(const events::Log& log, const PassOptions& options = {});

}  // namespace ciclo::journeys
