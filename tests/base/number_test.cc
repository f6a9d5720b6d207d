#include "base/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/ensure.h"

namespace ciclo {
namespace {

constexpr Language es = Language::es, en = Language::en, nl = Language::nl;

TEST(Number, parses_plain_decimals) {
    EXPECT_EQ(parse_number("12"), 12.0);
    EXPECT_EQ(parse_number("-3.5"), -3.5);
    EXPECT_EQ(parse_number("1e3"), 1000.0);
    EXPECT_EQ(parse_number(".5"), 0.5);
    EXPECT_EQ(parse_number_with_comma("3,5"), 3.5);
    EXPECT_EQ(parse_number_with_comma("-0,25"), -0.25);
    EXPECT_EQ(parse_integer("-42"), -42);
}

TEST(Number, refuses_what_is_no_number) {
    for (const char* text : {"", " 1", "1 ", "1,5", "1.000,5", "+1", "inf", "-inf", "nan", "infinity", "0x10", "1e",
                             "1e400", "5.", "-", ".", "1_000", "１"}) {
        EXPECT_FALSE(parse_number(text)) << text;
    }
    for (const char* text : {"3.5", "1,2,3", "", ","}) EXPECT_FALSE(parse_number_with_comma(text)) << text;
    for (const char* text : {"", "1.0", " 1", "+1", "9223372036854775808", "1e3"})
        EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(Number, rounds_halves_away_from_zero_on_the_shortest_decimal_form) {
    EXPECT_EQ(format_number(2.675, 2, en), "2.68");  // in binary 2.67499999999999982236431605997495353221893310546875
    EXPECT_EQ(format_number(0.5, 0, en), "1");
    EXPECT_EQ(format_number(63.35, 1, en), "63.4");
    EXPECT_EQ(format_number(62.5, 0, en), "63");
    EXPECT_EQ(format_number(1.005, 2, en), "1.01");
    EXPECT_EQ(format_number(-2.5, 0, en), "-3");
    EXPECT_EQ(format_number(9.995, 2, en), "10.00");
    EXPECT_EQ(format_number(0.049, 1, en), "0.0");
    EXPECT_EQ(format_number(0.05, 1, en), "0.1");
    EXPECT_EQ(format_number(1e21, 0, en), "1000000000000000000000");
    EXPECT_EQ(format_number(1e-9, 3, en), "0.000");
    EXPECT_EQ(format_number(12.4, 1, es), "12,4");
    EXPECT_EQ(format_number(12.4, 1, nl), "12,4");
}

TEST(Number, shows_no_negative_zero) {
    EXPECT_EQ(format_number(-0.0, 0, en), "0");
    EXPECT_EQ(format_number(-0.004, 2, en), "0.00");
    EXPECT_EQ(format_number(-0.005, 2, en), "-0.01");
    EXPECT_EQ(format_percent(-0.0001, 0, en), "0%");
}

TEST(Number, is_not_shown_when_it_does_not_exist) {
    EXPECT_THROW(format_number(std::nan(""), 1, en), Broken);
    EXPECT_THROW(format_percent(std::numeric_limits<double>::infinity(), 1, en), Broken);
}

TEST(Number, trims_zeros) {
    EXPECT_EQ(format_trimmed(4.5, 2, en), "4.5");
    EXPECT_EQ(format_trimmed(4, 2, es), "4");
    EXPECT_EQ(format_trimmed(0, 2, es), "0");
    EXPECT_EQ(format_trimmed(100, 0, en), "100");
    EXPECT_EQ(format_trimmed(-0.001, 2, en), "0");
}

TEST(Number, shows_shares_as_percentages) {
    EXPECT_EQ(format_percent(0.8, 0, en), "80%");
    EXPECT_EQ(format_percent(0.8, 0, es), "80\u00A0%");
    EXPECT_EQ(format_percent(0.285, 0, en), "29%");  // 0.285 * 100 is 28.499999999999996
    EXPECT_EQ(format_percent(0.955555555555, 1, nl), "95,6\u00A0%");
    EXPECT_EQ(format_percent(1, 1, en), "100.0%");
}

TEST(Number, marks_thousands_from_ten_thousand) {
    EXPECT_EQ(format_count(9999, en), "9999");
    EXPECT_EQ(format_count(10000, en), "10,000");
    EXPECT_EQ(format_count(129880, en), "129,880");
    EXPECT_EQ(format_count(129880, es), "129\u00A0880");
    EXPECT_EQ(format_count(129880, nl), "129.880");
    EXPECT_EQ(format_count(-1234567, nl), "-1.234.567");
    EXPECT_EQ(format_count(-9999, nl), "-9999");
}

TEST(Number, keeps_every_bit_in_files) {
    for (double value : {0.1, 1.0 / 3, 1e300, -2.5, 5e-324, 123456789.0})
        EXPECT_EQ(parse_number(exact_text(value)), value);
    EXPECT_EQ(exact_text(3), "3");
}

}  // namespace
}  // namespace ciclo
