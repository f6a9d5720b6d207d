// Time until something happens, when some cases are still open.
//
//   Survival s = *kaplan_meier(days, closed);
//   std::optional<Estimate> median = time_quantile(s, 0.5);
//
// Open cases count as "at least so long" instead of being left out, which would flatter. Assumption that breaks it:
// open cases must not be open *because* they are the bad ones (censoring without information). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/estimate.h"
#include "stats/histogram.h"

namespace ciclo::stats {

struct SurvivalStep {
    double time = 0;
    std::int64_t at_risk = 0, events = 0;
    double survival = 1;       ///< share still open just after `time`
    double se = 0;             ///< Greenwood
    double low = 0, high = 1;  ///< log-transformed band, as R survfit
};
struct Survival {
    std::vector<SurvivalStep> steps;  ///< only times with events
    std::int64_t n = 0, events = 0;
    double level = 0.95;
};
/// happened[i]: true = the case ended at time[i], false = still open then. Refuses unequal lengths, none, negative
/// times.
Result<Survival> kaplan_meier(std::span<const double> time, const std::vector<bool>& happened, double level = 0.95);
/// Time by which the share p of cases has ended: the first time with survival ≤ 1 − p, the ends from the band. Nothing
/// when fewer than p have ended; no interval when an end lies beyond the data.
std::optional<Estimate> time_quantile(const Survival& survival, double p);

struct LogRank {
    double chi_squared = 0, p = 1;
    int degrees = 0;
};
/// Do groups 0…groups−1 end at the same pace? Refuses unequal lengths, fewer than two groups with cases, no events.
Result<LogRank> log_rank(std::span<const double> time, const std::vector<bool>& happened,
                         std::span<const std::size_t> group, std::size_t groups);
/// The same test of two groups whose cases have all ended, from counted times (not negative); linear in the distinct
/// times. Refuses what the other refuses.
Result<LogRank> log_rank(const Histogram& first, const Histogram& second);

}  // namespace ciclo::stats
