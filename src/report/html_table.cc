// Tables: caption, headings with their scope, stages as bands; on a phone each row becomes a block with its labels.
#include <algorithm>

#include "report/cell_text.h"
#include "report/html_blocks.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

std::string_view align_class(Align align) {
    return align == Align::end ? "end" : "start";
}

/// A short text stays on one line with its label on a phone.
bool is_short(const Cell& cell, Language language) {
    return shown(cell, language).value.size() <= 24;
}

}  // namespace

std::string HtmlBlocks::cell(const Cell& cell) const {
    if (const auto* text = std::get_if<TextCell>(&cell)) {
        std::string out = text->sign ? sign(*text->sign, SignWord::beside) : std::string{};
        out += text->target.empty() ? html_text(text->text)
                                    : "<a href=\"#" + escaped(text->target) + "\">" + html_text(text->text) + "</a>";
        if (text->sign) out += " <span class=\"quiet\">" + escaped(sign_word(*text->sign, language_)) + "</span>";
        for (const Mark held : text->marks) out += mark(held);
        return out;
    }
    const CellText text = shown(cell, language_);
    if (std::holds_alternative<AbsentCell>(cell)) return "<span class=\"absent\">" + escaped(text.value) + "</span>";
    if (text.basis.empty()) return escaped(text.value);
    return "<span>" + escaped(text.value) + " <span class=\"basis\">" + escaped(text.basis) + "</span></span>";
}

void HtmlBlocks::add_row(const Table& table, const Row& row) {
    const std::string id = row.id.empty() ? "" : " id=\"" + escaped(row.id) + "\"";
    if (row.kind == RowKind::band) {
        out_ += "<tr class=\"band\"" + id + "><th scope=\"rowgroup\" colspan=\"" +
                std::to_string(table.columns.size()) + "\">" + (row.cells.empty() ? "" : cell(row.cells.front())) +
                "</th></tr>\n";
        return;
    }
    out_ += "<tr" + id + ">";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Cell held = i < row.cells.size() ? row.cells[i] : Cell{AbsentCell{}};
        const Column& column = table.columns[i];
        std::string classes(align_class(column.align));
        if (i < table.header_columns) {
            out_ += "<th scope=\"row\" class=\"" + classes + "\">" + cell(held) + "</th>";
            continue;
        }
        if (column.align == Align::start && is_short(held, language_)) classes += " short";
        out_ += "<td class=\"" + classes + "\" data-l=\"" + escaped(column.title) + "\">" + cell(held) + "</td>";
    }
    out_ += "</tr>\n";
}

void HtmlBlocks::add_block(const Table& table) {
    int characters = 0;
    for (const Column& column : table.columns) characters += static_cast<int>(column.width) + 3;
    out_ += "<div class=\"tablewrap\"><table style=\"--characters:" + std::to_string(characters) + "\"><caption>" +
            escaped(table.caption) + "</caption><thead><tr>";
    for (const Column& column : table.columns) {
        out_ += "<th scope=\"col\" class=\"" + std::string(align_class(column.align)) + "\">" + escaped(column.title) +
                "</th>";
    }
    out_ += "</tr></thead><tbody>\n";
    const std::size_t shown_rows =
        table.rows_shown == 0 ? table.rows.size() : std::min(table.rows_shown, table.rows.size());
    for (std::size_t i = 0; i < shown_rows; ++i) add_row(table, table.rows[i]);
    out_ += "</tbody></table></div>\n";
    if (shown_rows < table.rows.size()) {
        out_ += "<p class=\"under\">" +
                escaped(words::say(language_, "page.rows_shown",
                                   {{"shown", static_cast<std::int64_t>(shown_rows)},
                                    {"total", static_cast<std::int64_t>(table.rows.size())}})) +
                "</p>\n";
    }
    if (!table.note.empty()) out_ += "<p class=\"under\">" + html_text(table.note) + "</p>\n";
}

}  // namespace ciclo::report
