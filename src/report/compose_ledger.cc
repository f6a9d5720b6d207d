// What was not used as it stood, what was taken for granted, and what is missing: the honest end of a report.
#include <algorithm>

#include "report/limits.h"
#include "report/story.h"

namespace ciclo::report {

namespace {

/// The message of a code, or the code itself: a report never fails because a reader learned a new word.
std::string meaning_of(const Story& story, const std::string& prefix, const std::string& code) {
    const std::string key = prefix + code;
    return words::has(key) ? story.speech.text(key) : code;
}

std::string treatment_text(const Story& story, Treatment treatment) {
    switch (treatment) {
        case Treatment::row_left_out:
            return story.speech.text("treatment.row_left_out");
        case Treatment::value_left_out:
            return story.speech.text("treatment.value_left_out");
        case Treatment::read_as:
            return story.speech.text("treatment.read_as");
        case Treatment::noted:
            return story.speech.text("treatment.noted");
    }
    return {};
}

Table counts_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("ledger.caption_counts"), {}, {}, 1, 0, speech.text("ledger.sheet_counts"), {}};
    table.columns = {{speech.text("column.what"), Align::start, 50},
                     {speech.text("column.treatment"), Align::start, 26},
                     {speech.text("column.times"), Align::end, 10}};
    for (const auto& count : story.evidence.ledger.counts()) {
        table.rows.push_back({{cell(meaning_of(story, "ledger.", count.code)),
                               cell(treatment_text(story, count.treatment)), cell(count.n)},
                              RowKind::plain,
                              {}});
    }
    return table;
}

Table entries_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("ledger.caption"), {}, {}, 1, limits::ledger_rows_shown, speech.text("ledger.sheet"), {}};
    table.columns = {{speech.text("column.place"), Align::start, 22},
                     {speech.text("column.what"), Align::start, 34},
                     {speech.text("column.subject"), Align::start, 14},
                     {speech.text("column.text"), Align::start, 16},
                     {speech.text("column.treatment"), Align::start, 22}};
    for (const auto& entry : story.evidence.ledger.entries()) {
        std::string treatment = treatment_text(story, entry.treatment);
        if (entry.treatment == Treatment::read_as) treatment += " " + entry.reading;
        table.rows.push_back({{cell(entry.place.text()), cell(meaning_of(story, "ledger.", entry.code)),
                               cell(entry.subject), cell(entry.text), cell(treatment)},
                              RowKind::plain,
                              {}});
    }
    return table;
}

void add_assumptions(const Story& story, std::vector<Block>& blocks) {
    Bullets bullets;
    for (const auto& assumption : story.evidence.assumptions) {
        const std::string key = "assumption." + assumption.code;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < assumption.values.size(); ++i) names.push_back(std::to_string(i));
        std::vector<words::Named> arguments;
        for (std::size_t i = 0; i < names.size(); ++i) arguments.push_back({names[i], assumption.values[i]});
        bullets.items.push_back(words::has(key) ? story.speech.say(key, arguments) : plain(assumption.code));
    }
    if (bullets.items.empty()) return;
    blocks.push_back(Heading{story.speech.text("assumptions.title"), "assumptions"});
    blocks.push_back(std::move(bullets));
}

}  // namespace

Section ledger_of(const Story& story) {
    Section section{"ledger", story.speech.text("ledger.title"), {}, {}};
    const Ledger& ledger = story.evidence.ledger;
    if (ledger.empty()) {
        section.blocks.push_back(Paragraph{story.speech.say("ledger.empty"), Tone::normal});
    } else {
        section.blocks.push_back(Paragraph{story.speech.say("ledger.sentence"), Tone::normal});
        section.blocks.push_back(counts_table(story));
        section.blocks.push_back(entries_table(story));
    }
    add_assumptions(story, section.blocks);
    return section;
}

Section missing_of(const Story& story) {
    Section section{"missing", story.speech.text("missing.title"), {}, {}};
    const auto add = [&](bool absent, const std::string& key) {
        if (absent)
            section.blocks.push_back(
                Missing{story.speech.say("missing." + key), story.speech.say("missing." + key + "_step")});
    };
    const auto& evidence = story.evidence;
    add(!story.has_answers(), "answers");
    add(story.has_answers() && evidence.importance_source == moments::ImportanceSource::none, "importance");
    add(story.measures.standards.empty(), "times");
    add(!story.measures.cases, "cases");
    add(!evidence.event_cases, "events");
    add(story.has_answers() && !story.measures.loyalty, "return");
    add(story.has_answers() && !story.measures.before_after, "before");
    add(story.measures.cases && !story.measures.cases->per_thousand, "served");
    return section;
}

}  // namespace ciclo::report
