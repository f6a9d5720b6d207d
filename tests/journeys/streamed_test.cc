// streamed() beside measure(): the same numbers from the same rows, block by block.
#include "journeys/streamed.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "events/random_logs.h"
#include "events/read_log.h"
#include "journeys/streamed_spread.h"
#include "moments/evidence_files.h"

namespace ciclo::journeys {
namespace {

using testing::must;

/// Hands out a text in pieces.
events::ReadPiece pieces_of(const std::string& text, std::size_t piece) {
    return [text, piece, at = std::size_t{0}](std::span<char> into) mutable -> Result<std::size_t> {
        const std::size_t n = std::min({piece, into.size(), text.size() - at});
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), n, into.begin());
        at += n;
        return n;
    };
}

Result<Streamed> stream_of(const std::string& csv, const std::string& columns = "", std::size_t block = 64 * 1024) {
    const formats::ColumnMapping mapping = testing::columns_of(columns);
    auto rows = events::StreamRows::open(pieces_of(csv, 1000), "e.csv", mapping, {.block_bytes = block});
    if (!rows) return rows.errors();
    return streamed(**rows, Detail::quantiles);
}

std::string told(const Spread& s) {
    std::ostringstream out;
    out.precision(12);
    for (const double value : {s.sum, s.mean, s.least, s.most, s.median, s.p05, s.p25, s.p75, s.p90, s.p95, s.p99, s.variance})
        out << value << " ";
    return std::to_string(s.n) + ": " + out.str();
}

std::string told(const events::Log& log, const Measures& m) {
    std::string text = std::to_string(m.cases) + " cases " + std::to_string(m.events) + " events " + iso_text(m.first) +
                       " " + iso_text(m.last) + " " + std::to_string(m.cases_per_day) + "\n";
    text += "lasted " + told(m.durations) + "\nby end " + told(m.durations_by_end) + "\nlength " + told(m.events_per_case);
    for (std::size_t a = 0; a < m.activities.size(); ++a) {
        const ActivityMeasures& one = m.activities[a];
        text += "\n" + std::string(log.activities[a]);
        for (const std::int64_t n : {one.events, one.cases, one.begun, one.ended, one.rework_cases, one.self_loops})
            text += " " + std::to_string(n);
        text += "\n  service " + told(one.service) + "\n  waiting " + told(one.waiting);
    }
    for (const MoveTimes& move : m.moves)
        text += "\n" + std::to_string(move.from) + " -> " + std::to_string(move.to) + " " + told(move.gap);
    for (std::size_t v = 0; v < m.variants.all.size(); ++v) {
        text += "\n" + std::to_string(m.variants.all[v].cases) + " " + std::string(log.cases[m.variants.all[v].first_case]);
        for (const std::uint32_t a : m.variants.path(log, v)) text += " " + std::to_string(a);
    }
    std::vector<std::string> noted;  // by rows here, by kind there
    for (const Ledger::Count& count : log.ledger.counts()) noted.push_back(count.code + " " + std::to_string(count.n));
    std::sort(noted.begin(), noted.end());
    for (const std::string& one : noted) text += "\n" + one;
    return text;
}

std::string ordinary(const std::string& csv, const std::string& columns = "") {
    const events::Log log = must(events::read_log(csv, "e.csv", testing::columns_of(columns), {}));
    return told(log, measure(log, {.detail = Detail::quantiles}));
}

std::string by_stream(const std::string& csv, const std::string& columns = "", std::size_t block = 64 * 1024) {
    const Streamed answer = must(stream_of(csv, columns, block));
    EXPECT_TRUE(answer.quantiles_exact);
    EXPECT_EQ(answer.out_of_order, 0);
    return told(answer.paths, answer.measures);
}

/// Rows in the order of time: by end, then start, then as they stood.
void sort_rows(std::vector<testing::DrawnRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const testing::DrawnRow& a, const testing::DrawnRow& b) {
        const auto start = [](const testing::DrawnRow& row) { return row.start < 0 ? row.end : row.start; };
        return std::pair(a.end, start(a)) < std::pair(b.end, start(b));
    });
}

RC_GTEST_PROP(Streamed, AnyOrderedLogHasTheSameNumbers, ()) {
    std::vector<testing::DrawnRow> rows = testing::drawn_rows(60);
    sort_rows(rows);
    const std::string csv = testing::csv_of(rows, 0, rows.size(), *rc::gen::element<std::string>("", ".25", ".000001"));
    RC_ASSERT(by_stream(csv, "", *rc::gen::element<std::size_t>(100, 333, 64 * 1024)) == ordinary(csv));
}

TEST(Streamed, QuotesOddLinesAndEmptyNamesAreReadAsEver) {
    const std::string csv =
        "case,activity,start,end,resource\n"
        "c1,\"A, quoted\nin two lines\",2026-01-05 10:00,2026-01-05 10:05,\"r \"\"1\"\"\"\n"
        "c2,B,,2026-01-05 10:06,r2\nc2,B,,2026-01-05 10:06,r2\n\nc2,,2026-01-05 10:07,,\n"
        "c3,B,soon,,\n-,B,,2026-01-05 11:00,\nc1,n/a,,2026-01-05 11:00,\nc1,B,2026-01-05 11:00,2026-01-05 11:30,-\n";
    for (const std::size_t block : {80, 200, 65536}) EXPECT_EQ(by_stream(csv, "", block), ordinary(csv)) << block;
}

TEST(Streamed, OtherLineEndsMarksAndDelimiters) {
    for (const std::string end : {"\r\n", "\r", "\n"}) {
        std::string csv = "\xEF\xBB\xBF" "case;activity;time" + end;
        for (int i = 0; i < 40; ++i)
            csv += "c" + std::to_string(i % 7) + ";" + "AB"[i % 2] + ";13.02.2026 10:" + std::to_string(10 + i) + end;
        csv.resize(csv.size() - end.size());  // the last row has no end
        EXPECT_EQ(by_stream(csv, "", 150), ordinary(csv));
    }
}

TEST(Streamed, AQuoteInsideACellOpensNone) {
    std::string csv = "\xEF\xBB\xBF\"case\",activity,time\n";
    for (int i = 0; i < 30; ++i) {
        const std::string time = ",2026-02-13 10:" + std::to_string(10 + i) + ":00\n";
        csv += "c" + std::to_string(i % 4) + std::vector<std::string>{",A", ",5\" pipe", ",\"B\n\"\"B\"\",\n\"", ",x;\"y"}[static_cast<std::size_t>(i % 4)] + time;
    }
    for (const std::size_t block : {40, 55, 70, 100, 300, 65536}) EXPECT_EQ(by_stream(csv, "", block), ordinary(csv)) << block;
}

TEST(Streamed, LosesNoRowWhereLinesStandBeforeTheHeader) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        for (const std::string& before : {"sep=;" + end, end + end}) {
            std::string csv = before + "case;activity;time;resource" + end;
            for (int i = 0; i < 30; ++i)
                csv += "c" + std::to_string(i % 4) + ";A;2026-02-13 10:" + std::to_string(10 + i) + ":00;" + (i % 9 == 4 ? "" : "Ana") + end;
            csv += "c1;;2026-02-13 11:00:00;Ana" + end;
            for (const std::size_t block : {60, 300, 65536}) {
                const Streamed answer = must(stream_of(csv, "", block));
                EXPECT_EQ(told(answer.paths, answer.measures), ordinary(csv)) << block;
                EXPECT_EQ(answer.measures.events, 30);
                ASSERT_EQ(answer.paths.ledger.count("no_activity"), 1);
                for (const LedgerEntry& entry : answer.paths.ledger.entries()) {
                    if (entry.code != "no_activity") continue;
                    EXPECT_EQ(entry.place.line, 32 + static_cast<int>(before.size() > 4 ? 1 : before.size() / end.size()));
                }
            }
        }
    }
}

TEST(Streamed, KnowsTheMissingCellsOfTheMapping) {
    std::string csv = "case,activity,time\n";
    for (int i = 10; i < 60; ++i) csv += std::to_string(i) + ",A,2026-02-13 10:" + std::to_string(i) + ":00\n";
    const std::string columns = "events: {missing: {unknown: [12, 55]}}";
    for (const std::size_t block : {100, 65536}) EXPECT_EQ(by_stream(csv, columns, block), ordinary(csv, columns)) << block;
}

TEST(Streamed, ALateRowIsLeftOutAndManyAreRefused) {
    std::string csv = "case,activity,time\n", without = csv;
    for (int i = 0; i < 200; ++i) {
        const std::string row = "c1,A,2026-01-05 1" + std::to_string(i / 60) + ":" + std::to_string(10 + i % 60 / 2) + ":00\n";
        if (i % 60 < 40) csv += row, without += row;
        if (i == 100) csv += "c1,B,2026-01-04\n";
    }
    const Streamed answer = must(stream_of(csv));
    EXPECT_EQ(answer.out_of_order, 1);
    ASSERT_EQ(answer.paths.ledger.count("out_of_order_row"), 1);
    for (const LedgerEntry& entry : answer.paths.ledger.entries()) {
        if (entry.code == "out_of_order_row") {
            EXPECT_EQ(entry.place.text(), "e.csv:82:1");
        }
    }
    EXPECT_EQ(answer.measures.activities.size(), 1u);
    EXPECT_EQ(told(answer.measures.durations), told(must(stream_of(without)).measures.durations));
    EXPECT_THAT(testing::errors_text(stream_of("case,activity,time\nc1,A,2026-01-05\nc1,B,2026-01-04\n").errors()),
                ::testing::HasSubstr("e.csv:3:1: 1 rows come after later ones of their case"));
}

/// Rows of a few works in a few cases that start and complete at few instants, in the order of time only.
std::string drawn_lifecycles() {
    std::string csv = "case,activity,lifecycle,instance,resource,time\n";
    const bool has_instances = *rc::gen::arbitrary<bool>(), only_completes = *rc::gen::inRange(0, 5) == 0;
    const int n = *rc::gen::inRange(2, 60), instants = *rc::gen::element(3, 12, 50);
    std::vector<int> times;
    for (int i = 0; i < n; ++i) times.push_back(*rc::gen::inRange(0, instants));
    std::sort(times.begin(), times.end());
    for (const int time : times) {
        const int case_number = *rc::gen::inRange(0, 3), activity = *rc::gen::inRange(0, 3), resource = *rc::gen::inRange(0, 3),
                  instance = *rc::gen::inRange(0, 4), kind = *rc::gen::inRange(0, 9);
        csv += "c" + std::to_string(case_number) + "," + std::string(1, static_cast<char>('A' + activity)) + "," +
               (only_completes || kind < 4 ? "complete" : kind < 8 ? "start" : "schedule") + "," +
               (has_instances && instance > 0 ? "i" + std::to_string(instance) : "-") + "," +
               (resource == 0 ? "" : "r" + std::to_string(resource)) + ",2026-01-05 10:" + std::to_string(10 + time % 50) + ":00\n";
    }
    return csv;
}

RC_GTEST_PROP(Streamed, StartsAndCompletesAreOneEvent, ()) {
    const std::string csv = drawn_lifecycles();
    RC_PRE(events::read_log(csv, "e.csv", {}, {}).ok());
    RC_ASSERT(by_stream(csv, "", *rc::gen::element<std::size_t>(100, 333, 64 * 1024)) == ordinary(csv));
}

TEST(Streamed, WhatStaysOpenIsNotedAndALateRowIsLeftOut) {
    const std::string csv =
        "case,activity,lifecycle,time\nc1,A,start,2026-01-05 10:00\nc1,B,complete,2026-01-05 10:05\n"
        "c1,C,start,2026-01-05 10:06\nc1,A,complete,2026-01-05 10:20\nc2,A,complete,2026-01-05 10:20\n"
        "c2,A,start,2026-01-05 10:20\n";
    EXPECT_EQ(by_stream(csv), ordinary(csv));
    const Streamed answer = must(stream_of(csv));
    const auto path = answer.measures.variants.path(answer.paths, 0);
    ASSERT_EQ(path.size(), 3u);
    EXPECT_EQ(answer.paths.activities[path[2]], "A") << "B, C, A: by their ends";
    EXPECT_EQ(answer.measures.activities[0].service.n, 2) << "20 minutes, and at one instant none";
    EXPECT_DOUBLE_EQ(answer.measures.activities[0].service.most, 1200);
    EXPECT_EQ(answer.paths.ledger.count("start_without_complete"), 1);
    EXPECT_EQ(answer.paths.ledger.count("complete_without_start"), 1);
    std::string much = csv;
    for (int i = 0; i < 300; ++i) much += "c" + std::to_string(3 + i) + ",A,complete,2026-01-05 10:30\n";
    EXPECT_EQ(must(stream_of(much + "c1,D,start,2026-01-05 10:19\n")).out_of_order, 1);
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()};
}

/// The lines of a CSV without line ends in its cells, in the order of the times in one of its columns.
std::string in_order_of_time(const std::string& csv, std::size_t column) {
    std::vector<std::pair<std::string, std::string>> lines;
    std::istringstream in(csv);
    std::string head, line;
    std::getline(in, head);
    while (std::getline(in, line)) {
        std::size_t at = 0;
        for (std::size_t i = 0; i < column; ++i) at = line.find(',', at) + 1;
        lines.emplace_back(line.substr(at, line.find(',', at) - at), line);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out = head + "\n";
    for (const auto& one : lines) out += one.second + "\n";
    return out;
}

/// The rows of a log in XES as CSV, as they stand there, in the order of time.
std::string rows_of_xes(const std::filesystem::path& path) {
    const events::Log log = must(events::read_log(
        text_of(path), "e.xes.gz", {}, {.lifecycle = events::Lifecycle::every_row, .further = {events::Further::Which::all}}));
    const auto lifecycle = std::find_if(log.of_events.begin(), log.of_events.end(),
                                        [](const events::Attribute& one) { return one.name == "lifecycle:transition"; });
    std::string csv = "case,activity,lifecycle,resource,time\n";
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        for (auto e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            const std::uint32_t resource = log.resource.size() == 0 ? events::no_code : log.resource[e];
            csv += std::string(log.cases[c]) + "," + std::string(log.activities[log.activity[e]]) + "," +
                   std::string(lifecycle->values[lifecycle->codes[e]]) + "," +
                   (resource == events::no_code ? "" : std::string(log.resources[resource])) + "," +
                   iso_text(calendar::Instant{log.end[e]}) + "\n";
        }
    }
    return in_order_of_time(csv, 4);
}

/// Everything but the quantiles and variances of moves and activities with many values.
void expect_the_same_counts_and_sums(const std::string& csv, const std::string& columns) {
    const Streamed got = must(stream_of(csv, columns));
    const events::Log log = must(events::read_log(csv, "e.csv", testing::columns_of(columns), {}));
    const Measures exact = measure(log, {.detail = Detail::quantiles});
    EXPECT_EQ(got.out_of_order, 0);
    EXPECT_EQ(got.measures.events, exact.events);
    EXPECT_EQ(told(got.measures.durations), told(exact.durations));
    ASSERT_EQ(got.measures.variants.all.size(), exact.variants.all.size());
    for (std::size_t v = 0; v < exact.variants.all.size(); ++v)
        EXPECT_EQ(got.measures.variants.path(got.paths, v), exact.variants.path(log, v));
    const auto expect_same = [](const Spread& a, const Spread& b) {
        EXPECT_EQ(a.n, b.n);
        EXPECT_DOUBLE_EQ(a.sum, b.sum);
        EXPECT_DOUBLE_EQ(a.most, b.most);
    };
    ASSERT_EQ(got.measures.moves.size(), exact.moves.size());
    for (std::size_t m = 0; m < exact.moves.size(); ++m) expect_same(got.measures.moves[m].gap, exact.moves[m].gap);
    for (std::size_t a = 0; a < exact.activities.size(); ++a)
        expect_same(got.measures.activities[a].service, exact.activities[a].service);
    for (const char* code : {"start_without_complete", "complete_without_start", "same_event_twice"})
        EXPECT_EQ(got.paths.ledger.count(code), log.ledger.count(code)) << code;
}

TEST(Streamed, KnownLogsWithLifecyclesHaveTheNumbersOfTheWholeReading) {
    const std::filesystem::path logs = std::filesystem::path(CICLO_SHARED) / "logs";
    if (!std::filesystem::exists(logs)) {
        std::cout << "skipped 2 logs: " << logs << " is absent\n";
        return;
    }
    const std::string patients = in_order_of_time(text_of(logs / "patients_eventdataR.csv"), 5),
                      columns = "events: {case: patient, activity: handling, lifecycle: registration_type, "
                                "instance: handling_id, time: time, resource: employee}";
    EXPECT_EQ(by_stream(patients, columns), ordinary(patients, columns));
    EXPECT_EQ(must(stream_of(patients, columns)).measures.events, 2721);
    expect_the_same_counts_and_sums(rows_of_xes(logs / "repairExample.xes.gz"), "");
}

TEST(Streamed, RefusesWhatAStreamCannotTell) {
    const auto refusal = [](const std::string& csv) {
        const Result<Streamed> answer = stream_of(csv);
        return answer ? std::string("none") : testing::errors_text(answer.errors());
    };
    EXPECT_THAT(refusal("case,activity,time\nc1,A,01/02/2026\nc1,B,03/02/2026\n"),
                ::testing::HasSubstr("or leave --stream out"));
    EXPECT_THAT(refusal("<log/>"), ::testing::HasSubstr("only CSV is read as a stream"));
    EXPECT_THAT(refusal("case,activity,time\n"), ::testing::HasSubstr("no event of e.csv"));
    EXPECT_THAT(refusal("case,activity\nc1,A\n"), ::testing::HasSubstr("no column for the time"));
}

/// Within the stated error of the neighbours between which the exact quantile lies.
void expect_near(double streamed_value, double exact) {
    EXPECT_NEAR(streamed_value, exact, std::abs(exact) * 2 * StreamedSpread::quantile_error + 1e-9);
}

TEST(Streamed, KnownLogs) {
    const std::filesystem::path path = std::filesystem::path(CICLO_SHARED) / "logs/syn1k.csv";
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped 1 log: " << path << " is absent\n";
        return;
    }
    std::ifstream file(path);
    const std::string csv((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::string some = csv.substr(0, csv.find('\n', csv.size() * 2 / 3) + 1);
    EXPECT_EQ(by_stream(some), ordinary(some));
    const Streamed whole = must(stream_of(csv));  // more than 1,024 of some moves: their quantiles are near
    EXPECT_FALSE(whole.quantiles_exact);
    const Measures exact = measure(must(events::read_log(csv, "e.csv", {}, {})), {.detail = Detail::quantiles});
    for (std::size_t a = 0; a < exact.activities.size(); ++a) {
        expect_near(whole.measures.activities[a].service.median, exact.activities[a].service.median);
        expect_near(whole.measures.activities[a].waiting.p90, exact.activities[a].waiting.p90);
    }
}

TEST(StreamedSpread, ManyValuesAreWithinTheBound) {
    StreamedSpread binned, floored;
    std::vector<std::int64_t> values, waits;
    std::uint64_t state = 7;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto wide = static_cast<std::int64_t>(state >> (24U + i % 30));
        values.push_back((i % 5 == 0 ? -wide : wide) / 1000 * 1000);
        waits.push_back(std::max<std::int64_t>(values.back(), 0));
        binned.add(values.back());
    }
    floored.add_floored(binned);
    for (const bool floor : {false, true}) {
        const Spread exact = spread_of(floor ? waits : values, 1e-6, Detail::quantiles);
        const Spread got = (floor ? floored : binned).spread(1, Detail::quantiles);
        EXPECT_EQ(got.n, exact.n);
        EXPECT_DOUBLE_EQ(got.sum, exact.sum);
        EXPECT_DOUBLE_EQ(got.mean, exact.mean);
        EXPECT_DOUBLE_EQ(got.least, exact.least);
        EXPECT_DOUBLE_EQ(got.most, exact.most);
        EXPECT_NEAR(got.variance / exact.variance, 1, 1e-9);
        for (const auto quantile : {&Spread::median, &Spread::p05, &Spread::p25, &Spread::p75, &Spread::p90, &Spread::p95, &Spread::p99})
            expect_near(got.*quantile, exact.*quantile);
    }
    EXPECT_FALSE(binned.exact());
}

TEST(StreamedSpread, OneValueOftenIsExact) {
    StreamedSpread spread;
    for (int i = 0; i < 3000; ++i) spread.add(i < 2000 ? 300'000'000 : 301'000'001);
    EXPECT_DOUBLE_EQ(spread.spread(1, Detail::quantiles).median, 300);
    EXPECT_DOUBLE_EQ(spread.spread(1, Detail::quantiles).p90, 301.000001);
}

}  // namespace
}  // namespace ciclo::journeys
