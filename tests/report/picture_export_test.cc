#include "report/picture_export.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "report/pdf_access.h"

namespace ciclo::report {
namespace {

drawing::Drawing picture(const std::string& words, const std::string& finding) {
    return {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"100\" viewBox=\"0 0 300 100\" role=\"img\">"
        "<title>t</title><desc id=\"d-desc\">" +
            finding +
            "</desc>"
            "<text x=\"10\" y=\"40\" font-family=\"'Source Sans 3', sans-serif\" font-size=\"20\">" +
            words +
            "</text>"
            "<text x=\"10\" y=\"80\" font-family=\"'Source Sans 3', sans-serif\" font-size=\"20\" "
            "font-weight=\"650\">" +
            words + " ★ ▼ − ✓</text></svg>",
        300, 100};
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++n;
    return n;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

TEST(Png, HasTheNaturalSizeTimesTheScale) {
    const auto bytes = to_png(picture("Recepción", "uno"));
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->substr(1, 3), "PNG");
    EXPECT_EQ(big_endian(*bytes, 16), 600U);
    EXPECT_EQ(big_endian(*bytes, 20), 200U);
    EXPECT_EQ(big_endian(*to_png(picture("Recepción", "uno"), 1), 16), 300U);
}

TEST(Png, IsTheSameOnEveryRunAndShowsTheLetters) {
    EXPECT_EQ(*to_png(picture("Señal", "uno")), *to_png(picture("Señal", "dos")));
    EXPECT_NE(*to_png(picture("Señal", "uno")), *to_png(picture("Senal", "uno")));
}

TEST(Png, RefusesWhatMemoryCannotHold) {
    drawing::Drawing wide = picture("a", "b");
    wide.width = 40000;
    const auto bytes = to_png(wide);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.errors()[0].kind, ErrorKind::limit);
}

TEST(Png, RefusesWhatIsNoDrawing) {
    const auto bytes = to_png({"<svg", 10, 10});
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.errors()[0].kind, ErrorKind::unsupported);
}

PdfOptions options() {
    PdfOptions wanted;
    wanted.title = "Atención de urgencias, v1";
    wanted.foot = "Versión 1 · 20 oct 2025 · n 20";
    wanted.summaries = {"Falla para 1 de cada 3.", "Dos."};
    wanted.language = Language::es;
    return wanted;
}

TEST(Pdf, CarriesOurFontsAsTextNotShapes) {
    const auto bytes = to_pdf({picture("Recepción", "uno")}, options());
    ASSERT_TRUE(bytes);
    EXPECT_GT(count(*bytes, "CicloSans-Regular"), 0U);
    EXPECT_GT(count(*bytes, "CicloSans-Bold"), 0U);
    EXPECT_GT(count(*bytes, "CicloSerif-Regular"), 0U);
    EXPECT_GT(count(*bytes, "/ToUnicode"), 0U);
    EXPECT_EQ(count(*bytes, "/Subtype /Type3"), 0U);
    EXPECT_EQ(count(*bytes, "DejaVu"), 0U);
}

TEST(Pdf, IsTaggedWithLanguageAndAlternatives) {
    const auto bytes = to_pdf({picture("a", "A &lt; B"), picture("b", "dos")}, options());
    ASSERT_TRUE(bytes);
    EXPECT_EQ(count(*bytes, "/Lang (es)"), 1U);
    EXPECT_EQ(count(*bytes, "/DisplayDocTitle true"), 1U);
    EXPECT_EQ(count(*bytes, "/Alt <FEFF00410020003C00200042>"), 1U);
    EXPECT_EQ(count(*bytes, "/Alt <FEFF0064006F0073>"), 1U);
    EXPECT_LT(bytes->find("003C"), bytes->find("0064006F0073"));
    EXPECT_EQ(count(*bytes, "/Type /Page "), 2U);
}

TEST(Pdf, IsTheSameOnEveryRunAndHoldsNoCurrentDate) {
    const auto first = to_pdf({picture("a", "b")}, options()), second = to_pdf({picture("a", "b")}, options());
    EXPECT_EQ(*first, *second);
    EXPECT_EQ(count(*first, "/CreationDate (20000101000000"), 1U);
}

TEST(Pdf, SheetsHaveTheirSizes) {
    PdfOptions wanted = options();
    EXPECT_EQ(count(*to_pdf({picture("a", "b")}, wanted), "/MediaBox [ 0 0 841.89 595.28"), 1U);
    wanted.paper = Paper::a3;
    wanted.orientation = Orientation::portrait;
    EXPECT_EQ(count(*to_pdf({picture("a", "b")}, wanted), "/MediaBox [ 0 0 841.89 1190.55"), 1U);
}

TEST(PdfAccess, RefusesWhatIsNotFromCairo) {
    EXPECT_FALSE(make_accessible("%PDF-1.5\nnothing", {}));
    EXPECT_FALSE(make_accessible("", {}));
    auto bytes = to_pdf({picture("a", "b")}, options());
    EXPECT_FALSE(make_accessible(*bytes, {Language::es, {"one", "too many"}}));
}

}  // namespace
}  // namespace ciclo::report
