// Which imports of events a question about the lived path is asked of. A cycle's evidence comes month by month: imports that were
// read alike (with the same table of columns, or without any from files of the same headers) are one log, unless one of them is
// asked for by itself.
//
//   Result<std::vector<Record>> imports = imports_chosen(newest_first, arguments.all("log"));   // oldest first
//   Result<LogPtr> log = joined_log(*imports, world);
//
// Internal to the room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "actions/evidence_store.h"
#include "events/log.h"

namespace ciclo::actions {

using LogPtr = std::shared_ptr<const events::Log>;

/// Of imports of events, newest first: those with these ids, oldest first; without ids the newest and all that were read as it
/// was. Errors: no_events; no_such_log; different_columns, where those asked for were not read with one table.
Result<std::vector<records::Record>> imports_chosen(const std::vector<records::Record>& logs,
                                                    const std::vector<std::string>& ids);

/// Two and more that can be one log, in the order of `logs`; each import in one of them at most.
std::vector<std::vector<std::string>> imports_that_join(const std::vector<records::Record>& logs);

/// Names all that the log of these imports follows from.
std::string contents_of(const std::vector<records::Record>& imports);

/// Them as one log, what two have in common once (events/append.h: event_in_two_files); at least one. Read once and remembered;
/// of one more than before only that one is read. Errors: the file's own, when it cannot be read any more; together over the
/// limits of a log. Any thread but the network's.
Result<LogPtr> joined_log(const std::vector<records::Record>& imports, World& world);

}  // namespace ciclo::actions
