// joined(): what people said (scores of a survey, complaints) joined to the journeys they made, activity by activity.
//
//   CaseVoices voices = voices_of(log.cases, scores, complaints);
//   Joined told = joined(Cases(log), Subjects::activities(log), voices, {.scale = ScoreScale{1, 5}});
//   told.subjects[7].difference->difference             // passed − not passed, Welch
//
// A subject is an activity, or a moment of a map that several activities are.
//   passed       the case has at least one event of the subject.
//   difference   mean score of the cases that passed − of those that did not, with Welch's (1947) interval.
//   wait         of a case at a subject: the waits before all its events of it, overlap counted as 0; a case that only
//                began there has none. Thirds are cut at the type-7 quantiles 1/3 and 2/3 of these waits (equal waits stay
//                together, so that thirds may differ in size); quick: up to the first.
//   rank         Spearman's correlation of wait and score, equal values sharing their ranks; its interval is Fisher's z
//                with the variance of Bonett and Wright (2000), from n = 10; none where one of the two has no spread.
//   complained   share of cases with at least one complaint, Wilson; the difference passed − not is Newcombe's (1998).
//   shortfall    (highest − mean score of those that passed) ÷ (highest − lowest of the scale).
//   heat         (cases with a wait ÷ all cases) × mean wait × shortfall, in seconds: how long a case of the log waits
//                before the subject on average, weighed by how far those who passed it were from content. Nothing where
//                a part is missing. (Not reach × mean wait: who only began there waited for nothing before it.)
// Assumptions that break them. Who passes a moment differs from who does not (the sick, the late): a difference is no
// effect of the moment. Who answers a survey differs from who does not. Cases are taken as independent. Among many
// subjects some differ by chance: no p is given, and the intervals are those of one question.
// Nothing in, nothing out. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "journeys/cases.h"
#include "stats/means.h"

namespace ciclo::journeys {

/// One line of a file: the case's name, the score it gave.
struct NamedScore {
    std::string_view name;
    double score = 0;
};

/// By the log's numbers of cases.
struct CaseVoices {
    std::vector<double> score;              ///< the mean where a case gave several; NaN: none; empty: nobody was asked
    std::vector<std::uint32_t> complaints;  ///< empty: complaints are not known
    std::int64_t scores_of_unknown_cases = 0, complaints_of_unknown_cases = 0;
    std::int64_t cases_with_several_scores = 0;
};
/// nullptr: not known, which is not the same as none.
CaseVoices voices_of(const events::Dictionary& cases, const std::vector<NamedScore>* scores,
                     const std::vector<std::string_view>* complaints);

/// Which activities are which subject.
struct Subjects {
    std::size_t size = 0;
    std::vector<std::uint32_t> of_activity;  ///< by the log's numbers; events::no_code: none
    static Subjects activities(const events::Log& log);
};

struct ScoreScale {
    double lowest = 0, highest = 0;
};

struct JoinOptions {
    std::optional<ScoreScale> scale;  ///< nothing: the lowest and highest score there are
    double level = 0.95;
};

struct RankCorrelation {
    double rho = 0;
    std::optional<double> low, high;  ///< both or neither
    std::int64_t n = 0;
};

/// Mean scores by thirds of the wait.
struct WaitThirds {
    std::int64_t n = 0;  ///< cases that waited and gave a score
    double quick_until_seconds = 0, middle_until_seconds = 0;
    std::array<std::optional<stats::Estimate>, 3> score;  ///< quick, middle, slow
};

struct SubjectVoices {
    std::int64_t cases = 0;   ///< that passed
    std::int64_t waited = 0;  ///< of those, the ones with a wait: what mean_wait_seconds is of
    std::optional<stats::Estimate> reach;
    std::optional<stats::Estimate> score, score_without;  ///< mean, Student's t
    std::optional<stats::WelchDifference> difference;
    std::optional<WaitThirds> thirds;
    std::optional<RankCorrelation> wait_and_score;
    std::optional<stats::Estimate> complained, complained_without, complained_difference;
    std::optional<double> mean_wait_seconds, shortfall, heat_seconds;
};

struct Joined {
    std::int64_t cases = 0, scored = 0, complaining = 0;  ///< of those looked at
    std::optional<stats::Estimate> score, complained;     ///< of all of them
    std::optional<ScoreScale> scale;
    std::vector<SubjectVoices> subjects;
};

/// `voices` of the log of `cases`, `subjects` of its activities: ENSURE.
Joined joined(const Cases& cases, const Subjects& subjects, const CaseVoices& voices, const JoinOptions& options = {});

/// Spearman, as above. `x` and `y` are of one length: ENSURE. Nothing below n = 3 or without spread.
std::optional<RankCorrelation> rank_correlation(const std::vector<double>& x, const std::vector<double>& y,
                                                double level = 0.95);

}  // namespace ciclo::journeys
