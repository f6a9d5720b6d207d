// What the tests of object-centric logs share: a log as lines that can be compared, known answers, SQLite files.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "calendar/instant.h"
#include "formats/json.h"
#include "moments/evidence_files.h"
#include "objects/flatten.h"
#include "objects/read_ocel.h"

namespace ciclo::objects {

using ciclo::testing::must;
using ciclo::testing::shared;
using ciclo::testing::source;

inline ObjectLog read(const std::string& bytes, const std::string& file = "log") {
    return must(read_ocel(bytes, file));
}

inline std::string small(const std::string& name) { return source("tests/inputs/objects/" + name); }

/// Everything that is in a log but its file, ledger and the numbers of its dictionaries.
inline std::string plain(const ObjectLog& log) {
    std::string out;
    const auto types = [&](const char* word, const Things& things) {
        for (const Type& type : things.types) {
            out += std::string(word) + " type " + type.name + ":";
            for (const DeclaredAttribute& declared : type.attributes) {
                out += " [" + std::string(log.attributes[declared.attribute]) + "] " + std::string(code_of(declared.kind));
            }
            out += "\n";
        }
    };
    const auto rows = [&](const Values& values, const Relations& relations, std::size_t i) {
        for (auto v = values.begin[i]; v < values.begin[i + 1]; ++v) {
            out += " {" + std::string(log.attributes[values.attribute[v]]) + " = " + std::string(log.values[values.value[v]]) +
                   (values.since_us.empty() ? "" : " since " + std::to_string(values.since_us[v])) + "}";
        }
        for (auto r = relations.begin[i]; r < relations.begin[i + 1]; ++r) {
            out += " (" + std::string(log.qualifiers[relations.qualifier[r]]) + " -> " +
                   std::string(log.objects.ids[relations.to[r]]) + ")";
        }
        out += "\n";
    };
    types("object", log.objects);
    types("event", log.events);
    for (std::size_t i = 0; i < log.objects.size(); ++i) {
        out += std::string(log.objects.ids[i]) + " " + log.objects.types[log.objects.type[i]].name;
        rows(log.object_values, log.object_objects, i);
    }
    for (std::size_t i = 0; i < log.events.size(); ++i) {
        out += std::string(log.events.ids[i]) + " " + log.events.types[log.events.type[i]].name + " " +
               std::to_string(log.event_us[i]);
        rows(log.event_values, log.event_objects, i);
    }
    return out;
}

/// "no_time 2, repeated_id 1"
inline std::string told(const Ledger& ledger) {
    std::string out;
    for (const Ledger::Count& count : ledger.counts()) {
        out += (out.empty() ? "" : ", ") + count.code + " " + std::to_string(count.n);
    }
    return out;
}

inline std::map<std::string, std::size_t> counted(const Things& things) {
    std::map<std::string, std::size_t> out;
    const std::vector<std::size_t> counts = things.of_each_type();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) out[things.types[i].name] = counts[i];
    }
    return out;
}

/// A SQLite file made by the statements.
inline std::string sqlite_of(const std::string& statements) {
    sqlite3* database = nullptr;
    sqlite3_open(":memory:", &database);
    char* failed = nullptr;
    EXPECT_EQ(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, &failed), SQLITE_OK) << failed;
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(database, "main", &size, 0);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    sqlite3_close(database);
    return out;
}

inline constexpr const char* empty_ocel_tables =
    "create table event_map_type(ocel_type text, ocel_type_map text);"
    "create table object_map_type(ocel_type text, ocel_type_map text);"
    "create table event(ocel_id text primary key, ocel_type text);"
    "create table object(ocel_id text primary key, ocel_type text);"
    "create table event_object(ocel_event_id text, ocel_object_id text, ocel_qualifier text);"
    "create table object_object(ocel_source_id text, ocel_target_id text, ocel_qualifier text);";

inline std::size_t variants_of(const events::Log& log) {
    std::map<std::vector<std::uint32_t>, int> seen;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::vector<std::uint32_t> trace;
        for (auto i = log.case_begin[c]; i < log.case_begin[c + 1]; ++i) trace.push_back(log.activity[i]);
        ++seen[trace];
    }
    return seen.size();
}

inline std::map<std::pair<std::string, std::string>, std::size_t> moves_of(const events::Log& log) {
    std::map<std::pair<std::string, std::string>, std::size_t> moves;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        for (auto i = log.case_begin[c] + 1; i < log.case_begin[c + 1]; ++i) {
            ++moves[{std::string(log.activities[log.activity[i - 1]]), std::string(log.activities[log.activity[i]])}];
        }
    }
    return moves;
}

}  // namespace ciclo::objects
