#include "actions/results_answers.h"

#include <array>

#include "actions/evidence_limits.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "report/compose.h"
#include "report/json.h"
#include "report/speech.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Value day_of(const std::optional<calendar::Day>& day) {
    return day ? formats::string(calendar::iso_text(*day)) : formats::null();
}

Value texts_of(const std::vector<std::string>& texts) {
    std::vector<Value> items;
    for (const std::string& text : texts) items.push_back(formats::string(text));
    return formats::list(std::move(items));
}

Value or_null(const std::string& text) { return text.empty() ? formats::null() : formats::string(text); }

Value waves_told(const ResultsQuestion& question) {
    std::vector<Value> waves;
    for (const WaveTold& wave : question.waves) {
        waves.push_back(formats::object({{"label", formats::string(wave.label)},
                                         {"first_day", day_of(wave.first_day)},
                                         {"last_day", day_of(wave.last_day)},
                                         {"rows", formats::integer(wave.rows)},
                                         {"imports", texts_of(wave.imports)}}));
    }
    return formats::list(std::move(waves));
}

Value filters_told(const Telling& telling) {
    const ResultsQuestion& question = telling.question;
    const Results& results = telling.results;
    return formats::object({{"version", formats::string(question.version_asked)},
                            {"wave", question.wave ? formats::string(*question.wave) : formats::null()},
                            {"before", question.before ? formats::string(*question.before) : formats::null()},
                            {"from", day_of(question.period.from)},
                            {"until", day_of(question.period.until)},
                            {"unit", or_null(question.unit)},
                            {"channel", or_null(question.channel)},
                            {"critical", texts_of(question.critical)},
                            {"units", texts_of(results.units)},
                            {"channels", texts_of(results.channels)},
                            {"left_out", texts_of(results.left_out)}});
}

Value imports_told(const ResultsQuestion& question) {
    std::vector<Value> imports;
    for (const records::Record& import : question.imports) {
        const bool answers = sort_of(import) == EvidenceSort::answers;
        const std::string wave = text_of(import, "wave");
        const bool counts = !answers || wave == question.wave || (question.before && wave == *question.before);
        imports.push_back(formats::object({{"id", formats::string(import.id.text)},
                                           {"what", formats::string(code_of(sort_of(import)))},
                                           {"wave", or_null(wave)},
                                           {"file_name", formats::string(text_of(import, "file_name"))},
                                           {"used", formats::boolean(counts)}}));
    }
    return formats::list(std::move(imports));
}

/// Keys of the words "method.<key>" and the codes of estimates that each of them explains.
struct MethodWord {
    std::string_view key, estimate_code = {};
};
constexpr std::array<MethodWord, 23> method_words{{{"mean"},
                                                   {"student", "student_t"},
                                                   {"bca", "bca_bootstrap"},
                                                   {"wilson", "wilson"},
                                                   {"sign"},
                                                   {"index", "percentile_bootstrap"},
                                                   {"integrity"},
                                                   {"closure"},
                                                   {"score"},
                                                   {"alarm"},
                                                   {"candidate"},
                                                   {"matrix"},
                                                   {"standard"},
                                                   {"pareto"},
                                                   {"poisson", "exact_poisson"},
                                                   {"nps", "adjusted_wald_nps"},
                                                   {"fragile"},
                                                   {"drivers"},
                                                   {"veto", "newcombe"},
                                                   {"change", "welch_t"},
                                                   {"drift"},
                                                   {"standard_change"},
                                                   {"classification"}}};

Value how_told(const Telling& telling) {
    const report::Speech speech(telling.language, telling.results.analysis.evidence.map.service.customer_word);
    Value how = formats::object({});
    const auto add = [&](std::string_view key, const Value& method) {
        how.entries.push_back({std::string(key), {}, method});
    };
    for (const MethodWord& word : method_words) {
        const std::string key = "method." + std::string(word.key);
        const Value method = formats::object({{"name", formats::string(speech.text(key))},
                                              {"how", formats::string(speech.text(key + ".how"))}});
        add(word.key, method);
        if (!word.estimate_code.empty() && word.estimate_code != word.key) add(word.estimate_code, method);
    }
    return how;
}

Value ranking_told(const report::RankedList& ranked) {
    std::vector<Value> rows;
    for (const report::RankedItem& item : ranked.items) {
        const std::string moment = item.id.starts_with("m-") ? item.id.substr(2) : item.id;
        rows.push_back(formats::object({{"moment", formats::string(moment)},
                                        {"place", formats::string(item.place)},
                                        {"number", formats::string(item.number)},
                                        {"name", formats::string(item.name)},
                                        {"score", formats::string(item.score)},
                                        {"arithmetic", formats::string(item.arithmetic)},
                                        {"why", formats::string(report::flat(item.why))},
                                        {"bar", item.bar ? formats::string(item.bar->svg) : formats::null()},
                                        {"bar_alternative", formats::string(item.bar_alternative)}}));
    }
    return formats::list(std::move(rows));
}

Value assumptions_told(const Telling& telling) {
    std::vector<Value> sentences;
    const report::Speech speech(telling.language, telling.results.analysis.evidence.map.service.customer_word);
    for (const moments::Assumption& assumption : telling.results.analysis.evidence.assumptions) {
        const std::string key = "assumption." + assumption.code;
        if (!words::has(key)) continue;
        std::vector<words::Named> values;
        static constexpr std::array<std::string_view, 4> names{"0", "1", "2", "3"};
        for (std::size_t i = 0; i < assumption.values.size() && i < names.size(); ++i) {
            values.push_back({names[i], assumption.values[i]});
        }
        sentences.push_back(formats::object({{"code", formats::string(assumption.code)},
                                             {"text", formats::string(speech.text(key, std::move(values)))}}));
    }
    return formats::list(std::move(sentences));
}

/// The sentences of one section that stand by themselves.
Value notes_of(const report::Section& section) {
    std::vector<Value> notes;
    for (const report::Block& block : section.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) notes.push_back(formats::string(report::flat(paragraph->text)));
        if (const auto* missing = std::get_if<report::Missing>(&block)) {
            notes.push_back(formats::string(report::flat(missing->what) + " " + report::flat(missing->step)));
        }
        if (const auto* bullets = std::get_if<report::Bullets>(&block)) {
            for (const report::Text& item : bullets->items) notes.push_back(formats::string(report::flat(item)));
        }
    }
    return formats::list(std::move(notes));
}

Value words_told(const Telling& telling) {
    const report::Document& document = telling.document;
    Value alarm = formats::null(), formula = formats::null(), ranking = formats::list({});
    std::vector<Value> figures;
    for (const report::Block& block : document.attention.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) {
            const Value text = formats::string(report::flat(paragraph->text));
            (paragraph->tone == report::Tone::alarm ? alarm : formula) = text;
        }
        if (const auto* ranked = std::get_if<report::RankedList>(&block)) ranking = ranking_told(*ranked);
    }
    for (const report::Block& block : document.overview) {
        const auto* key = std::get_if<report::KeyFigures>(&block);
        if (key == nullptr) continue;
        for (const report::KeyFigure& figure : key->figures) {
            figures.push_back(formats::object({{"label", formats::string(figure.label)},
                                               {"value", formats::string(figure.value)},
                                               {"unit", formats::string(figure.unit)},
                                               {"certainty", formats::string(report::flat(figure.certainty))}}));
        }
    }
    std::vector<Value> sections;
    for (const report::Section& section : document.sections) {
        sections.push_back(formats::object({{"id", formats::string(section.id)},
                                            {"title", formats::string(section.title)},
                                            {"aside", formats::string(section.aside)},
                                            {"notes", notes_of(section)}}));
    }
    return formats::object({{"title", formats::string(document.title)},
                            {"edition", formats::string(document.edition)},
                            {"answer", formats::string(report::flat(document.answer))},
                            {"basis", formats::string(report::flat(document.basis))},
                            {"alarm", std::move(alarm)},
                            {"attention", notes_of(document.attention)},
                            {"formula", std::move(formula)},
                            {"figures", formats::list(std::move(figures))},
                            {"ranking", std::move(ranking)},
                            {"sections", formats::list(std::move(sections))},
                            {"assumptions", assumptions_told(telling)},
                            {"how", how_told(telling)}});
}

Value unreadable_told(const Results& results) {
    std::vector<Value> told;
    for (const Unreadable& one : results.unreadable) {
        told.push_back(formats::object({{"import", or_null(one.import)}, {"what", formats::string(one.what)}}));
    }
    return formats::list(std::move(told));
}

/// A page shows a pattern, not a million rows: the counts are exact, the rest is in the report's own file.
void shorten_ledger(Value& report) {
    for (Value::Entry& part : report.entries) {
        if (part.key != "ledger") continue;
        for (Value::Entry& list : part.value.entries) {
            if (list.key == "entries" && list.value.items.size() > evidence_limits::entries_told) {
                list.value.items.resize(evidence_limits::entries_told);
            }
        }
    }
}

}  // namespace

Telling telling_of(const ResultsQuestion& question, const Results& results, Language language) {
    const Analysis& found = results.analysis;
    Telling telling{question, results, language, {}, {}};
    telling.document = report::compose(found.evidence, found.measures, found.ranking, found.loss, language);
    auto json = formats::read_json(report::to_json(found.evidence, found.measures, found.ranking, found.loss, language), "report");
    ENSURE(json.ok(), "the report's own JSON can be read");
    telling.report = *std::move(json);
    shorten_ledger(telling.report);
    return telling;
}

std::string results_json(const Telling& telling) {
    const ResultsQuestion& question = telling.question;
    return cycle::compact_json(
        formats::object({{"cycle", formats::string(question.cycle())},
                         {"asked", formats::string(question.depends)},
                         {"version", formats::integer(question.version.number)},
                         {"state", formats::string(code_of(question.version.state))},
                         {"report", telling.report},
                         {"waves", waves_told(question)},
                         {"filters", filters_told(telling)},
                         {"words", words_told(telling)},
                         {"pictures", texts_of(pictures_there(telling.results))},
                         {"imports", imports_told(question)},
                         {"unreadable", unreadable_told(telling.results)},
                         {"withheld", formats::boolean(telling.results.withheld)}}));
}

}  // namespace ciclo::actions
