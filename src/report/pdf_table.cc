// Tables on paper: columns as wide as their words need, headings repeated on every page, rows not torn.
#include <algorithm>
#include <numeric>

#include "report/cell_text.h"
#include "report/pdf_flow.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

constexpr double padding = 5, row_gap = 3.2, sign_room = 15;

/// A cell as it stands on paper: sign, text, and the small line below it.
struct PrintedCell {
    std::optional<drawing::Sign> sign;
    Text text;
    Text basis;
};

PrintedCell printed_cell(const Cell& cell, Language language) {
    const CellText held = shown(cell, language);
    PrintedCell out{{}, plain(held.value), plain(held.basis)};
    if (const auto* text = std::get_if<TextCell>(&cell)) {
        out.sign = text->sign;
        out.text = text->text;
        out.basis = plain(sign_and_marks(*text, language));
    }
    return out;
}

}  // namespace

/// One table being printed; borrows the flow.
class PdfTable {
public:
    PdfTable(PdfFlow& flow, const Table& table) : flow_(flow), table_(table), widths_(table.columns.size(), 0) {
        share_width();
    }

    void print();

private:
    enum class Tagged { yes, no };

    double caption_height() const {
        return flow_.pen_.text_height(strong(table_.caption), print::small, flow_.width()) + 3;
    }

    /// What the words of a column need at least, and what it would like for lines that are not broken.
    void measure(std::size_t column, double& least, double& wanted) const;

    /// Each column gets what its words need; what is left goes to those that wish for more, in proportion.
    void share_width();

    std::size_t rows_shown() const {
        return table_.rows_shown == 0 ? table_.rows.size() : std::min(table_.rows_shown, table_.rows.size());
    }
    double inner(std::size_t column) const { return widths_[column] - 2 * padding; }

    double cell_height(const PrintedCell& cell, std::size_t column) const;

    double row_height(const Row& row) const;

    double head_height() const;

    void print_head(Tagged tagged);

    /// The first column begins at the margin.
    double offset(std::size_t column) const { return column == 0 ? 0 : padding; }

    void print_row(std::size_t index);

    void print_band(const Row& row, double height);

    void print_cells(const Row& row);

    PdfFlow& flow_;
    const Table& table_;
    std::vector<double> widths_;
};

void PdfTable::print() {
    const double first = table_.rows.empty() ? 0 : row_height(table_.rows.front());
    flow_.keep(caption_height() + head_height() + first + 20);
    flow_.pen_.begin("Table");
    flow_.pen_.begin("Caption");
    flow_.y_ += flow_.pen_.draw_text(strong(table_.caption), print::small, {flow_.left(), flow_.y_}, flow_.width()) + 3;
    flow_.pen_.end("Caption");
    print_head(Tagged::yes);
    const std::size_t shown_rows = rows_shown();
    for (std::size_t i = 0; i < shown_rows; ++i) print_row(i);
    flow_.pen_.end("Table");
    flow_.y_ += 5;
    if (shown_rows < table_.rows.size()) {
        flow_.write("P",
                    plain(words::say(flow_.options_.language, "page.rows_shown",
                                     {{"shown", static_cast<std::int64_t>(shown_rows)},
                                      {"total", static_cast<std::int64_t>(table_.rows.size())}})),
                    print::micro, 4);
    }
    flow_.write("P", table_.note, print::micro, 6);
    flow_.y_ += 5;
}

void PdfTable::measure(std::size_t column, double& least, double& wanted) const {
    const PdfPen& pen = flow_.pen_;
    const Text title = plain(table_.columns[column].title);
    least = pen.longest_word(title, print::cell_head);
    wanted = std::max(least, std::min(pen.text_width(title, print::cell_head), 64.0));
    for (std::size_t i = 0; i < rows_shown(); ++i) {
        const Row& row = table_.rows[i];
        if (row.kind == RowKind::band || column >= row.cells.size()) continue;
        const PrintedCell cell = printed_cell(row.cells[column], flow_.options_.language);
        const double sign = cell.sign ? sign_room : 0;
        const bool number = table_.columns[column].align == Align::end;
        const double whole =
            std::max(pen.text_width(cell.text, print::cell), pen.text_width(cell.basis, print::cell_basis)) + sign;
        const double words =
            std::max(pen.longest_word(cell.text, print::cell), pen.longest_word(cell.basis, print::cell_basis)) + sign;
        least = std::max(least, number ? std::min(whole, 74.0) : std::min(words, 120.0));
        wanted = std::max(wanted, std::min(whole, 900.0));
    }
    least += 2 * padding;
    wanted += 2 * padding;
}

void PdfTable::share_width() {
    const std::size_t n = widths_.size();
    std::vector<double> least(n), wish(n);
    for (std::size_t i = 0; i < n; ++i) {
        double wanted = 0;
        measure(i, least[i], wanted);
        wish[i] = std::max(0.0, wanted - least[i]);
    }
    const double room = flow_.width();
    const double needed = std::accumulate(least.begin(), least.end(), 0.0),
                 wishes = std::accumulate(wish.begin(), wish.end(), 0.0);
    const double squeeze = std::min(1.0, room / std::max(needed, 1.0));
    const double spare = std::max(0.0, room - needed);
    for (std::size_t i = 0; i < n; ++i) {
        const double share = wishes <= 0 ? 1.0 / static_cast<double>(n) : wish[i] / wishes;
        widths_[i] = least[i] * squeeze + spare * share;
    }
}

double PdfTable::cell_height(const PrintedCell& cell, std::size_t column) const {
    const double sign = cell.sign ? sign_room : 0;
    return std::max(cell.sign ? 12.0 : 0.0, flow_.pen_.text_height(cell.text, print::cell, inner(column) - sign)) +
           flow_.pen_.text_height(cell.basis, print::cell_basis, inner(column) - sign);
}

double PdfTable::row_height(const Row& row) const {
    if (row.kind == RowKind::band) return 16;
    double height = 0;
    for (std::size_t i = 0; i < std::min(widths_.size(), row.cells.size()); ++i) {
        height = std::max(height, cell_height(printed_cell(row.cells[i], flow_.options_.language), i));
    }
    return height + 2 * row_gap;
}

double PdfTable::head_height() const {
    double height = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        height = std::max(height, flow_.pen_.text_height(plain(table_.columns[i].title), print::cell_head, inner(i)));
    }
    return height + 6;
}

void PdfTable::print_head(Tagged tagged) {
    const double height = head_height();
    double x = flow_.left();
    if (tagged == Tagged::yes) flow_.pen_.begin("TR");
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        const Text title = plain(table_.columns[i].title);
        const double own = flow_.pen_.text_height(title, print::cell_head, inner(i));
        if (tagged == Tagged::yes) flow_.pen_.begin("TH");
        flow_.pen_.draw_text(title, print::cell_head, {x + offset(i), flow_.y_ + height - 4 - own}, inner(i),
                             table_.columns[i].align);
        if (tagged == Tagged::yes) flow_.pen_.end("TH");
        x += widths_[i];
    }
    if (tagged == Tagged::yes) flow_.pen_.end("TR");
    flow_.y_ += height;
    flow_.pen_.rule({flow_.left(), flow_.y_}, flow_.width(), drawing::Tone::ink, 0.7);
    flow_.y_ += 1;
}

void PdfTable::print_row(std::size_t index) {
    const Row& row = table_.rows[index];
    double height = row_height(row);
    // a band does not stand alone at the foot of a page
    const bool leads = row.kind == RowKind::band && index + 1 < table_.rows.size();
    const double together = height + (leads ? row_height(table_.rows[index + 1]) : 0);
    if (flow_.y_ + together > flow_.bottom()) {
        flow_.new_page(flow_.sheet_);
        print_head(Tagged::no);
    }
    flow_.pen_.begin("TR");
    if (row.kind == RowKind::band)
        print_band(row, height);
    else
        print_cells(row);
    flow_.pen_.end("TR");
    flow_.y_ += height;
    flow_.pen_.rule({flow_.left(), flow_.y_}, flow_.width(), drawing::Tone::line, 0.5);
}

void PdfTable::print_band(const Row& row, double height) {
    flow_.pen_.fill({flow_.left(), flow_.y_, flow_.left() + flow_.width(), flow_.y_ + height}, drawing::Tone::band_1);
    flow_.pen_.begin("TH");
    if (!row.cells.empty()) {
        const PrintedCell cell = printed_cell(row.cells.front(), flow_.options_.language);
        flow_.pen_.draw_text(cell.text, print::cell, {flow_.left() + padding, flow_.y_ + 2},
                             flow_.width() - 2 * padding);
    }
    flow_.pen_.end("TH");
}

void PdfTable::print_cells(const Row& row) {
    double x = flow_.left();
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        const PrintedCell cell =
            i < row.cells.size() ? printed_cell(row.cells[i], flow_.options_.language) : PrintedCell{};
        const char* tag = i < table_.header_columns ? "TH" : "TD";
        const double sign = cell.sign ? sign_room : 0;
        flow_.pen_.begin(tag);
        if (cell.sign) flow_.pen_.sign(*cell.sign, {x + offset(i) + 5.5, flow_.y_ + row_gap + 6}, 11);
        const drawing::Point at{x + offset(i) + sign, flow_.y_ + row_gap};
        const double own = flow_.pen_.draw_text(cell.text, print::cell, at, inner(i) - sign, table_.columns[i].align);
        flow_.pen_.draw_text(cell.basis, print::cell_basis, {at.x, at.y + own}, inner(i) - sign,
                             table_.columns[i].align);
        flow_.pen_.end(tag);
        x += widths_[i];
    }
}

void PdfFlow::add_block(const Table& table) {
    if (table.rows.empty()) return;
    y_ += 4;
    PdfTable(*this, table).print();
}

}  // namespace ciclo::report
