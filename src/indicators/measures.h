// Measures: every indicator of the evidence against the promise, each with n, interval and method.
//
//   indicators::Measures measures = indicators::measure(evidence);
//
// measure() is pure and deterministic: the same evidence gives the same bits on any number of threads. Codes K-01… are
// those of the product's list of calculations. Missing evidence gives an empty optional, never a zero. Thresholds are
// in limits.h. Intervals: shares Wilson; means t or BCa (t beyond 500 values); indices percentile bootstrap of whole
// respondents. All of them assume respondents who answer independently of each other and, for what is said about the
// customers who did not answer, that those are not different: no interval covers that.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "cycle/map.h"
#include "moments/evidence.h"
#include "stats/drivers.h"
#include "stats/estimate.h"

namespace ciclo::indicators {

using stats::Estimate;

/// K-03: by the mean. `none` when there are no answers; fewer than 5 answers have no sign either (drawn hollow).
enum class Sign { positive, mixed, negative, none };

/// Quantiles of measured or lived times. P90 is the nearest rank (K-14).
struct TimeSummary {
    std::int64_t n = 0;
    double mean = 0, median = 0, p90 = 0, longest = 0;
    std::optional<Estimate> mean_estimate, median_estimate, p90_estimate;
    std::string unit;
};

/// K-09b: the five criteria, each met, not met, or not known.
enum class Criterion { importance, negatives, complaints, first_direct_contact, safety_or_money };
struct CriterionState {
    Criterion criterion = Criterion::importance;
    std::optional<bool> met;
    std::optional<double> value;  ///< importance, share of negatives, share of complaints
};
struct Candidate {
    std::array<CriterionState, 5> criteria{};
    int met() const;
    bool proposed = false;  ///< two or more met and the moment is not critical yet: a person decides
};

/// Everything measured at one moment of truth.
struct MomentMeasure {
    cycle::MomentId moment;
    int number = 0;                            ///< 1-based; 0 for a transversal moment
    bool transversal = false;
    bool critical = false;
    survey::Scale scale;                       ///< of the rating question; 1–5 when it was not asked
    std::int64_t n = 0;                        ///< ratings present
    std::int64_t not_experienced = 0;
    std::int64_t otherwise_missing = 0;        ///< refused, unknown, lost
    std::vector<std::pair<double, std::int64_t>> histogram;  ///< rating → how many, ascending
    std::optional<Estimate> mean;              ///< K-01
    std::optional<Estimate> positive, negative;///< K-02
    std::optional<double> net;                 ///< K-02
    Sign sign = Sign::none;                    ///< K-03
    std::optional<Estimate> reach;             ///< share of respondents who passed (K-08)
    std::optional<moments::StatedImportance> importance;
    std::int64_t cases = 0;                    ///< complaints and claims at this moment
    std::optional<Estimate> case_share;        ///< of all complaints and claims
    Candidate candidate;                       ///< K-09b
    bool alarm = false;                        ///< K-08b
    std::optional<TimeSummary> lived_wait, lived_service;
};

/// K-05 and K-06 for one reading of criticality.
struct CycleReading {
    std::vector<cycle::MomentId> critical;
    std::optional<Estimate> index;             ///< 0…100
    std::optional<double> weighted_mean;
    std::optional<Estimate> integrity;         ///< share of respondents without a critical rating ≤ negative_to
    std::vector<std::string> broken;           ///< names of the broken respondents, at most `broken_listed`
    std::int64_t broken_count = 0;
    static constexpr std::size_t broken_listed = 50;
};

/// K-33: satisfied × would return.
struct Loyalty {
    std::int64_t satisfied_returning = 0, satisfied_not = 0, dissatisfied_returning = 0, dissatisfied_not = 0;
    std::optional<Estimate> fragile;           ///< satisfied and not returning / satisfied
};

/// K-18, hidden below n = 20.
struct Recommend {
    std::int64_t promoters = 0, passives = 0, detractors = 0;
    std::optional<Estimate> nps;               ///< −100…100
};

enum class StandardVerdict { met, not_met, not_proven };

/// K-14: one standard in one period.
struct StandardMeasure {
    cycle::MomentId moment;
    cycle::StandardId standard;
    std::string series, period, unit;
    std::int64_t met = 0, n = 0;
    Estimate compliance;                       ///< share of 1, Wilson
    double target = 0;                         ///< share of 1
    bool reached = false;                      ///< compliance ≥ target: the plain comparison
    StandardVerdict verdict = StandardVerdict::not_proven;  ///< three states (measurement 4.4)
    std::optional<TimeSummary> times;          ///< when raw values were given
    std::vector<double> values;                ///< raw values in order and in `unit`, for the run chart
    std::vector<std::optional<calendar::Day>> days;  ///< parallel to values, or empty
    std::vector<trace::MetCount> counts;       ///< periods, for the run chart
};

/// One bar of a Pareto (K-17): cumulative is a share of 1.
struct ParetoRow {
    std::string key;                           ///< moment id or cause
    std::int64_t count = 0;
    double share = 0, cumulative = 0;
    char abc = 'A';                            ///< class by the cumulative share before the item
};

/// K-17: the complaint set. Shares are of the complaints and claims for which the fact is known.
struct CaseMeasures {
    std::int64_t n = 0;                        ///< complaints and claims
    std::int64_t others = 0;                   ///< suggestions, compliments, queries
    std::optional<Estimate> acknowledged_in_time;  ///< ≤ 24 h
    std::optional<Estimate> told_in_time;      ///< ≤ 10 working days; open cases are left out and counted in `open`
    std::int64_t open = 0;
    std::optional<Estimate> told_working_days; ///< mean
    std::optional<Estimate> per_thousand;      ///< per 1,000 served, exact Poisson
    std::vector<ParetoRow> by_moment, by_cause;
    std::array<std::int64_t, 3> by_element{};  ///< product, price, service (R4-12)
    std::int64_t without_moment = 0;
    std::optional<double> top_fifth_share;     ///< share held by the first 20 % of the causes; 80/20 is never assumed
};

/// Driver shares (measurement 2.1), guarded: absent below the minimum n.
struct DriverRow {
    cycle::MomentId moment;
    double lmg = 0;                            ///< part of R²
    double share = 0;                          ///< of 1
    std::optional<Estimate> share_interval;
    double probability_first = 0;
    double correlation = 0;
    std::optional<double> beta;                ///< nothing when the moments are linearly dependent
    bool suppressor = false;
};
/// A moment that the drivers do not speak of, and why.
enum class DriverLeftOutBecause { few_lived_it, all_answers_equal, no_answers };
struct DriverLeftOut {
    cycle::MomentId moment;
    DriverLeftOutBecause because = DriverLeftOutBecause::few_lived_it;
};
enum class DriverWording { full, probably_among_main };  ///< below n = 200 no ranking is claimed
struct Drivers {
    std::int64_t n = 0;                        ///< complete rows used
    std::int64_t rows_incomplete = 0;
    double r_squared = 0;
    DriverWording wording = DriverWording::full;
    stats::DriverMethod method = stats::DriverMethod::lmg;
    std::vector<DriverRow> rows;               ///< by share, descending; ties by map order
    std::vector<DriverLeftOut> left_out;       ///< map order; lived by < 60 % of the respondents, or without spread
};
/// Why there are no drivers.
enum class DriversAbsent { present, no_overall_question, too_few_rows, too_few_moments, no_variance };

/// Veto index (measurement 2.3a).
enum class VetoLabel { veto, serious, tolerated, insufficient };
struct VetoRow {
    cycle::MomentId moment;
    std::int64_t n_only = 0;                   ///< respondents for whom only this moment failed
    std::optional<Estimate> dissatisfied_if_only;  ///< V
    std::optional<Estimate> excess;            ///< V − V0, Newcombe
    std::optional<double> relative_risk, attributable_fraction;
    VetoLabel label = VetoLabel::insufficient;
};
struct Veto {
    std::int64_t n = 0;                        ///< complete rows, as the drivers'
    std::optional<Estimate> baseline;          ///< V0: dissatisfied though nothing failed
    std::optional<Estimate> no_failed_moment;  ///< observed share with no failed moment
    double product_bound = 0;                  ///< what independence would give
    std::vector<VetoRow> rows;                 ///< map order
};

/// K-34. "clear" only if the two 95 % intervals do not overlap.
enum class Change { clear_better, clear_worse, unclear, unknown };
struct MomentChange {
    cycle::MomentId moment;
    /// before, after: Student's t, because the word "clear" compares t intervals; difference: Welch t.
    std::optional<Estimate> before, after, difference;
    Change change = Change::unknown;
    /// Regression to the mean (measurement 5.7): how far the first mean is expected to drift towards the other moments'
    /// with no action at all (normal–normal shrinkage, DerSimonian & Laird). Breaks when the moments are not of one kind.
    std::optional<double> drift_without_action;
};
struct StandardChange {
    cycle::MomentId moment;
    cycle::StandardId standard;
    std::string series, period_before, period_after;
    Estimate before, after, difference;        ///< shares; difference: Newcombe
    Change change = Change::unknown;
    bool target_reached = false;
};
struct BeforeAfter {
    std::string label_before, label_after;     ///< files or periods
    CycleReading before, after;                ///< both by the present map's criticality
    std::optional<CycleReading> before_as_then;///< by the map in force then, when criticality changed
    std::optional<Estimate> closure_before, satisfied_before;
    Change index = Change::unknown, integrity = Change::unknown;  ///< by the two intervals, as K-34
    std::optional<Estimate> integrity_difference;                 ///< Newcombe
    std::vector<MomentChange> moments;         ///< map order
    std::vector<MomentMeasure> moments_before; ///< map order; for the second line of the curve
};

/// What the index and integrity would read if a proposed moment were critical (scene 9).
struct WhatIf {
    cycle::MomentId moment;
    CycleReading reading;
};

struct Measures {
    std::int64_t respondents = 0;
    std::vector<MomentMeasure> moments;        ///< map order, then transversal
    CycleReading cycle;                        ///< K-05, K-06 by the map
    std::vector<WhatIf> what_if;               ///< one per proposed candidate, map order
    std::optional<Estimate> satisfied;         ///< share ≥ positive_from (CSAT)
    std::optional<Estimate> closure;           ///< K-06b
    std::optional<Loyalty> loyalty;            ///< K-33
    std::optional<Recommend> recommend;        ///< K-18
    std::optional<cycle::MomentId> weakest;    ///< K-07
    std::vector<StandardMeasure> standards;    ///< K-14, as in the evidence
    std::vector<StandardChange> standard_changes;  ///< consecutive periods of one standard
    std::optional<CaseMeasures> cases;         ///< K-17
    std::optional<Drivers> drivers;
    DriversAbsent drivers_absent = DriversAbsent::present;
    std::optional<Veto> veto;
    std::optional<Estimate> coverage;          ///< K-35
    std::optional<TimeSummary> case_minutes;   ///< end to end, from the event log
    std::optional<double> lived_wait_share;    ///< R2-35
    std::optional<BeforeAfter> before_after;
    const MomentMeasure* find(const cycle::MomentId& moment) const;
};

struct MeasureOptions {
    double level = 0.95;
    int replicates = 2000;         ///< bootstrap
    int driver_replicates = 500;
    int threads = 0;               ///< 0 = as many as the machine has; never changes a result
};

/// When `progress` says cancelled the result is incomplete and must be thrown away by the caller.
Measures measure(const moments::Evidence& evidence, const MeasureOptions& options, Progress& progress);
Measures measure(const moments::Evidence& evidence, const MeasureOptions& options = {});

const Names<Sign, 4>& names_of(Sign*);
const Names<Criterion, 5>& names_of(Criterion*);
const Names<StandardVerdict, 3>& names_of(StandardVerdict*);
const Names<VetoLabel, 4>& names_of(VetoLabel*);
const Names<Change, 4>& names_of(Change*);
const Names<DriversAbsent, 5>& names_of(DriversAbsent*);
const Names<DriverLeftOutBecause, 3>& names_of(DriverLeftOutBecause*);
const Names<DriverWording, 2>& names_of(DriverWording*);

}  // namespace ciclo::indicators
