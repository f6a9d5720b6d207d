// PdfPen: writes on the sheets of one PDF: text, rules, signs, drawings, and the tags that tell what each of them is.
//
// Points (1/72 inch) from the upper left corner of the sheet. Knows nothing of documents; pdf_flow decides where things
// go. The libraries' headers stay in the .cc. One thread at a time. Internal to report.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "drawing/geometry.h"
#include "drawing/paper.h"
#include "drawing/picture.h"
#include "drawing/sign.h"
#include "report/document.h"

namespace ciclo::report {

enum class Family { sans, serif };
enum class Weight { regular, bold };
struct Lettering {
    double size = 10.5;
    Family family = Family::sans;
    Weight weight = Weight::regular;
    drawing::Tone tone = drawing::Tone::ink;
    double leading = 1.34;  ///< line height / size
};

struct SheetSize {
    double width = 0, height = 0;
};
inline constexpr SheetSize a4_portrait{595.28, 841.89}, a4_landscape{841.89, 595.28};

struct PdfFacts {
    std::string title, subject;
    std::string made_on;  ///< ISO 8601
    Language language = Language::en;
};

class PdfPen {
public:
    /// The shipped fonts must be in use (report/fonts.h).
    PdfPen(const PdfFacts& facts, SheetSize first_sheet);
    ~PdfPen();
    PdfPen(const PdfPen&) = delete;
    PdfPen& operator=(const PdfPen&) = delete;

    double text_height(const Text& text, const Lettering& lettering, double width) const;
    /// Width without any line break.
    double text_width(const Text& text, const Lettering& lettering) const;
    /// Width of the longest word: no column may be narrower.
    double longest_word(const Text& text, const Lettering& lettering) const;
    double draw_text(const Text& text, const Lettering& lettering, drawing::Point at, double width,
                     Align align = Align::start);

    void rule(drawing::Point from, double length, drawing::Tone tone, double thickness = 0.75);
    void upright(drawing::Point from, double length, drawing::Tone tone, double thickness);
    void fill(const drawing::Box& box, drawing::Tone tone);
    void sign(drawing::Sign sign, drawing::Point centre, double diameter);
    Result<Done> picture(const drawing::Drawing& drawing, const drawing::Box& place);

    /// Structure: "H1", "P", "Table", … of ISO 32000-1, 14.8.4.
    void begin(const char* tag);
    void end(const char* tag);
    /// A Figure with the text read instead of it; end with end("Figure").
    void begin_figure(const std::string& alternative);
    /// Entry of the outline; gives its number, which children name as their parent (0 = none).
    int outline(int parent, const std::string& title, int page, double top);
    /// Ends the sheet and begins one of this size.
    void next_sheet(SheetSize size);
    /// The bytes; the pen is spent.
    Result<std::string> finish();

private:
    struct Tools;
    std::unique_ptr<Tools> tools_;
};

}  // namespace ciclo::report
