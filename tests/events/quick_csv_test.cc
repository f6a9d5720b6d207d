// The quick reader must give what the ordinary one gives: the same columns, dictionaries and ledger, whatever the file
// holds, for any number of threads and any instructions.
#include "events/quick_csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>
#include <random>
#include <string>

#include "events/limits.h"
#include "events/read_log.h"
#include "events/same_logs.h"

namespace ciclo::events {
namespace {

std::string shown(const Log& log) {
    std::string text;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        text += "case " + std::string(log.cases[c]) + further_of(log.of_cases, c) + "\n";
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            const std::uint32_t resource = log.resource[e];
            text += std::string(log.activities[log.activity[e]]) + "|" +
                    (resource == no_code ? "-" : std::string(log.resources[resource])) + "|" +
                    std::to_string(log.start[e]) + "|" + std::to_string(log.end[e]) + "|" +
                    (log.lasts(e) ? "lasts" : "point") + further_of(log.of_events, e) + "\n";
        }
    }
    text += "both " + std::to_string(log.has_both_times) + "\n";
    for (const LedgerEntry& entry : log.ledger.entries()) {
        text += entry.place.text() + " " + entry.code + " " + entry.subject + " " + entry.text + "\n";
    }
    return text;
}

std::string outcome(const std::string& csv, const ReadOptions& options) {
    const Result<Log> log = read_log(csv, "log.csv", {}, options);
    return log ? shown(*log) : "error: " + log.errors().front().text();
}

/// The columns and names of a log, without the order in which the ledger met its entries.
std::string sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::string line;
    for (const char c : text) {
        line += c;
        if (c == '\n') lines.push_back(std::exchange(line, ""));
    }
    std::sort(lines.begin(), lines.end());
    std::string joined = line;
    for (const std::string& one : lines) joined += one;
    return joined;
}

bool is_plain(const std::string& csv) {
    const auto rows = quick_csv(csv, "log.csv", {}, {});
    return rows.ok() && rows->has_value();
}

const std::string header = "case_id,activity,start_timestamp,timestamp,resource\n";

TEST(QuickCsv, TakesPlainFiles) {
    const std::string csv = header +
                            "C001,Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\nC001,Leave,2025-01-01 09:00:00,"
                            "2025-01-01 09:00:30,Ana\n";
    EXPECT_TRUE(is_plain(csv));
    EXPECT_EQ(outcome(csv, {}), outcome(csv, {.reader = Reader::ordinary}));
}

TEST(QuickCsv, LeavesTheRestToTheOrdinaryReader) {
    const std::string row = "C1,Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n";
    EXPECT_FALSE(is_plain("case,activity,time\rc1,A,2025-01-01\nc2,A,2025-01-01\n")) << "CR ends the header, LF a row";
    EXPECT_FALSE(is_plain(header + "C1,Enter,2025-01-01 08:00:00,50-01-01 08:05:00,Ana\n")) << "a year of two digits";
    EXPECT_FALSE(is_plain(header + "\"C1\",Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n"));
    EXPECT_FALSE(is_plain(header + "C1,Enter,03/04/2025 08:00,04/04/2025 08:05,Ana\n"));
    EXPECT_FALSE(is_plain(header + row + std::string("C1,En\0ter,2025-01-01,2025-01-01,Ana\n", 37)));
    EXPECT_FALSE(is_plain(header + row + "C1,\xFF,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n"));
    EXPECT_FALSE(is_plain(header + "n/a,Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n"));
}

TEST(QuickCsv, ReadsOddRowsInTheirPlace) {
    const std::string csv = header +
                            "C001,Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n"
                            ",Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n"
                            "\n"
                            "C002,Enter,2025-01-01 08:00:00,yesterday,Ana\n"
                            "C002,Leave,2025-01-01 09:00:00,2025-01-01 08:05:00,Ana\n"
                            "C003,Leave,2025-01-01 09:00:00\n"
                            "C003,Leave,2025-01-01 09:00:00.5,2025-01-01T10:00:00+01:00,,extra\n"
                            "C004,Leave,,2025-01-01T10:00:00Z,\n"
                            "C001,Enter,2025-01-01 08:00:00,2025-01-01 08:05:00,Ana\n";
    EXPECT_TRUE(is_plain(csv));
    // the ordinary reader looks at the lengths of all rows first, so only the order of the ledger differs
    EXPECT_EQ(sorted_lines(outcome(csv, {})), sorted_lines(outcome(csv, {.reader = Reader::ordinary})));
}

TEST(QuickCsv, LosesNoRowWhereLinesStandBeforeTheHeader) {
    for (const std::string end : {"\n", "\r\n"}) {
        for (const std::string& before : {"sep=;" + end, end, "sep=;" + end + end, end + end + end}) {
            for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
                const std::string csv = mark + before + "case;activity;time;resource" + end + "c1;A;2025-01-01 10:00:00;Ana" + end +
                                        "c1;B;2025-01-01 11:00:00;" + end + "c1;;2025-01-01 12:00:00;Ana" + end +
                                        "c2;A;2025-01-01T10:00:00.1234567Z;Ana" + end + "c1;B;2025-01-01 11:00:00;" + end;
                const std::string read = outcome(csv, {});
                EXPECT_TRUE(is_plain(csv)) << csv;
                EXPECT_EQ(read, outcome(csv, {.reader = Reader::ordinary})) << csv;
                EXPECT_NE(read.find("B|-|"), std::string::npos) << read;
                EXPECT_NE(read.find("no_activity"), std::string::npos) << read;
            }
        }
    }
}

TEST(QuickCsv, KnowsTheMissingCellsOfTheMapping) {
    formats::ColumnMapping mapping;
    mapping.events.missing.push_back({"12", formats::MissingKind::unknown});
    const std::string csv = "case,activity,time\n10,A,2025-01-01 10:00:00\n12,A,2025-01-01 11:00:00\n11,A,2025-01-01 12:00:00\n";
    for (const Reader reader : {Reader::quickest, Reader::ordinary}) {
        const Result<Log> log = read_log(csv, "log.csv", mapping, {.reader = reader});
        ASSERT_TRUE(log.ok());
        EXPECT_EQ(log->cases.size(), 2u);
        EXPECT_EQ(log->ledger.count("no_case"), 1);
    }
}

TEST(QuickCsv, LeavesALineWithoutAnEndToTheOrdinaryReader) {
    const std::string csv = "case,activity,time\nc1,A,2025-01-01 10:00:00\nc1," + std::string(limits::record_bytes, 'B') + ",2025-01-01 11:00:00\n";
    EXPECT_FALSE(is_plain(csv));
    EXPECT_EQ(outcome(csv, {}), "error: log.csv:3:4: a cell is longer than 1 MiB; look for a line end or delimiter that is missing");
}

TEST(QuickCsv, TakesRowsWithoutResourceOrInstanceAsTheyStand) {
    std::string csv = "case,activity,time,resource\n", of_pairs = "case,activity,time,resource,instance,lifecycle\n";
    for (int i = 0; i < 200; ++i) {
        const std::string who = i % 3 == 0 ? "" : i % 7 == 0 ? "-" : "r" + std::to_string(i % 5);
        const std::string row = "c" + std::to_string(i % 11) + ",A,2025-01-01 10:00:" + std::to_string(10 + i % 50) + "," + who;
        csv += row + "\n";
        of_pairs += row + "," + (i % 4 == 0 ? "" : "i" + std::to_string(i % 9)) + (i % 2 == 0 ? ",start\n" : ",complete\n");
    }
    for (const std::string& text : {csv, of_pairs}) {
        EXPECT_TRUE(is_plain(text));
        EXPECT_EQ(outcome(text, {}), outcome(text, {.reader = Reader::ordinary}));
    }
}

TEST(QuickCsv, HasNoYearZero) {
    const std::string csv = "case,activity,time\nc1,A,0001-01-01 00:00:00\nc1,B,0000-12-31 00:00:00\n";
    EXPECT_EQ(outcome(csv, {}), outcome(csv, {.reader = Reader::ordinary}));
    EXPECT_NE(outcome(csv, {}).find("log.csv:3:6 not_a_time time 0000-12-31 00:00:00"), std::string::npos) << outcome(csv, {});
}

std::string random_cell(std::mt19937& random, const std::vector<std::string>& usual,
                        const std::vector<std::string>& odd, unsigned odd_in_thousand) {
    const auto& from = random() % 1000 < odd_in_thousand ? odd : usual;
    return from[random() % from.size()];
}

std::string random_time(std::mt19937& random) {
    char text[40];
    std::snprintf(text, sizeof text, "20%02u-%02u-%02u %02u:%02u:%02u", 10 + static_cast<unsigned>(random() % 30),
                  1 + static_cast<unsigned>(random() % 12), 1 + static_cast<unsigned>(random() % 28),
                  static_cast<unsigned>(random() % 24), static_cast<unsigned>(random() % 60),
                  static_cast<unsigned>(random() % 60));
    return text;
}

std::string random_csv(unsigned seed) {
    std::mt19937 random(seed);
    const auto oddness = static_cast<unsigned>(random() % 3 == 0 ? 0 : random() % 40);
    const std::string end_of_line = random() % 4 == 0 ? "\r\n" : "\n";
    const bool lifecycle = random() % 3 == 0, one_time = lifecycle || random() % 3 == 0, fractions = random() % 3 == 0;
    std::string csv = random() % 5 == 0 ? "\xEF\xBB\xBF" : "";
    csv += std::string("case_id,activity,") + (one_time ? "timestamp," : "start_timestamp,timestamp,") + "resource" +
           (lifecycle ? ",lifecycle_id,activity_instance_id" : "") + ",note,case:unit" + end_of_line;
    const std::vector<std::string> activities{"Enter", "Take ticket", "Receive the confirmation by post", "É", "x"};
    const std::vector<std::string> odd{"", " ", "-", " Enter", "Enter ", "a long name of something odd"};
    const auto rows = static_cast<unsigned>(1 + random() % 400);
    for (unsigned i = 0; i < rows; ++i) {
        const auto time = [&] {
            std::string text = random_time(random);
            if (fractions && random() % 2 == 0) text += "." + std::to_string(random() % 1000);
            if (random() % 8 == 0) text += random() % 2 == 0 ? "Z" : "+02:00";
            return random() % 1000 < oddness ? std::vector<std::string>{"", "soon", "2025-02-30 10:00:00"}[random() % 3]
                                             : text;
        };
        csv += random_cell(random, {"C" + std::to_string(1000 + random() % 60)},
                           {"", "other", "C1", "C99999999999", "7"}, oddness);
        csv += "," + random_cell(random, activities, odd, oddness) + "," + time() + (one_time ? "" : "," + time());
        csv += "," + random_cell(random, {"Ana", "Luis", "r7"}, odd, oddness * 3);
        if (lifecycle)
            csv += random_cell(random, {",start", ",complete"}, {",schedule", ","}, oddness) + ",i" +
                   std::to_string(random() % 50);
        csv += random_cell(random, {",", ",note", ",ñandú", ", x ", ",-"}, {"", ",a,b"}, oddness);
        csv += random_cell(random, {",", ",north", ",south"}, {"", ",é "}, oddness) + end_of_line;
    }
    if (random() % 3 == 0) csv.resize(csv.size() - end_of_line.size());
    return csv;
}

TEST(QuickCsv, GivesWhatTheOrdinaryReaderGives) {
    int plain = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        const std::string csv = random_csv(seed);
        plain += is_plain(csv) ? 1 : 0;
        const std::string ordinary = sorted_lines(outcome(csv, {.reader = Reader::ordinary}));
        ASSERT_EQ(sorted_lines(outcome(csv, {})), ordinary) << "seed " << seed << "\n" << csv;
        if (seed % 4 != 0) continue;
        const Further all{.which = Further::Which::all};
        ASSERT_EQ(sorted_lines(outcome(csv, {.further = all})),
                  sorted_lines(outcome(csv, {.reader = Reader::ordinary, .further = all})))
            << "seed " << seed << "\n" << csv;
    }
    EXPECT_GT(plain, 200) << "the quick reader should have taken most of them";
}

/// Rows that are read a batch at a time, with seldom something odd among them; columns in any order.
std::string mostly_plain_csv(unsigned seed) {
    std::mt19937 random(seed);
    const unsigned seldom = random() % 4 == 0 ? 0 : 1 + static_cast<unsigned>(random() % 100);  // one row in so many
    const std::string end_of_line = random() % 3 == 0 ? "\r\n" : "\n";
    const bool fractions = random() % 4 == 0, hashed = random() % 3 == 0;
    std::vector<std::string> names{"case", "activity", "end", "start", "resource", "note"};
    names.resize(3 + random() % 4);
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (const std::size_t i : order) text += (text.empty() && i == order[0] ? "" : ",") + cells[i];
        return text + end_of_line;
    };
    std::string csv = line(names);
    for (int i = 0; i < 700; ++i) {
        const std::string day = "2026-0" + std::to_string(1 + i / 100) + "-1" + std::to_string(random() % 10);
        const std::string rest = ":" + std::to_string(10 + random() % 50) + ":0" + std::to_string(random() % 10);
        std::vector<std::string> cells{
            (hashed ? "case " : "C") + std::to_string(hashed ? random() % 200 : 100 + random() % 200),
            std::vector<std::string>{"a", "Eightful", "Ninefolds", "Sixteen letters!", "More than 16 letters"}[random() % 5],
            day + " 1" + std::to_string(random() % 10) + rest, day + " 0" + std::to_string(random() % 10) + rest,
            "r" + std::to_string(random() % 12), "n"};
        if (fractions && random() % 9 == 0) cells[2] += ".25+01:00";
        if (seldom > 0 && random() % seldom == 0) {
            const std::vector<std::string> odd{"", " x", "x ", "É", "n/a", "1969-01-01 00:00:00", "2200-01-01 00:00:00", "x,y"};
            cells[random() % 6] = odd[random() % odd.size()];
        }
        csv += line(cells);
    }
    return csv;
}

TEST(QuickCsv, BatchesGiveWhatTheOrdinaryReaderGives) {
    int plain = 0;
    for (unsigned seed = 1; seed <= 120; ++seed) {
        const std::string csv = mostly_plain_csv(seed);
        plain += is_plain(csv) ? 1 : 0;
        ASSERT_EQ(sorted_lines(outcome(csv, {})), sorted_lines(outcome(csv, {.reader = Reader::ordinary})))
            << "seed " << seed << "\n" << csv;
    }
    EXPECT_GT(plain, 60) << "the quick reader should have taken most of them";
}

TEST(QuickCsv, ThreadsBlocksAndInstructionsChangeNothing) {
    unsigned seed = 7;
    while (random_csv(seed).back() != '\n' || !is_plain(random_csv(seed))) ++seed;
    std::string csv = random_csv(seed);
    const std::string rows = csv.substr(csv.find('\n') + 1);
    while (csv.size() < 3'500'000) csv += rows + (rows.back() == '\n' ? "" : "\n");
    ASSERT_TRUE(is_plain(csv));
    const std::string one = outcome(csv, {.threads = 1});
    const Further all{.which = Further::Which::all};
    const std::string whole = outcome(csv, {.threads = 1, .further = all});
    EXPECT_NE(one, whole);
    for (const unsigned threads : {2U, 3U, 7U}) {
        EXPECT_EQ(outcome(csv, {.threads = threads}), one) << threads << " threads";
        if (threads == 2) continue;
        EXPECT_EQ(outcome(csv, {.threads = threads, .further = all}), whole) << threads << " threads";
    }
    for (const Simd simd : {Simd::sse2, Simd::avx2, Simd::avx512}) {
        if (!has(simd)) continue;
        EXPECT_EQ(outcome(csv, {.simd = simd}), one);
    }
    const auto blocks = quick_csv(csv, "log.csv", {}, {.block_bytes = 100});
    ASSERT_TRUE(blocks.ok() && blocks->has_value());
}

}  // namespace
}  // namespace ciclo::events
