// The question for people: is this moment critical? Five criteria, each met, not met or not known, and what the figures
// would read if somebody decides yes. The program never decides.
#include "report/story.h"

namespace ciclo::report {

namespace {

CheckState state_of(const std::optional<bool>& met) {
    return !met ? CheckState::unknown : *met ? CheckState::met : CheckState::not_met;
}

std::string value_text(const Story& story, const indicators::MomentMeasure& measure,
                       const indicators::CriterionState& state) {
    using indicators::Criterion;
    if (!state.value) return {};
    if (state.criterion == Criterion::importance) return ": " + story.speech.trimmed(*state.value, 2);
    const auto& share = state.criterion == Criterion::negatives ? measure.negative : measure.case_share;
    return ": " + (share ? story.speech.percent_of(*share) : story.speech.percent(*state.value));
}

Checks criteria_of(const Story& story, const indicators::MomentMeasure& measure) {
    Checks checks;
    for (const auto& state : measure.candidate.criteria) {
        const std::string code(code_of(state.criterion));
        Text text = story.speech.say("criterion." + code) + plain(value_text(story, measure, state));
        if (!state.met) text = text + plain(" · ") + story.speech.say("criterion.unknown");
        checks.items.push_back({state_of(state.met), std::move(text)});
    }
    return checks;
}

void add_what_if(const Story& story, const indicators::MomentMeasure& measure, std::vector<Block>& blocks) {
    for (const auto& what_if : story.measures.what_if) {
        if (what_if.moment != measure.moment) continue;
        const auto& now = story.measures.cycle;
        const auto& then = what_if.reading;
        if (!now.index || !then.index || !now.integrity || !then.integrity) continue;
        const auto* ranked = story.ranked(measure.moment);
        blocks.push_back(
            Paragraph{story.speech.say(ranked ? "candidate.what_if_ranked" : "candidate.what_if",
                                       {{"score", ranked ? story.speech.mean(ranked->score) : ""},
                                        {"new_score", ranked ? story.speech.mean(ranked->score_if_critical) : ""},
                                        {"index", story.speech.trimmed(now.index->value, 1)},
                                        {"new_index", story.speech.trimmed(then.index->value, 1)},
                                        {"integrity", story.speech.percent(now.integrity->value)},
                                        {"new_integrity", story.speech.percent(then.integrity->value)},
                                        {"counts", story.speech.counts(*then.integrity)}}),
                      Tone::hint});
    }
}

}  // namespace

Section candidates_of(const Story& story) {
    Section section{"candidates", story.speech.text("candidate.title"), {}, {}};
    for (const auto& measure : story.measures.moments) {
        if (!measure.candidate.proposed) continue;
        section.blocks.push_back(Heading{story.numbered_name_of(measure.moment), "candidate-" + measure.moment.text});
        section.blocks.push_back(Paragraph{
            story.speech.say("candidate.met", {{"met", std::int64_t{measure.candidate.met()}}}), Tone::normal});
        section.blocks.push_back(criteria_of(story, measure));
        add_what_if(story, measure, section.blocks);
    }
    if (!section.blocks.empty()) section.blocks.push_back(Paragraph{story.speech.say("candidate.decide"), Tone::note});
    return section;
}

}  // namespace ciclo::report
