// appended(): two logs as one, as if the second file stood behind the first: a cycle whose evidence comes week by week.
//
//   Result<Log> both = appended(std::move(january), std::move(february));
//   Result<Log> once = appended_once(january, february);     // exports whose days overlap
//
// Rules. Dictionaries in the order of first appearance: the names of `base`, then those `more` has beside. Events within
// a case by end, then start, then `base` before `more`. The same event in both is kept twice and noted once
// (same_event_twice, at the file of `more`). Further columns are joined by name; where a log does not have one its
// events say nothing; a case's value is that of `base`, else that of `more`; where
// both say one and they differ, that is noted once a case (case_value_changes). The ledger holds both, each entry with its
// file; the log is called as `base`.
//
// So the answer is that of reading both texts as one file, but for what a log does not hold any more: a start row in one
// file and its complete row in the other stay two events of one time each. Each start that stayed open in `base` is noted
// (start_may_end_in_appended); the cure is to read the texts as one file.
//
// appended_once(): the same, for files of one source that may tell the same event again, each of which stays as it is. An event
// of `more` that has the case, activity, start and end of one of `base` is that event: counted once, as `base` has it, and in
// the ledger at the file of `more` (event_in_two_files: the activity, and when it ended). Of two alike in one file and one in
// the other there are two; who did it is not looked at, because a later file may know it better or not at all.
//
// Errors: together over limits.h. Linear. Pure; any number of threads.
#pragma once

#include "base/result.h"
#include "events/log.h"

namespace ciclo::events {

inline constexpr const char* may_end_in_appended = "start_may_end_in_appended";

Result<Log> appended(Log base, Log more);
Result<Log> appended_once(const Log& base, const Log& more);

/// What the ledger calls an event that is left out because the file before has it.
inline constexpr const char* event_in_two_files = "event_in_two_files";

}  // namespace ciclo::events
