// What every drawing promises as a file: well-formed, self-contained, safe in a page with a strict content policy.
#include <gtest/gtest.h>

#include "base/ensure.h"
#include "drawing/circle_examples.h"
#include "drawing/svg.h"

namespace ciclo::drawing {
namespace {

/// The reason why `xml` is not well-formed, or "". Enough for what we write: elements, attributes in double quotes,
/// text.
std::string fault_in(const std::string& xml) {
    std::vector<std::string> open;
    for (std::size_t at = 0; at < xml.size();) {
        if (xml[at] != '<') {
            if (xml[at] == '&' && xml.find(';', at) > at + 6) return "bare & at " + std::to_string(at);
            ++at;
            continue;
        }
        std::size_t end = at;
        bool quoted = false;
        for (; end < xml.size() && (quoted || xml[end] != '>'); ++end) {
            if (xml[end] == '"') quoted = !quoted;
            if (quoted && xml[end] == '<') return "< inside a value at " + std::to_string(end);
        }
        if (end == xml.size()) return "unfinished tag at " + std::to_string(at);
        const std::string tag = xml.substr(at + 1, end - at - 1);
        const std::string name =
            tag.substr(tag[0] == '/' ? 1 : 0, tag.find_first_of(" /", 1) - (tag[0] == '/' ? 1 : 0));
        if (tag[0] == '/') {
            if (open.empty() || open.back() != tag.substr(1)) return "closes " + tag + " at " + std::to_string(at);
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(name);
        }
        at = end + 1;
    }
    return open.empty() ? "" : "left open: " + open.back();
}

void expect_promises(const Drawing& drawing) {
    EXPECT_EQ(fault_in(drawing.svg), "");
    for (const char* forbidden :
         {"style=", "<style", "<script", "url(", "javascript:", "xlink", "<image", " onload="}) {
        EXPECT_EQ(drawing.svg.find(forbidden), std::string::npos) << forbidden;
    }
    for (std::size_t at = drawing.svg.find("font-size=\""); at != std::string::npos;
         at = drawing.svg.find("font-size=\"", at + 1)) {
        EXPECT_GE(std::stod(drawing.svg.substr(at + 11)), 13);
    }
    EXPECT_GT(drawing.width, 0);
    EXPECT_GT(drawing.height, 0);
    EXPECT_NE(drawing.svg.find("<title id="), std::string::npos);
}

TEST(Svg, KeepsItsPromisesForRandomCircles) {
    for (std::size_t n = 0; n <= 60; ++n) {
        const Circle circle = examples::random_circle(n + 90000, n);
        const Drawing drawing = draw_circle(circle);
        expect_promises(drawing);
        EXPECT_EQ(drawing.svg, draw_circle(circle).svg);
        EXPECT_NE(drawing.svg.find("role=\"img\""), std::string::npos);
    }
}

TEST(Svg, IsAGroupWhenItsNodesCanBePressed) {
    const Drawing drawing = draw_circle(examples::hospital(Language::es));
    expect_promises(drawing);
    EXPECT_NE(drawing.svg.find("role=\"group\""), std::string::npos);
    EXPECT_NE(drawing.svg.find("aria-labelledby=\"hospital-title\""), std::string::npos);
    EXPECT_NE(drawing.svg.find("<desc id=\"hospital-desc\">Bueno en promedio"), std::string::npos);
    EXPECT_NE(drawing.svg.find("aria-label=\"3. Recepción en urgencias: media 2,85, negativo, 20 respuestas, "
                               "candidato a crítico, espera 35 min\""),
              std::string::npos);
    std::size_t at = 0;
    for (int i = 1; i <= 7; ++i) {  // reading order is the order of the moments
        at = drawing.svg.find("href=\"/m/" + std::to_string(i) + "\"", at);
        ASSERT_NE(at, std::string::npos) << i;
    }
}

TEST(Svg, SurvivesHostileNames) {
    Circle circle;
    circle.moments = {{.name = "</text><script>alert(1)</script>", .address = "\"><script>"},
                      {.name = std::string("a\x01\x02 \xFF\xC0 b\xEF\xBF\xBE", 12)},
                      {.name = "&amp; &lt; \"'"},
                      {.name = ""}};
    circle.centre.service = "<b>";
    const Drawing drawing = draw_circle(circle);
    EXPECT_EQ(fault_in(drawing.svg), "");
    EXPECT_EQ(drawing.svg.find("<script"), std::string::npos);
    EXPECT_EQ(drawing.svg.find('\x01'), std::string::npos);
    EXPECT_EQ(drawing.svg.find('\xFF'), std::string::npos);
    EXPECT_NE(drawing.svg.find("&amp;amp; &amp;lt; &quot;&#39;"), std::string::npos);
}

TEST(Svg, WritesNumbersShortAndRefusesWhatIsNone) {
    EXPECT_EQ(svg_number(0), "0");
    EXPECT_EQ(svg_number(-0.001), "0");
    EXPECT_EQ(svg_number(12.5), "12.5");
    EXPECT_EQ(svg_number(-3.456), "-3.46");
    EXPECT_EQ(svg_number(100.05), "100.05");
    EXPECT_THROW(svg_number(std::nan("")), Broken);
    EXPECT_THROW(svg_number(1e9), Broken);
}

TEST(Svg, WantsItsGroupsClosed) {
    Svg svg;
    svg.open_group();
    EXPECT_THROW(std::move(svg).finish({.view = {0, 0, 10, 10}}), Broken);
}

TEST(Paper, HasEveryToneInItsSheetAndNoAddress) {
    const std::string sheet = page_stylesheet();
    for (Tone tone : {Tone::ink, Tone::critical, Tone::positive_ink, Tone::band_2, Tone::none}) {
        const std::string token(token_of(tone));
        EXPECT_NE(sheet.find(".cd-f-" + token + "{fill:var(--" + token + ")}"), std::string::npos);
    }
    EXPECT_EQ(sheet.find("url"), std::string::npos);
    std::filesystem::create_directories("drawings");
    std::ofstream("drawings/page.css") << sheet;
}

TEST(Paper, HasTheLightTokensOfTheLook) {
    std::ifstream file(std::string(CICLO_SOURCE) + "/look/tokens.css");
    std::string css((std::istreambuf_iterator<char>(file)), {});
    ASSERT_FALSE(css.empty());
    css.resize(css.find("prefers-color-scheme:dark"));
    for (int i = 0; i <= static_cast<int>(Tone::band_2); ++i) {
        const Tone tone = static_cast<Tone>(i);
        const std::string wanted = "--" + std::string(token_of(tone)) + ":" + std::string(colour_of(tone)) + ";";
        EXPECT_NE(css.find(wanted), std::string::npos) << wanted;
    }
}

/// The end points of every piece lie on the circle and are far enough apart to fix its centre.
TEST(Svg, TurnsWholeCirclesWithoutLosingTheirCentre) {
    EXPECT_EQ(arc_path({0, 0}, 100, 0, 360).text(),
              "M0 -100A100 100 0 0 1 86.6 50A100 100 0 0 1 -86.6 50A100 100 0 0 1 0 -100");
    EXPECT_EQ(arc_path({0, 0}, 100, 0, 90).text(), "M0 -100A100 100 0 0 1 100 0");
    EXPECT_EQ(ring_path({0, 0}, 50, 100, 0, 90).text(), "M0 -100A100 100 0 0 1 100 0L50 0A50 50 0 0 0 0 -50Z");
}

TEST(Geometry, CrossesAndTouches) {
    EXPECT_TRUE(cross({{0, 0}, {10, 10}}, {{0, 10}, {10, 0}}));
    EXPECT_FALSE(cross({{0, 0}, {10, 10}}, {{10, 10}, {20, 0}}));  // only touch
    EXPECT_FALSE(cross({{0, 0}, {1, 1}}, {{5, 5}, {9, 9}}));       // on one line
    EXPECT_TRUE(touches({{-5, 5}, {15, 5}}, {0, 0, 10, 10}));
    EXPECT_FALSE(touches({{-5, -5}, {15, -1}}, {0, 0, 10, 10}));
    EXPECT_DOUBLE_EQ(distance({5, 5}, {{0, 0}, {10, 0}}), 5);
    EXPECT_DOUBLE_EQ(distance({-3, 4}, {{0, 0}, {10, 0}}), 5);
}

}  // namespace
}  // namespace ciclo::drawing
