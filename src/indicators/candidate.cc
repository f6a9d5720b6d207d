#include "indicators/candidate.h"

#include <algorithm>

#include "cycle/paths.h"
#include "indicators/limits.h"
#include "stats/proportions.h"

namespace ciclo::indicators {

namespace {

CriterionState at_least(Criterion criterion, std::optional<double> value, double threshold) {
    CriterionState state{.criterion = criterion, .met = {}, .value = value};
    if (value) state.met = *value >= threshold - rounding;
    return state;
}

std::optional<double> stated_importance(const moments::Evidence& evidence, const MomentMeasure& moment) {
    using moments::ImportanceSource;
    const ImportanceSource source = evidence.importance_source;
    if (source == ImportanceSource::derived || source == ImportanceSource::none || !moment.importance) return {};
    return moment.importance->mean;
}

Candidate candidate_of(const moments::Evidence& evidence, const MomentMeasure& measure) {
    const cycle::Moment& moment = *evidence.map.find(measure.moment);
    const bool enough = measure.n >= answers_for_a_word;
    const auto negatives = enough ? std::optional(measure.negative->value) : std::nullopt;
    const auto cases = measure.case_share ? std::optional(measure.case_share->value) : std::nullopt;
    const cycle::Moment* first = cycle::first_direct_contact(evidence.map, cycle::PathChoice::full);
    Candidate candidate;
    candidate.criteria = {
        at_least(Criterion::importance, stated_importance(evidence, measure), candidate_importance),
        at_least(Criterion::negatives, negatives, candidate_negative_share),
        at_least(Criterion::complaints, cases, candidate_case_share),
        CriterionState{Criterion::first_direct_contact, first != nullptr && first->id == measure.moment, {}},
        CriterionState{Criterion::safety_or_money, {}, {}}};
    if (moment.safety_or_money) candidate.criteria.back().met = true;
    candidate.proposed = !measure.critical && candidate.met() >= candidate_criteria;
    return candidate;
}

bool collapsed(const MomentMeasure& moment) {
    return (moment.critical || moment.candidate.proposed) && moment.n >= answers_for_a_word &&
           moment.negative->value >= alarm_negative_share - rounding;
}

}  // namespace

int Candidate::met() const {
    return static_cast<int>(std::count_if(criteria.begin(), criteria.end(),
                                          [](const CriterionState& state) { return state.met == true; }));
}

void judge_moments(const moments::Evidence& evidence, double level, std::vector<MomentMeasure>& moments) {
    const auto complaints = [](const complaint::Case& one) { return one.dissatisfied(); };
    const std::int64_t all = std::count_if(evidence.cases.begin(), evidence.cases.end(), complaints);
    for (MomentMeasure& moment : moments) {
        const auto here = [&](const complaint::Case& one) { return one.dissatisfied() && one.moment == moment.moment; };
        moment.cases = std::count_if(evidence.cases.begin(), evidence.cases.end(), here);
        moment.case_share = stats::wilson(moment.cases, all, level);
        const auto stated = evidence.importance.find(moment.moment);
        if (stated != evidence.importance.end()) moment.importance = stated->second;
        moment.candidate = candidate_of(evidence, moment);
        moment.alarm = collapsed(moment);
    }
}

}  // namespace ciclo::indicators
