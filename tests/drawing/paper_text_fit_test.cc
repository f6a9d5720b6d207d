#include <gtest/gtest.h>

#include "base/text.h"
#include "drawing/circle_examples.h"
#include "drawing/text_fit.h"

namespace ciclo::drawing {
namespace {

TEST(TextFit, MeasuresWithTheTablesOfTheFonts) {
    // Source Sans 3: H 652, o 542, l 255, a 504 thousandths of an em.
    EXPECT_NEAR(text_width("Hola", 10), (652 + 542 + 255 + 504) / 100.0, 1e-9);
    // DejaVu Sans, units of 2048: H 1540, o 1253, l 569, a 1255; the table rounds up to whole thousandths.
    EXPECT_NEAR(safe_width("Hola", 10), (752 + 612 + 278 + 613) / 100.0, 1e-9);
    EXPECT_EQ(text_width("", 10), 0);
    EXPECT_EQ(text_width("e\u0301", 20), text_width("e", 20));  // a combining accent takes no room
    EXPECT_EQ(text_width("\u4e16", 20), 20);                    // not in the tables: one em
    EXPECT_GT(text_width("Hola", 10, Face::bold), text_width("Hola", 10));
}

TEST(TextFit, NeverCallsTheFallbackNarrower) {
    examples::Dice dice(3);
    for (int i = 0; i < 500; ++i) {
        const std::string name = examples::random_name(dice);
        for (Face face : {Face::regular, Face::bold, Face::serif}) {
            ASSERT_GE(safe_width(name, 15, face), text_width(name, 15, face));
        }
        ASSERT_LT(safe_width(name, 15), 0.99 * 15 * static_cast<double>(length_in_code_points(name)) + 1);
    }
}

TEST(TextFit, BreaksEvenlyAndNotBehindShortWords) {
    const Wrapped two = wrap("Solicitud de ambulancia", {.face = Face::bold, .width = 140});
    EXPECT_EQ(join(two.lines, "|"), "Solicitud|de ambulancia");
    const Wrapped three = wrap("Recibe los billetes correctos y la despedida",
                               {.face = Face::bold, .width = 150, .first_line_indent = 16});
    EXPECT_EQ(join(three.lines, "|"), "Recibe los|billetes correctos|y la despedida");
    EXPECT_EQ(join(wrap("  uno \n dos  ", {}).lines, "|"), "uno dos");
    EXPECT_TRUE(wrap("", {}).lines.empty());
}

TEST(TextFit, CutsOnlyWhatDoesNotFit) {
    const Wrapped cut = wrap("uno dos tres cuatro cinco seis siete ocho nueve diez once doce", {.width = 60});
    EXPECT_TRUE(cut.cut);
    ASSERT_EQ(cut.lines.size(), 3u);
    EXPECT_EQ(cut.lines[2].substr(cut.lines[2].size() - 3), "…");
    EXPECT_EQ(cut.lines[0], "uno dos");
    const std::string word = "arbeidsongeschiktheidsverzekeringsmaatschappij";
    const Wrapped stands = wrap(word, {.width = 100, .widest = 400});
    EXPECT_FALSE(stands.cut);
    EXPECT_EQ(stands.lines.front(), word);
    const Wrapped limited = wrap(word, {.width = 100, .widest = 150});
    EXPECT_TRUE(limited.cut);
    EXPECT_LE(text_width(limited.lines.front(), 15), 150);
}

TEST(TextFit, KeepsEveryWordAndEveryLimit) {
    examples::Dice dice(5);
    for (int i = 0; i < 2000; ++i) {
        const std::string name = examples::random_name(dice);
        const double width = static_cast<double>(60 + dice.below(200));
        const Fit fit{.width = width, .widest = width + 80, .most_lines = 1 + dice.below(4)};
        const Wrapped wrapped = wrap(name, fit);
        ASSERT_LE(wrapped.lines.size(), fit.most_lines);
        for (const std::string& line : wrapped.lines) ASSERT_LE(text_width(line, 15), fit.widest + 1e-6) << line;
        if (wrapped.cut) continue;
        std::string back = join(wrapped.lines, " "), whole = name;
        std::erase(back, ' ');
        std::erase(whole, ' ');
        ASSERT_EQ(back, whole);
    }
}

TEST(TextFit, ShortensBetweenCharacters) {
    EXPECT_EQ(shorten("corto", 15, Face::regular, 100), "corto");
    const std::string cut = shorten("ñandúes ñandúes ñandúes", 15, Face::regular, 60);
    EXPECT_LE(text_width(cut, 15), 60);
    EXPECT_TRUE(is_utf8(cut));
    EXPECT_EQ(shorten("abc", 15, Face::regular, 1), "…");
}

}  // namespace
}  // namespace ciclo::drawing
