#include "formats/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "formats/limits.h"
#include "trees.h"

namespace ciclo::formats {
namespace {

using namespace std::string_literals;

std::string refusal(std::string_view text) {
    const Result<Value> read = read_json(text, "a.json");
    return read.ok() ? "accepted" : read.errors().front().text();
}

TEST(Json, keeps_texts_numbers_and_places) {
    const Result<Value> read =
        read_json("{\"ñ\": [1.50, \"x\\u00e9\\ud83d\\ude00\\n\", true,\n null], \"b\": {}}", "a.json");
    ASSERT_TRUE(read.ok());
    const Value& list = *read->find("ñ");
    EXPECT_EQ(list.place.text(), "a.json:1:7");
    EXPECT_EQ(list.items[0].text, "1.50");
    EXPECT_FALSE(list.items[0].quoted);
    EXPECT_EQ(list.items[1].text, "xé😀\n");
    EXPECT_TRUE(list.items[1].quoted);
    EXPECT_EQ(list.items[2].text, "true");
    EXPECT_FALSE(list.items[2].quoted);
    EXPECT_TRUE(list.items[3].is_null());
    EXPECT_EQ(list.items[3].place.text(), "a.json:2:2");
    EXPECT_EQ(read->entries[1].key_place.text(), "a.json:2:9");
    EXPECT_EQ(read->find("c"), nullptr);
}

TEST(Json, refuses_with_place_and_cure) {
    EXPECT_EQ(
        refusal("{\"role\":\"viewer\",\n\"role\":\"admin\",\"\\u0072ole\":\"x\"}"),
        "a.json:2:1: the key \"role\" stands twice in one map (first on line 1); keep one of the two, or rename one");
    EXPECT_EQ(read_json("{\"a\":1,\"a\":2,\"b\":{\"c\":1,\"c\":2},\"a\":3}", "a.json").errors().size(), 3u);
    EXPECT_EQ(refusal("[1,]"), "a.json:1:4: a comma stands before ]; remove the comma");
    EXPECT_EQ(refusal("{\"a\":1,}"), "a.json:1:8: a comma stands before }; remove the comma");
    EXPECT_EQ(refusal("{'a':1}"), "a.json:1:2: a key stands in single quotes; use double quotes");
    EXPECT_EQ(refusal("{a:1}"), "a.json:1:2: a key stands without quotes; put it in double quotes");
    EXPECT_EQ(refusal("[1 2]"), "a.json:1:4: a comma or ] is missing before \"2\"; separate the values with commas");
    EXPECT_EQ(refusal("[\n1"), "a.json:2:2: the text ends before the ] of what is opened on line 1; close it with ]");
    EXPECT_EQ(refusal("[\n\"ab"),
              "a.json:2:1: a text is not closed before the end of the file; close it with a double quote");
    EXPECT_EQ(refusal("[yes]"), "a.json:1:2: the word \"yes\" stands without quotes; put the text in double quotes");
    EXPECT_EQ(refusal("[True]"), "a.json:1:2: \"True\" is not written in small letters; write true");
    EXPECT_EQ(refusal("[NaN]"), "a.json:1:2: \"NaN\" is no JSON number; write null");
    EXPECT_EQ(refusal("[012]"), "a.json:1:2: a number begins with 0; drop the zero, or put the text in quotes");
    EXPECT_EQ(refusal("[1.]"), "a.json:1:4: a digit is missing in a number; complete the number, or put it in quotes");
    EXPECT_EQ(
        refusal("[\"a\tb\"]"),
        "a.json:1:4: the control character \"\\t\" stands in a text; write it as an escape, as in \\t or \\u0001");
    EXPECT_EQ(refusal("[\"\\d\"]"), "a.json:1:3: the backslash begins no escape that JSON knows; double the backslash");
    EXPECT_EQ(refusal("[\"\\ud800\"]"),
              "a.json:1:3: \\u names half a character (a lone surrogate); write both halves, or the character itself");
    EXPECT_EQ(refusal("[\"\xFF\"]"), "a.json:1:3: a byte is not UTF-8: \"\\xFF\"; save the file as UTF-8");
    EXPECT_EQ(refusal("{} {}"), "a.json:1:4: something follows the end of the JSON value; keep one value per file");
    EXPECT_EQ(refusal(""), "a.json:1:1: a value is missing at the end of the text; complete the document");
    EXPECT_EQ(refusal("[1] // x"), "a.json:1:5: something follows the end of the JSON value; keep one value per file");
}

TEST(Json, FindsDuplicatesAmongKeysChosenToCollide) {
    // keys whose hashes end alike would make a table slow: then the keys are sorted
    std::string text = "{";
    int keys = 0;
    for (int i = 0; keys < 300; ++i) {
        const std::string key = "k" + std::to_string(i);
        if ((std::hash<std::string_view>{}(key) & 1023U) != 5) continue;
        text += "\"" + key + "\": 1,\n";
        if (++keys == 200) text += "\"" + key + "\": 2,\n";
    }
    const auto read = read_json(text + "\"last\": 0}", "a.json");
    ASSERT_FALSE(read.ok());
    ASSERT_EQ(read.errors().size(), 1u);
    EXPECT_EQ(read.errors()[0].place.line, 201);
    EXPECT_NE(read.errors()[0].what.find("(first on line 200)"), std::string::npos) << read.errors()[0].what;
}

TEST(Json, keeps_numbers_that_no_double_holds) {
    // Boost.JSON refuses such an exponent; the text of a number is kept here and nothing is computed
    EXPECT_EQ(read_json("[1e8901234567890]", "a.json")->items[0].text, "1e8901234567890");
}

TEST(Json, refuses_depth_over_the_limit) {
    const std::string open(limits::json_depth, '['), close(limits::json_depth, ']');
    EXPECT_EQ(refusal(open + close), "accepted");
    EXPECT_EQ(refusal("[" + open + close + "]"),
              "a.json:1:65: lists and objects stand more than 64 deep inside each other; flatten the document");
}

TEST(Json, writes_what_it_was_told) {
    const Value tree = object({{"n", number(0.5)},
                               {"i", integer(-3)},
                               {"t", string("a\"\\\n\x01ñ")},
                               {"l", list({boolean(true), null()})},
                               {"e", object({})}});
    EXPECT_EQ(write_json(tree),
              "{\n  \"n\": 0.5,\n  \"i\": -3,\n  \"t\": \"a\\\"\\\\\\n\\u0001ñ\",\n  \"l\": [\n    true,\n    null\n  "
              "],\n  \"e\": {}\n}\n");
    EXPECT_EQ(write_json(number(1.0 / 0.0)), "null\n");
    Value odd;
    odd.kind = Value::Kind::scalar;
    for (const char* text : {"010", "1.", "yes", "+1", "-", "1e", ".5", "nan", ""}) {
        odd.text = text;
        EXPECT_EQ(write_json(odd), "\"" + std::string(text) + "\"\n");
    }
}

RC_GTEST_PROP(JsonProperty, what_is_written_is_read_back, ()) {
    const Value tree = *any_tree(4);
    const Result<Value> read = read_json(write_json(tree), "a.json");
    RC_ASSERT(read.ok());
    RC_ASSERT(same_tree(tree, *read, Quotes::exact));
}

}  // namespace
}  // namespace ciclo::formats
