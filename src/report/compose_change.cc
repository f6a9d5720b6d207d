// Did it work? Before and after, by the present map and by the map in force then. "Clear" is said only when the two
// intervals do not overlap; two snapshots are provisional, and moments chosen because they were bad drift back by
// themselves: both are said.
#include <cmath>

#include "report/story.h"

namespace ciclo::report {

namespace {

using indicators::BeforeAfter;
using indicators::Change;

std::string change_word(const Story& story, Change change) {
    return std::string(printed(change, story.language()));
}

std::string signed_number(const Story& story, double value, int decimals) {
    const std::string text = story.speech.trimmed(value, decimals);
    return value > 0 ? "+" + text : text;
}

Cell difference_cell(const std::optional<stats::Estimate>& difference, Look look, int decimals) {
    if (!difference) return AbsentCell{};
    return EstimateCell{*difference, decimals, look, {}};
}

Cell drift_cell(const std::optional<double>& drift) {
    if (!drift) return AbsentCell{};
    return NumberCell{*drift, 2, Look::difference, {}};
}

Table moments_table(const Story& story, const BeforeAfter& change) {
    const Speech& speech = story.speech;
    Table table{speech.text("change.caption"), {}, {}, 1, 0, speech.text("change.sheet"), speech.say("change.note")};
    table.columns = {
        {speech.text("column.moment"), Align::start, 30}, {speech.text("column.before"), Align::end, 13},
        {speech.text("column.after"), Align::end, 13},    {speech.text("column.difference"), Align::end, 13},
        {speech.text("column.drift"), Align::end, 12},    {speech.text("column.verdict"), Align::start, 16}};
    for (const auto& row : change.moments) {
        table.rows.push_back({{story.moment_cell(row.moment), mean_cell(row.before), mean_cell(row.after),
                               difference_cell(row.difference, Look::difference, 2),
                               drift_cell(row.drift_without_action), cell(change_word(story, row.change))},
                              RowKind::plain,
                              {}});
    }
    return table;
}

void add_reading(const std::string& title, const std::optional<stats::Estimate>& before,
                 const std::optional<stats::Estimate>& after, Look look, const std::string& verdict, Table& table) {
    if (!before && !after) return;
    const auto as_cell = [&](const std::optional<stats::Estimate>& value) -> Cell {
        if (!value) return cell(std::string{});
        return EstimateCell{*value, 1, look, {}};
    };
    table.rows.push_back({{cell(title), as_cell(before), as_cell(after), cell(verdict)}, RowKind::plain, {}});
}

Table readings_table(const Story& story, const BeforeAfter& change) {
    const Speech& speech = story.speech;
    Table table{speech.text("change.readings"), {}, {}, 1, 0, speech.text("change.sheet_readings"), {}};
    table.columns = {{speech.text("column.figure"), Align::start, 34},
                     {speech.text("column.before"), Align::end, 14},
                     {speech.text("column.after"), Align::end, 14},
                     {speech.text("column.verdict"), Align::start, 16}};
    add_reading(speech.text("change.index"), change.before.index, change.after.index, Look::plain,
                change_word(story, change.index), table);
    add_reading(speech.text("change.integrity"), change.before.integrity, change.after.integrity, Look::percent,
                change_word(story, change.integrity), table);
    if (change.before_as_then) {
        add_reading(speech.text("change.index_then"), change.before_as_then->index, std::nullopt, Look::plain, "",
                    table);
        add_reading(speech.text("change.integrity_then"), change.before_as_then->integrity, std::nullopt, Look::percent,
                    "", table);
    }
    add_reading(speech.text("figure.satisfied"), change.satisfied_before, story.measures.satisfied, Look::percent, "",
                table);
    add_reading(speech.text("figure.closure"), change.closure_before, story.measures.closure, Look::percent, "", table);
    return table;
}

/// One sentence per moment that changed clearly.
void add_clear_moments(const Story& story, const BeforeAfter& change, std::vector<Block>& blocks) {
    Bullets bullets;
    for (const auto& row : change.moments) {
        const bool clear = row.change == Change::clear_better || row.change == Change::clear_worse;
        if (!clear || !row.before || !row.after) continue;
        bullets.items.push_back(
            story.speech.say(row.change == Change::clear_better ? "change.better" : "change.worse",
                             {{"moment", story.numbered_name_of(row.moment)},
                              {"before", story.speech.mean(row.before->value)},
                              {"after", story.speech.mean(row.after->value)},
                              {"difference", signed_number(story, row.after->value - row.before->value, 2)},
                              {"n_before", story.speech.count(row.before->n)},
                              {"n_after", story.speech.count(row.after->n)}}));
    }
    if (bullets.items.empty()) {
        blocks.push_back(Paragraph{story.speech.say("change.nothing_clear"), Tone::normal});
        return;
    }
    blocks.push_back(std::move(bullets));
}

std::string standard_name(const Story& story, const indicators::StandardChange& change) {
    const cycle::Moment* moment = story.map().find(change.moment);
    if (moment != nullptr) {
        for (const auto& standard : moment->standards) {
            if (standard.id == change.standard)
                return story.number_of(change.moment) + " · " + story.local(standard.text);
        }
    }
    return story.number_of(change.moment) + " · " + change.standard.text;
}

void add_standards(const Story& story, std::vector<Block>& blocks) {
    if (story.measures.standard_changes.empty()) return;
    const Speech& speech = story.speech;
    Table table{speech.text("change.standards"), {}, {}, 1, 0, speech.text("change.sheet_standards"), {}};
    table.columns = {
        {speech.text("column.standard"), Align::start, 34}, {speech.text("column.periods"), Align::start, 12},
        {speech.text("column.before"), Align::end, 13},     {speech.text("column.after"), Align::end, 13},
        {speech.text("column.difference"), Align::end, 13}, {speech.text("column.verdict"), Align::start, 14},
        {speech.text("column.reached"), Align::start, 12}};
    for (const auto& change : story.measures.standard_changes) {
        table.rows.push_back(
            {{cell(standard_name(story, change)), cell(change.period_before + " → " + change.period_after),
              percent_cell(change.before), percent_cell(change.after),
              difference_cell(change.difference, Look::points, 1), cell(change_word(story, change.change)),
              cell(speech.text(change.target_reached ? "standard.yes" : "standard.no"))},
             RowKind::plain,
             {}});
    }
    blocks.push_back(std::move(table));
}

}  // namespace

Section change_of(const Story& story) {
    Section section{"change", story.speech.text("change.title"), {}, {}};
    if (const auto& change = story.measures.before_after) {
        section.aside = change->label_before + " → " + change->label_after;
        add_clear_moments(story, *change, section.blocks);
        section.blocks.push_back(readings_table(story, *change));
        section.blocks.push_back(moments_table(story, *change));
        section.blocks.push_back(Paragraph{story.speech.say("change.provisional"), Tone::note});
    }
    add_standards(story, section.blocks);
    return section;
}

}  // namespace ciclo::report
