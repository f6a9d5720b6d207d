#include "actions/share_page.h"

#include <algorithm>

#include "base/embedded.h"
#include "base/ensure.h"
#include "drawing/paper.h"

namespace ciclo {
std::span<const EmbeddedFile> embedded_look();
}  // namespace ciclo

namespace ciclo::actions {

namespace {

const LocalText version_word{"Versión", "Version", "Versie"};
const LocalText valid_until{"válido hasta el", "valid until", "geldig tot en met"};
const LocalText customer{"cliente", "customer", "klant"};
const LocalText moments_before{"Los momentos, en el orden en que los vive cada ", "The moments, in the order each ",
                               "De momenten, in de volgorde waarin elke "};
const LocalText moments_after{"", " lives them", " ze beleeft"};
const LocalText moment_title{"Momento", "Moment", "Moment"};
const LocalText stage_title{"Etapa", "Stage", "Fase"};
const LocalText critical{"★ crítico", "★ critical", "★ kritiek"};
const LocalText optional_word{"opcional", "optional", "optioneel"};
const LocalText gone_title{"Este enlace ya no muestra nada", "This link shows nothing any more", "Deze link toont niets meer"};
const LocalText gone_text{"Ha caducado, se ha retirado o nunca existió. Pida uno nuevo a quien se lo dio.",
                          "It has ended, was withdrawn or never was. Ask whoever gave it to you for a new one.",
                          "Hij is verlopen, ingetrokken of heeft nooit bestaan. Vraag een nieuwe aan wie hem u gaf."};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string head(const std::string& title, Language language) {
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(code_of(language)) +
           "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta name=\"robots\" content=\"noindex, nofollow\"><title>" +
           escaped(title) + "</title><link rel=\"stylesheet\" href=\"/share/style.css\"></head>\n<body><div class=\"page\">\n";
}

/// Their own names, in their own languages.
std::string languages_nav(Language shown) {
    constexpr std::string_view own[] = {"Español", "English", "Nederlands"};
    std::string nav = "<nav class=\"languages\" aria-label=\"Español, English, Nederlands\">";
    for (const Language language : languages) {
        const std::string code(code_of(language)), name(own[static_cast<std::size_t>(language)]);
        const std::string marks = " lang=\"" + code + "\" title=\"" + name + "\"";
        nav += language == shown ? "<span" + marks + " aria-current=\"true\">" + code + "</span>"
                                 : "<a href=\"?language=" + code + "\" hreflang=\"" + code + "\"" + marks + ">" + code + "</a>";
    }
    return nav + "</nav>";
}

std::string figure_of(const SharedDrawing& drawing) {
    std::string sort = drawing.size == SharedDrawing::Size::scrolls ? "scroll" : "whole";
    if (drawing.screen != SharedDrawing::Screen::all) sort += drawing.screen == SharedDrawing::Screen::wide ? " cd-only-wide" : " cd-only-narrow";
    // what scrolls must be reachable by keyboard
    const bool scrolls = drawing.size == SharedDrawing::Size::scrolls;
    return "<figure class=\"" + sort + "\"" +
           (scrolls ? " tabindex=\"0\" role=\"group\" aria-label=\"" + escaped(drawing.title) + "\"" : "") + ">" + drawing.svg +
           "</figure>\n";
}

std::string row_of(const cycle::Map& map, const cycle::Moment& moment, Language language) {
    const cycle::Stage* stage = map.find(moment.stage);
    const int number = map.number_of(moment.id);
    std::string row = "<tr><td>" + (number > 0 ? std::to_string(number) : escaped(moment.id.text)) + "</td><td>" +
                      escaped(moment.name.in(language));
    if (moment.criticality.critical) row += " <span class=\"critical\">" + critical.in(language) + "</span>";
    if (moment.optional) row += "<span class=\"more\">" + optional_word.in(language) + "</span>";
    if (!moment.expectation.empty()) row += "<span class=\"more\">" + escaped(moment.expectation.in(language)) + "</span>";
    return row + "</td><td>" + (stage == nullptr ? "–" : escaped(stage->name.in(language))) + "</td></tr>\n";
}

/// "paciente" of "paciente|pacientes".
std::string word_of(const SharePage& page) {
    const LocalText& given = !page.customer_word.empty() ? page.customer_word : page.map->service.customer_word;
    const std::string word = given.empty() ? customer.in(page.language) : given.in(page.language);
    return word.substr(0, word.find('|'));
}

std::string moments_of(const SharePage& page) {
    const Language language = page.language;
    std::string table = "<h2>" + moments_before.in(language) + escaped(word_of(page)) + moments_after[language] +
                        "</h2>\n<table><thead><tr><th>№</th><th>" + moment_title.in(language) + "</th><th>" +
                        stage_title.in(language) + "</th></tr></thead>\n<tbody>\n";
    for (const cycle::Moment* moment : page.map->rateable()) table += row_of(*page.map, *moment, language);
    return table + "</tbody></table>\n";
}

std::string_view look_file(std::string_view path) {
    const auto files = embedded_look();
    const auto found = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.path == path; });
    ENSURE(found != files.end(), "the files of look/ travel inside the program");
    return found->bytes;
}

}  // namespace

std::string share_page(const SharePage& page) {
    const Language language = page.language;
    const std::string title = page.map->service.name.in(language);
    std::string html = head(title + " – " + page.organisation, language);
    html += "<header class=\"top\"><span>" + escaped(page.organisation) + "</span>" + languages_nav(language) + "</header>\n";
    html += "<main>\n<h1>" + escaped(title) + "</h1>\n<p class=\"until\">" + version_word.in(language) + " " +
            std::to_string(page.version) + ", " + valid_until.in(language) + " <time datetime=\"" +
            calendar::iso_text(page.expires) + "\">" + calendar::printed(page.expires, language) + "</time></p>\n";
    for (const SharedDrawing& drawing : page.drawings) html += figure_of(drawing);
    if (!page.note.empty()) html += "<p class=\"until\">" + escaped(page.note) + "</p>\n";
    if (page.moments == SharePage::Moments::listed) html += moments_of(page);
    return html + "</main>\n<footer>Ciclo</footer>\n</div></body>\n</html>\n";
}

std::string share_gone_page(Language language) {
    return head(gone_title.in(language), language) + "<header class=\"top\"><span>Ciclo</span>" + languages_nav(language) +
           "</header>\n<main>\n<h1>" + gone_title.in(language) + "</h1>\n<p class=\"until\">" + gone_text.in(language) +
           "</p>\n</main>\n</div></body>\n</html>\n";
}

std::string share_style() {
    const std::string_view tokens = look_file("tokens.css");
    return std::string(tokens.substr(tokens.find(":root{"))) + std::string(look_file("share.css")) + drawing::page_stylesheet();
}

}  // namespace ciclo::actions
