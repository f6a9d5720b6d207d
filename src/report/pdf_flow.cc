#include "report/pdf_flow.h"

#include <algorithm>

#include "report/cell_text.h"
#include "words/words.h"

namespace ciclo::report {

namespace {

constexpr double rank_indent = 24, rank_bar_width = 250;
constexpr double most_enlarged = 0.75 * 1.1;  // 0.75 points to a pixel; a small picture is not blown up
constexpr double landscape_from = 1.35;       // a picture this much wider than the page gets a landscape sheet

Lettering toned(Lettering lettering, drawing::Tone tone) {
    lettering.tone = tone;
    return lettering;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

/// The links of a page lead to places in the page; on paper they are plain groups.
drawing::Drawing without_links(drawing::Drawing drawing) {
    replace_all(drawing.svg, "<a ", "<g ");
    replace_all(drawing.svg, "</a>", "</g>");
    return drawing;
}

Lettering bold(Lettering lettering) {
    lettering.weight = Weight::bold;
    return lettering;
}

}  // namespace

PdfFlow::PdfFlow(PdfPen& pen, FlowOptions options) : pen_(pen), options_(std::move(options)), y_(print::top) {}

double PdfFlow::left() const {
    return print::margin;
}
double PdfFlow::width() const {
    return sheet_.width - 2 * print::margin;
}
double PdfFlow::bottom() const {
    return sheet_.height - print::foot_room;
}

void PdfFlow::write_foot() {
    const double top = sheet_.height - print::foot_room + 16;
    pen_.rule({left(), top - 6}, width(), drawing::Tone::line);
    pen_.draw_text(plain(options_.foot), print::micro, {left(), top}, width() - 90);
    const std::string page = words::say(options_.language, "page.page",
                                        {{"page", std::int64_t{page_}}, {"pages", std::int64_t{options_.pages}}});
    pen_.draw_text(plain(page), print::micro, {left() + width() - 90, top}, 90, Align::end);
}

void PdfFlow::new_page(SheetSize size) {
    write_foot();
    pen_.next_sheet(size);
    sheet_ = size;
    y_ = print::top;
    ++page_;
}

void PdfFlow::keep(double height) {
    if (y_ + height > bottom() && y_ > print::top) new_page(sheet_);
}

void PdfFlow::write(const char* tag, const Text& text, const Lettering& lettering, double gap, double indent) {
    if (text.empty()) return;
    const double room = width() - indent;
    keep(pen_.text_height(text, lettering, room));
    pen_.begin(tag);
    y_ += pen_.draw_text(text, lettering, {left() + indent, y_}, room) + gap;
    pen_.end(tag);
}

void PdfFlow::paint(const drawing::Drawing& drawing, const drawing::Box& place, const std::string& alternative) {
    if (options_.pages == 0) return;
    pen_.begin_figure(alternative);
    const auto painted = pen_.picture(without_links(drawing), place);
    pen_.end("Figure");
    if (!painted) errors_.insert(errors_.end(), painted.errors().begin(), painted.errors().end());
}

Result<int> PdfFlow::finish() {
    write_foot();
    if (!errors_.empty()) return errors_;
    return page_;
}

void PdfFlow::add_one(const Block& block) {
    std::visit([this](const auto& held) { add_block(held); }, block);
}

void PdfFlow::add(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool leads = std::holds_alternative<Heading>(blocks[i]) && i + 1 < blocks.size();
        turn_for(blocks[leads ? i + 1 : i]);
        if (leads) keep(30 + beginning_of(blocks[i + 1]));
        add_one(blocks[i]);
    }
}

bool PdfFlow::wants_landscape(const Block& block) const {
    const auto* figure = std::get_if<Figure>(&block);
    const double upright_width = a4_portrait.width - 2 * print::margin;
    return figure != nullptr && figure->extent == Extent::wide &&
           figure->drawing.width * 0.75 > upright_width * landscape_from;
}

void PdfFlow::turn_for(const Block& block) {
    const bool landscape = wants_landscape(block), lies = sheet_.width > sheet_.height;
    const bool fresh = y_ <= print::top;
    if (landscape == lies) {
        if (landscape && !fresh && std::holds_alternative<Figure>(block) &&
            y_ + height_of(std::get<Figure>(block)) > bottom())
            new_page(a4_landscape);
        return;
    }
    new_page(landscape ? a4_landscape : a4_portrait);
}

double PdfFlow::height_of(const Figure& figure) const {
    const double caption = figure.caption.empty() ? 0 : pen_.text_height(figure.caption, print::small, width()) + 4;
    const double room = bottom() - print::top - caption - 60;  // a heading stands above it
    const double scale = std::min({width() / figure.drawing.width, room / figure.drawing.height, most_enlarged});
    return figure.drawing.height * scale + caption + 10;
}

double PdfFlow::beginning_of(const Block& block) const {
    if (const auto* figure = std::get_if<Figure>(&block)) return height_of(*figure);
    if (const auto* panel = std::get_if<Panel>(&block))
        return pen_.text_height(panel->text, print::body, width()) + height_of(panel->figure);
    return 70;
}

void PdfFlow::add_lead(const Document& document) {
    pen_.draw_text(strong("Ciclo"), {13, Family::serif}, {left(), y_}, 100);
    pen_.draw_text(plain(document.edition), print::small, {left() + 100, y_ + 2}, width() - 100, Align::end);
    y_ += 34;
    write("H1", plain(document.title), print::h1, 5);
    write("P", document.answer, print::answer, 7);
    write("P", document.basis, print::small, 14);
}

void PdfFlow::add(const Section& section) {
    if (section.blocks.empty()) return;
    turn_for(section.blocks.front());
    y_ += y_ > print::top ? 20 : 0;
    keep(45 + beginning_of(section.blocks.front()));
    pen_.begin("Sect");
    section_outline_ = pen_.outline(0, section.title, page_, y_);
    const double title_height = pen_.text_height(plain(section.title), print::h2, width() * 0.66);
    pen_.begin("H2");
    pen_.draw_text(plain(section.title), print::h2, {left(), y_}, width() * 0.66);
    pen_.end("H2");
    if (!section.aside.empty()) {
        const double aside_width = width() * 0.33;
        const double aside_height = pen_.text_height(plain(section.aside), print::small, aside_width);
        pen_.begin("P");
        pen_.draw_text(plain(section.aside), print::small,
                       {left() + width() - aside_width, y_ + std::max(0.0, title_height - aside_height)}, aside_width,
                       Align::end);
        pen_.end("P");
    }
    y_ += title_height + 3;
    pen_.rule({left(), y_}, width(), drawing::Tone::ink, 0.8);
    y_ += 9;
    add(section.blocks);
    pen_.end("Sect");
}

void PdfFlow::add_block(const Heading& heading) {
    y_ += 8;
    pen_.outline(section_outline_, heading.text, page_, y_);
    write("H3", plain(heading.text), print::h3, 4);
}

void PdfFlow::add_block(const Paragraph& paragraph) {
    if (paragraph.tone == Tone::normal) return write("P", paragraph.text, print::body, 7);
    if (paragraph.tone == Tone::note) return write("P", paragraph.text, print::small, 7);
    const bool alarm = paragraph.tone == Tone::alarm;
    const Lettering lettering = toned(print::small, drawing::Tone::ink);
    const double height = pen_.text_height(paragraph.text, lettering, width() - 22) + 10;
    keep(height);
    pen_.fill({left(), y_, left() + width(), y_ + height}, alarm ? drawing::Tone::paper : drawing::Tone::accent_soft);
    pen_.upright({left(), y_}, height, alarm ? drawing::Tone::negative_ink : drawing::Tone::accent, 3);
    pen_.begin("P");
    pen_.draw_text(paragraph.text, lettering, {left() + 12, y_ + 5}, width() - 22);
    pen_.end("P");
    y_ += height + 8;
}

void PdfFlow::add_block(const Figure& figure) {
    const double caption = figure.caption.empty() ? 0 : pen_.text_height(figure.caption, print::small, width()) + 4;
    const double room = bottom() - print::top - caption - 60;
    const double scale = std::min({width() / figure.drawing.width, room / figure.drawing.height, most_enlarged});
    const double wide = figure.drawing.width * scale, high = figure.drawing.height * scale;
    keep(high + caption + 10);
    const double x = left() + (figure.extent == Extent::normal ? (width() - wide) / 2 : 0);
    paint(figure.drawing, {x, y_, x + wide, y_ + high}, figure.alternative);
    y_ += high + 4;
    write("P", figure.caption, print::small, 6);
}

void PdfFlow::add_block(const Panel& panel) {
    keep(pen_.text_height(panel.text, print::body, width()) + 5 + height_of(panel.figure));
    write("P", panel.text, print::body, 5);
    add_block(panel.figure);
}

void PdfFlow::add_block(const Bullets& bullets) {
    pen_.begin("L");
    for (const Text& item : bullets.items) {
        keep(pen_.text_height(item, print::body, width() - 14));
        pen_.begin("LI");
        pen_.begin("Lbl");
        pen_.draw_text(plain("–"), print::body, {left(), y_}, 12);
        pen_.end("Lbl");
        write("LBody", item, print::body, 4, 14);
        pen_.end("LI");
    }
    pen_.end("L");
    y_ += 4;
}

void PdfFlow::add_block(const Facts& facts) {
    for (const auto& [name, value] : facts.rows) write("P", strong(name + ": ") + value, print::body, 3);
    y_ += 4;
}

void PdfFlow::add_figure_row(const KeyFigures& figures, std::size_t from, std::size_t columns) {
    const double gap = 16, cell = (width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const std::size_t until = std::min(figures.figures.size(), from + columns);
    double height = 0;
    for (std::size_t i = from; i < until; ++i) {
        height = std::max(height, 12 + 30 + pen_.text_height(figures.figures[i].certainty, print::micro, cell) + 6);
    }
    keep(height);
    pen_.rule({left(), y_}, width(), drawing::Tone::line);
    for (std::size_t i = from; i < until; ++i) {
        const KeyFigure& figure = figures.figures[i];
        const double x = left() + static_cast<double>(i - from) * (cell + gap);
        Text value = strong(figure.value);
        pen_.begin("P");
        pen_.draw_text(plain(figure.label), print::micro, {x, y_ + 5}, cell);
        const double value_width = pen_.text_width(value, {20, Family::serif});
        pen_.draw_text(value, {20, Family::serif}, {x, y_ + 14}, cell);
        if (!figure.unit.empty())
            pen_.draw_text(plain(figure.unit), print::micro, {x + value_width + 5, y_ + 25}, cell);
        pen_.draw_text(figure.certainty, print::micro, {x, y_ + 40}, cell);
        pen_.end("P");
    }
    y_ += height + 2;
}

void PdfFlow::add_block(const KeyFigures& figures) {
    const std::size_t count = figures.figures.size();
    const std::size_t columns = count <= 5 ? std::max<std::size_t>(count, 3) : count % 3 == 0 ? 3 : 4;
    for (std::size_t from = 0; from < count; from += columns) add_figure_row(figures, from, columns);
    y_ += 8;
}

double PdfFlow::ranked_height(const RankedItem& item) const {
    const double room = width() - rank_indent;
    const double bar = item.bar ? item.bar->height * rank_bar_width / item.bar->width : 0;
    return 18 + bar + pen_.text_height(item.why, print::small, room) + 24;
}

void PdfFlow::add_ranked(const RankedItem& item) {
    keep(ranked_height(item));
    const double x = left() + rank_indent, room = width() - rank_indent;
    pen_.begin("LI");
    pen_.begin("Lbl");
    pen_.draw_text(plain(item.place), toned(bold({13, Family::serif}), drawing::Tone::ink_2), {left(), y_},
                   rank_indent);
    pen_.end("Lbl");
    pen_.begin("LBody");
    pen_.begin("P");
    pen_.sign(item.sign, {x + 6.5, y_ + 9}, 13);
    Text title = strong(item.number + " " + item.name);
    const double title_room = room - 80;
    pen_.draw_text(title, print::body, {x + 18, y_ + 2}, title_room);
    double mark_x = x + 18 + std::min(title_room, pen_.text_width(title, print::body)) + 7;
    for (const Mark mark : item.marks) {
        const bool alarm = mark == Mark::alarm;
        const Text text = strong((alarm ? "" : mark_glyph(mark) + " ") + mark_word(mark, options_.language));
        const Lettering lettering = toned(print::small, alarm ? drawing::Tone::negative_ink : drawing::Tone::critical);
        pen_.draw_text(text, lettering, {mark_x, y_ + 3}, 120);
        mark_x += pen_.text_width(text, lettering) + 8;
    }
    pen_.draw_text(plain(item.score), bold({13, Family::serif}), {x, y_}, room, Align::end);
    pen_.end("P");
    y_ += 19;
    if (item.bar) {
        const double high = item.bar->height * rank_bar_width / item.bar->width;
        paint(*item.bar, {x, y_, x + rank_bar_width, y_ + high}, item.bar_alternative);
        y_ += high + 1;
    }
    write("P", item.why, print::small, 0, rank_indent);
    write("P", plain(item.arithmetic), toned(print::small, drawing::Tone::ink), 5, rank_indent);
    pen_.end("LBody");
    pen_.end("LI");
    pen_.rule({left(), y_}, width(), drawing::Tone::line, 0.6);
    y_ += 6;
}

void PdfFlow::add_block(const RankedList& list) {
    pen_.begin("L");
    for (const RankedItem& item : list.items) add_ranked(item);
    pen_.end("L");
    y_ += 4;
}

void PdfFlow::add_block(const Checks& checks) {
    pen_.begin("L");
    for (const Check& check : checks.items) {
        const bool met = check.state == CheckState::met;
        keep(pen_.text_height(check.text, print::body, width() - 18));
        pen_.begin("LI");
        pen_.begin("Lbl");
        pen_.draw_text(plain(met                                  ? "✓"
                             : check.state == CheckState::not_met ? "–"
                                                                  : "?"),
                       print::body, {left(), y_}, 16);
        pen_.end("Lbl");
        write("LBody", check.text, met ? bold(print::body) : toned(print::body, drawing::Tone::ink_2), 2, 18);
        pen_.end("LI");
    }
    pen_.end("L");
    y_ += 6;
}

void PdfFlow::add_block(const Missing& missing) {
    const double room = width() - 14;
    const double height =
        pen_.text_height(missing.what, print::body, room) + pen_.text_height(missing.step, print::small, room) + 3;
    keep(height);
    pen_.upright({left(), y_}, height, drawing::Tone::edge, 1);
    write("P", missing.what, print::body, 2, 14);
    write("P", missing.step, print::small, 8, 14);
}

}  // namespace ciclo::report
