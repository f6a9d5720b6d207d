#include "report/markdown.h"

#include "report/cell_text.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

/// Every character CommonMark could take as markup is escaped; line ends become spaces.
std::string escaped_markdown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_{}[]<>#|~!&").find(c) != std::string_view::npos) out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string inline_text(const Text& text) {
    std::string out;
    for (const Span& span : text) {
        const std::string inner = escaped_markdown(span.text);
        out += span.emphasis == Emphasis::strong ? "**" + inner + "**" : inner;
    }
    return out;
}

class Writer {
public:
    Writer(Language language, std::string& out) : language_(language), out_(out) {}

    void operator()(const Heading& heading) { out_ += "### " + escaped_markdown(heading.text) + "\n\n"; }
    void operator()(const Paragraph& paragraph);
    void operator()(const Figure& figure);
    void operator()(const Panel& panel) { out_ += inline_text(panel.text) + "\n\n"; }
    void operator()(const Bullets& bullets);
    void operator()(const Facts& facts);
    void operator()(const KeyFigures& figures);
    void operator()(const RankedList& list);
    void operator()(const Checks& checks);
    void operator()(const Missing& missing) {
        out_ += inline_text(missing.what) + " " + inline_text(missing.step) + "\n\n";
    }
    void operator()(const Table& table);
    void add(const Section& section);

private:
    void add_row(const Table& table, const Row& row);
    std::string cell_text(const Cell& cell, RowKind kind) const;

    Language language_;
    std::string& out_;
};

void Writer::operator()(const Paragraph& paragraph) {
    const bool quoted = paragraph.tone == Tone::alarm || paragraph.tone == Tone::hint;
    out_ += (quoted ? "> " : "") + inline_text(paragraph.text) + "\n\n";
}

void Writer::operator()(const Figure& figure) {
    out_ += "*" + escaped_markdown(figure.alternative) + "*\n\n";
    if (!figure.caption.empty()) out_ += inline_text(figure.caption) + "\n\n";
}

void Writer::operator()(const Bullets& bullets) {
    for (const Text& item : bullets.items) out_ += "- " + inline_text(item) + "\n";
    out_ += "\n";
}

void Writer::operator()(const Facts& facts) {
    for (const auto& [name, value] : facts.rows)
        out_ += "- " + escaped_markdown(name) + ": " + inline_text(value) + "\n";
    out_ += "\n";
}

void Writer::operator()(const KeyFigures& figures) {
    for (const KeyFigure& figure : figures.figures) {
        out_ += "- " + escaped_markdown(figure.label) + ": **" + escaped_markdown(figure.value) + "**";
        if (!figure.unit.empty()) out_ += " " + escaped_markdown(figure.unit);
        if (!figure.certainty.empty()) out_ += " (" + inline_text(figure.certainty) + ")";
        out_ += "\n";
    }
    out_ += "\n";
}

void Writer::operator()(const RankedList& list) {
    for (const RankedItem& item : list.items) {
        TextCell signs{{}, item.sign, item.marks, {}};
        out_ += item.place + ". **" + escaped_markdown(item.number + " " + item.name) + "** (" +
                escaped_markdown(sign_and_marks(signs, language_)) + "): " + escaped_markdown(item.arithmetic) + ". " +
                inline_text(item.why) + "\n";
    }
    out_ += "\n";
}

void Writer::operator()(const Checks& checks) {
    for (const Check& check : checks.items) {
        const std::string_view box = check.state == CheckState::met       ? "[x] "
                                     : check.state == CheckState::not_met ? "[ ] "
                                                                          : "[?] ";
        out_ += "- " + std::string(box) + inline_text(check.text) + "\n";
    }
    out_ += "\n";
}

void Writer::operator()(const Table& table) {
    out_ += "**" + escaped_markdown(table.caption) + "**\n\n|";
    for (const Column& column : table.columns) out_ += " " + escaped_markdown(column.title) + " |";
    out_ += "\n|";
    for (const Column& column : table.columns) out_ += column.align == Align::end ? " ---: |" : " --- |";
    out_ += "\n";
    for (const Row& row : table.rows) add_row(table, row);
    out_ += "\n";
    if (!table.note.empty()) out_ += inline_text(table.note) + "\n\n";
}

void Writer::add(const Section& section) {
    out_ += "## " + escaped_markdown(section.title) + "\n\n";
    if (!section.aside.empty()) out_ += escaped_markdown(section.aside) + "\n\n";
    for (const Block& block : section.blocks) std::visit(*this, block);
}

void Writer::add_row(const Table& table, const Row& row) {
    out_ += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::string text;
        if (i < row.cells.size()) text = cell_text(row.cells[i], row.kind);
        out_ += " " + text + " |";
    }
    out_ += "\n";
}

std::string Writer::cell_text(const Cell& cell, RowKind kind) const {
    const CellText text = shown(cell, language_);
    std::string out = escaped_markdown(text.value);
    if (kind == RowKind::band) return "**" + out + "**";
    if (const auto* held = std::get_if<TextCell>(&cell)) {
        const std::string signs = sign_and_marks(*held, language_);
        if (!signs.empty()) out += " (" + escaped_markdown(signs) + ")";
    }
    return text.basis.empty() ? out : out + " (" + escaped_markdown(text.basis) + ")";
}

}  // namespace

std::string to_markdown(const Document& document) {
    std::string out = "# " + escaped_markdown(document.title) + "\n\n" + inline_text(document.answer) + "\n\n" +
                      inline_text(document.basis) + "\n\n" + escaped_markdown(document.edition) + "\n\n";
    Writer writer(document.language, out);
    writer.add(document.attention);
    for (const Block& block : document.overview) std::visit(writer, block);
    for (const Section& section : document.sections) writer.add(section);
    out += "---\n\n" + escaped_markdown(document.foot) + "\n";
    return out;
}

}  // namespace ciclo::report
