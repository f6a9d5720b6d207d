// The command line: words in, deeds done, words out. Made from the rows of actions::all(); it decides nothing.
//
// Exit codes: 0 in order · 1 done, and something was found wrong with what was looked at · 2 the input could not be used ·
// 3 a defect of the program.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "seams/clock.h"
#include "seams/files.h"

namespace ciclo::cli {

/// Where the words go and what the surroundings say.
struct Terminal {
    std::ostream& out;
    std::ostream& err;
    seams::Files& files;
    seams::Clock& clock;
    bool shows_progress = false;    ///< standard error is a terminal
    std::string surrounding_language;  ///< LANG and friends, as they stand
};

/// `words` without the program's own name.
int run(const std::vector<std::string>& words, Terminal& terminal);

}  // namespace ciclo::cli
