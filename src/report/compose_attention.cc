// What to attend to first and why: alarms above any order, then the ranking with its arithmetic, its reasons in plain
// words and the probability of each first place.
#include <algorithm>

#include "report/story.h"

namespace ciclo::report {

namespace {

std::string alarm_text(const Story& story, const cycle::MomentId& moment) {
    const auto* measure = story.measures.find(moment);
    const std::string number = story.speech.text("word.moment", {{"number", story.number_of(moment)}});
    if (measure == nullptr || !measure->negative) return number;
    return story.speech.text("attention.alarm", {{"moment", number},
                                                 {"share", story.speech.percent(measure->negative->value)},
                                                 {"counts", story.speech.counts(*measure->negative)}});
}

void add_alarms(const Story& story, std::vector<Block>& blocks) {
    if (story.ranking->alarms.empty()) return;
    std::vector<std::string> items;
    for (const auto& moment : story.ranking->alarms) items.push_back(alarm_text(story, moment));
    blocks.push_back(Paragraph{story.speech.say("attention.alarms", {{"count", static_cast<std::int64_t>(items.size())},
                                                                     {"list", story.speech.list(items)}}),
                               Tone::alarm});
}

/// "4,6 × 2,15 = 9,89": factors of 1 are left out, as nobody checks them.
std::string arithmetic_of(const Story& story, const priorities::RankedMoment& row) {
    const Speech& speech = story.speech;
    std::string text;
    if (story.ranking->importance_source != moments::ImportanceSource::none)
        text = speech.trimmed(row.importance, 2) + " × ";
    text += speech.trimmed(row.distance, 3);
    if (row.criticality_weight != 1) text += " × " + speech.count(row.criticality_weight);
    if (row.reach != 1) text += " × " + speech.trimmed(row.reach, 3);
    return text + " = " + speech.mean(row.score);
}

/// The moment before or after it in the order that shows the same score.
const priorities::RankedMoment* tied_with(const Story& story, const priorities::RankedMoment& row) {
    const auto& rows = story.ranking->rows;
    const auto at = static_cast<std::size_t>(row.rank - 1);
    const std::string score = story.speech.mean(row.score);
    if (at + 1 < rows.size() && story.speech.mean(rows[at + 1].score) == score) return &rows[at + 1];
    return nullptr;
}

void add_rating_reasons(const Story& story, const indicators::MomentMeasure& measure,
                        std::vector<std::string>& reasons) {
    const Speech& speech = story.speech;
    const bool good = sign_of(measure) == drawing::Sign::positive;
    if (story.is_weakest(measure.moment)) reasons.push_back(speech.text("why.worst"));
    if (good && measure.critical) reasons.push_back(speech.text("why.good_but_critical"));
    if (measure.critical && !good) reasons.push_back(speech.text("why.critical"));
    if (story.matters_most(measure.moment)) reasons.push_back(speech.text("why.most_important"));
    if (measure.reach && measure.reach->value == 1 && !reasons.empty()) reasons.push_back(speech.text("why.everyone"));
    if (measure.reach && measure.reach->value < 0.75) {
        reasons.push_back(speech.text(
            "why.some", {{"share", speech.percent(measure.reach->value)}, {"counts", speech.counts(*measure.reach)}}));
    }
    if (story.draws_most_cases(measure.moment) && measure.case_share) {
        reasons.push_back(speech.text("why.complaints", {{"share", speech.percent(measure.case_share->value)},
                                                         {"counts", speech.counts(*measure.case_share)}}));
    }
    if (measure.candidate.proposed) {
        reasons.push_back(speech.text("why.candidate", {{"met", std::int64_t{measure.candidate.met()}}}));
    }
}

std::vector<std::string> reasons_of(const Story& story, const priorities::RankedMoment& row,
                                    const indicators::MomentMeasure& measure) {
    std::vector<std::string> reasons;
    add_rating_reasons(story, measure, reasons);
    if (const auto* other = tied_with(story, row)) {
        reasons.push_back(story.speech.text("why.tie", {{"number", story.number_of(other->moment)}}));
    }
    const auto* quadrant = story.quadrant_of(row.moment);
    const bool matters_less = quadrant != nullptr && (quadrant->quadrant == priorities::Quadrant::low ||
                                                      quadrant->quadrant == priorities::Quadrant::overkill);
    if (matters_less && story.ranking->importance_source != moments::ImportanceSource::none) {
        reasons.push_back(story.speech.text("why.matters_less"));
    }
    if (reasons.empty()) reasons.push_back(story.speech.text("why.nothing"));
    return reasons;
}

Text why_of(const Story& story, const priorities::RankedMoment& row, const indicators::MomentMeasure& measure) {
    const Speech& speech = story.speech;
    if (stats::firmness_of(measure.n) == stats::Firmness::too_few) {
        return speech.say("answer.few", {{"n", speech.count(measure.n)}});
    }
    Text why = plain(Speech::capital(speech.list(reasons_of(story, row, measure))) + ". ");
    if (measure.mean) {
        const std::string between = speech.between(*measure.mean, 2);
        why = why + speech.say("why.mean", {{"mean", speech.mean(measure.mean->value)},
                                            {"between", between.empty() ? "" : " (" + between + ")"},
                                            {"n", speech.count(measure.n)}});
    }
    if (row.probability_first > 0) {
        why = why + plain(" ") +
              speech.say("why.probability", {{"share", speech.whole_percent(row.probability_first, 0)}});
    }
    return why;
}

RankedItem item_of(const Story& story, const indicators::MomentMeasure& measure, PictureOptions::Ticks ticks) {
    RankedItem item;
    item.place = "–";
    item.number = story.number_of(measure.moment);
    item.name = story.name_of(measure.moment);
    item.id = Story::anchor_of(measure.moment);
    item.target = Story::row_of(measure.moment);
    item.sign = sign_of(measure);
    item.marks = story.marks_of(measure);
    PictureOptions options = story.picture("ib-" + measure.moment.text);
    const std::string between = measure.mean ? story.speech.between(*measure.mean, 2) : "";
    item.bar_alternative =
        measure.mean ? story.speech.text("why.mean", {{"mean", story.speech.mean(measure.mean->value)},
                                                      {"between", between.empty() ? "" : " (" + between + ")"},
                                                      {"n", story.speech.count(measure.n)}})
                     : story.speech.text("word.no_data");
    options.summary = item.bar_alternative;
    options.ticks = ticks;
    item.bar = interval_bar_of(measure, story.scale_of(measure.moment), options);
    return item;
}

void add_ranking(const Story& story, std::vector<Block>& blocks) {
    RankedList list;
    for (const auto& row : story.ranking->rows) {
        const auto* measure = story.measures.find(row.moment);
        if (measure == nullptr) continue;
        const bool first = list.items.empty();
        RankedItem item =
            item_of(story, *measure, first ? PictureOptions::Ticks::numbered : PictureOptions::Ticks::bare);
        item.place = std::to_string(row.rank);
        item.score = story.speech.mean(row.score);
        item.arithmetic = arithmetic_of(story, row);
        item.why = why_of(story, row, *measure);
        list.items.push_back(std::move(item));
    }
    blocks.push_back(std::move(list));
}

void add_unranked(const Story& story, std::vector<Block>& blocks) {
    std::vector<std::string> names;
    for (const auto& moment : story.ranking->unranked) names.push_back(story.numbered_name_of(moment));
    if (names.empty()) return;
    blocks.push_back(
        Paragraph{story.speech.say("attention.unranked", {{"list", story.speech.list(names)}}), Tone::note});
}

Text formula_of(const Story& story) {
    const auto source = story.ranking->importance_source;
    const std::string key = source == moments::ImportanceSource::none      ? "attention.formula_without"
                            : source == moments::ImportanceSource::derived ? "attention.formula_derived"
                                                                           : "attention.formula";
    survey::Scale scale = survey::one_to_five;
    if (!story.ranking->rows.empty()) scale = story.scale_of(story.ranking->rows.front().moment);
    return story.speech.say(key, {{"highest", story.speech.trimmed(scale.highest, 2)},
                                  {"middle", story.speech.trimmed((scale.highest + scale.lowest) / 2, 2)}});
}

void add_nothing_yet(const Story& story, std::vector<Block>& blocks) {
    const bool few = story.has_answers();
    blocks.push_back(Missing{story.speech.say(few ? "attention.few" : "attention.empty"),
                             story.speech.say(few ? "attention.few_step" : "attention.empty_step")});
}

}  // namespace

Section attention_of(const Story& story) {
    Section section{"attention", story.speech.text("attention.title"), {}, {}};
    if (!story.ranking || story.ranking->rows.empty() || story.too_few()) {
        add_nothing_yet(story, section.blocks);
        return section;
    }
    add_alarms(story, section.blocks);
    section.blocks.push_back(Paragraph{formula_of(story), Tone::note});
    add_ranking(story, section.blocks);
    add_unranked(story, section.blocks);
    return section;
}

}  // namespace ciclo::report
