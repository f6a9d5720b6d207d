// The answer: one or two sentences of at most 35 words, and the grey line that says how sure they are.
#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "report/limits.h"
#include "report/story.h"

namespace ciclo::report {

namespace {

/// Words for the index. "Good on average" begins at 62.5: a mean of 3.5 on a scale of 1 to 5.
std::string level_of(double index) {
    return index >= 62.5 ? "good" : index >= 50 ? "fair" : "poor";
}

/// "1 in 5" only where it is near enough to be true: within an eighth of the share.
std::optional<std::int64_t> one_in(double share) {
    if (share <= 0 || share > 0.5 + 1e-9) return std::nullopt;
    const double count = std::round(1 / share);
    if (std::fabs(share * count - 1) > 0.125) return std::nullopt;
    return static_cast<std::int64_t>(count);
}

Text broken_sentence(const Story& story, const std::string& level, const stats::Estimate& integrity) {
    const std::int64_t broken = integrity.n - successes(integrity);
    if (broken == 0)
        return story.speech.say("answer.whole", {{"level", level}, {"n", story.speech.count(integrity.n)}});
    if (broken == integrity.n) return story.speech.say("answer.broken_all", {{"level", level}});
    if (const auto count = one_in(1 - integrity.value)) {
        return story.speech.say("answer.one_in", {{"level", level}, {"count", story.speech.count(*count)}});
    }
    return story.speech.say(
        "answer.broken_counts",
        {{"level", level}, {"broken", story.speech.count(broken)}, {"n", story.speech.count(integrity.n)}});
}

/// How the cycle is lived, all in all. Nothing when nobody answered.
Text state_of(const Story& story) {
    const auto& reading = story.measures.cycle;
    if (!story.has_answers() || !reading.index) return {};
    const std::int64_t n = story.measures.respondents;
    if (stats::firmness_of(n) == stats::Firmness::too_few)
        return story.speech.say("answer.few", {{"n", story.speech.count(n)}});
    const std::string level = level_of(reading.index->value);
    if (reading.integrity) return broken_sentence(story, level, *reading.integrity);
    return story.speech.say("answer.no_critical",
                            {{"level", level}, {"index", story.speech.trimmed(reading.index->value, 1)}});
}

/// Why this moment comes first, the weightiest reason first; the sentence takes as many as fit.
std::vector<std::string> reasons_for(const Story& story, const priorities::RankedMoment& first) {
    const Speech& speech = story.speech;
    const auto* measure = story.measures.find(first.moment);
    if (measure == nullptr || !measure->mean) return {};
    const words::Named mean{"mean", speech.mean(measure->mean->value)};
    const words::Named highest{"highest", speech.trimmed(story.scale_of(first.moment).highest, 2)};
    std::vector<std::string> reasons;
    const bool good = sign_of(*measure) == drawing::Sign::positive;
    if (story.is_weakest(first.moment))
        reasons.push_back(speech.text("reason.worst", {mean, highest}));
    else if (good && measure->critical)
        reasons.push_back(speech.text("reason.good_but_critical", {mean, highest}));
    else
        reasons.push_back(speech.text("reason.mean", {mean, highest}));
    if (measure->critical && !good) reasons.push_back(speech.text("reason.critical"));
    if (measure->alarm && measure->negative && !story.is_weakest(first.moment)) {
        reasons.push_back(speech.text("reason.negatives", {{"negative", speech.counts(*measure->negative)}}));
    }
    if (measure->reach && measure->reach->value == 1) reasons.push_back(speech.text("reason.everyone"));
    if (story.matters_most(first.moment)) reasons.push_back(speech.text("reason.most_important"));
    if (story.draws_most_cases(first.moment) && measure->case_share) {
        const auto& share = *measure->case_share;
        reasons.push_back(speech.text("reason.complaints", {{"share", speech.whole_percent(share.value, share.n)}}));
    }
    return reasons;
}

Text first_sentence(const Story& story, const priorities::RankedMoment& first,
                    const std::vector<std::string>& reasons) {
    return story.speech.say("answer.first",
                            {{"moment", story.name_of(first.moment)}, {"reasons", story.speech.list(reasons)}});
}

/// The largest clear change of a moment since the wave before.
const indicators::MomentChange* clearest_change(const Story& story) {
    if (!story.measures.before_after) return nullptr;
    const indicators::MomentChange* best = nullptr;
    for (const auto& change : story.measures.before_after->moments) {
        const bool clear =
            change.change == indicators::Change::clear_better || change.change == indicators::Change::clear_worse;
        if (!clear || !change.difference) continue;
        if (best == nullptr || std::fabs(change.difference->value) > std::fabs(best->difference->value)) best = &change;
    }
    return best;
}

Text change_sentence(const Story& story, const indicators::MomentChange* change) {
    if (change == nullptr) return {};
    const bool better = change->change == indicators::Change::clear_better;
    return story.speech.say(better ? "answer.improved" : "answer.worsened",
                            {{"moment", story.name_of(change->moment)},
                             {"before", story.speech.mean(change->before->value)},
                             {"after", story.speech.mean(change->after->value)}});
}

/// The moment that changed most is also the first to attend to: said in one breath.
Text still_first_sentence(const Story& story, const indicators::MomentChange& change,
                          const std::vector<std::string>& reasons) {
    const bool better = change.change == indicators::Change::clear_better;
    return story.speech.say(better ? "answer.improved_still_first" : "answer.worsened_still_first",
                            {{"moment", story.name_of(change.moment)},
                             {"before", story.speech.mean(change.before->value)},
                             {"after", story.speech.mean(change.after->value)},
                             {"reasons", story.speech.list(reasons)}});
}

Text joined(Text left, const Text& right) {
    if (left.empty() || right.empty()) return left.empty() ? right : left;
    return std::move(left) + plain(" ") + right;
}

/// State, change and what comes first; reasons are left out from the end, then the change, until 35 words hold it.
Text answer_from_ratings(const Story& story) {
    const Text state = state_of(story);
    const auto* first = story.first_to_attend();
    const bool speak_of_moments = stats::firmness_of(story.measures.respondents) != stats::Firmness::too_few;
    if (first == nullptr || !speak_of_moments) return state;
    for (const auto* change : {clearest_change(story), static_cast<const indicators::MomentChange*>(nullptr)}) {
        const bool same = change != nullptr && change->moment == first->moment;
        std::vector<std::string> reasons = reasons_for(story, *first);
        for (; !reasons.empty(); reasons.pop_back()) {
            const Text rest = same ? still_first_sentence(story, *change, reasons)
                                   : joined(change_sentence(story, change), first_sentence(story, *first, reasons));
            const Text answer = joined(state, rest);
            if (word_count(answer) <= limits::answer_words) return answer;
        }
    }
    return state;
}

Text answer_from_standards(const Story& story) {
    const auto standards = story.standards_today();
    const auto missed = std::count_if(standards.begin(), standards.end(), [](const auto* s) { return !s->reached; });
    Text answer = story.speech.say(
        "answer.standards", {{"missed", std::int64_t{missed}}, {"total", static_cast<std::int64_t>(standards.size())}});
    if (missed == 0) return answer;
    const auto* worst = *std::max_element(standards.begin(), standards.end(), [](const auto* a, const auto* b) {
        return a->target - a->compliance.value < b->target - b->compliance.value;
    });
    return joined(std::move(answer),
                  story.speech.say("answer.worst_standard", {{"moment", story.name_of(worst->moment)},
                                                             {"share", story.speech.percent(worst->compliance.value)},
                                                             {"target", story.speech.percent(worst->target)}}));
}

Text answer_from_cases(const Story& story) {
    const auto& cases = *story.measures.cases;
    if (cases.by_moment.empty()) return story.speech.say("answer.cases_only", {{"n", cases.n}});
    const auto& top = cases.by_moment.front();
    return story.speech.say("answer.cases", {{"n", cases.n},
                                             {"share", story.speech.whole_percent(top.share, cases.n)},
                                             {"moment", story.name_of(cycle::MomentId(top.key))}});
}

Text answer_from_map(const Story& story) {
    const auto rateable = story.map().rateable();  // a transversal moment is as critical as any other
    const auto critical =
        std::count_if(rateable.begin(), rateable.end(), [](const auto* m) { return m->criticality.critical; });
    return story.speech.say("answer.map_only", {{"moments", static_cast<std::int64_t>(story.map().moments.size())},
                                                {"critical", std::int64_t{critical}}});
}

Text answer_of(const Story& story) {
    if (story.has_answers()) return answer_from_ratings(story);
    if (!story.measures.standards.empty()) return answer_from_standards(story);
    if (story.measures.cases && story.measures.cases->n > 0) return answer_from_cases(story);
    if (story.evidence.event_cases) {
        const auto share = story.measures.lived_wait_share;
        const std::int64_t cases = *story.evidence.event_cases;
        if (!share) return story.speech.say("answer.events_only", {{"cases", cases}});
        return story.speech.say("answer.events",
                                {{"cases", cases}, {"share", story.speech.whole_percent(*share, cases)}});
    }
    return answer_from_map(story);
}

Text basis_of(const Story& story) {
    const Speech& speech = story.speech;
    const auto& reading = story.measures.cycle;
    const std::string period = story.period().empty() ? "" : ", " + story.period();
    Text basis;
    const bool judged = story.has_answers() && !story.too_few();
    if (judged && reading.index) {
        const std::string between = speech.between(*reading.index, 1);
        basis = speech.say("basis.index", {{"index", speech.trimmed(reading.index->value, 1)},
                                           {"interval", between.empty() ? "" : " (" + between + ")"}});
    }
    if (judged && reading.integrity && reading.integrity->has_interval()) {
        const auto& integrity = *reading.integrity;
        basis = joined(basis, speech.say("basis.integrity", {{"share", speech.percent(integrity.value)},
                                                             {"whole", speech.count(successes(integrity))},
                                                             {"n", speech.count(integrity.n)},
                                                             {"between", speech.between_percent(integrity)}}));
    }
    if (story.has_answers()) {
        const std::string asked = story.answers_period().empty() ? "" : ", " + story.answers_period();
        return joined(basis, speech.say("basis.respondents", {{"n", story.measures.respondents}, {"period", asked}}));
    }
    if (story.measures.cases) return speech.say("basis.cases", {{"n", story.measures.cases->n}, {"period", period}});
    if (!story.measures.standards.empty() || story.evidence.event_cases) return plain(story.period());
    return speech.say("basis.map_only");
}

}  // namespace

Lead lead_of(const Story& story) {
    return {answer_of(story), basis_of(story)};
}

}  // namespace ciclo::report
