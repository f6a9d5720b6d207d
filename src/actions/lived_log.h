// The event log of a cycle that a question about the lived path is asked of: its imports that were read alike, as one log, or
// one of them; read once and remembered.
//
//   Result<LivedQuestion> question = lived_asked(arguments, world);   // needs a snapshot; opens no file
//   Result<LogPtr> log = lived_log(*question, world);                 // seconds for ten million events, then nothing
//
// Internal to the room.
#pragma once

#include <memory>

#include "actions/lived_imports.h"
#include "actions/results_question.h"
#include "calendar/zone.h"

namespace ciclo::actions {

/// Which cases of the log: all of it must be so.
struct LivedFilters {
    std::vector<std::string> with, without;  ///< ids of moments, or activities that the map does not know
    std::vector<std::string> where;          ///< "column=value"
    std::string journey;                     ///< a case: those that made the same journey

    bool none() const { return with.empty() && without.empty() && where.empty() && journey.empty(); }
};

/// What is asked: a cycle, a version of its map, imports of events. `depends` names all of it.
struct LivedQuestion {
    ResultsQuestion cycle;              ///< version, period, word for the customer
    std::vector<records::Record> logs;     ///< imports of events in use, newest first
    std::vector<records::Record> imports;  ///< those asked, else the newest and those read as it was; oldest first
    std::shared_ptr<const formats::ColumnMapping> columns;
    LivedFilters filters;
    calendar::Zone zone;  ///< whose days and hours; UTC unless asked
    std::string depends;

    const cycle::Map& map() const { return *cycle.version.map; }
};

/// Errors: as question_asked; no_events where the cycle has none, no_such_log, different_columns; a zone that is none.
Result<LivedQuestion> lived_asked(const Arguments& arguments, World& world);

/// Errors: as joined_log. Any thread but the network's.
Result<LogPtr> lived_log(const LivedQuestion& question, World& world);

/// id, version, from, until, log, with, without, where, journey, zone.
std::vector<Input> lived_inputs();

Error no_such_case(const std::string& name, std::string_view input);

}  // namespace ciclo::actions
