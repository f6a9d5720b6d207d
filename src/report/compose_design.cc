// The service as designed: what each moment promises, what kind of service this is, and its blueprint. Counted from the
// map, so these figures have no interval.
#include <algorithm>

#include "base/number.h"
#include "cycle/check.h"
#include "cycle/classification.h"
#include "report/story.h"

namespace ciclo::report {

namespace {

using cycle::Dimension;

std::string lines_of(const Story& story, const std::vector<cycle::Standard>& standards) {
    std::vector<std::string> parts;
    for (const auto& standard : standards) {
        parts.push_back(story.promise_of(standard));
    }
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : "; ") + part;
    return out;
}

bool has_starting_values(const cycle::Map& map) {
    for (const cycle::Moment* moment : map.rateable()) {
        for (const auto& standard : moment->standards) {
            if (!standard.confirmed) return true;
        }
    }
    return false;
}

Cell text_or_absent(const std::string& text) {
    if (text.empty()) return AbsentCell{};
    return cell(text);
}

Cell minutes_cell(const cycle::Moment& moment, double minutes) {
    if (!moment.minutes_given) return AbsentCell{};
    return NumberCell{minutes, 1, Look::plain, {}};
}

TextCell design_cell(const Story& story, const cycle::Moment& moment) {
    TextCell out{plain(story.numbered_name_of(moment.id)), {}, {}, {}};
    if (moment.criticality.critical) out.marks.push_back(Mark::critical);
    return out;
}

Table promises_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("design.promises"), {}, {}, 1, 0, speech.text("design.sheet_promises"), {}};
    if (has_starting_values(story.map())) table.note = speech.say("standard.starting_value");
    table.columns = {
        {speech.text("column.moment"), Align::start, 24},       {speech.text("column.who"), Align::start, 11},
        {speech.text("column.expects"), Align::start, 32},      {speech.text("column.promise"), Align::start, 32},
        {speech.text("column.contact_minutes"), Align::end, 9}, {speech.text("column.wait_minutes"), Align::end, 9}};
    for (const cycle::Moment* moment : story.map().rateable()) {
        Row row{{design_cell(story, *moment), cell(std::string(printed(moment->actor, story.language()))),
                 text_or_absent(story.local(moment->expectation)), text_or_absent(lines_of(story, moment->standards)),
                 minutes_cell(*moment, moment->minutes.contact), minutes_cell(*moment, moment->minutes.wait)},
                RowKind::plain,
                {}};
        // the drawings lead to the ranking; a moment without a place there is found here
        if (story.ranked(moment->id) == nullptr || story.too_few()) row.id = Story::anchor_of(moment->id);
        table.rows.push_back(std::move(row));
    }
    return table;
}

struct Reading {
    Dimension dimension;
    std::string value;
    std::optional<cycle::Band> band;
    std::string made_of;
};

std::string share_text(const Story& story, const cycle::Measured& measured) {
    return measured.share ? story.speech.percent(*measured.share) : story.speech.text("word.no_data");
}

std::string parts_text(const Story& story, const cycle::Measured& measured, const std::string& unit_key) {
    if (!measured.share) return {};
    return story.speech.text(unit_key, {{"part", story.speech.trimmed(measured.part, 1)},
                                        {"whole", story.speech.trimmed(measured.whole, 1)}});
}

std::vector<Reading> readings_of(const Story& story, const cycle::Classification& c) {
    return {{Dimension::contact, share_text(story, c.contact), c.contact.band,
             parts_text(story, c.contact, "design.of_minutes")},
            {Dimension::participation, share_text(story, c.participation), c.participation.band,
             parts_text(story, c.participation, "design.of_actions")},
            {Dimension::complexity, std::to_string(c.steps), c.complexity,
             story.speech.text("design.steps", {{"n", std::int64_t{c.steps}}})},
            {Dimension::divergence, share_text(story, c.divergence), c.divergence.band,
             parts_text(story, c.divergence, "design.of_points")},
            {Dimension::wait_share, share_text(story, c.wait_share), c.wait_share.band,
             parts_text(story, c.wait_share, "design.of_minutes")},
            {Dimension::efficiency, share_text(story, c.efficiency), c.efficiency.band,
             parts_text(story, c.efficiency, "design.of_minutes")}};
}

std::string band_text(const Story& story, const Reading& reading) {
    if (!reading.band) return {};
    if (reading.dimension == Dimension::participation) return story.local(cycle::participation_word(*reading.band));
    return std::string(printed(*reading.band, story.language()));
}

Table classification_table(const Story& story, const cycle::Classification& classification) {
    const Speech& speech = story.speech;
    Table table{speech.text("design.kind"), {}, {}, 1, 0, speech.text("design.sheet_kind"), {}};
    table.columns = {{speech.text("column.dimension"), Align::start, 18},
                     {speech.text("sheet.value"), Align::end, 9},
                     {speech.text("column.band"), Align::start, 12},
                     {speech.text("column.made_of"), Align::start, 18},
                     {speech.text("column.meaning"), Align::start, 48}};
    for (const Reading& reading : readings_of(story, classification)) {
        std::string meaning = story.local(cycle::help(reading.dimension));
        if (reading.band) meaning += " " + story.local(cycle::advice(reading.dimension, *reading.band));
        table.rows.push_back(
            {{cell(std::string(printed(reading.dimension, story.language()))), cell(reading.value),
              text_or_absent(band_text(story, reading)), text_or_absent(reading.made_of), cell(meaning)},
             RowKind::plain,
             {}});
    }
    return table;
}

/// Who helps whom, where the map says it (R0-09).
void add_help(const Story& story, std::vector<Block>& blocks) {
    const Speech& speech = story.speech;
    Table table{speech.text("design.help"), {}, {}, 1, 0, {}, {}};
    table.columns = {{speech.text("column.moment"), Align::start, 26},
                     {speech.text("design.customer_helps"), Align::start, 36},
                     {speech.text("design.we_help"), Align::start, 36}};
    for (const cycle::Moment* moment : story.map().rateable()) {
        if (moment->customer_helps.empty() && moment->we_help.empty()) continue;
        table.rows.push_back({{design_cell(story, *moment), text_or_absent(story.local(moment->customer_helps)),
                               text_or_absent(story.local(moment->we_help))},
                              RowKind::plain,
                              {}});
    }
    if (!table.rows.empty()) blocks.push_back(std::move(table));
}

void add_blueprint(const Story& story, std::vector<Block>& blocks) {
    const auto pages = blueprint_of(story.map(), story.picture("bp"));
    if (pages.empty()) return;
    blocks.push_back(Heading{story.speech.text("design.blueprint"), "blueprint"});
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string sentence = story.speech.text(
            "design.blueprint_sentence", {{"page", static_cast<std::int64_t>(i + 1)},
                                          {"pages", static_cast<std::int64_t>(pages.size())},
                                          {"moments", static_cast<std::int64_t>(story.map().moments.size())}});
        blocks.push_back(Figure{pages[i], {}, {}, sentence, {}, Extent::wide});
    }
}

void add_findings(const Story& story, std::vector<Block>& blocks) {
    Bullets bullets;
    for (const auto& finding : cycle::check(story.map())) {
        if (finding.severity == cycle::Severity::hint) continue;
        bullets.items.push_back(
            strong(Speech::capital(std::string(printed(finding.severity, story.language()))) + ": ") +
            plain(story.local(finding.text)));
    }
    if (bullets.items.empty()) return;
    blocks.push_back(Heading{story.speech.text("design.check"), "check"});
    blocks.push_back(std::move(bullets));
}

}  // namespace

Section design_of(const Story& story) {
    Section section{"design", story.speech.text("design.title"), {}, {}};
    const cycle::Classification classification = cycle::classify(story.map());
    section.aside = story.speech.text("design.aside", {{"stages", std::int64_t{classification.stages}},
                                                       {"moments", std::int64_t{classification.moments}},
                                                       {"standards", std::int64_t{classification.standards}}});
    section.blocks.push_back(promises_table(story));
    section.blocks.push_back(classification_table(story, classification));
    if (classification.moments_without_minutes > 0) {
        section.blocks.push_back(
            Paragraph{story.speech.say("design.without_minutes",
                                       {{"count", std::int64_t{classification.moments_without_minutes}}}),
                      Tone::note});
    }
    add_help(story, section.blocks);
    add_blueprint(story, section.blocks);
    add_findings(story, section.blocks);
    return section;
}

}  // namespace ciclo::report
