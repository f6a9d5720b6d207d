#include "report/html_blocks.h"

#include "drawing/svg.h"
#include "report/cell_text.h"
#include "report/speech.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string{} : " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string_view class_of(Tone tone) {
    switch (tone) {
        case Tone::normal:
            return "";
        case Tone::note:
            return "note";
        case Tone::alarm:
            return "alarm";
        case Tone::hint:
            return "hint";
    }
    return "";
}

std::string natural(const drawing::Drawing& drawing) {
    return drawing::svg_number(drawing.width) + "px";
}

}  // namespace

std::string escaped(std::string_view text) {
    return drawing::svg_escaped(text);
}

std::string html_text(const Text& text) {
    std::string out;
    for (const Span& span : text) {
        const std::string inner = escaped(span.text);
        if (span.emphasis == Emphasis::strong)
            out += "<strong>" + inner + "</strong>";
        else if (span.emphasis == Emphasis::quiet)
            out += "<span class=\"quiet\">" + inner + "</span>";
        else
            out += inner;
    }
    return out;
}

std::string_view HtmlBlocks::sign_symbols() {
    return "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>"
           "<symbol id=\"sg-positive\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"8.5\" "
           "stroke-width=\"1.5\"/>"
           "<path d=\"M10 6v8M6 10h8\" stroke=\"currentColor\" stroke-width=\"2\" fill=\"none\"/></symbol>"
           "<symbol id=\"sg-mixed\" viewBox=\"0 0 20 20\"><path d=\"M10 .9L19.1 10 10 19.1.9 10Z\" "
           "stroke-width=\"1.5\"/>"
           "<path d=\"M5.8 11c1.4-2.6 2.9-2.6 4.2-1s2.8 1.6 4.2-1\" stroke=\"currentColor\" stroke-width=\"1.9\" "
           "fill=\"none\"/></symbol>"
           "<symbol id=\"sg-negative\" viewBox=\"0 0 20 20\"><rect x=\"2\" y=\"2\" width=\"16\" height=\"16\" "
           "stroke-width=\"1.5\"/><path d=\"M5.8 10h8.4\" stroke=\"currentColor\" stroke-width=\"2.2\" "
           "fill=\"none\"/></symbol>"
           "<symbol id=\"sg-none\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"8.5\" stroke-width=\"1.5\" "
           "stroke-dasharray=\"3 2.3\"/></symbol></defs></svg>\n";
}

std::string HtmlBlocks::sign(drawing::Sign sign, SignWord word) const {
    const std::string code(code_of(sign));
    const std::string spoken = word == SignWord::beside
                                   ? " aria-hidden=\"true\""
                                   : " role=\"img\"" + attribute("aria-label", sign_word(sign, language_));
    return "<svg class=\"sg s-" + code + "\"" + spoken + "><use href=\"#sg-" + code + "\"/></svg>";
}

std::string HtmlBlocks::mark(Mark mark) const {
    const std::string word = escaped(mark_word(mark, language_));
    if (mark == Mark::alarm) return " <span class=\"alarmtag\">" + word + "</span>";
    return " <span class=\"star\">" + mark_glyph(mark) + " " + word + "</span>";
}

std::string HtmlBlocks::alarm_tag() const {
    return "<span class=\"alarmtag\">" + escaped(Speech::capital(mark_word(Mark::alarm, language_))) + ".</span> ";
}

void HtmlBlocks::add(const Block& block) {
    std::visit([this](const auto& held) { add_block(held); }, block);
}

void HtmlBlocks::add(const Section& section) {
    out_ += "<section" + attribute("id", section.id) + attribute("aria-labelledby", "h-" + section.id) +
            ">\n<header><h2" + attribute("id", "h-" + section.id) + ">" + escaped(section.title) + "</h2>";
    if (!section.aside.empty()) out_ += "<span class=\"aside\">" + escaped(section.aside) + "</span>";
    out_ += "</header>\n";
    for (const Block& block : section.blocks) add(block);
    out_ += "</section>\n";
}

void HtmlBlocks::add_block(const Heading& heading) {
    out_ += "<h3" + attribute("id", heading.id) + ">" + escaped(heading.text) + "</h3>\n";
}

void HtmlBlocks::add_block(const Paragraph& paragraph) {
    out_ += "<p" + attribute("class", class_of(paragraph.tone)) + ">" + html_text(paragraph.text) + "</p>\n";
}

void HtmlBlocks::add_block(const Figure& figure) {
    add_figure(figure, {});
}

void HtmlBlocks::add_figure(const Figure& figure, std::string_view class_name) {
    out_ += "<figure" + attribute("class", class_name) + ">";
    const bool two = figure.narrow.has_value();
    out_ +=
        "<div class=\"picture wide" + std::string(two ? " has-narrow" : "") +
        "\" style=\"--natural:" + natural(figure.drawing) + "\"" +
        (figure.extent == Extent::wide ? " tabindex=\"0\" role=\"group\"" + attribute("aria-label", figure.alternative)
                                       : "") +
        ">" + figure.drawing.svg + "</div>";
    if (two)
        out_ += "<div class=\"picture narrow\" style=\"--natural:" + natural(*figure.narrow) + "\">" +
                figure.narrow->svg + "</div>";
    if (!figure.narrow_key.empty()) out_ += "<p class=\"narrow note\">" + html_text(figure.narrow_key) + "</p>";
    if (!figure.caption.empty()) out_ += "<figcaption>" + html_text(figure.caption) + "</figcaption>";
    out_ += "</figure>\n";
}

void HtmlBlocks::add_block(const Panel& panel) {
    out_ += "<div class=\"panel\"><p>" + html_text(panel.text) + "</p>";
    add_figure(panel.figure, {});
    out_ += "</div>\n";
}

void HtmlBlocks::add_block(const Bullets& bullets) {
    out_ += "<ul class=\"bullets\">";
    for (const Text& item : bullets.items) out_ += "<li>" + html_text(item) + "</li>";
    out_ += "</ul>\n";
}

void HtmlBlocks::add_block(const Facts& facts) {
    out_ += "<dl class=\"facts\">";
    for (const auto& [name, value] : facts.rows)
        out_ += "<dt>" + escaped(name) + "</dt><dd>" + html_text(value) + "</dd>";
    out_ += "</dl>\n";
}

void HtmlBlocks::add_block(const KeyFigures& figures) {
    // five fit in a row; more stand in rows of equal length
    const std::size_t count = figures.figures.size(), columns = count <= 5 ? count : count % 3 == 0 ? 3 : 4;
    out_ += "<dl class=\"figures\" style=\"--columns:" + std::to_string(columns) + "\">";
    for (const KeyFigure& figure : figures.figures) {
        out_ += "<div><dt>" + escaped(figure.label) + "</dt><dd><span class=\"value\">" + escaped(figure.value);
        if (!figure.unit.empty()) out_ += " <span class=\"unit\">" + escaped(figure.unit) + "</span>";
        out_ += "</span></dd><dd class=\"certainty\">" + html_text(figure.certainty) + "</dd></div>";
    }
    out_ += "</dl>\n";
}

void HtmlBlocks::add_block(const RankedList& list) {
    out_ += "<ol class=\"rank\">\n";
    for (const RankedItem& item : list.items) add_ranked(item);
    out_ += "</ol>\n";
}

void HtmlBlocks::add_ranked(const RankedItem& item) {
    const std::string name = escaped(item.number + " " + item.name);
    out_ += "<li" + attribute("id", item.id) + "><span class=\"place\">" + escaped(item.place) + "</span><h3>" +
            sign(item.sign);
    out_ += item.target.empty() ? name : "<a" + attribute("href", "#" + item.target) + ">" + name + "</a>";
    bool alarm = false;
    for (const Mark held : item.marks) {
        if (held == Mark::alarm)
            alarm = true;
        else
            out_ += mark(held);
    }
    out_ += "</h3><span class=\"score\">" + escaped(item.score) + "</span>";
    if (item.bar) out_ += "<div class=\"bar\">" + item.bar->svg + "</div>";
    out_ += "<p class=\"why\">" + (alarm ? alarm_tag() : "") + html_text(item.why) + "</p><p class=\"sum\">" +
            escaped(item.arithmetic) + "</p></li>\n";
}

void HtmlBlocks::add_block(const Checks& checks) {
    out_ += "<ul class=\"checks\">";
    for (const Check& check : checks.items) {
        const bool met = check.state == CheckState::met, unknown = check.state == CheckState::unknown;
        const std::string code = met ? "met" : unknown ? "unknown" : "not_met";
        out_ += "<li class=\"" + code + "\"><span role=\"img\"" +
                attribute("aria-label", words::say(language_, "page.check." + code)) + ">" +
                (met       ? "✓"
                 : unknown ? "?"
                           : "–") +
                "</span><span>" + html_text(check.text) + "</span></li>";
    }
    out_ += "</ul>\n";
}

void HtmlBlocks::add_block(const Missing& missing) {
    out_ += "<div class=\"missing\"><p>" + html_text(missing.what) + "</p><p class=\"note\">" +
            html_text(missing.step) + "</p></div>\n";
}

}  // namespace ciclo::report
