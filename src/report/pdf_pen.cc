#include "report/pdf_pen.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstdlib>

#include "base/ensure.h"
#include "base/text.h"
#include "report/pdf_access.h"
#include "report/svg_painter.h"

namespace ciclo::report {

namespace {

struct Drop {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Drop>;

cairo_status_t append(void* bytes, const unsigned char* more, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(more), length);
    return CAIRO_STATUS_SUCCESS;
}

struct Colour {
    double red = 0, green = 0, blue = 0;
};

Colour colour(drawing::Tone tone) {
    const std::string hex(drawing::colour_of(tone));  // "#16222a"
    const auto channel = [&](std::size_t at) {
        return static_cast<double>(std::strtol(hex.substr(at, 2).c_str(), nullptr, 16)) / 255;
    };
    return {channel(1), channel(3), channel(5)};
}

/// What a page can show: bad bytes and control characters become U+FFFD, so that no library warns or stops.
std::string showable(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool control = point.value < 0x20 || point.value == 0x7F || (point.value >= 0x80 && point.value < 0xA0);
        if (!point.good || control)
            out += point.value == '\n' || point.value == '\t' ? " " : "\uFFFD";
        else
            out.append(text, at, point.size);
        at += point.size;
    }
    return out;
}

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t until) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(until);
    pango_attr_list_insert(list, attribute);
}

guint16 wide(double channel) {
    return static_cast<guint16>(channel * 65535);
}

}  // namespace

struct PdfPen::Tools {
    std::string bytes;
    std::unique_ptr<cairo_surface_t, Drop> surface;
    std::unique_ptr<cairo_t, Drop> pen;
    PdfAccess access;

    void use(drawing::Tone tone) {
        const Colour c = colour(tone);
        cairo_set_source_rgb(pen.get(), c.red, c.green, c.blue);
    }
    Layout lay_out(const Text& text, const Lettering& lettering, double width) const;
};

Layout PdfPen::Tools::lay_out(const Text& text, const Lettering& lettering, double width) const {
    Layout layout(pango_cairo_create_layout(pen.get()));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, lettering.family == Family::serif ? "Source Serif 4" : "Source Sans 3");
    pango_font_description_set_weight(font, lettering.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, lettering.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    std::string all;
    PangoAttrList* attributes = pango_attr_list_new();
    add_attribute(
        attributes,
        pango_attr_line_height_new_absolute(static_cast<int>(lettering.size * lettering.leading * PANGO_SCALE)), 0,
        G_MAXUINT);
    add_attribute(attributes, pango_attr_font_features_new("tnum=1"), 0, G_MAXUINT);
    const Colour grey = colour(drawing::Tone::ink_2);
    for (const Span& span : text) {
        const std::size_t from = all.size();
        all += showable(span.text);
        if (span.emphasis == Emphasis::strong)
            add_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, all.size());
        if (span.emphasis == Emphasis::quiet) {
            add_attribute(attributes, pango_attr_foreground_new(wide(grey.red), wide(grey.green), wide(grey.blue)),
                          from, all.size());
        }
    }
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout.get(), width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), all.c_str(), static_cast<int>(all.size()));
    return layout;
}

PdfPen::PdfPen(const PdfFacts& facts, SheetSize first) : tools_(std::make_unique<Tools>()) {
    tools_->surface.reset(cairo_pdf_surface_create_for_stream(append, &tools_->bytes, first.width, first.height));
    cairo_surface_t* surface = tools_->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, showable(facts.title).c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, showable(facts.subject).c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Ciclo");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, facts.made_on.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, facts.made_on.c_str());
    tools_->pen.reset(cairo_create(surface));
    tools_->access.language = facts.language;
}

PdfPen::~PdfPen() = default;

double PdfPen::text_height(const Text& text, const Lettering& lettering, double width) const {
    if (text.empty()) return 0;
    const Layout layout = tools_->lay_out(text, lettering, width);
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double PdfPen::text_width(const Text& text, const Lettering& lettering) const {
    const Layout layout = tools_->lay_out(text, lettering, -1);
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

double PdfPen::longest_word(const Text& text, const Lettering& lettering) const {
    double longest = 0;
    const std::string all = flat(text);
    for (const std::string_view word : words_of(all)) {
        longest = std::max(longest, text_width({{std::string(word), Emphasis::plain}}, lettering));
    }
    return longest;
}

double PdfPen::draw_text(const Text& text, const Lettering& lettering, drawing::Point at, double width, Align align) {
    if (text.empty()) return 0;
    const Layout layout = tools_->lay_out(text, lettering, width);
    if (align == Align::end) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
    tools_->use(lettering.tone);
    cairo_move_to(tools_->pen.get(), at.x, at.y);
    pango_cairo_show_layout(tools_->pen.get(), layout.get());
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

void PdfPen::rule(drawing::Point from, double length, drawing::Tone tone, double thickness) {
    fill({from.x, from.y - thickness / 2, from.x + length, from.y + thickness / 2}, tone);
}

void PdfPen::upright(drawing::Point from, double length, drawing::Tone tone, double thickness) {
    fill({from.x, from.y, from.x + thickness, from.y + length}, tone);
}

void PdfPen::fill(const drawing::Box& box, drawing::Tone tone) {
    tools_->use(tone);
    cairo_rectangle(tools_->pen.get(), box.left, box.top, box.width(), box.height());
    cairo_fill(tools_->pen.get());
}

void PdfPen::sign(drawing::Sign sign, drawing::Point centre, double diameter) {
    cairo_t* pen = tools_->pen.get();
    cairo_save(pen);
    cairo_translate(pen, centre.x, centre.y);
    cairo_scale(pen, diameter / 20, diameter / 20);  // the shapes of the pages stand in a box of 20
    cairo_new_path(pen);
    const double dash[] = {3, 2.3};
    if (sign == drawing::Sign::positive || sign == drawing::Sign::none) cairo_arc(pen, 0, 0, 8.5, 0, 6.283185307179586);
    if (sign == drawing::Sign::negative) cairo_rectangle(pen, -8, -8, 16, 16);
    if (sign == drawing::Sign::mixed) {
        cairo_move_to(pen, 0, -9.1), cairo_line_to(pen, 9.1, 0), cairo_line_to(pen, 0, 9.1),
            cairo_line_to(pen, -9.1, 0);
        cairo_close_path(pen);
    }
    tools_->use(drawing::fill_of(sign));
    cairo_fill_preserve(pen);
    tools_->use(drawing::ink_of(sign));
    cairo_set_line_width(pen, 1.5);
    if (sign == drawing::Sign::none) cairo_set_dash(pen, dash, 2, 0);
    cairo_stroke(pen);
    cairo_set_dash(pen, nullptr, 0, 0);
    cairo_set_line_width(pen, 2);
    if (sign == drawing::Sign::positive) {
        cairo_move_to(pen, 0, -4), cairo_line_to(pen, 0, 4), cairo_move_to(pen, -4, 0), cairo_line_to(pen, 4, 0);
    }
    if (sign == drawing::Sign::negative) cairo_move_to(pen, -4.2, 0), cairo_line_to(pen, 4.2, 0);
    if (sign == drawing::Sign::mixed) {
        cairo_move_to(pen, -4.2, 1);
        cairo_curve_to(pen, -2.8, -1.6, -1.3, -1.6, 0, 0);
        cairo_curve_to(pen, 1.3, 1.6, 2.8, 1.6, 4.2, -1);
    }
    cairo_stroke(pen);
    cairo_restore(pen);
}

Result<Done> PdfPen::picture(const drawing::Drawing& drawing, const drawing::Box& place) {
    return paint_drawing(tools_->pen.get(), drawing, place);
}

void PdfPen::begin(const char* tag) {
    cairo_tag_begin(tools_->pen.get(), tag, nullptr);
}
void PdfPen::end(const char* tag) {
    cairo_tag_end(tools_->pen.get(), tag);
}

void PdfPen::begin_figure(const std::string& alternative) {
    tools_->access.alternatives.push_back(showable(alternative));
    begin("Figure");
}

int PdfPen::outline(int parent, const std::string& title, int page, double top) {
    const std::string where = "page=" + std::to_string(page) + " pos=[0 " + std::to_string(static_cast<int>(top)) + "]";
    return cairo_pdf_surface_add_outline(
        tools_->surface.get(), parent, showable(title).c_str(), where.c_str(),
        parent == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0));
}

void PdfPen::next_sheet(SheetSize size) {
    cairo_show_page(tools_->pen.get());
    cairo_pdf_surface_set_size(tools_->surface.get(), size.width, size.height);
}

Result<std::string> PdfPen::finish() {
    tools_->pen.reset();
    cairo_surface_finish(tools_->surface.get());
    const cairo_status_t status = cairo_surface_status(tools_->surface.get());
    if (status != CAIRO_STATUS_SUCCESS) {
        return Error{ErrorKind::unsupported,
                     std::string("the PDF could not be written: ") + cairo_status_to_string(status),
                     "free some memory or choose another format",
                     {}};
    }
    return make_accessible(std::move(tools_->bytes), tools_->access);
}

}  // namespace ciclo::report
