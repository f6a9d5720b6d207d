// What the tests of the witnesses share: files, tables from text, and ledgers and errors as lines that can be compared.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

#include "base/ledger.h"
#include "base/result.h"
#include "cycle/read_map.h"
#include "formats/columns.h"
#include "formats/table.h"

namespace ciclo::testing {

inline std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string source(const std::string& name) {
    return bytes_of(std::string(CICLO_SOURCE) + "/" + name);
}

/// A large input, or nothing (and a line that says so) when this checkout does not have it.
inline std::optional<std::string> shared(const std::string& name) {
    const std::string path = std::string(CICLO_SHARED) + "/" + name;
    if (std::filesystem::exists(path)) return bytes_of(path);
    std::cout << "skipped 1: " << path << " is absent\n";
    return std::nullopt;
}

inline std::string errors_text(const Errors& errors) {
    std::string out;
    for (const Error& error : errors) out += (out.empty() ? "" : "\n") + error.text();
    return out;
}

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(errors_text(result.errors()));
    return std::move(result).value();
}

inline formats::Table table_of(const std::string& text, const std::string& file,
                               const formats::CsvOptions& options = {}) {
    return must(formats::read_table(text, file, options));
}

inline formats::ColumnMapping columns_of(const std::string& text) {
    return text.empty() ? formats::ColumnMapping{} : must(formats::read_columns(text, "columns.yaml"));
}

inline cycle::Map map_of(const std::string& name) {
    return must(cycle::read_map(source(name), name));
}
inline cycle::Map hospital() {
    return map_of("templates/hospital-emergency.yaml");
}

/// "answers.csv:3:2 outside_scale M1 [6] value_left_out", one line for each entry; read_as adds "-> 3.5".
inline std::string ledger_text(const Ledger& ledger) {
    std::string out;
    for (const LedgerEntry& entry : ledger.entries()) {
        const char* treatment = entry.treatment == Treatment::row_left_out     ? "row left out"
                                : entry.treatment == Treatment::value_left_out ? "value left out"
                                : entry.treatment == Treatment::read_as        ? "read as"
                                                                               : "noted";
        out += (out.empty() ? "" : "\n") + entry.place.text() + " " + entry.code + " " + entry.subject + " [" +
               entry.text + "] " + treatment + (entry.reading.empty() ? "" : " " + entry.reading);
    }
    return out;
}

/// One bad input and every word the reader says about it.
struct Said {
    const char* name;
    const char* input;
    const char* columns;  ///< mapping file, or ""
    const char* says;     ///< errors, or ledger when it was read
};

inline void PrintTo(const Said& said, std::ostream* out) {
    *out << said.name;
}

template <class T>
std::string words_of_reader(const Result<T>& result) {
    return result ? ledger_text(result->ledger) : errors_text(result.errors());
}

}  // namespace ciclo::testing
