// resources_of(): who did what: how often, in how many cases, in how many activities, how long busy and idle; and
// hand_overs(): how often work went from one to another.
//
//   Resources who = resources_of(Cases(log), {});
//   who.resources[3].involvement->value                       // share of the cases in which resource 3 had a hand
//
// Definitions (edeaR 1.0.0's, which gives the same numbers on eventdataR::patients).
//   frequency       events of the resource; its share of all events that name a resource
//   involvement     cases with at least one event of the resource; Wilson interval
//   specialisation  different activities of the resource, and its share of all activities of the log
//   processing      end − start of its events that last: type 7 quantiles, and Σ; per (resource, activity) too
//   busy            time covered by at least one of its events that last, over all cases (its intervals joined)
//   idle            from its first start to its last end, less busy. Of a resource none of whose events lasts neither is
//                   known: `processing` is nothing then, and both stay 0
//   hand-over       two neighbouring events of a case (end, start, position) by different resources; a pair in which
//                   one side names none is counted in `unnamed`
// Events without a resource are counted (`events_without`), never given to somebody. Performance is read by role and
// team; a resource here is whatever the log names so. Assumption that breaks involvement's interval: cases that are not
// independent.
//
// n log n in the events of one resource; same bytes for any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "journeys/cases.h"
#include "journeys/durations.h"

namespace ciclo::journeys {

struct ResourceOptions {
    double level = 0.95;
    unsigned threads = 0;
};

struct ResourceActivity {
    std::uint32_t resource = 0, activity = 0;
    std::int64_t events = 0;
    std::optional<Durations> processing;
};

struct ResourceMeasures {
    std::int64_t events = 0, cases = 0, activities = 0;
    double share = 0;                            ///< of the events that name a resource (Resources::events_with)
    std::optional<stats::Estimate> involvement;  ///< cases ÷ all cases
    std::optional<Durations> processing;
    double busy_seconds = 0, idle_seconds = 0;
};

struct Resources {
    std::vector<ResourceMeasures> resources;            ///< by the log's numbers
    std::vector<ResourceActivity> resource_activities;  ///< those that occur, by resource, then activity
    std::vector<std::int64_t> resources_per_activity;   ///< by the log's activities: how many different ones did it
    std::int64_t events_with = 0, events_without = 0;  ///< that name a resource, and that do not
};

Resources resources_of(const Cases& cases, const ResourceOptions& options);

struct HandOver {
    std::uint32_t from = 0, to = 0;
    std::int64_t n = 0;
};

struct HandOvers {
    std::vector<HandOver> pairs;  ///< different resources only, most first, then by number
    std::int64_t handed = 0;      ///< Σ n
    std::int64_t kept = 0;        ///< neighbouring events of one resource
    std::int64_t unnamed = 0;
};

HandOvers hand_overs(const Cases& cases);

}  // namespace ciclo::journeys
