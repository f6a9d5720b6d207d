// The event log of a cycle that a question about the lived path is asked of: one of its imports, read once and
// remembered.
//
//   Result<LivedQuestion> question = lived_asked(arguments, world);   // needs a snapshot; opens no file
//   Result<LogPtr> log = lived_log(*question, world);                 // seconds for ten million events, then nothing
//
// Internal to the room.
#pragma once

#include <memory>

#include "actions/results_question.h"
#include "events/log.h"

namespace ciclo::actions {

using LogPtr = std::shared_ptr<const events::Log>;

/// What is asked: a cycle, a version of its map, one import of events. `depends` names all of it.
struct LivedQuestion {
    ResultsQuestion cycle;                  ///< version, period, word for the customer
    std::vector<records::Record> logs;      ///< imports of events in use, newest first
    records::Record import;                 ///< the one asked, else the newest
    std::shared_ptr<const formats::ColumnMapping> columns;
    std::string depends;

    const cycle::Map& map() const { return *cycle.version.map; }
};

/// Errors: as question_asked; no_events where the cycle has none, no_such_log.
Result<LivedQuestion> lived_asked(const Arguments& arguments, World& world);

/// Errors: the file's own, when it cannot be read any more. Any thread but the network's.
Result<LogPtr> lived_log(const LivedQuestion& question, World& world);

/// id, version, from, until, log.
std::vector<Input> lived_inputs();

}  // namespace ciclo::actions
