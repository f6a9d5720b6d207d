// measure(): what an analyst asks of a log first, in one go: the ten metrics. Per activity how often it came, in how
// many cases, where cases began, ended and came back, service and waiting; per move how often and how long between;
// the variants; how long cases lasted; throughput.
//
//   Measures measures = measure(log, {.detail = Detail::quantiles});
//   measures.durations.median                    // seconds
//   measures.moves[0].gap.mean
//
// Definitions.
//   order      within a case: end, then start, then position in the file; stable.
//   duration   of a case: latest end − earliest start (with one time per event: last − first). edeaR's throughput time.
//              by end: of the ends alone, as pm4py counts where starts are not named to it.
//   gap        of a move: start of the later event − end of the earlier; below zero where they overlap (kept so).
//   waiting    before an event: the gap to the event before it in its case, overlap counted as 0; a case's first has
//              none. What pm4py, DuckDB scripts and Disco call waiting time.
//   service    end − start of events that have both; n says how many.
//   rework     cases in which the activity came more than once; self-loops: moves from the activity to itself.
//   throughput cases ÷ days from the log's first start to its last end; 0 when these are one instant.
//   quantiles  type 7, variance n − 1 (spread.h). Two events alike in all are two.
// Events without a usable time are not in a Log: its ledger says which rows were left out.
//
// Same bytes for any number of threads. Linear in events; beside the log it needs 4 bytes for every move and 4 for
// every event that lasts (8 where a gap does not fit 31 bits of ticks).
#pragma once

#include <cstdint>
#include <vector>

#include "calendar/instant.h"
#include "events/log.h"
#include "journeys/pass.h"
#include "journeys/spread.h"
#include "journeys/variants.h"

namespace ciclo::journeys {

struct MoveTimes {
    std::uint32_t from = 0, to = 0;
    Spread gap;  ///< gap.n = how often
};

struct ActivityMeasures {
    std::int64_t events = 0, cases = 0;   ///< cases: those in which it came at least once
    std::int64_t begun = 0, ended = 0;    ///< cases that began, ended with it
    std::int64_t rework_cases = 0, self_loops = 0;
    Spread service, waiting;
};

struct Measures {
    std::int64_t cases = 0, events = 0;
    calendar::Instant first, last;        ///< earliest start, latest end
    double cases_per_day = 0;
    Spread durations;                     ///< of cases
    Spread durations_by_end;              ///< latest end − earliest end: pm4py's case duration
    Spread events_per_case;               ///< a count, not seconds
    std::vector<ActivityMeasures> activities;  ///< by the log's numbers
    std::vector<MoveTimes> moves;              ///< by `to`, then `from`
    Variants variants;
};

struct MeasureOptions {
    unsigned threads = 0;
    Detail detail = Detail::median;
};

Measures measure(const events::Log& log, const MeasureOptions& options = {});

}  // namespace ciclo::journeys
