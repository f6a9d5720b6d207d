#include "formats/yaml.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ctime>

#include "formats/json.h"
#include "formats/limits.h"
#include "shared_inputs.h"
#include "trees.h"

namespace ciclo::formats {
namespace {

using namespace std::string_literals;

std::string refusal(std::string_view text) {
    const Result<Value> read = read_yaml(text, "m.yaml");
    return read.ok() ? "accepted" : read.errors().front().text();
}

TEST(Yaml, keeps_texts_as_written_with_their_places) {
    const Result<Value> read = read_yaml(
        "# ñ\ncountry: NO\nlist:\n  - 1.10\n  - \"x\\n\"\n  - {ñ: 'é', b: ~}\nempty:\ntext: |\n  two\n  lines\n",
        "m.yaml");
    ASSERT_TRUE(read.ok()) << read.errors().front().text();
    EXPECT_EQ(read->find("country")->text, "NO");
    EXPECT_FALSE(read->find("country")->quoted);
    const Value& list = *read->find("list");
    EXPECT_EQ(list.items[0].text, "1.10");
    EXPECT_EQ(list.items[1].text, "x\n");
    EXPECT_TRUE(list.items[1].quoted);
    EXPECT_EQ(list.items[2].find("ñ")->text, "é");
    EXPECT_EQ(list.items[2].entries[1].key_place.text(), "m.yaml:6:14");
    EXPECT_EQ(list.items[2].entries[1].value.place.text(), "m.yaml:6:17");
    EXPECT_TRUE(list.items[2].find("b")->is_null());
    EXPECT_TRUE(read->find("empty")->is_null());
    EXPECT_EQ(read->find("text")->text, "two\nlines\n");
    EXPECT_TRUE(read_yaml("", "m.yaml")->is_null());
    EXPECT_TRUE(read_yaml("\xEF\xBB\xBF"
                          "a: 1",
                          "m.yaml")
                    ->is_map());
    EXPECT_TRUE(read_yaml("a:\r\n  - b\r\n", "m.yaml")->find("a")->is_list());
    EXPECT_EQ(read_yaml("key: [\n  a, b,\n]\n", "m.yaml")->find("key")->items.size(), 2u);
}

TEST(Yaml, refuses_with_place_and_cure) {
    const std::string tab = "a tab stands where YAML wants spaces; indent with spaces";
    EXPECT_EQ(refusal("a:\n\tb: 1\n"), "m.yaml:2:1: " + tab);
    EXPECT_EQ(refusal("a:\n  b: 1\n \tc: 2\n"), "m.yaml:3:2: " + tab);
    EXPECT_EQ(refusal("a: \"b\n  c: 1\n"),
              "m.yaml:1:4: a quote opened here is not closed before the end of the file; close it, or write '' for an "
              "apostrophe inside single quotes");
    EXPECT_EQ(refusal("a: don: t\n"),
              "m.yaml:1:7: a colon makes a key where no key can stand; put a text that holds ': ' in quotes, or "
              "correct the indentation");
    EXPECT_EQ(
        refusal("a: 1\na: 2\n"),
        "m.yaml:2:1: the key \"a\" stands twice in one map (first on line 1); keep one of the two, or rename one");
    EXPECT_EQ(refusal("a: @home\n"), "m.yaml:1:4: a text may not begin with \"@\"; put the text in quotes");
    EXPECT_EQ(refusal("a: *b\n"),
              "m.yaml:1:4: an alias (*b) stands here; write the value out, or put a text that begins with * in quotes");
    EXPECT_EQ(refusal("a: &b 1\n"),
              "m.yaml:1:4: an anchor (&b) stands here; remove it, or put a text that begins with & in quotes");
    EXPECT_EQ(
        refusal("a: !!str 1\n"),
        "m.yaml:1:4: a tag (tag:yaml.org,2002:str) stands here; remove it, or put a text that begins with ! in quotes");
    EXPECT_EQ(refusal("a: {<<: {b: 1}}\n"), "m.yaml:1:5: a merge key (<<) stands here; write the entries out");
    EXPECT_EQ(
        refusal("a: 1\n---\nb: 2\n"),
        "m.yaml:2:1: a second document begins here; keep one document per file: remove the --- or what follows it");
    EXPECT_EQ(refusal("%YAML 1.2\n---\na: 1\n"),
              "m.yaml:1:1: a line with % stands before the document; remove it; directives are not used here");
    EXPECT_EQ(refusal("[a, b\n"),
              "m.yaml:2:1: a list opened with [ lacks a comma or its ]; separate the items with commas, close it with "
              "], and put texts that hold brackets, commas or quotes in quotes");
    EXPECT_EQ(refusal("a: \"x\" y\n"),
              "m.yaml:1:8: the indentation fits no line above, or a text in quotes goes on after its closing quote; "
              "indent the line like its neighbours, and put the whole text in quotes");
    EXPECT_EQ(refusal("? [a]\n: b\n"),
              "m.yaml:1:3: a key is itself a list or a map; use a text as key; a text that begins with [ or { goes in "
              "quotes");
    EXPECT_EQ(refusal("a: \"\\d\"\n"),
              "m.yaml:1:5: a backslash begins no escape that YAML knows; double the backslash, or use single quotes");
    EXPECT_EQ(refusal("a: n\xF3\n"), "m.yaml:1:5: a byte is not UTF-8: \"\\xF3\"; save the file as UTF-8");
    EXPECT_EQ(refusal("a: b\0c\n"s),
              "m.yaml:1:5: a character that does not show stands in the text: \"\\u0000\"; remove it, or write it as "
              "an escape in double quotes");
    EXPECT_EQ(refusal("\xFF\xFE"
                      "a\0:\0"s),
              "m.yaml:1:1: the file is UTF-16; save it as UTF-8");
    EXPECT_EQ(refusal("a: 1\n b: 2\n"),
              "m.yaml:2:3: a colon makes a key where no key can stand; put a text that holds ': ' in quotes, or "
              "correct the indentation");
    EXPECT_EQ(
        refusal("key: [a,\nb]\n"),
        "m.yaml:2:1: a list or map in brackets goes on without being indented; indent the line by 1 or more spaces");
    EXPECT_EQ(refusal("key: \"value\"# remark\n"),
              "m.yaml:1:13: a comment has no space before its #; put a space before it, or put the text in quotes");
}

TEST(Yaml, reports_every_duplicate_anchor_and_alias_of_a_file) {
    EXPECT_EQ(read_yaml("a: &x 1\nb: *x\nc: {d: 1, d: 2}\na: 3\n", "m.yaml").errors().size(), 4u);
}

TEST(Yaml, refuses_depth_and_size_over_the_limits_at_once) {
    EXPECT_EQ(refusal(std::string(8, '[') + std::string(8, ']')), "accepted");
    EXPECT_EQ(refusal(std::string(9, '[') + std::string(9, ']')),
              "m.yaml:1:9: brackets stand more than 8 deep inside each other; write the outer ones as indented lines");
    std::string dashes, maps;
    for (int i = 0; i < limits::yaml_depth; ++i) dashes += "- ";
    EXPECT_EQ(refusal(dashes + "x\n"), "accepted");
    EXPECT_EQ(refusal("- " + dashes + "x\n"),
              "m.yaml:1:129: the text is indented more than 64 levels deep; flatten it");
    EXPECT_EQ(refusal("a: " + std::string(limits::yaml_bytes, 'x')),
              "m.yaml: the YAML text is larger than 1 MiB; split it, or move tables to CSV files");
}

TEST(Yaml, hostile_megabytes_cost_little) {
    const auto megabyte_of = [](const std::string& unit) {
        std::string text;
        while (text.size() + unit.size() <= limits::yaml_bytes) text += unit;
        return text;
    };
    for (const char* unit :
         {"[",     "{a: ",     "- ", "? ", "[\n", "a: &a [*a]\n", "\"",       "#",           "[],", "!", "'", "|\n",
          "- |\n", "{a: b}, ", ": ", "%",  "&",   "*a ",          "[a, b]\n", "key: \"v\"\n"}) {
        const std::clock_t begin = std::clock();
        (void)read_yaml(megabyte_of(unit), "m.yaml");
        EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 3.0) << unit;  // libyaml alone: minutes
    }
}

TEST(Yaml, writes_for_people) {
    const std::string text =
        "id: hotel-stay\n"
        "version: 1\n"
        "name: {es: Estancia en hotel, en: Hotel stay}\n"
        "answer: \"yes\"\n"
        "number_as_text: \"1.10\"\n"
        "time: \"12:30\"\n"
        "nothing: null\n"
        "empty: []\n"
        "note: |-\n"
        "  first line\n"
        "  second line\n"
        "moments:\n"
        "  - id: M1\n"
        "    req:\n"
        "      - a text of many words that makes the list too long for one line of a hundred columns\n"
        "      - \"with: colon\"\n"
        "  - {id: M2, critical: true}\n";
    const Result<Value> tree = read_yaml(text, "m.yaml");
    ASSERT_TRUE(tree.ok()) << tree.errors().front().text();
    EXPECT_EQ(write_yaml(*tree), text);
}

TEST(Yaml, templates_survive_being_written) {
    const std::string folder = std::string(CICLO_SOURCE) + "/templates";
    int files = 0;
    for (const auto& path : files_in(folder)) {
        if (path.extension() != ".yaml") continue;
        const Result<Value> tree = read_yaml(bytes_of(path), path.filename().string());
        ASSERT_TRUE(tree.ok()) << tree.errors().front().text();
        const Result<Value> again = read_yaml(write_yaml(*tree), "again.yaml");
        ASSERT_TRUE(again.ok()) << again.errors().front().text();
        EXPECT_TRUE(same_tree(*tree, *again, Quotes::ignored)) << path;
        ++files;
    }
    EXPECT_GE(files, 9);
}

RC_GTEST_PROP(YamlProperty, what_is_written_is_read_back, ()) {
    const Value tree = *any_tree(4);
    const std::string text = write_yaml(tree);
    const Result<Value> read = read_yaml(text, "m.yaml");
    if (!read.ok()) RC_FAIL(read.errors().front().text() + "\n" + text);
    if (!same_tree(tree, *read, Quotes::ignored)) RC_FAIL(text);
}

RC_GTEST_PROP(YamlProperty, texts_that_look_like_numbers_stay_texts, ()) {
    const std::string text = *any_text();
    const Result<Value> read = read_yaml(write_yaml(list({string(text)})), "m.yaml");
    RC_ASSERT(read.ok());
    RC_ASSERT(read->items[0].text == text);
    RC_ASSERT(read->items[0].is_scalar());
}

}  // namespace
}  // namespace ciclo::formats
