// Hostile texts: every one is refused with a reason, or stored and given back unchanged, by every way in and out.
#include "records/record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/text.h"
#include "formats/json.h"
#include "records/check.h"
#include "records/json.h"
#include "records/json_text.h"
#include "records/sample_records.h"

namespace {

using namespace sample;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> naughty_strings() {
    const auto tree = formats::read_json(
        bytes_of(std::string(CICLO_SOURCE) + "/tests/inputs/records/naughty-strings.json"), "naughty");
    EXPECT_TRUE(tree.ok());
    std::vector<std::string> texts;
    for (const formats::Value& item : tree->items) texts.push_back(item.text);
    return texts;
}

class NoLookup : public Lookup {
public:
    const Record* find(std::string_view, const std::string&) const override { return nullptr; }
};

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

/// A record whose texts are all `text`, by way of the JSON of a request.
Result<std::vector<FieldValue>> values_with(const std::string& text) {
    std::string quoted_text;
    append_json_text(quoted_text, std::string_view(text));
    std::string json =
        "{\"lines\":[" + quoted_text + "],\"motto\":{\"es\":" + quoted_text + ",\"nl\":" + quoted_text + "}";
    for (const char* field : {"title", "story", "patient", "complaint"})
        json += std::string(",\"") + field + "\":" + quoted_text;
    return read_values(visit_kind(), json + "}", Filling::whole, nullptr);
}

TEST(NaughtyStrings, are_refused_with_a_reason_or_printed_back_unchanged) {
    int stored = 0, refused = 0;
    const std::vector<std::string> texts = naughty_strings();
    EXPECT_EQ(texts.size(), 515U);
    for (const std::string& text : texts) {
        const auto values = values_with(text);
        ASSERT_TRUE(values.ok()) << text;
        Record record;
        record.values = *values;
        const Errors errors = check(visit_kind(), record, NoLookup());
        if (!errors.empty()) {
            ++refused;
            EXPECT_TRUE(trim(text).empty() || has_control_character(text)) << text << ": " << errors.front().text();
            continue;
        }
        ++stored;
        const auto tree = formats::read_json(record_json(visit_kind(), record, access::Scope::of_system()), "record");
        ASSERT_TRUE(tree.ok()) << text;
        const formats::Value& printed = *tree->find("values");
        for (const char* field : {"title", "story", "patient", "complaint"}) EXPECT_EQ(printed.find(field)->text, text);
        EXPECT_EQ(printed.find("motto")->find("nl")->text, text);
        EXPECT_EQ(printed.find("lines")->items.at(0).text, text);
    }
    EXPECT_EQ(stored + refused, 515);
    EXPECT_LE(refused, 8) << "the blank ones as a title, and those with control characters";
}

TEST(NaughtyStrings, survive_a_sheet) {
    std::vector<Record> records;
    for (const std::string& text : naughty_strings()) {
        Record record;
        record.values = *values_with(text);
        if (check(visit_kind(), record, NoLookup()).empty()) records.push_back(std::move(record));
    }
    const std::string csv = formats::write_csv(sheet_of(visit_kind(), records, WardTitles(), Privacy::with_personal));
    const Result<Import> import =
        read_sheet(visit_kind(), *formats::read_csv(csv, "n.csv", {.delimiter = ','}), WardTitles());
    ASSERT_TRUE(import.ok());
    ASSERT_EQ(import->rows.size(), records.size());
    EXPECT_GE(records.size(), 507U);
    for (std::size_t i = 0; i < records.size(); ++i) {
        for (std::size_t k = 0; k < records[i].values.size(); ++k) {
            EXPECT_TRUE(same(import->rows[i].values[k], records[i].values[k]))
                << *text_in(records[i].values[0], Purpose::handle_case);
        }
    }
}

TEST(NaughtyStrings, are_values_of_filters_or_refused) {
    int accepted = 0;
    for (const std::string& text : naughty_strings()) {
        std::string doubled;
        for (const char c : text) doubled += c == '"' ? "\"\"" : std::string(1, c);
        const Result<Query> query = parse_query(visit_kind(), "title=\"" + doubled + "\"", "");
        if (query.ok()) {
            EXPECT_EQ(std::get<std::string>(query->filters.at(0).value), text);
            ++accepted;
        } else {
            EXPECT_TRUE(text.empty() || has_control_character(text) || length_in_code_points(text) > 400) << text;
        }
        static_cast<void>(parse_query(visit_kind(), text, text));
    }
    EXPECT_GE(accepted, 505);
}

void collect_texts(const formats::Value& value, std::vector<std::string>& texts) {
    if (value.is_scalar() && value.quoted) texts.push_back(value.text);
    for (const formats::Value& item : value.items) collect_texts(item, texts);
    for (const formats::Value::Entry& entry : value.entries) collect_texts(entry.value, texts);
}

TEST(ScriptsInTexts, are_given_back_as_the_text_they_are) {
    const std::filesystem::path path = std::string(CICLO_SHARED) + "/badinput/dompurify/xss-fixtures.json";
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped 223 texts with scripts: " << path.string() << " is absent\n";
        return;
    }
    std::vector<std::string> texts;
    collect_texts(*formats::read_json(bytes_of(path), "xss"), texts);
    EXPECT_GE(texts.size(), 223U);
    std::size_t stored = 0;
    for (const std::string& text : texts) {
        Record record;
        record.values.resize(visit_kind().fields.size());
        record.values[visit_kind().at("title")] = std::string("t");
        record.values[visit_kind().at("story")] = text;
        if (const Errors errors = check(visit_kind(), record, NoLookup()); !errors.empty()) {
            EXPECT_EQ(errors.front().code, "control_character") << text;
            continue;
        }
        const auto tree = formats::read_json(record_json(visit_kind(), record, access::Scope{}), "record");
        ASSERT_TRUE(tree.ok()) << text;
        const formats::Value* story = tree->find("values")->find("story");
        EXPECT_EQ(story->text, text);
        ++stored;
    }
    EXPECT_EQ(texts.size() - stored, 11U) << "those with control characters";
}

TEST(JsonSuite, as_body_and_as_document_is_refused_or_printed_back) {
    const std::filesystem::path folder = std::string(CICLO_SHARED) + "/badinput/json-testsuite/test_parsing";
    if (!std::filesystem::exists(folder)) {
        std::cout << "skipped 318 JSON inputs: " << folder.string() << " is absent\n";
        return;
    }
    int documents = 0, refused = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string text = bytes_of(entry.path()), name = entry.path().filename().string();
        const auto body = read_values(visit_kind(), text, Filling::whole, nullptr);
        EXPECT_TRUE(body.ok() || !body.errors().front().what.empty());
        const auto values =
            read_values(visit_kind(), "{\"title\":\"t\",\"map\":" + text + "}", Filling::whole, nullptr);
        if (!values) {
            ++refused;
            continue;
        }
        EXPECT_FALSE(name.starts_with("n_")) << name;
        Record record;
        record.values = *values;
        EXPECT_TRUE(check(visit_kind(), record, NoLookup()).empty()) << name;
        const auto tree = formats::read_json(record_json(visit_kind(), record, access::Scope{}), name);
        ASSERT_TRUE(tree.ok()) << name;
        const formats::Value* map = tree->find("values")->find("map");
        EXPECT_TRUE(map->is_map() || map->is_null());
        ++documents;
    }
    EXPECT_EQ(documents + refused, 318);
    EXPECT_GE(documents, 8);
}

}  // namespace
