// How long it really took, from the event log, beside the minutes as designed.
#include "report/story.h"

namespace ciclo::report {

namespace {

/// The part of a summary with its interval where there is one.
Cell time_cell(const std::optional<stats::Estimate>& estimate, double value) {
    if (estimate) return EstimateCell{*estimate, 1, Look::plain, {}};
    return NumberCell{value, 1, Look::plain, {}};
}

void add_times(const std::optional<indicators::TimeSummary>& times, std::vector<Cell>& cells) {
    if (!times) {
        cells.insert(cells.end(), 4, AbsentCell{});
        return;
    }
    cells.push_back(cell(times->n));
    cells.push_back(time_cell(times->mean_estimate, times->mean));
    cells.push_back(time_cell(times->median_estimate, times->median));
    cells.push_back(time_cell(times->p90_estimate, times->p90));
}

Table waits_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("waits.caption"), {}, {}, 1, 0, speech.text("waits.sheet"), speech.say("waits.note")};
    table.columns = {
        {speech.text("column.moment"), Align::start, 28}, {speech.text("column.wait_designed"), Align::end, 10},
        {speech.text("column.visits"), Align::end, 7},    {speech.text("column.wait_mean"), Align::end, 12},
        {speech.text("column.median"), Align::end, 12},   {speech.text("column.p90"), Align::end, 12},
        {speech.text("column.longest"), Align::end, 9},   {speech.text("column.service_mean"), Align::end, 12}};
    for (const auto& measure : story.measures.moments) {
        if (!measure.lived_wait && !measure.lived_service) continue;
        const cycle::Moment* moment = story.map().find(measure.moment);
        Row row{{story.moment_cell(measure)}, RowKind::plain, {}};
        const bool designed = moment != nullptr && moment->minutes_given;
        row.cells.push_back(designed ? Cell{NumberCell{moment->minutes.wait, 1, Look::plain, {}}} : Cell{AbsentCell{}});
        add_times(measure.lived_wait, row.cells);
        row.cells.push_back(measure.lived_wait ? Cell{NumberCell{measure.lived_wait->longest, 1, Look::plain, {}}}
                                               : Cell{AbsentCell{}});
        row.cells.push_back(measure.lived_service
                                ? time_cell(measure.lived_service->mean_estimate, measure.lived_service->mean)
                                : Cell{AbsentCell{}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Text whole_sentence(const Story& story) {
    const auto& times = *story.measures.case_minutes;
    const Speech& speech = story.speech;
    return speech.say("waits.whole", {{"n", times.n},
                                      {"mean", speech.trimmed(times.mean, 1)},
                                      {"median", speech.trimmed(times.median, 1)},
                                      {"p90", speech.trimmed(times.p90, 1)},
                                      {"longest", speech.trimmed(times.longest, 1)}});
}

}  // namespace

Section waits_of(const Story& story) {
    Section section{"waits", story.speech.text("waits.title"), {}, {}};
    if (!story.evidence.event_cases) return section;
    section.aside = story.speech.text("waits.aside", {{"n", *story.evidence.event_cases}});
    if (story.measures.case_minutes) section.blocks.push_back(Paragraph{whole_sentence(story), Tone::normal});
    if (story.measures.lived_wait_share) {
        section.blocks.push_back(Paragraph{
            story.speech.say("waits.share", {{"share", story.speech.percent(*story.measures.lived_wait_share)}}),
            Tone::normal});
    }
    Table table = waits_table(story);
    if (!table.rows.empty()) section.blocks.push_back(std::move(table));
    return section;
}

}  // namespace ciclo::report
