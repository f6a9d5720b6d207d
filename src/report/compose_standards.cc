// What was promised and what was measured: one verdict by the plain comparison and one that knows its interval.
#include <algorithm>
#include <map>

#include "report/limits.h"
#include "report/story.h"

namespace ciclo::report {

namespace {

using indicators::StandardMeasure;

const cycle::Standard* standard_of(const Story& story, const cycle::MomentId& moment, const cycle::StandardId& id) {
    const cycle::Moment* found = story.map().find(moment);
    if (found == nullptr) return nullptr;
    const auto at =
        std::find_if(found->standards.begin(), found->standards.end(), [&](const auto& s) { return s.id == id; });
    return at == found->standards.end() ? nullptr : &*at;
}

std::string text_of(const Story& story, const StandardMeasure& measure) {
    const cycle::Standard* standard = standard_of(story, measure.moment, measure.standard);
    return standard == nullptr || standard->text.empty() ? measure.standard.text : story.local(standard->text);
}

std::string with_unit(const Story& story, double value, int decimals, const std::string& unit) {
    return story.speech.trimmed(value, decimals) + (unit.empty() ? "" : "\u00A0" + unit);
}

/// "Media 12,4 s, mediana 10 s; 9 de cada 10 en 22 s o menos; máximo 31 s."
Text times_sentence(const Story& story, const StandardMeasure& measure) {
    if (!measure.times) return {};
    const auto& times = *measure.times;
    const std::string unit = times.unit.empty() ? measure.unit : times.unit;
    return plain(" ") + story.speech.say("standard.times", {{"mean", with_unit(story, times.mean, 2, unit)},
                                                            {"median", with_unit(story, times.median, 2, unit)},
                                                            {"p90", with_unit(story, times.p90, 2, unit)},
                                                            {"longest", with_unit(story, times.longest, 2, unit)}});
}

std::string verdict_key(const StandardMeasure& measure) {
    return "standard.verdict." + std::string(code_of(measure.verdict));
}

Text verdict_sentence(const Story& story, const StandardMeasure& measure) {
    const Speech& speech = story.speech;
    const Text head = speech.say(measure.reached ? "standard.reached" : "standard.missed",
                                 {{"counts", speech.counts(measure.compliance)},
                                  {"share", speech.percent(measure.compliance.value)},
                                  {"between", speech.between_percent(measure.compliance)},
                                  {"target", speech.percent(measure.target)}});
    return head + plain(" ") + speech.say(verdict_key(measure)) + times_sentence(story, measure);
}

Table table_of(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("standards.caption"), {}, {}, 2, 0, speech.text("standards.sheet"),
                speech.say("standards.note")};
    table.columns = {
        {speech.text("column.standard"), Align::start, 34}, {speech.text("column.period"), Align::start, 9},
        {speech.text("column.n"), Align::end, 5},           {speech.text("column.compliance"), Align::end, 12},
        {speech.text("column.target"), Align::end, 8},      {speech.text("column.reached"), Align::start, 12},
        {speech.text("column.verdict"), Align::start, 16},  {speech.text("column.average"), Align::end, 10},
        {speech.text("column.p90"), Align::end, 10},        {speech.text("column.longest"), Align::end, 10}};
    for (const auto& measure : story.measures.standards) {
        const auto part_of = [&](double indicators::TimeSummary::*part) -> Cell {
            if (!measure.times) return AbsentCell{};
            const double value = (*measure.times).*part;
            return NumberCell{value, decimals_of(value, 2), Look::plain, measure.unit};
        };
        table.rows.push_back(
            {{cell(story.number_of(measure.moment) + " · " + text_of(story, measure)),
              measure.period.empty() ? Cell{AbsentCell{}} : cell(measure.period), cell(measure.n),
              EstimateCell{measure.compliance, 1, Look::percent, {}}, NumberCell{measure.target, 1, Look::percent, {}},
              cell(speech.text(measure.reached ? "standard.yes" : "standard.no")),
              cell(std::string(printed(measure.verdict, story.language()))), part_of(&indicators::TimeSummary::mean),
              part_of(&indicators::TimeSummary::p90), part_of(&indicators::TimeSummary::longest)},
             RowKind::plain,
             {}});
    }
    return table;
}

std::optional<Figure> chart_of(const Story& story, const StandardMeasure& measure, std::size_t number) {
    const cycle::Standard* standard = standard_of(story, measure.moment, measure.standard);
    const bool drawable = !measure.values.empty() || measure.counts.size() > 1;
    if (standard == nullptr || !drawable) return std::nullopt;
    PictureOptions options = story.picture("run" + std::to_string(number));
    const std::string sentence = text_of(story, measure) + ". " + flat(verdict_sentence(story, measure));
    options.summary = sentence;
    Text caption;
    if (measure.values.size() > limits::points_drawn) {
        caption = story.speech.say("standard.newest", {{"shown", static_cast<std::int64_t>(limits::points_drawn)},
                                                       {"total", static_cast<std::int64_t>(measure.values.size())}});
    }
    return Figure{run_chart_of(*standard, measure, options), {}, {}, sentence, std::move(caption), Extent::normal};
}

void add_each(const Story& story, std::vector<Block>& blocks) {
    std::size_t number = 0;
    std::string last;
    for (const auto& measure : story.measures.standards) {
        if (++number > limits::standard_charts) break;
        const std::string title = story.numbered_name_of(measure.moment) + " · " + text_of(story, measure);
        if (title != last) blocks.push_back(Heading{title, "standard-" + std::to_string(number)});
        last = title;
        Text sentence = verdict_sentence(story, measure);
        if (!measure.period.empty()) {
            sentence = story.speech.say("standard.period", {{"period", measure.period}}) + plain(" ") + sentence;
        }
        auto chart = chart_of(story, measure, number);
        if (chart)
            blocks.push_back(Panel{std::move(sentence), *std::move(chart)});
        else
            blocks.push_back(Paragraph{std::move(sentence), Tone::normal});
    }
}

bool is_measured(const Story& story, const cycle::MomentId& moment, const cycle::StandardId& standard) {
    return std::any_of(story.measures.standards.begin(), story.measures.standards.end(),
                       [&](const auto& m) { return m.moment == moment && m.standard == standard; });
}

/// What is promised and nobody measures; starting values of a template are called so.
void add_unmeasured(const Story& story, std::vector<Block>& blocks) {
    Bullets bullets;
    bool starting = false;
    for (const cycle::Moment* moment : story.map().rateable()) {
        for (const auto& standard : moment->standards) {
            if (is_measured(story, moment->id, standard.id)) continue;
            bullets.items.push_back(plain(story.numbered_name_of(moment->id) + " · " + story.promise_of(standard)));
            starting = starting || !standard.confirmed;
        }
    }
    if (bullets.items.empty()) return;
    blocks.push_back(
        Heading{story.speech.text("standards.unmeasured", {{"count", static_cast<std::int64_t>(bullets.items.size())}}),
                "standards-unmeasured"});
    blocks.push_back(std::move(bullets));
    if (starting) blocks.push_back(Paragraph{story.speech.say("standard.starting_value"), Tone::note});
}

void add_unmatched(const Story& story, std::vector<Block>& blocks) {
    std::vector<std::string> names;
    for (const auto& series : story.evidence.unmatched_series) {
        if (std::find(names.begin(), names.end(), series.name) == names.end()) names.push_back(series.name);
    }
    if (names.empty()) return;
    blocks.push_back(
        Paragraph{story.speech.say("standards.unmatched", {{"list", story.speech.list(names)}}), Tone::note});
}

}  // namespace

Section standards_of(const Story& story) {
    Section section{"standards", story.speech.text("standards.title"), {}, {}};
    if (story.measures.standards.empty() && story.evidence.unmatched_series.empty()) return section;
    if (!story.measures.standards.empty()) {
        section.blocks.push_back(table_of(story));
        add_each(story, section.blocks);
    }
    add_unmatched(story, section.blocks);
    add_unmeasured(story, section.blocks);
    return section;
}

}  // namespace ciclo::report
