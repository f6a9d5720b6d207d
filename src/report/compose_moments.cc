// How each moment is lived: the table behind the circle, the curve and the ranking, and the matrix of importance.
#include <algorithm>
#include <set>

#include "report/story.h"

namespace ciclo::report {

namespace {

Column start(std::string title, double width) {
    return {std::move(title), Align::start, width};
}
Column end(std::string title, double width) {
    return {std::move(title), Align::end, width};
}

/// A band row with the stage's letter and name before its first moment.
void add_band(const Story& story, const indicators::MomentMeasure& measure, std::string& last_stage, Table& table) {
    const cycle::Moment* moment = story.map().find(measure.moment);
    const std::string stage = measure.transversal || moment == nullptr ? "\n" : moment->stage.text;
    if (stage == last_stage) return;
    last_stage = stage;
    const cycle::Stage* found = moment == nullptr ? nullptr : story.map().find(moment->stage);
    std::string name = found == nullptr ? story.speech.text("word.transversal") : story.local(found->name);
    if (found != nullptr && found->optional) name += " (" + story.speech.text("word.optional") + ")";
    table.rows.push_back({{cell(strong(name))}, RowKind::band, {}});
}

Cell importance_cell(const indicators::MomentMeasure& measure) {
    if (!measure.importance) return AbsentCell{};
    return NumberCell{measure.importance->mean, 2, Look::plain, {}};
}

Table moments_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("moments.caption"), {}, {}, 1, 0, speech.text("moments.sheet"), speech.say("moments.note")};
    table.columns = {start(speech.text("column.moment"), 30),  end(speech.text("column.n"), 5),
                     end(speech.text("column.mean"), 11),      end(speech.text("column.positive"), 12),
                     end(speech.text("column.negative"), 12),  end(speech.text("column.reach"), 12),
                     end(speech.text("column.importance"), 9), end(speech.text("column.cases"), 8)};
    std::string stage;
    for (const auto& measure : story.measures.moments) {
        add_band(story, measure, stage, table);
        Cell cases = AbsentCell{};
        if (story.measures.cases) cases = cell(measure.cases);
        table.rows.push_back(
            {{story.moment_cell(measure), cell(measure.n), mean_cell(measure.mean), percent_cell(measure.positive),
              percent_cell(measure.negative), percent_cell(measure.reach), importance_cell(measure), cases},
             RowKind::plain,
             Story::row_of(measure.moment)});
    }
    return table;
}

/// How many gave each mark: the marks of all moments as columns, when there are few enough to read.
std::optional<Table> marks_table(const Story& story) {
    constexpr std::size_t readable = 11;  // 0 to 10
    std::set<double> marks;
    for (const auto& measure : story.measures.moments) {
        for (const auto& [mark, n] : measure.histogram) marks.insert(mark);
        // a mark that nobody gave is a finding too
        for (double mark = measure.scale.lowest;
             measure.n > 0 && mark <= measure.scale.highest && marks.size() <= 2 * readable; ++mark)
            marks.insert(mark);
    }
    if (marks.empty() || marks.size() > readable) return std::nullopt;
    const Speech& speech = story.speech;
    Table table{speech.text("marks.caption"),
                {start(speech.text("column.moment"), 30)},
                {},
                1,
                0,
                speech.text("marks.sheet"),
                {}};
    for (const double mark : marks) table.columns.push_back(end(speech.trimmed(mark, 2), 6));
    table.columns.push_back(end(speech.text("column.not_experienced"), 10));
    table.columns.push_back(end(speech.text("column.otherwise_missing"), 10));
    for (const auto& measure : story.measures.moments) {
        Row row{{story.moment_cell(measure)}, RowKind::plain, {}};
        for (const double mark : marks) {
            const auto& histogram = measure.histogram;
            const auto found =
                std::find_if(histogram.begin(), histogram.end(), [&](const auto& h) { return h.first == mark; });
            row.cells.push_back(cell(found == histogram.end() ? std::int64_t{0} : found->second));
        }
        row.cells.push_back(cell(measure.not_experienced));
        row.cells.push_back(cell(measure.otherwise_missing));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<std::string> names_in(const Story& story, priorities::Quadrant quadrant) {
    std::vector<std::string> names;
    for (const auto& point : story.ranking->quadrants) {
        if (point.quadrant == quadrant) names.push_back(story.numbered_name_of(point.moment));
    }
    return names;
}

Table matrix_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("matrix.caption"), {}, {}, 1, 0, speech.text("matrix.sheet"), {}};
    table.columns = {start(speech.text("column.moment"), 30), end(speech.text("column.performance"), 11),
                     end(speech.text("column.importance"), 11), start(speech.text("column.quadrant"), 18),
                     end(speech.text("column.certainty"), 11)};
    for (const auto& point : story.ranking->quadrants) {
        table.rows.push_back({{story.moment_cell(point.moment), NumberCell{point.performance, 2, Look::plain, {}},
                               NumberCell{point.importance, 2, Look::plain, {}},
                               cell(std::string(printed(point.quadrant, story.language()))),
                               NumberCell{point.probability, 0, Look::percent, {}}},
                              RowKind::plain,
                              {}});
    }
    return table;
}

}  // namespace

Section moments_of(const Story& story) {
    Section section{"moments", story.speech.text("moments.title"), {}, {}};
    if (!story.has_answers()) return section;
    section.aside = story.speech.text(
        "basis.respondents", {{"n", story.measures.respondents},
                              {"period", story.answers_period().empty() ? "" : ", " + story.answers_period()}});
    section.blocks.push_back(moments_table(story));
    if (auto marks = marks_table(story)) section.blocks.push_back(std::move(*marks));
    return section;
}

Section matrix_of(const Story& story) {
    Section section{"matrix", story.speech.text("matrix.title"), {}, {}};
    if (!story.ranking || story.ranking->quadrants.empty()) return section;
    using moments::ImportanceSource;
    if (story.ranking->importance_source == ImportanceSource::none) return section;
    const Speech& speech = story.speech;
    const auto concentrate = names_in(story, priorities::Quadrant::concentrate);
    const Text sentence = concentrate.empty() ? speech.say("matrix.nothing")
                                              : speech.say("matrix.sentence", {{"list", speech.list(concentrate)}});
    section.blocks.push_back(Paragraph{sentence, Tone::normal});
    PictureOptions options = story.picture("matrix");
    options.summary = flat(sentence);
    section.blocks.push_back(
        Figure{matrix_of(story.map(), *story.ranking, story.measures, options),
               {},
               {},
               flat(sentence),
               speech.say("matrix.figure", {{"performance", speech.mean(story.ranking->cut_performance)},
                                            {"importance", speech.mean(story.ranking->cut_importance)}}),
               Extent::normal});
    section.blocks.push_back(matrix_table(story));
    section.blocks.push_back(Paragraph{speech.say("matrix.warning"), Tone::note});
    return section;
}

}  // namespace ciclo::report
