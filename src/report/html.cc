#include "report/html.h"

#include <algorithm>
#include <span>

#include "base/embedded.h"
#include "base/ensure.h"
#include "drawing/paper.h"
#include "report/html_blocks.h"
#include "words/words.h"

namespace ciclo {
std::span<const EmbeddedFile> embedded_look();
}

namespace ciclo::report {

namespace {

std::string_view look_file(std::string_view path) {
    const auto files = embedded_look();
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.path == path; });
    ENSURE(found != files.end(), "the files of look/ travel inside the program");
    return found->bytes;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t held = std::min<std::size_t>(3, bytes.size() - i);
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < held ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += k <= held ? alphabet[group >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

/// Comments and line ends are for those who edit the sheet.
std::string without_comments(std::string_view css) {
    std::string out;
    for (std::size_t i = 0; i < css.size();) {
        if (css.substr(i, 2) == "/*") {
            const std::size_t end = css.find("*/", i + 2);
            i = end == std::string_view::npos ? css.size() : end + 2;
        } else {
            out += css[i++];
        }
    }
    return out;
}

/// tokens.css with its fonts inside it, or without its @font-face rules.
std::string tokens(PageFonts fonts) {
    const std::string css = without_comments(look_file("tokens.css"));
    std::string out;
    std::size_t at = 0;
    for (std::size_t face = css.find("@font-face"); face != std::string::npos; face = css.find("@font-face", at)) {
        const std::size_t end = css.find('}', face) + 1;
        out.append(css, at, face - at);
        at = end;
        if (fonts == PageFonts::system) continue;
        const std::string rule = css.substr(face, end - face);
        const std::size_t url = rule.find("url(") + 4, close = rule.find(')', url);
        out += rule.substr(0, url) + "data:font/woff2;base64," + base64(look_file(rule.substr(url, close - url))) +
               rule.substr(close);
    }
    return out.append(css, at);
}

std::string style(PageFonts fonts) {
    std::string css = tokens(fonts) + without_comments(look_file("report.css")) + drawing::page_stylesheet();
    // the page is XML as well: its style may hold none of these
    ENSURE(css.find_first_of("<&") == std::string::npos, "style sheets hold no markup");
    return css;
}

void add_head(const Document& document, PageFonts fonts, std::string& out) {
    const std::string language(code_of(document.language));
    out += "<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<head>\n<meta charset=\"utf-8\"/>\n";
    out +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src "
        "data:; "
        "font-src data:; base-uri 'none'; form-action 'none'\"/>\n";
    out +=
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" "
        "content=\"light dark\"/>\n";
    out += "<meta name=\"description\" content=\"" + escaped(flat(document.answer)) + "\"/>\n";
    out += "<title>" + escaped(document.title) + " · Ciclo</title>\n<style>" + style(fonts) + "</style>\n</head>\n";
}

constexpr std::string_view mark =
    "<span class=\"mark\"><svg viewBox=\"0 0 28 28\" aria-hidden=\"true\"><path d=\"M16.5 3.3A11 11 0 1 1 8.5 4.5\" "
    "fill=\"none\" "
    "stroke=\"var(--accent)\" stroke-width=\"3\"/><path d=\"M12.9 2.3L7.2 1.9 9.3 8.4Z\" "
    "fill=\"var(--accent)\"/><circle cx=\"14\" "
    "cy=\"14\" r=\"3.2\" fill=\"var(--critical)\"/></svg>Ciclo</span>";

void add_lead(const Document& document, std::string& out) {
    out +=
        "<header>\n<div class=\"top\">" + std::string(mark) + "<span>" + escaped(document.edition) + "</span></div>\n";
    out += "<h1>" + escaped(document.title) + "</h1>\n<p class=\"answer\">" + html_text(document.answer) + "</p>\n";
    out += "<p class=\"basis\">" + html_text(document.basis);
    const bool explained = std::any_of(document.sections.begin(), document.sections.end(),
                                       [](const auto& s) { return s.id == "methods"; });
    if (explained) out += " <a href=\"#methods\">" + escaped(words::say(document.language, "methods.title")) + "</a>";
    out += "</p>\n</header>\n";
}

void add_contents(const Document& document, std::string& out) {
    out +=
        "<nav class=\"contents\" aria-label=\"" + escaped(words::say(document.language, "page.contents")) + "\"><ul>";
    for (const Section& section : document.sections) {
        out += "<li><a href=\"#" + escaped(section.id) + "\">" + escaped(section.title) + "</a></li>";
    }
    out += "</ul></nav>\n";
}

/// The circle, then what to attend to, then the rest: the order of attention is the order of reading.
void add_first_screen(const Document& document, HtmlBlocks& blocks, std::string& out) {
    out += "<div class=\"first\">\n";
    std::size_t next = 0;
    if (!document.overview.empty()) {
        if (const auto* circle = std::get_if<Figure>(&document.overview.front())) {
            blocks.add_figure(*circle, "circle");
            next = 1;
        }
    }
    blocks.add(document.attention);
    out += "<div class=\"more\">\n";
    for (; next < document.overview.size(); ++next) blocks.add(document.overview[next]);
    out += "</div>\n</div>\n";
}

}  // namespace

std::string to_html(const Document& document, PageFonts fonts) {
    std::string out;
    add_head(document, fonts, out);
    out += "<body>\n<a class=\"skip\" href=\"#main\">" + escaped(words::say(document.language, "page.skip")) + "</a>\n";
    out += HtmlBlocks::sign_symbols();
    out += "<div class=\"page\">\n<main id=\"main\">\n";
    add_lead(document, out);
    HtmlBlocks blocks(document.language, out);
    add_first_screen(document, blocks, out);
    add_contents(document, out);
    for (const Section& section : document.sections) blocks.add(section);
    out += "</main>\n<footer class=\"foot\"><p>" + escaped(document.foot) + "</p><p>" +
           escaped(words::say(document.language, "page.made_with")) + "</p></footer>\n</div>\n</body>\n</html>\n";
    return out;
}

}  // namespace ciclo::report
