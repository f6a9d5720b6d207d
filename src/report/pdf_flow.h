// PdfFlow: the blocks of a Document, one under the other on A4 sheets, with headings that stay with what follows, rows
// that are not torn, and a foot on every page. Internal to report.
#pragma once

#include <string>

#include "report/document.h"
#include "report/pdf_pen.h"

namespace ciclo::report {

struct FlowOptions {
    Language language = Language::es;
    std::string foot;
    int pages = 0;  ///< as counted by a first run; 0 = this is the first run, and pictures are left out
};

class PdfFlow {
public:
    PdfFlow(PdfPen& pen, FlowOptions options);

    void add(const std::vector<Block>& blocks);
    void add(const Section& section);
    /// First lines of the report: brand and edition, name, answer, basis.
    void add_lead(const Document& document);
    /// Foot of the last page. Gives the number of pages, or why a picture could not be drawn.
    Result<int> finish();

private:
    friend class PdfTable;

    void add_block(const Heading& heading);
    void add_block(const Paragraph& paragraph);
    void add_block(const Figure& figure);
    void add_block(const Panel& panel);
    void add_block(const Table& table);
    void add_block(const Bullets& bullets);
    void add_block(const Facts& facts);
    void add_block(const KeyFigures& figures);
    void add_block(const RankedList& list);
    void add_block(const Checks& checks);
    void add_block(const Missing& missing);
    void add_ranked(const RankedItem& item);
    double ranked_height(const RankedItem& item) const;
    void add_figure_row(const KeyFigures& figures, std::size_t from, std::size_t columns);

    void add_one(const Block& block);
    /// Height of what must stand with a heading above it: the first row of a table, a whole figure.
    double beginning_of(const Block& block) const;
    double height_of(const Figure& figure) const;
    bool wants_landscape(const Block& block) const;
    /// A page on its side when the block wants one, so that its heading comes along.
    void turn_for(const Block& block);

    double left() const;
    double width() const;
    double bottom() const;
    /// Begins a new page when less than `height` is left.
    void keep(double height);
    void new_page(SheetSize size);
    void paint(const drawing::Drawing& drawing, const drawing::Box& place, const std::string& alternative);
    void write_foot();
    /// A tagged text over the whole width; moves down by its height and `gap`.
    void write(const char* tag, const Text& text, const Lettering& lettering, double gap, double indent = 0);

    PdfPen& pen_;
    FlowOptions options_;
    SheetSize sheet_ = a4_portrait;
    double y_ = 0;
    int page_ = 1;
    int section_outline_ = 0;
    Errors errors_;
};

/// The sizes of the printed report.
namespace print {
inline constexpr double margin = 51, top = 46, foot_room = 54;  // 18 mm; every office printer can print that
inline constexpr Lettering body{10.5}, small{9.5, Family::sans, Weight::regular, drawing::Tone::ink_2},
    micro{8.5, Family::sans, Weight::regular, drawing::Tone::ink_2}, h1{12, Family::sans, Weight::bold},
    h2{14, Family::sans, Weight::bold}, h3{11.5, Family::sans, Weight::bold},
    answer{17, Family::serif, Weight::regular, drawing::Tone::ink, 1.32},
    cell{8.5, Family::sans, Weight::regular, drawing::Tone::ink, 1.3},
    cell_basis{7.5, Family::sans, Weight::regular, drawing::Tone::ink_2, 1.3},
    cell_head{7.5, Family::sans, Weight::bold, drawing::Tone::ink_2, 1.25};
}  // namespace print

}  // namespace ciclo::report
