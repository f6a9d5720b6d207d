// The command line: words in, deeds done, words out. Made from the rows of actions::all(); it decides nothing.
//
// Exit codes: 0 in order · 1 done, and something was found wrong with what was looked at · 2 the input could not be used ·
// 3 a defect of the program.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "actions/action.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "seams/data_folders.h"
#include "seams/files.h"

namespace ciclo::cli {

/// What a server that holds the folder is asked.
struct ServerQuestion {
    const std::string& folder;
    const actions::Action& action;
    const actions::Arguments& arguments;
    Language language;
    std::string key;  ///< idempotency key
};

/// What deeds on a data folder need. A folder that a running server holds is worked on through that server.
struct DataAtHand {
    seams::DataFolders* folders = nullptr;  ///< nullptr: such deeds are refused
    seams::Chance* chance = nullptr;
    std::string usual_folder = "ciclo-data";
    /// Asks the server that holds the folder; empty = there is no way to ask.
    std::function<Result<actions::Outcome>(const ServerQuestion& question)> ask_server = {};
    std::vector<actions::Action> more_deeds = {};  ///< of other doors: serve, config check
};

/// Where the words go and what the surroundings say.
struct Terminal {
    std::ostream& out;
    std::ostream& err;
    seams::Files& files;
    seams::Clock& clock;
    bool shows_progress = false;    ///< standard error is a terminal
    std::string surrounding_language;  ///< LANG and friends, as they stand
    DataAtHand data = {};
    std::string temporary_folder = {};  ///< as TMPDIR says, else /var/tmp
    std::string parquet_library = {};  ///< path of DuckDB's library, as CICLO_DUCKDB says; "" = the loader's
};

/// `words` without the program's own name.
int run(const std::vector<std::string>& words, Terminal& terminal);

}  // namespace ciclo::cli
