#include "report/pdf.h"

#include <mutex>

#include "report/fonts.h"
#include "report/pdf_flow.h"

namespace ciclo::report {

namespace {

void add_all(const Document& document, PdfFlow& flow) {
    flow.add_lead(document);
    // the figures of the whole, the circle, what to attend to, and what else is worth knowing
    std::vector<Block> first, rest;
    for (const Block& block : document.overview) {
        if (std::holds_alternative<KeyFigures>(block))
            first.insert(first.begin(), block);
        else
            (std::holds_alternative<Figure>(block) ? first : rest).push_back(block);
    }
    flow.add(first);
    flow.add(document.attention);
    flow.add(rest);
    for (const Section& section : document.sections) flow.add(section);
}

struct Written {
    std::string bytes;
    int pages = 0;
};

/// `pages` is what the foot says; 0 counts them, without pictures.
Result<Written> write(const Document& document, int pages) {
    PdfFacts facts;
    facts.title = document.title;
    facts.subject = flat(document.answer);
    // the file says the day of its newest evidence, so that the same evidence gives the same file
    facts.made_on = (document.day.empty() ? "2000-01-01" : document.day) + "T00:00:00Z";
    facts.language = document.language;
    PdfPen pen(facts, a4_portrait);
    PdfFlow flow(pen, {document.language, document.foot, pages});
    pen.begin("Document");
    add_all(document, flow);
    const auto counted = flow.finish();
    pen.end("Document");
    if (!counted) return counted.errors();
    auto bytes = pen.finish();
    if (!bytes) return bytes.errors();
    return Written{std::move(bytes).value(), *counted};
}

}  // namespace

Result<std::string> to_pdf(const Document& document) {
    static std::mutex one_at_a_time;  // pango's font map belongs to the thread that fills it
    const std::scoped_lock lock(one_at_a_time);
    if (const auto fonts = use_shipped_fonts(); !fonts) return fonts.errors();
    const auto counted = write(document, 0);
    if (!counted) return counted.errors();
    auto written = write(document, counted->pages);
    if (!written) return written.errors();
    return std::move(*written).bytes;
}

}  // namespace ciclo::report
