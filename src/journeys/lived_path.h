// lived_path(): how far customers came and where they were lost, activity by activity; and how many ways they went:
// the divergence and complexity of the path as lived, to stand beside those of the designed one.
//
//   LivedPath lived = lived_path(log, measures);
//   lived.activities[a].reach                  // share of cases that came to a
//   std::vector<Step> steps = funnel(log, measures.variants, {search, book, arrive});
//   steps[1].conversion                        // of those who searched, the share that booked afterwards
//
// Definitions.
//   reach        cases in which the activity came ÷ all cases.
//   abandonment  cases whose last event it was ÷ cases in which it came. Of the last moment of a service this is
//                arriving, not giving up: who reads it knows which end is meant.
//   conversion   to the next activity: of all times the activity came, the share after which that one came next.
//   entropy      of what comes next (any activity, or the end of the case), in bits: −Σ p·log₂ p (Shannon 1948). 0 = always
//                the same. Log divergence: its mean over all events (the entropy rate of a first-order path).
//   variant entropy  −Σ p·log₂ p over variants (Back, Debois, Slaats 2018, "trace entropy"); normalised by log₂ cases.
//   complexity   of the path as lived: activities, moves, their ratio, variants; Shostack (1987) counts steps for
//                complexity and their latitude for divergence.
// They describe the cases seen; of a sample of cases, entropy is too low and more so the fewer cases there are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "journeys/measures.h"

namespace ciclo::journeys {

struct NextMove {
    std::uint32_t to = 0;
    std::int64_t n = 0;
    double share = 0;  ///< of all times the activity came
};

struct LivedActivity {
    double reach = 0, abandonment = 0, entropy_bits = 0;
    std::vector<NextMove> next;  ///< most frequent first, ties by the log's numbers
};

struct LivedPath {
    std::vector<LivedActivity> activities;  ///< by the log's numbers
    double divergence_bits = 0;             ///< mean entropy of what comes next, over all events
    double variant_entropy_bits = 0, variant_entropy_normalised = 0;
    double moves_per_activity = 0, variants_per_case = 0;
};

LivedPath lived_path(const events::Log& log, const Measures& measures);

/// One step of a way that is asked about.
struct Step {
    std::uint32_t activity = 0;
    std::int64_t cases = 0;  ///< those that came to it after all steps before it, in order
    double reach = 0;        ///< ÷ all cases
    double conversion = 0;   ///< ÷ cases of the step before; of the first step: reach
};

/// Other activities may lie between two steps; the earliest fitting event is taken, so a step never uses another's.
std::vector<Step> funnel(const events::Log& log, const Variants& variants, std::span<const std::uint32_t> steps);

}  // namespace ciclo::journeys
