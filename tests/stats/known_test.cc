// The reading side of known.h.
#include "known.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>

#include "base/number.h"
#include "base/text.h"
#include "formats/gzip.h"
#include "formats/table.h"

namespace ciclo::stats::known {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

const json::value& document() {
    static const json::value parsed =
        json::parse(file_text(std::string(CICLO_SOURCE) + "/tests/inputs/stats/measurement.json"));
    return parsed;
}

// White space separated text, header first (the qcc data sets).
DataFile words_file(const std::string& text) {
    DataFile out;
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        const auto words = words_of(line);
        if (words.empty()) continue;
        if (out.names.empty()) {
            out.names.assign(words.begin(), words.end());
            out.columns.resize(words.size());
            continue;
        }
        for (std::size_t c = 0; c < words.size(); ++c) out.columns.at(c).emplace_back(words[c]);
    }
    return out;
}

DataFile csv_file(const std::string& text, const std::string& name) {
    const Result<formats::Table> table = formats::read_csv(text, name);
    DataFile out;
    if (!table) {
        ADD_FAILURE() << table.errors().front().text();
        return out;
    }
    out.names = table->header();
    out.columns.resize(out.names.size());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        for (std::size_t c = 0; c < out.names.size(); ++c) out.columns[c].emplace_back(table->cell(row, c));
    }
    return out;
}

}  // namespace

std::vector<double> numbers(const json::value& value) {
    if (!value.is_array()) return {number(value)};
    std::vector<double> out;
    for (const auto& item : value.as_array()) out.push_back(item.is_null() ? missing : number(item));
    return out;
}

std::vector<std::int64_t> wholes(const json::value& value) {
    std::vector<std::int64_t> out;
    for (const double item : numbers(value)) out.push_back(std::llround(item));
    return out;
}

std::vector<std::string> texts(const json::value& value) {
    std::vector<std::string> out;
    for (const auto& item : value.as_array()) out.emplace_back(item.as_string().c_str());
    return out;
}

std::vector<double> values_of(const json::value& map) {
    std::vector<double> out;
    for (const auto& [key, value] : map.as_object()) out.push_back(number(value));
    return out;
}

std::vector<std::string> keys_of(const json::value& map) {
    std::vector<std::string> out;
    for (const auto& [key, value] : map.as_object()) out.emplace_back(key);
    return out;
}

void Oracle::near(const std::vector<double>& actual, const std::vector<double>& expected) const {
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) EXPECT_NEAR(actual[i], expected[i], tolerance()) << "at " << i;
}

void Oracle::interval(const std::optional<Estimate>& actual, const json::value& expected) const {
    ASSERT_TRUE(actual && actual->has_interval());
    near({*actual->low, *actual->high}, numbers(expected));
}

const json::object& entry_of(const std::string& id) {
    for (const auto& entry : document().at("tests").as_array()) {
        if (entry.at("id").as_string() == id) return entry.as_object();
    }
    throw std::out_of_range("no known answer " + id);
}

std::vector<std::string> all_ids() {
    std::vector<std::string> out;
    for (const auto& entry : document().at("tests").as_array()) out.emplace_back(entry.at("id").as_string().c_str());
    return out;
}

std::map<std::string, Check>& checks() {
    static std::map<std::string, Check> all;
    return all;
}

const std::vector<std::string>& DataFile::text(const std::string& name) const {
    for (std::size_t c = 0; c < names.size(); ++c) {
        if (names[c] == name) return columns[c];
    }
    throw std::out_of_range("no column " + name);
}

std::vector<double> DataFile::numbers(const std::string& name) const {
    std::vector<double> out;
    for (const std::string& cell : text(name)) out.push_back(parse_number(cell).value_or(missing));
    return out;
}

std::optional<DataFile> data_file(const std::string& name) {
    const std::filesystem::path path = std::filesystem::path(CICLO_SHARED) / "data" / name;
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped " << name << ": " << path.string() << " is absent\n";
        return std::nullopt;
    }
    std::string bytes = file_text(path);
    if (formats::is_gzip(bytes)) {
        const Result<std::string> text = formats::inflate_gzip(bytes, name, 100'000'000);
        if (!text) {
            ADD_FAILURE() << text.errors().front().text();
            return std::nullopt;
        }
        bytes = *text;
    }
    return path.extension() == ".txt" ? words_file(bytes) : csv_file(bytes, name);
}

std::optional<Airline> airline(AirlineRows rows) {
    const auto file = data_file("airline_passenger_satisfaction.csv.gz");
    if (!file) return std::nullopt;
    Airline out;
    // the 14 items stand between the delays and the overall judgement
    out.items.assign(file->names.begin() + 9, file->names.begin() + 23);
    std::vector<std::vector<double>> all;
    for (const std::string& item : out.items) all.push_back(file->numbers(item));
    out.ratings.resize(out.items.size());
    const auto& judged = file->text("Satisfaction");
    for (std::size_t row = 0; row < judged.size(); ++row) {
        bool complete = true;
        for (const auto& item : all) complete = complete && item[row] > 0;
        if (rows == AirlineRows::complete && !complete) continue;
        for (std::size_t i = 0; i < all.size(); ++i) out.ratings[i].push_back(all[i][row]);
        out.satisfied.push_back(judged[row] == "Satisfied" ? 1 : 0);
    }
    return out;
}

}  // namespace ciclo::stats::known
