#include "formats/fields.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "formats/yaml.h"

namespace ciclo::formats {
namespace {

/// Reads `yaml` with `read` and gives the errors, one a line.
template <class Read>
std::string told(const std::string& yaml, const Read& read) {
    const Value value = *read_yaml(yaml, "a.yaml");
    Errors errors;
    Fields fields(value, "thing", errors);
    read(fields);
    fields.refuse_others();
    std::vector<std::string> lines;
    for (const Error& error : errors) lines.push_back(error.text());
    return join(lines, "\n");
}

TEST(Fields, readsWhatIsThereAndNothingElse) {
    const std::string errors =
        told("{t: x, n: 3.5, i: 4, b: true, d: 2024-02-29, l: {es: sí, nl: ja}, w: [a, b], one: c}", [](Fields& f) {
            EXPECT_EQ(f.text("t"), "x");
            EXPECT_EQ(f.number("n", {.low = 3, .high = 4}), 3.5);
            EXPECT_EQ(f.whole_number("i", 0, 9), 4);
            EXPECT_EQ(f.boolean("b"), true);
            EXPECT_EQ(f.day("d"), "2024-02-29");
            EXPECT_EQ(f.local_text("l"), LocalText("sí", "", "ja"));
            EXPECT_EQ(f.texts("w", 2), (std::vector<std::string>{"a", "b"}));
            EXPECT_EQ(f.texts("one", 2), std::vector<std::string>{"c"});
            EXPECT_FALSE(f.text("absent").has_value());
            EXPECT_TRUE(f.items("absent", 1).empty());
        });
    EXPECT_EQ(errors, "");
}

TEST(Fields, tellsAThousandUnknownKeysOneByOneAndTheNumberOfTheRest) {
    std::string yaml;
    for (int i = 0; i < 1'500; ++i) yaml += "nam" + std::to_string(i) + ": 1\n";
    const std::string errors = told(yaml, [](Fields& f) {
        f.text("nam0");
        f.text("name");
    });
    const std::vector<std::string_view> lines = split(errors, '\n');
    ASSERT_EQ(lines.size(), 1'001U);
    EXPECT_NE(lines.front().find("did you mean nam0?"), std::string_view::npos) << lines.front();
    EXPECT_NE(lines[999].find("the keys are nam0, name"), std::string_view::npos) << lines[999];
    EXPECT_EQ(lines[1'000], "a.yaml:1:1: thing has 499 more unknown keys; remove them");  // nam0 was asked for
}

TEST(Fields, aRefusedValueIsNothingAndAnError) {
    EXPECT_EQ(told("{n: 5, w: [a, b, c], d: 2023-02-29, x: 1, longg: 2}",
                   [](Fields& f) {
                       EXPECT_FALSE(f.number("n", {.low = 0, .high = 4}).has_value());
                       EXPECT_TRUE(f.texts("w", 2).empty());
                       EXPECT_FALSE(f.day("d").has_value());
                       EXPECT_FALSE(f.number("long").has_value());
                   }),
              "a.yaml:1:5: thing has 5 as n; it must be from 0 to 4\n"
              "a.yaml:1:18: thing has 3 entries in w; keep it within 2\n"
              "a.yaml:1:25: thing has \"2023-02-29\" as d; write a day as 2025-10-31\n"
              "a.yaml:1:37: thing has an unknown key \"x\"; the keys are n, w, d, long\n"
              "a.yaml:1:43: thing has an unknown key \"longg\"; did you mean long?");
}

TEST(Fields, lengthsAreCodePointsAndLinesAreCounted) {
    EXPECT_EQ(told("{a: ñandú, b: ñandúes}",
                   [](Fields& f) {
                       EXPECT_EQ(f.text("a", {.most = 5}), "ñandú");
                       EXPECT_FALSE(f.text("b", {.most = 5}).has_value());
                   }),
              "a.yaml:1:15: thing has 7 characters in b; keep it within 5");
}

TEST(Fields, noMapIsOneErrorAndEveryReadIsEmpty) {
    EXPECT_EQ(told("[1, 2]",
                   [](Fields& f) {
                       EXPECT_FALSE(f.required_text("t").has_value());
                       EXPECT_TRUE(f.own_text().empty());
                   }),
              "a.yaml:1:1: thing must be a map of keys and values, not a list");
}

TEST(Fields, errorsAreSortedByPlaceAndCutWithACount) {
    Errors errors;
    for (const int line : {3, 1, 2})
        errors.push_back({ErrorKind::invalid, "e" + std::to_string(line), "", {"f", line, 1}});
    const Errors sorted = sorted_by_place(errors, 2);
    ASSERT_EQ(sorted.size(), 3U);
    EXPECT_EQ(sorted[0].what, "e1");
    EXPECT_EQ(sorted[1].what, "e2");
    EXPECT_EQ(sorted[2].text(), "f: 1 more error is not shown; mend these first");
}

}  // namespace
}  // namespace ciclo::formats
