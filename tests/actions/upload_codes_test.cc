// What is wrong with a file somebody gives has a code, and the code a sentence in the person's language.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "actions/event_evidence.h"
#include "actions/evidence_house.h"
#include "formats/gzip.h"
#include "formats/json.h"
#include "formats/yaml.h"

namespace ciclo::actions {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <class T>
Errors errors_of(const Result<T>& result) {
    return result ? Errors{} : result.errors();
}

/// As the server reads what is given: a log as evidence or to begin a cycle from, and a map.
Errors errors_of_log(const std::string& bytes, const std::string& name, const std::string& columns = "") {
    const auto mapping = formats::read_columns(columns, "columns");
    EXPECT_TRUE(mapping.ok());
    return errors_of(read_event_evidence(bytes, name, *mapping, {}));
}
Errors errors_of_file(const std::string& bytes, const std::string& name) {
    return name.ends_with(".yaml") ? errors_of(formats::read_yaml(bytes, name)) : errors_of_log(bytes, name);
}

std::string first_code(const Errors& errors) { return errors.empty() ? "read" : errors.front().code; }

/// The codes for which a screen has a sentence.
std::set<std::string> codes_with_sentence() {
    const auto words = formats::read_json(bytes_of(fs::path(CICLO_SOURCE) / "web/src/api/refusals/words.json"), "words.json");
    std::set<std::string> codes;
    EXPECT_TRUE(words.ok());
    if (words) {
        for (const formats::Value::Entry& entry : words->entries) codes.insert(entry.key);
    }
    return codes;
}

struct Bad {
    const char* name;
    std::string bytes;
    const char* code;
};

const std::vector<Bad>& bad_files() {
    static const std::string log = "case,activity,time\n1,A,2025-01-01\n";
    static const std::vector<Bad> files{
        {"windows.csv", "case,activity,time\n1,Recepci\xF3n,2025-01-01\n", "file_not_utf8"},
        {"half.csv", "\xFF\xFE\x00\xD8x\x00"s, "file_utf16"},
        {"unmarked.csv", "c\0a\0s\0e\0,\0a\0\n\0"s, "file_utf16"},
        {"binary.csv", "case,act\0ivity\n"s, "file_not_text"},
        {"empty.csv", "", "table_empty"},
        {"open.csv", "case,activity,time\n1,\"A,2025-01-01\n", "csv_quote_open"},
        {"after.csv", "case,activity,time\n1,\"A\"B,2025-01-01\n", "csv_text_after_quote"},
        {"wide.csv", std::string(3000, ','), "row_too_wide"},
        {"long.csv", "case\n" + std::string(2'000'000, 'x') + "\n", "cell_over_mib"},
        {"caseless.csv", "activity,time\nA,2025-01-01\n", "no_case_column"},
        {"idle.csv", "case,time\n1,2025-01-01\n", "no_activity_column"},
        {"timeless.csv", "case,activity\n1,A\n", "no_time_column"},
        {"ambiguous.csv", "case,activity,time\n1,A,01/02/2025\n", "dates_ambiguous"},
        {"contradictory.csv", "case,activity,time\n1,A,13/02/2025\n1,B,02/13/2025\n", "dates_contradictory"},
        {"undated.csv", "case,activity,time\n1,A,soon\n", "nothing_usable"},
        {"cut.csv.gz", formats::deflate_gzip(log).substr(0, 20), "archive_damaged"},
        {"packed.csv.gz", formats::deflate_gzip(formats::deflate_gzip(formats::deflate_gzip(log))), "archive_in_archive"},
        {"old.xls", "\xD0\xCF\x11\xE0 and so on", "workbook_old"},
        {"cut.xlsx", "PK\x03\x04 and no more", "workbook_damaged"},
        {"empty.zip", "PK\x05\x06"s + std::string(18, '\0'), "workbook_not"},
        {"broken.xes", "<log><trace></log>", "xml_broken"},
        {"cut.xes", "<log><trace>", "xml_cut_off"},
        {"entities.xes", "<!DOCTYPE log []><log/>", "xml_doctype"},
        {"page.xes", "<html><body/></html>", "not_an_event_log"},
        {"page.json", "{\"name\": 1}", "not_an_object_log"},
        {"comma.json", "{\"events\": [1,]}", "json_broken"},
        {"cut.json", "{\"events\": [", "json_cut_off"},
        {"twice.json", "{\"events\": [], \"events\": []}", "key_twice"},
        {"part.json", "{\"events\": 7}", "ocel_part_wrong"},
        {"none.json", "{\"events\": [], \"objects\": []}", "nothing_usable"},
        {"cut.sqlite", "SQLite format 3\0and so on"s, "sqlite_damaged"},
        {"tab.yaml", "cycle:\n\tname: x\n", "yaml_tab"},
        {"broken.yaml", "cycle: [a\n", "yaml_broken"},
        {"alias.yaml", "a: &x 1\nb: *x\n", "yaml_not_used"},
        {"utf16.yaml", "\xFF\xFE"s + "a", "file_utf16"}};
    return files;
}

TEST(UploadCodes, what_is_wrong_with_a_file_has_its_code) {
    for (const Bad& file : bad_files()) EXPECT_EQ(first_code(errors_of_file(file.bytes, file.name)), file.code) << file.name;
}

TEST(UploadCodes, what_is_wrong_with_the_columns_has_its_code) {
    const std::string log = "case,activity,begin,end\n1,A,2025-01-01,2025-01-02\n";
    EXPECT_EQ(first_code(errors_of_log(log, "log.csv", "events: {case: ward}")), "no_such_column");
    EXPECT_EQ(first_code(errors_of_log(log, "log.csv", "events: {time: begin, end: end}")), "event_time_twice");
}

struct BadTable {
    const char *what, *text, *columns, *code;
};

TEST(UploadCodes, what_is_wrong_with_a_table_has_its_code) {
    static constexpr BadTable tables[]{
        {"answers", "name,colour\nAna,red\n", "null", "no_moment_column"},
        {"answers", "respondent,moment,rating\n1,nowhere,3\n", "null", "column_without_moments"},
        {"answers", "moment,rating\nM1,3\n", "null", "no_respondent_column"},
        {"answers", "id,M1\n", "null", "file_without_answers"},
        {"answers", "id,a\n1,2\n", R"({"answers":{"moments":{"M99":"a"}}})", "moment_not_in_map"},
        {"answers", "id,a\n1,2\n", R"({"answers":{"moments":{"M1":"=5"}}})", "same_for_all"},
        {"answers", "id,a,rating\n1,2,3\n", R"({"answers":{"rating":"rating"}})", "moment_or_rating_alone"},
        {"answers", "id,M1,M1\n1,2,3\n", "{}", "columns_of_one_moment"},
        {"cases", "name\nAna\n", "null", "no_complaint_columns"},
        {"importance", "name\nAna\n", "null", "no_importance_columns"},
        {"importance", "moment,importance\n", "null", "no_importance"},
        {"importance", "moment,importance\nM99,4\n", "null", "moment_not_in_map"},
        {"importance", "moment,importance\nM1,4\nM1,5\n", "null", "importance_twice"},
        {"importance", "moment,importance\nM1,9\n", "null", "not_an_importance"},
        {"importance", "moment,importance,n\nM1,4,few\n", "null", "not_an_answer_count"},
        {"times", "name\nAna\n", "null", "no_times_columns"},
        {"times", "value\n3\n", "null", "no_series_column"},
        {"times", "series,value\nBell,soon\n", "null", "no_row_usable"},
    };
    testing::EvidenceHouse house;
    const std::set<std::string> told = codes_with_sentence();
    for (const BadTable& table : tables) {
        house.files.files["table.csv"] = table.text;
        const testing::Given given{{"id", house.cycle}, {"file", "table.csv"}, {"what", table.what}, {"columns", table.columns}};
        EXPECT_EQ(testing::code(house.run("evidence import", given)), table.code) << table.text;
        EXPECT_TRUE(told.contains(table.code)) << table.code;
    }
}

TEST(UploadCodes, the_place_in_the_file_is_told_as_before) {
    const Errors errors = errors_of_file("{\"events\": [\n1,]}", "log.json");
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().text(), "log.json:2:3: a comma stands before ]; remove the comma");
}

TEST(UploadCodes, each_has_a_sentence) {
    const std::set<std::string> told = codes_with_sentence();
    for (const Bad& file : bad_files()) EXPECT_TRUE(told.contains(file.code)) << file.code;
}

/// Every kind of refusal that any of the files meets, without its code or without a sentence for it.
std::set<std::string> untold_in(const fs::path& folder, std::size_t& refused) {
    const std::set<std::string> told = codes_with_sentence();
    std::set<std::string> untold;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const Errors errors = errors_of_file(bytes_of(entry.path()), entry.path().filename().string());
        refused += errors.empty() ? 0 : 1;
        for (const Error& error : errors) {
            if (!told.contains(error.code)) untold.insert(error.code + " " + error.text());
        }
    }
    return untold;
}

TEST(UploadCodes, no_hostile_file_is_refused_without_a_sentence) {
    const fs::path shared = fs::path(CICLO_SHARED) / "badinput";
    if (!fs::exists(shared)) {
        std::cout << "skipped 2 folders of hostile files: " << shared << " is absent\n";
        return;
    }
    const fs::path made = fs::temp_directory_path() / ("ciclo-upload-" + std::to_string(getpid()));
    const std::string generator = "python3 '" + (shared / "own/gen.py").string() + "' '" + made.string() + "' >/dev/null 2>&1";
    if (std::system(generator.c_str()) != 0) std::cout << "skipped 181 hostile files: python3 did not run " << shared / "own/gen.py" << "\n";
    std::size_t refused = 0;
    for (const fs::path& folder : {made, shared / "json-testsuite/test_parsing", shared / "csv-spectrum/csvs"}) {
        if (!fs::exists(folder)) continue;
        for (const std::string& one : untold_in(folder, refused)) ADD_FAILURE() << one;
    }
    fs::remove_all(made);
    std::cout << refused << " files refused, each with a sentence\n";
    EXPECT_GT(refused, 250U);
}

}  // namespace
}  // namespace ciclo::actions
