#include "report/compose.h"

#include "report/story.h"

namespace ciclo::report {

namespace {

std::string edition_of(const Story& story) {
    std::string text = story.speech.text("edition.map", {{"version", std::int64_t{story.map().service.version}}});
    if (!story.period().empty()) text += " · " + story.period();
    return text;
}

std::string foot_of(const Story& story, const std::string& title) {
    std::string text = title + " · " + edition_of(story);
    if (story.measures.respondents > 0) {
        text += " · " + story.speech.text("word.n", {{"n", story.speech.count(story.measures.respondents)}});
    }
    return text;
}

std::string title_of(const Story& story) {
    const cycle::Service& service = story.map().service;
    return service.name.empty() ? service.id : story.local(service.name);
}

}  // namespace

Document compose(const moments::Evidence& evidence, const indicators::Measures& measures,
                 const std::optional<priorities::Ranking>& ranking,
                 const std::optional<priorities::ExpectedLoss>& loss, Language language) {
    const Story story{evidence, measures, ranking, Speech(language, evidence.map.service.customer_word), loss};
    Document document;
    document.language = language;
    document.title = title_of(story);
    document.edition = edition_of(story);
    document.foot = foot_of(story, document.title);
    if (evidence.last_day) document.day = calendar::iso_text(*evidence.last_day);
    Lead lead = lead_of(story);
    document.answer = std::move(lead.answer);
    document.basis = std::move(lead.basis);
    document.overview = overview_of(story);
    document.attention = attention_of(story);
    for (auto part : {candidates_of, curve_section_of, moments_of, matrix_of, loss_of, standards_of, cases_of,
                      loyalty_of, drivers_of, waits_of, change_of, design_of, missing_of, ledger_of, methods_of}) {
        Section section = part(story);
        if (!section.blocks.empty()) document.sections.push_back(std::move(section));
    }
    return document;
}

}  // namespace ciclo::report
