#include "base/text.h"

#include <gtest/gtest.h>

namespace ciclo {
namespace {

using namespace std::string_literals;

TEST(Utf8, knows_good_from_bad) {
    EXPECT_TRUE(is_utf8("Árbol de decisión 😀 \u0800\uFFFD"));
    EXPECT_TRUE(is_utf8("nul \0 is a character"s));
    for (const char* bad : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80",
                            "\xC3", "\xE2\x82", "\xFF"}) {
        EXPECT_FALSE(is_utf8(bad));
    }
    EXPECT_EQ(first_bad_utf8("0123456789 se\xF1or"), 13u);
    EXPECT_FALSE(first_bad_utf8("señor").has_value());
}

TEST(Utf8, counts_code_points) {
    EXPECT_EQ(length_in_code_points("señor 😀"), 7u);
    EXPECT_EQ(length_in_code_points("a\xFF\xFE"), 3u);
    EXPECT_EQ(first_code_points("señor", 3), "señ");
    EXPECT_EQ(first_code_points("ab", 9), "ab");
    std::string out;
    for (char32_t c : {U'a', U'é', U'€', U'😀'}) append_utf8(out, c);
    EXPECT_EQ(out, "aé€😀");
    EXPECT_EQ(code_point_at(out, 3).value, U'€');
    EXPECT_EQ(code_point_at(out, 3).size, 3u);
}

TEST(Text, trims_and_splits) {
    EXPECT_EQ(trim(" \t\u00A0 a b \r\n\u00A0"), "a b");
    EXPECT_EQ(trim("\u00A0"), "");
    EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
    EXPECT_EQ(words_of("  uno\u00A0dos\ntres "), (std::vector<std::string_view>{"uno", "dos", "tres"}));
    EXPECT_TRUE(words_of(" \n").empty());
    EXPECT_EQ(join({"a", "b"}, ", "), "a, b");
    EXPECT_EQ(lower_ascii("ÁBC"), "Ábc");
}

TEST(Text, folds_what_people_type) {
    EXPECT_EQ(folded("  Árbol_de  DECISIÓN "), "arbol de decision");
    EXPECT_EQ(folded("Straße, Ĳssel & Œuvre"), "strasse ijssel oeuvre");
    EXPECT_EQ(folded("A\u0301rbol"), "arbol");  // decomposed accent
    EXPECT_EQ(folded("Łódź Ñandú Åse Øre Þór"), "lodz nandu ase ore thor");
    EXPECT_EQ(folded("ΑΒΓ Жена"), "αβγ жена");
    EXPECT_EQ(folded("«M3» – 2.ª…"), "m3 2 ª");
    EXPECT_EQ(folded("\u00A0\u2003"), "");
    EXPECT_EQ(folded("Hồ Chí Minh"), "ho chi minh");
}

TEST(Text, finds_the_slip) {
    const std::vector<std::string> names{"channel", "critical", "protocol", "stage"};
    EXPECT_EQ(nearest("chanel", names), "channel");
    EXPECT_EQ(nearest("Protócolo", names), "protocol");
    EXPECT_EQ(nearest("satge", names), "stage");
    EXPECT_EQ(nearest("M4", {"M3", "M14"}), "M3");
    EXPECT_FALSE(nearest("weather", names).has_value());
    EXPECT_FALSE(nearest("x", {}).has_value());
    EXPECT_FALSE(nearest("", {"", "abc"}).has_value());
}

TEST(Text, quotes_for_messages) {
    EXPECT_EQ(ciclo::quoted("a\"b\n\t\x1B"), "\"a\\\"b\\n\\t\\u001B\"");
    EXPECT_EQ(ciclo::quoted("\u202Egnp.exe\xFF"), "\"\\u202Egnp.exe\\xFF\"");
    EXPECT_EQ(ciclo::quoted(std::string(61, 'x')), "\"" + std::string(60, 'x') + "…\"");
    EXPECT_EQ(ciclo::quoted(std::string(60, 'x')), "\"" + std::string(60, 'x') + "\"");
}

}  // namespace
}  // namespace ciclo
