// docs/map-format.md and docs/map.schema.json say what the reader does.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "cycle/check.h"
#include "cycle/outline.h"
#include "cycle/outline_columns.h"
#include "cycle/read_map.h"
#include "formats/json.h"
#include "formats/table.h"

namespace ciclo::cycle {
namespace {

using formats::Value;

std::string file_text(const std::string& name) {
    std::ifstream file(std::string(CICLO_SOURCE) + "/docs/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> blocks(const std::string& text, const std::string& kind) {
    std::vector<std::string> out;
    const std::string begin = "```" + kind + "\n";
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        out.push_back(text.substr(at, text.find("```", at) - at));
    }
    return out;
}

TEST(MapFormat, theExamplesAreReadAndCouldBePublished) {
    const auto examples = blocks(file_text("map-format.md"), "yaml");
    ASSERT_EQ(examples.size(), 2U);
    for (const std::string& example : examples) {
        const auto map = read_map(example, "map-format.md");
        ASSERT_TRUE(map.ok()) << map.errors().front().text();
    }
    EXPECT_TRUE(publishable(*read_map(examples[1], "map-format.md")));
    const auto tables = blocks(file_text("map-format.md"), "csv");
    ASSERT_EQ(tables.size(), 1U);
    const auto map = read_outline(*formats::read_csv(tables[0], "table.csv"));
    ASSERT_TRUE(map.ok()) << map.errors().front().text();
    EXPECT_EQ(map->moments.size(), 3U);
}

TEST(MapFormat, theListOfHeadingsIsWhole) {
    const std::string text = file_text("map-format.md");
    for (const OutlineHeading& row : outline_headings()) {
        const std::string line =
            "| " + join({std::string(row.es), std::string(row.en), std::string(row.nl)}, " | ") + " |\n";
        EXPECT_NE(text.find(line), std::string::npos) << line;
    }
}

/// The keys the reader knows at the place where `text` holds a key it does not know.
std::set<std::string> keys_known(const std::string& text) {
    const auto map = read_map(text, "a.yaml");
    std::set<std::string> out;
    if (map.ok()) return out;
    for (const Error& error : map.errors()) {
        const std::string beginning = "the keys are ";
        if (error.cure.rfind(beginning, 0) != 0) continue;
        std::string list = error.cure.substr(beginning.size());
        for (std::size_t at = 0; at < list.size();) {
            const std::size_t end = std::min(list.find(", ", at), list.size());
            out.insert(list.substr(at, end - at));
            at = end + 2;
        }
    }
    return out;
}

const Value& schema() {
    static const Value read = *formats::read_json(file_text("map.schema.json"), "map.schema.json");
    return read;
}

const Value& at(const Value& value, std::initializer_list<std::string_view> keys) {
    const Value* found = &value;
    for (const std::string_view key : keys) {
        const Value* next = found->find(key);
        if (next == nullptr) {
            ADD_FAILURE() << "the schema has no " << key;
            return value;
        }
        found = next;
    }
    return *found;
}

std::set<std::string> keys_of(const Value& map) {
    std::set<std::string> out;
    for (const Value::Entry& entry : map.entries) out.insert(entry.key);
    return out;
}

TEST(MapSchema, knowsTheKeysOfTheReader) {
    const std::string stages = "stages: [{id: S, name: S}]\n", head = "cycle: {id: a, name: A}\n";
    const auto moment = [&](const std::string& keys) {
        return keys_known(head + stages + "moments: [{id: M, stage: S, name: x, " + keys + "}]\n");
    };
    const std::string moments = stages + "moments: [{id: M, stage: S, name: x}]\n";
    EXPECT_EQ(keys_known(head + moments + "zzzzzz: 1\n"), keys_of(at(schema(), {"properties"})));
    EXPECT_EQ(keys_known("cycle: {id: a, name: A, zzzzzz: 1}\n" + moments),
              keys_of(at(schema(), {"$defs", "head", "properties"})));
    EXPECT_EQ(keys_known(head + "stages: [{id: S, name: S, zzzzzz: 1}]\nmoments: [{id: M, stage: S, name: x}]\n"),
              keys_of(at(schema(), {"$defs", "stage", "properties"})));
    EXPECT_EQ(moment("zzzzzz: 1"), keys_of(at(schema(), {"$defs", "moment", "properties"})));
    EXPECT_EQ(moment("time: {zzzzzz: 1}"),
              keys_of(at(schema(), {"$defs", "moment", "properties", "time", "properties"})));
    EXPECT_EQ(moment("req: [{en: x, zzzzzz: 1}]"),
              keys_of(at(at(schema(), {"$defs", "requirement", "anyOf"}).items[1], {"properties"})));
    EXPECT_EQ(moment("ind: [{en: x, type: rate, zzzzzz: 1}]"),
              keys_of(at(schema(), {"$defs", "indicator", "properties"})));
    EXPECT_EQ(moment("ind: [{en: x, type: rate}], std: [{en: x, op: '=', v: 1, u: s, zzzzzz: 1}]"),
              keys_of(at(schema(), {"$defs", "standard", "properties"})));
    EXPECT_EQ(keys_known(head + moments + "transversal: [{id: T, spans: [M], name: t, zzzzzz: 1}]\n"),
              keys_of(at(schema(), {"$defs", "transversal", "properties"})));
    EXPECT_EQ(keys_known(head + moments + "blueprint: {zzzzzz: 1}\n"),
              keys_of(at(schema(), {"properties", "blueprint", "properties"})));
    EXPECT_EQ(
        keys_known(head + moments + "blueprint: {actions: [{id: B, moment: M, lane: support, text: t, zzzzzz: 1}]}\n"),
        keys_of(at(schema(), {"$defs", "action", "properties"})));
    EXPECT_EQ(keys_known(head + moments + "blueprint: {arrows: [{from: M, to: M, zzzzzz: 1}]}\n"),
              keys_of(at(schema(), {"$defs", "arrow", "properties"})));
}

template <class Enum>
void expect_codes(const Value& property) {
    std::vector<std::string> written, known;
    for (const Value& item : at(property, {"enum"}).items) written.push_back(item.text);
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) known.emplace_back(row.code);
    EXPECT_EQ(written, known);
}

TEST(MapSchema, knowsTheWordsOfTheReader) {
    const Value& moment = at(schema(), {"$defs", "moment", "properties"});
    expect_codes<Actor>(at(moment, {"actor"}));
    expect_codes<Lane>(at(moment, {"lane"}));
    expect_codes<MomentKind>(at(moment, {"kind"}));
    expect_codes<Channel>(at(moment, {"channel"}));
    expect_codes<Control>(at(moment, {"control"}));
    expect_codes<ProtocolKind>(at(moment, {"protocol"}));
    const Value& head = at(schema(), {"$defs", "head", "properties"});
    expect_codes<ItilStage>(at(head, {"itil_stage"}));
    expect_codes<Status>(at(head, {"status"}));
    expect_codes<Outcome>(at(head, {"outcome"}));
    expect_codes<Location>(at(head, {"location"}));
    expect_codes<Sites>(at(head, {"sites"}));
    expect_codes<Comparison>(at(schema(), {"$defs", "standard", "properties", "op"}));
    expect_codes<IndicatorType>(at(schema(), {"$defs", "indicator", "properties", "type"}));
    expect_codes<BlueprintActor>(at(schema(), {"$defs", "action", "properties", "by"}));
}

}  // namespace
}  // namespace ciclo::cycle
