// conform(): the journeys of a log held against the map: for every case what was skipped, repeated, out of order,
// unexpected or too slow; for every moment how often. Exact: the least that explains each case (align.h).
//
//   Result<std::vector<ActivityMatch>> matches = match_activities(log, map, table);
//   Conformance found = conform(log, map, *matches);
//   found.moments[2].skipped_cases                       // cases that should have lived the third moment and did not
//   found.of_variant[found.variants.of_case[c]].fitness  // of case c
//
// Definitions. A journey is the sequence of the case's events in the log's order, each as its moment.
//   skipped       the map asks for the moment there, the journey has no event of it.
//   out of order  lived, but elsewhere than the map has it (skipped in its place and extra in another counts once), or
//                 lived where the map does not foresee it although it knows it (an optional moment, too
//                 early or too late).
//   repeated      once more than the map allows.
//   unexpected    an activity without a moment in the map.
//   too slow      the time from the end of what came before (or from its own start, when that was earlier) to its own
//                 end is more than the map's limit. With one time per event a case's first event has no such time. The
//                 limit is the standard "at most" in seconds, minutes, hours or days of a waiting moment, or of any moment when the
//                 standard's `series` names the activity; else contact + wait + away minutes of the design, where
//                 given. A design is a mean: that some pass it is no breach, that most do is. By how much: the excess
//                 over the limit of the slow visits alone (quantiles type 7, the median with its interval). With a
//                 working clock both times and limit are of its hours; a day of the standard is then a day's opening
//                 hours.
//   cost          planned moments without event + events without plan (align.h); transversal moments cost nothing.
//   fitness       of a case: 1 − cost ÷ (its events but transversal ones + moments of the map's shortest journey), as
//                 alignment fitness in pm4py; of the log: the same of the sums; average: mean over cases.
//
// Done once per variant, variants that begin alike share their beginning, counts are weighted by cases. Same bytes for
// any number of threads. Linear in the events of the variants × the moments of the map, and once through the times.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/names.h"
#include "conformance/align.h"
#include "conformance/matching.h"
#include "cycle/map.h"
#include "cycle/moves.h"
#include "events/log.h"
#include "journeys/durations.h"
#include "journeys/variants.h"
#include "journeys/working_clock.h"

namespace ciclo::conformance {

enum class Deviation : std::uint8_t { skipped, repeated, out_of_order, unexpected };
const Names<Deviation, 4>& names_of(Deviation*);

/// `subject`: number of the moment in Moves::moments; with unexpected, number of the activity in the log.
struct Deviating {
    Deviation kind = Deviation::skipped;
    std::uint32_t subject = 0, n = 0;
};

struct VariantConformance {
    std::uint32_t cost = 0;
    double fitness = 1;
    std::vector<Deviating> deviations;  ///< by kind, then subject
};

struct TimeLimit {
    double minutes = 0;
    std::optional<cycle::StandardId> standard;  ///< nothing: the design's minutes
    double day_minutes = 24 * 60;               ///< of the opening hours where a working clock counts
};

struct MomentConformance {
    cycle::MomentId moment;
    bool transversal = false;
    std::int64_t cases = 0, visits = 0;  ///< cases that lived it, events of it
    std::int64_t skipped = 0, skipped_cases = 0, repeated = 0, repeated_cases = 0;
    std::int64_t out_of_order = 0, out_of_order_cases = 0;
    std::optional<TimeLimit> limit;
    std::int64_t timed = 0, slow = 0, slow_cases = 0;  ///< visits with a time, those over the limit, cases with one
    std::int64_t untimed = 0;                          ///< visits with a limit, but nothing came before them
    std::optional<journeys::Durations> excess;         ///< of the slow visits, over the limit
};

struct UnexpectedActivity {
    std::uint32_t activity = 0;
    std::int64_t events = 0, cases = 0;
};

/// One moment straight after another, transversal moments and activities without a moment passed over.
struct LivedMove {
    static constexpr std::uint32_t outside = 0xFFFFFFFFU;  ///< `from` of a beginning, `to` of an end

    std::uint32_t from = outside, to = outside;  ///< numbers in Moves::moments
    std::int64_t times = 0, cases = 0;
    bool planned = false;  ///< the map allows it
};

struct Conformance {
    std::int64_t cases = 0, events = 0, fitting_cases = 0, cost = 0;
    double fitness = 1, average_fitness = 1;
    std::uint32_t shortest = 0;                  ///< moments of the map's shortest journey
    std::vector<MomentConformance> moments;      ///< in display order: moments, then transversal
    std::vector<UnexpectedActivity> unexpected;  ///< most cases first, then the log's order
    std::vector<LivedMove> lived_moves;          ///< those that came, by `from`, then `to`; outside last
    cycle::Moves moves;
    journeys::Variants variants;
    std::vector<VariantConformance> of_variant;  ///< parallel to variants.all
    std::vector<std::uint32_t> moment_of;     ///< by activity: number of the moment, Aligner::foreign or Aligner::free
    std::vector<std::uint32_t> slow_of_case;  ///< visits over a limit; empty when the map has no limit
};

struct ConformOptions {
    unsigned threads = 0;
    const journeys::WorkingClock* clock = nullptr;  ///< of this log; nullptr: every hour counts
};

/// `matches` of this log and map. ENSURE: the map has moments.
Conformance conform(const events::Log& log, const cycle::Map& map, const std::vector<ActivityMatch>& matches,
                    const ConformOptions& options = {});

/// The steps of one variant.
Alignment explain(const events::Log& log, const Conformance& found, std::size_t variant);
/// Variants that deviate, lowest fitness first, then most cases, then as in `variants`.
std::vector<std::size_t> worst_variants(const Conformance& found, std::size_t most);
/// Variants that deviate, most cases first: the habits.
std::vector<std::size_t> typical_variants(const Conformance& found, std::size_t most);

}  // namespace ciclo::conformance
