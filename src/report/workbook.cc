#include "report/workbook.h"

#include <algorithm>

#include "report/cell_text.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

using formats::Sheet;

formats::Cell number_of(double value, int decimals, Look look) {
    switch (look) {
        case Look::percent:
            return formats::percent_cell(value, decimals);
        case Look::count:
            return formats::integer_cell(static_cast<std::int64_t>(value));
        case Look::points:
            return formats::percent_cell(value, decimals);
        case Look::plain:
        case Look::difference:
            return formats::decimals_cell(value, decimals);
    }
    return formats::empty_cell();
}

/// True for columns whose values carry an interval: they take four columns.
std::vector<bool> with_interval(const Table& table) {
    std::vector<bool> out(table.columns.size(), false);
    for (const Row& row : table.rows) {
        for (std::size_t i = 0; i < std::min(row.cells.size(), out.size()); ++i) {
            if (std::holds_alternative<EstimateCell>(row.cells[i])) out[i] = true;
        }
    }
    return out;
}

class SheetMaker {
public:
    explicit SheetMaker(Language language) : language_(language) {}

    Sheet from(const Table& table);

    Sheet from(const RankedList& list, const std::string& name);

private:
    void add_heading(const Column& column, bool wide, Sheet& sheet) const;

    void add_cell(const Cell& cell, bool wide, std::vector<formats::Cell>& out) const;

    Language language_;
};

Sheet SheetMaker::from(const Table& table) {
    Sheet sheet;
    sheet.name = table.sheet;
    const std::vector<bool> wide = with_interval(table);
    for (std::size_t i = 0; i < table.columns.size(); ++i) add_heading(table.columns[i], wide[i], sheet);
    std::string band;
    const bool has_bands =
        std::any_of(table.rows.begin(), table.rows.end(), [](const Row& r) { return r.kind == RowKind::band; });
    for (const Row& row : table.rows) {
        if (row.kind == RowKind::band) {
            band = shown(row.cells.front(), language_).value;
            continue;
        }
        std::vector<formats::Cell> cells;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            add_cell(i < row.cells.size() ? row.cells[i] : Cell{AbsentCell{}}, wide[i], cells);
        }
        if (has_bands) cells.push_back(formats::text_cell(band));
        sheet.rows.push_back(std::move(cells));
    }
    if (has_bands) sheet.columns.push_back({words::say(language_, "sheet.stage"), 28});
    return sheet;
}

Sheet SheetMaker::from(const RankedList& list, const std::string& name) {
    Sheet sheet;
    sheet.name = name;
    for (const auto& [key, width] :
         {std::pair{"sheet.place", 8.0}, std::pair{"column.moment", 36.0}, std::pair{"sheet.sign", 24.0},
          std::pair{"sheet.score", 10.0}, std::pair{"sheet.arithmetic", 34.0}, std::pair{"sheet.why", 90.0}}) {
        sheet.columns.push_back({words::say(language_, key), width});
    }
    for (const RankedItem& item : list.items) {
        const TextCell signs{{}, item.sign, item.marks, {}};
        sheet.rows.push_back({formats::text_cell(item.place), formats::text_cell(item.number + " " + item.name),
                              formats::text_cell(sign_and_marks(signs, language_)), formats::text_cell(item.score),
                              formats::text_cell(item.arithmetic), formats::text_cell(flat(item.why))});
    }
    return sheet;
}

void SheetMaker::add_heading(const Column& column, bool wide, Sheet& sheet) const {
    sheet.columns.push_back({column.title, std::clamp(column.width * 1.2, 8.0, 80.0)});
    if (!wide) return;
    for (const char* key : {"sheet.low", "sheet.high", "sheet.n"}) {
        sheet.columns.push_back({column.title + " · " + words::say(language_, key), 10});
    }
}

void SheetMaker::add_cell(const Cell& cell, bool wide, std::vector<formats::Cell>& out) const {
    const std::size_t before = out.size();
    if (const auto* estimate = std::get_if<EstimateCell>(&cell)) {
        const auto& e = estimate->estimate;
        out.push_back(number_of(e.value, std::max(estimate->decimals, 2), estimate->look));
        out.push_back(e.low ? number_of(*e.low, std::max(estimate->decimals, 2), estimate->look)
                            : formats::empty_cell());
        out.push_back(e.high ? number_of(*e.high, std::max(estimate->decimals, 2), estimate->look)
                             : formats::empty_cell());
        out.push_back(formats::integer_cell(e.n));
    } else if (const auto* number = std::get_if<NumberCell>(&cell)) {
        out.push_back(number_of(number->value, number->decimals, number->look));
    } else if (const auto* text = std::get_if<TextCell>(&cell)) {
        const std::string signs = sign_and_marks(*text, language_);
        out.push_back(formats::text_cell(flat(text->text) + (signs.empty() ? "" : " (" + signs + ")")));
    } else {
        out.push_back(formats::empty_cell());
    }
    while (wide && out.size() < before + 4) out.push_back(formats::empty_cell());
}

void add_answer_row(Sheet& sheet, const std::string& what, const std::string& value, const std::string& certainty) {
    sheet.rows.push_back({formats::text_cell(what), formats::text_cell(value), formats::text_cell(certainty)});
}

Sheet answer_sheet(const Document& document) {
    const Language language = document.language;
    Sheet sheet;
    sheet.name = words::say(language, "sheet.answer");
    sheet.filter = formats::AutoFilter::none;
    sheet.columns = {{words::say(language, "sheet.what"), 26},
                     {words::say(language, "sheet.value"), 90},
                     {words::say(language, "sheet.certainty"), 50}};
    add_answer_row(sheet, document.title, flat(document.answer), flat(document.basis));
    add_answer_row(sheet, document.edition, document.foot, "");
    for (const Block& block : document.overview) {
        if (const auto* figures = std::get_if<KeyFigures>(&block)) {
            for (const KeyFigure& figure : figures->figures) {
                add_answer_row(sheet, figure.label, figure.value + (figure.unit.empty() ? "" : " " + figure.unit),
                               flat(figure.certainty));
            }
        }
    }
    for (const Block& block : document.attention.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            add_answer_row(sheet, document.attention.title, flat(paragraph->text), "");
    }
    return sheet;
}

}  // namespace

formats::Workbook to_workbook(const Document& document) {
    formats::Workbook book;
    book.title = document.title;
    book.sheets.push_back(answer_sheet(document));
    SheetMaker maker(document.language);
    const auto add_tables = [&](const std::vector<Block>& blocks, const std::string& ranking_name) {
        for (const Block& block : blocks) {
            if (const auto* table = std::get_if<Table>(&block); table != nullptr && !table->sheet.empty()) {
                book.sheets.push_back(maker.from(*table));
            } else if (const auto* list = std::get_if<RankedList>(&block)) {
                book.sheets.push_back(maker.from(*list, ranking_name));
            }
        }
    };
    const std::string ranking_name = words::say(document.language, "sheet.ranking");
    add_tables(document.attention.blocks, ranking_name);
    add_tables(document.overview, ranking_name);
    for (const Section& section : document.sections) add_tables(section.blocks, ranking_name);
    return book;
}

}  // namespace ciclo::report
