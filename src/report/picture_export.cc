#include "report/picture_export.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "report/fonts.h"
#include "report/pdf_access.h"
#include "report/svg_painter.h"

namespace ciclo::report {

namespace {

constexpr double points_per_pixel = 0.75;  // 72 points and 96 CSS pixels to the inch
constexpr double margin = 36;              // half an inch, which every office printer can print
constexpr double foot_size = 9, title_size = 13, summary_size = 15;
constexpr double foot_height = 24, gap = 12;
constexpr double most_png_pixels = 100e6;    // 400 MB of memory while it is made
constexpr double most_png_side = 32767;      // cairo's own limit
constexpr double largest_enlargement = 1.3;  // a small picture is not blown up to fill the sheet

struct Drop {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Surface = std::unique_ptr<cairo_surface_t, Drop>;
using Pen = std::unique_ptr<cairo_t, Drop>;
using Layout = std::unique_ptr<PangoLayout, Drop>;

cairo_status_t append(void* bytes, const unsigned char* more, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(more), length);
    return CAIRO_STATUS_SUCCESS;
}

Error failed(const char* what, cairo_status_t status) {
    return {ErrorKind::unsupported,
            std::string(what) + ": " + cairo_status_to_string(status),
            "make the picture smaller or free some memory",
            {}};
}

struct Lettering {
    const char* family;
    double size;
    PangoWeight weight = PANGO_WEIGHT_NORMAL;
    double grey = 0.09;  ///< 0 black … 1 white
};

Layout lay_out(cairo_t* pen, const std::string& text, const Lettering& lettering, double width) {
    Layout layout(pango_cairo_create_layout(pen));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, lettering.family);
    pango_font_description_set_weight(font, lettering.weight);
    pango_font_description_set_absolute_size(font, lettering.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return layout;
}

double height_of(const Layout& layout) {
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

/// Writes `text` at `top`, tagged; gives its height.
double write(cairo_t* pen, const char* tag, const std::string& text, const Lettering& lettering, double top,
             double width) {
    const Layout layout = lay_out(pen, text, lettering, width);
    cairo_tag_begin(pen, tag, nullptr);
    cairo_set_source_rgb(pen, lettering.grey, lettering.grey + 0.04, lettering.grey + 0.07);
    cairo_move_to(pen, margin, top);
    pango_cairo_show_layout(pen, layout.get());
    cairo_tag_end(pen, tag);
    return height_of(layout);
}

struct Sheet {
    double width = 0, height = 0;
};

Sheet sheet_of(Paper paper, Orientation orientation) {
    const Sheet upright = paper == Paper::a4 ? Sheet{595.28, 841.89} : Sheet{841.89, 1190.55};
    return orientation == Orientation::portrait ? upright : Sheet{upright.height, upright.width};
}

/// The largest box of the picture's proportions inside `room`, in the middle, at the top.
drawing::Box fitted(const drawing::Drawing& picture, const drawing::Box& room) {
    const double scale = std::min(
        {room.width() / picture.width, room.height() / picture.height, points_per_pixel * largest_enlargement});
    const double left = room.left + (room.width() - picture.width * scale) / 2;
    return {left, room.top, left + picture.width * scale, room.top + picture.height * scale};
}

void write_foot(cairo_t* pen, const Sheet& sheet, const PdfOptions& options, std::size_t page, std::size_t pages) {
    const double top = sheet.height - margin - foot_size * 1.4, width = sheet.width - 2 * margin;
    cairo_set_source_rgb(pen, 0.83, 0.86, 0.87);
    cairo_set_line_width(pen, 0.75);
    cairo_move_to(pen, margin, top - 5);
    cairo_line_to(pen, sheet.width - margin, top - 5);
    cairo_stroke(pen);
    const Lettering small{"Source Sans 3", foot_size, PANGO_WEIGHT_NORMAL, 0.3};
    if (!options.foot.empty()) write(pen, "P", options.foot, small, top, width - 60);
    const Layout number = lay_out(pen, std::to_string(page) + " / " + std::to_string(pages), small, width);
    pango_layout_set_alignment(number.get(), PANGO_ALIGN_RIGHT);
    cairo_set_source_rgb(pen, 0.3, 0.34, 0.37);
    cairo_move_to(pen, margin, top);
    pango_cairo_show_layout(pen, number.get());
}

/// Title and sentence at the top of the sheet; gives where they end.
double write_head(cairo_t* pen, const Sheet& sheet, const PdfOptions& options, std::size_t page) {
    double top = margin;
    const double width = sheet.width - 2 * margin;
    if (!options.title.empty()) {
        const char* tag = page == 0 ? "H1" : "P";
        top += write(pen, tag, options.title, {"Source Sans 3", title_size, PANGO_WEIGHT_BOLD}, top, width) + 2;
    }
    const bool sentence = page < options.summaries.size() && !options.summaries[page].empty();
    if (sentence) top += write(pen, "P", options.summaries[page], {"Source Serif 4", summary_size}, top, width);
    return top + (top > margin ? gap : 0);
}

Result<Done> draw_pages(cairo_t* pen, const std::vector<drawing::Drawing>& pages, const PdfOptions& options) {
    const Sheet sheet = sheet_of(options.paper, options.orientation);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const double top = write_head(pen, sheet, options, i);
        const drawing::Box room{margin, top, sheet.width - margin, sheet.height - margin - foot_height};
        cairo_tag_begin(pen, "Figure", nullptr);
        const auto painted = paint_drawing(pen, pages[i], fitted(pages[i], room));
        cairo_tag_end(pen, "Figure");
        if (!painted) return painted.errors();
        write_foot(pen, sheet, options, i + 1, pages.size());
        cairo_show_page(pen);
    }
    return done;
}

/// What is read instead of the picture: its own <desc>, which is the sentence with the finding.
std::string description_of(const drawing::Drawing& picture) {
    const std::size_t open = picture.svg.find("<desc"), begin = picture.svg.find('>', open) + 1;
    const std::size_t end = picture.svg.find("</desc>", begin);
    if (open == std::string::npos || end == std::string::npos) return {};
    std::string text = picture.svg.substr(begin, end - begin);
    for (const auto& [entity, letter] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
            text.replace(at, std::char_traits<char>::length(entity), letter);
        }
    }
    return text;
}

void write_facts(cairo_surface_t* surface, const PdfOptions& options) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, options.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Ciclo");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, options.made_on.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, options.made_on.c_str());
}

}  // namespace

Result<std::string> to_png(const drawing::Drawing& picture, double scale) {
    ENSURE(scale > 0 && picture.width > 0 && picture.height > 0, "a picture has a size");
    const double width = std::ceil(picture.width * scale), height = std::ceil(picture.height * scale);
    if (width > most_png_side || height > most_png_side || width * height > most_png_pixels) {
        return Error{ErrorKind::limit,
                     "the picture would have " + std::to_string(static_cast<long long>(width)) + " x " +
                         std::to_string(static_cast<long long>(height)) + " pixels",
                     "choose a smaller scale, SVG or PDF",
                     {}};
    }
    const Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    const Pen pen(cairo_create(surface.get()));
    cairo_set_source_rgb(pen.get(), 1, 1, 1);
    cairo_paint(pen.get());
    const auto painted = paint_drawing(pen.get(), picture, {0, 0, picture.width * scale, picture.height * scale});
    if (!painted) return painted.errors();
    std::string bytes;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) return failed("the PNG could not be written", status);
    return bytes;
}

Result<std::string> to_pdf(const std::vector<drawing::Drawing>& pages, const PdfOptions& options) {
    ENSURE(!pages.empty(), "a file of pictures has at least one");
    if (const auto fonts = use_shipped_fonts(); !fonts) return fonts.errors();
    std::string bytes;
    const Sheet sheet = sheet_of(options.paper, options.orientation);
    Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, sheet.width, sheet.height));
    write_facts(surface.get(), options);
    Pen pen(cairo_create(surface.get()));
    cairo_tag_begin(pen.get(), "Document", nullptr);
    const auto drawn = draw_pages(pen.get(), pages, options);
    cairo_tag_end(pen.get(), "Document");
    pen.reset();
    if (!drawn) return drawn.errors();
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
        return failed("the PDF could not be written", status);
    }
    PdfAccess access{options.language, {}};
    for (const auto& page : pages) access.alternatives.push_back(description_of(page));
    return make_accessible(std::move(bytes), access);
}

}  // namespace ciclo::report
