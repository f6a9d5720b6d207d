// Thresholds of the indicators, in one place, each with its reason. They are decisions of the method, not of the code:
// whoever changes one changes what the words "alarm", "candidate" or "small" mean in every report.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::indicators {

/// K-03, as positions on the scale (0 = lowest, 1 = highest) so that they hold on any scale: 4.0 and 3.0 of 1–5.
inline constexpr double sign_positive_from = 0.75;
inline constexpr double sign_mixed_from = 0.50;

/// Fewer answers than this are counts and nothing else (measurement 0.5; domain B.3 rule 10): no sign, no alarm, no
/// candidate by ratings, no verdict "clear", never the weakest link.
inline constexpr std::int64_t answers_for_a_word = 5;

/// K-05: what a critical moment weighs beside another.
inline constexpr double critical_weight = 2, other_weight = 1;

/// K-08b: a moment where one in four is let down stands above any rank.
inline constexpr double alarm_negative_share = 0.25;

/// K-09b: what makes a moment a candidate for "critical", and how many of the five are needed.
inline constexpr double candidate_importance = 4.5;      ///< of 1–5
inline constexpr double candidate_negative_share = 0.25;
inline constexpr double candidate_case_share = 0.30;
inline constexpr int candidate_criteria = 2;

/// K-17: the two promises of the complaint procedure.
inline constexpr double acknowledged_hours = 24;
inline constexpr double told_working_days = 10;
inline constexpr double cases_per_served = 1000;         ///< complaints per thousand served

/// K-18: with fewer answers the interval covers half the scale.
inline constexpr std::int64_t answers_for_recommend = 20;

/// Drivers (measurement 2.1): the least rows for any statement, per moment and at all, and for an order of moments.
inline constexpr std::int64_t driver_rows_least = 100, driver_rows_per_moment = 10, driver_rows_for_order = 200;
/// A moment that fewer respondents lived would take most rows out of the listwise table.
inline constexpr double driver_experienced_share = 0.60;
inline constexpr std::size_t driver_moments_least = 2;
/// Veto index (measurement 2.3a): rows needed before "only this moment failed" is a group worth reading.
inline constexpr std::int64_t veto_rows_least = 200;

/// Equal up to rounding of sums: 18/20 reaches 90 %, 3.0 is not below 3.
inline constexpr double rounding = 1e-9;

/// Up to this many respondents the bootstrap draws rows; beyond, the replicates are drawn from their normal limit,
/// which there differs by less than the Monte-Carlo error of 2,000 replicates and costs milliseconds, not seconds.
inline constexpr std::size_t rows_resampled_at_most = 5000;

/// Up to this many values a skewed mean gets its BCa bootstrap; beyond, Student's t. At 500 values even waits with a
/// skewness of 4 leave the mean's own skewness at 0.18, and the bootstrap of thousands of distinct waits costs seconds.
inline constexpr std::int64_t values_bootstrapped_at_most = 500;

}  // namespace ciclo::indicators
