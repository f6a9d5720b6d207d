// Logs with a start and an end of every event, and the answers that other programs gave about them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "events/read_log.h"
#include "formats/json.h"

namespace ciclo::journeys {

inline std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct KnownLog {
    events::Log log;
    formats::Value answers;
};

/// Nothing (and a line that says so) where the large inputs are absent.
inline std::optional<KnownLog> known_log(const std::string& name, const std::string& answers) {
    const std::filesystem::path folder = std::filesystem::path(CICLO_SHARED) / "logs";
    const std::filesystem::path file = folder / (name + ".csv");
    if (!std::filesystem::exists(file)) {
        std::cout << "skipped 1 log: " << file << " is absent\n";
        return std::nullopt;
    }
    auto expected = formats::read_json(file_bytes(folder / (name + answers)), name);
    if (!expected) return std::nullopt;
    formats::ColumnMapping mapping;
    for (const auto& entry : expected->find("mapping")->entries) {
        formats::ColumnSource source;
        source.field = entry.key == "timestamp" ? "time" : entry.key;
        source.column = entry.value.text;
        mapping.events.fields.push_back(source);
    }
    if (name == "callcenter_apromore") mapping.events.date_order = "dmy";
    Result<events::Log> log = events::read_log(file_bytes(file), name, mapping, {});
    if (!log) {
        ADD_FAILURE() << log.errors().front().text();
        return std::nullopt;
    }
    return KnownLog{std::move(log).value(), *std::move(expected)};
}

inline std::optional<KnownLog> interval_log(const std::string& name) {
    return known_log(name, ".interval.expected.json");
}

/// A log of hand-written rows "case,activity,start,end,resource", minutes since midnight of 5 January 2026 (a Monday).
inline events::Log log_of(const std::string& rows) {
    std::string csv = "case,activity,start,end,resource\n";
    std::string cell;
    const auto minute = [](int m) {
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return "2026-01-" + two(5 + m / 1440) + " " + two(m % 1440 / 60) + ":" + two(m % 60) + ":00";
    };
    int column = 0;
    for (const char c : rows + ";") {
        if (c != ',' && c != ';') {
            if (c != ' ') cell += c;
            continue;
        }
        if (cell.empty() && c == ';' && column == 0) continue;
        csv += (column == 2 || column == 3) && !cell.empty() ? minute(std::stoi(cell)) : cell;
        csv += c == ',' ? "," : "\n";
        column = c == ',' ? column + 1 : 0;
        cell.clear();
    }
    Result<events::Log> log = events::read_log(csv, "rows.csv", {}, {});
    if (!log) throw std::runtime_error(log.errors().front().text());
    return std::move(log).value();
}

inline double number_at(const formats::Value& value, std::string_view key) {
    return std::stod(value.find(key)->text);
}

inline std::uint32_t activity_named(const events::Log& log, std::string_view name) {
    return *log.activities.find(name);
}

}  // namespace ciclo::journeys
