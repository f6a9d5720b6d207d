// streamed(): the ten metrics of measure() in one pass over rows that come in the order of time, with a state per case
// instead of the events: for logs larger than memory, and for pipes.
//
//   Result<Streamed> answer = streamed(**stream);                // events/stream_rows.h
//   answer->measures.moves[0].gap.median
//
// The same numbers as measure() of the same log, but for quantiles and variances of more than
// StreamedSpread::most_exact values of one move or activity (see there: within 0.4 %); those of cases are exact.
//
// Rules. Within a case rows come by end, then start; ties in the file's order. One that comes too late is left out of
// everything and noted (out_of_order_row); where that happens to more than one row in a hundred the log is not in order
// and is refused. The same event twice in a row is noted, as read_log() does. In a log with a lifecycle start and complete
// rows are paired as read_log() pairs them (streamed_pairs.h): rows of one instant may stand in any order, an event waits
// while one that began before it in its case is open, and what is still open at the end is an event of one time, noted.
//
// Memory: 40 bytes a case beside its name (with a lifecycle 48 more, and what is open), 20 for each different beginning of
// a path, 8 to some hundred KB for each move. One thread: the same bytes for the same text.
#pragma once

#include "base/result.h"
#include "events/log.h"
#include "events/stream_rows.h"
#include "journeys/measures.h"

namespace ciclo::journeys {

struct Streamed {
    /// One case for every variant, called as the first that took it, without times: what `measures.variants` points
    /// into. Its dictionary of activities, its file and its ledger are those of the whole log.
    events::Log paths;
    Measures measures;
    std::int64_t out_of_order = 0;  ///< rows left out
    bool quantiles_exact = true;    ///< no move and no activity had more than StreamedSpread::most_exact values
};

/// Errors: those of the rows; no row that can be used; rows out of order.
Result<Streamed> streamed(events::StreamRows& rows, Detail detail);

}  // namespace ciclo::journeys
