// What we were told: complaints and claims, where they gather, and whether we answered in time. Also the two by two of
// satisfaction and return.
#include <algorithm>

#include "report/limits.h"
#include "report/story.h"

namespace ciclo::report {

namespace {

Text certainty(const Story& story, const stats::Estimate& share) {
    const std::string between = story.speech.between_percent(share);
    return plain(story.speech.counts(share) + (between.empty() ? "" : " · " + between));
}

KeyFigures case_figures(const Story& story, const indicators::CaseMeasures& cases) {
    const Speech& speech = story.speech;
    KeyFigures out;
    const std::string others = cases.others > 0 ? speech.text("cases.others", {{"count", cases.others}}) : "";
    out.figures.push_back({speech.text("cases.n"), speech.count(cases.n), {}, plain(others)});
    if (cases.acknowledged_in_time) {
        out.figures.push_back({speech.text("cases.acknowledged"),
                               speech.percent(cases.acknowledged_in_time->value),
                               {},
                               certainty(story, *cases.acknowledged_in_time)});
    }
    if (cases.told_in_time) {
        Text text = certainty(story, *cases.told_in_time);
        if (cases.open > 0) text = text + plain(" · ") + speech.say("cases.open", {{"count", cases.open}});
        out.figures.push_back(
            {speech.text("cases.told"), speech.percent(cases.told_in_time->value), {}, std::move(text)});
    }
    if (cases.told_working_days) {
        const auto& days = *cases.told_working_days;
        const std::string between = speech.between(days, 1);
        out.figures.push_back(
            {speech.text("cases.days"),
             speech.trimmed(days.value, 1),
             {},
             plain(speech.text("word.n", {{"n", speech.count(days.n)}}) + (between.empty() ? "" : " · " + between))});
    }
    if (cases.per_thousand) {
        const std::string between = speech.between(*cases.per_thousand, 2);
        out.figures.push_back({speech.text("cases.per_thousand"),
                               speech.mean(cases.per_thousand->value),
                               {},
                               plain(speech.text("cases.served", {{"n", story.evidence.exposure.served.value_or(0)}}) +
                                     (between.empty() ? "" : " · " + between))});
    }
    return out;
}

Table pareto_table(const Story& story, const std::vector<indicators::ParetoRow>& rows, ParetoBy by) {
    const Speech& speech = story.speech;
    const bool by_moment = by == ParetoBy::moment;
    Table table{
        speech.text(by_moment ? "cases.caption_moment" : "cases.caption_cause"), {}, {}, 1, limits::unit_rows_shown,
        speech.text(by_moment ? "cases.sheet_moment" : "cases.sheet_cause"),     {}};
    table.columns = {{speech.text(by_moment ? "column.moment" : "column.cause"), Align::start, 34},
                     {speech.text("column.count"), Align::end, 8},
                     {speech.text("column.share"), Align::end, 10},
                     {speech.text("column.cumulative"), Align::end, 12},
                     {speech.text("column.class"), Align::start, 8}};
    for (const auto& row : rows) {
        Cell name = by_moment ? Cell{story.moment_cell(cycle::MomentId(row.key))} : cell(row.key);
        table.rows.push_back({{std::move(name), cell(row.count), NumberCell{row.share, 1, Look::percent, {}},
                               NumberCell{row.cumulative, 1, Look::percent, {}}, cell(std::string(1, row.abc))},
                              RowKind::plain,
                              {}});
    }
    return table;
}

void add_pareto(const Story& story, const indicators::CaseMeasures& cases, ParetoBy by, std::vector<Block>& blocks) {
    const auto& rows = by == ParetoBy::moment ? cases.by_moment : cases.by_cause;
    if (rows.empty()) return;
    const Speech& speech = story.speech;
    const std::string key = by == ParetoBy::moment ? "cases.top_moment" : "cases.top_cause";
    const std::string name =
        by == ParetoBy::moment ? story.numbered_name_of(cycle::MomentId(rows.front().key)) : rows.front().key;
    const Text sentence =
        speech.say(key, {{"name", name}, {"count", rows.front().count}, {"share", speech.percent(rows.front().share)}});
    blocks.push_back(Heading{speech.text(by == ParetoBy::moment ? "cases.by_moment" : "cases.by_cause"),
                             by == ParetoBy::moment ? "cases-moment" : "cases-cause"});
    PictureOptions options = story.picture(by == ParetoBy::moment ? "paretom" : "paretoc");
    options.summary = flat(sentence);
    blocks.push_back(
        Panel{sentence, {pareto_of(story.map(), cases, by, options), {}, {}, flat(sentence), {}, Extent::normal}});
    blocks.push_back(pareto_table(story, rows, by));
}

void add_elements(const Story& story, const indicators::CaseMeasures& cases, std::vector<Block>& blocks) {
    if (cases.by_element[0] + cases.by_element[1] + cases.by_element[2] == 0) return;
    blocks.push_back(Paragraph{story.speech.say("cases.elements", {{"product", cases.by_element[0]},
                                                                   {"price", cases.by_element[1]},
                                                                   {"service", cases.by_element[2]}}),
                               Tone::normal});
}

/// 80/20 is never assumed: the share of the first fifth of the causes is said as it is.
void add_concentration(const Story& story, const indicators::CaseMeasures& cases, std::vector<Block>& blocks) {
    if (!cases.top_fifth_share) return;
    blocks.push_back(Paragraph{
        story.speech.say("cases.top_fifth", {{"share", story.speech.percent(*cases.top_fifth_share)}}), Tone::note});
}

}  // namespace

Section cases_of(const Story& story) {
    Section section{"cases", story.speech.text("cases.title"), {}, {}};
    if (!story.measures.cases) return section;
    const auto& cases = *story.measures.cases;
    section.blocks.push_back(case_figures(story, cases));
    add_pareto(story, cases, ParetoBy::moment, section.blocks);
    if (cases.without_moment > 0) {
        section.blocks.push_back(
            Paragraph{story.speech.say("cases.without_moment", {{"count", cases.without_moment}}), Tone::note});
    }
    add_pareto(story, cases, ParetoBy::cause, section.blocks);
    add_concentration(story, cases, section.blocks);
    add_elements(story, cases, section.blocks);
    section.blocks.push_back(Paragraph{story.speech.say("cases.lower_bound"), Tone::note});
    return section;
}

Section loyalty_of(const Story& story) {
    Section section{"loyalty", story.speech.text("loyalty.title"), {}, {}};
    const Speech& speech = story.speech;
    if (story.measures.closure) {
        section.blocks.push_back(
            Paragraph{speech.say("loyalty.closure", {{"counts", speech.counts(*story.measures.closure)},
                                                     {"share", speech.percent(story.measures.closure->value)},
                                                     {"between", speech.between_percent(*story.measures.closure)}}),
                      Tone::normal});
    }
    if (const auto& loyalty = story.measures.loyalty) {
        Table table{speech.text("loyalty.caption"), {}, {}, 1, 0, speech.text("loyalty.sheet"), {}};
        table.columns = {{"", Align::start, 20},
                         {speech.text("loyalty.returning"), Align::end, 14},
                         {speech.text("loyalty.not_returning"), Align::end, 14}};
        table.rows.push_back(
            {{cell(speech.text("loyalty.satisfied")), cell(loyalty->satisfied_returning), cell(loyalty->satisfied_not)},
             RowKind::plain,
             {}});
        table.rows.push_back({{cell(speech.text("loyalty.dissatisfied")), cell(loyalty->dissatisfied_returning),
                               cell(loyalty->dissatisfied_not)},
                              RowKind::plain,
                              {}});
        section.blocks.push_back(std::move(table));
        if (loyalty->fragile) {
            section.blocks.push_back(
                Paragraph{speech.say("loyalty.fragile", {{"counts", speech.counts(*loyalty->fragile)},
                                                         {"share", speech.percent(loyalty->fragile->value)},
                                                         {"between", speech.between_percent(*loyalty->fragile)}}),
                          Tone::normal});
        }
    }
    if (const auto& recommend = story.measures.recommend) {
        section.blocks.push_back(
            Paragraph{speech.say(recommend->nps ? "loyalty.nps" : "loyalty.nps_hidden",
                                 {{"nps", recommend->nps ? speech.trimmed(recommend->nps->value, 1) : ""},
                                  {"between", recommend->nps ? speech.between(*recommend->nps, 0) : ""},
                                  {"promoters", recommend->promoters},
                                  {"passives", recommend->passives},
                                  {"detractors", recommend->detractors}}),
                      Tone::normal});
    }
    return section;
}

}  // namespace ciclo::report
