// appended(): two files one behind the other are one file.
#include "events/append.h"

#include <gmock/gmock.h>

#include <set>
#include <tuple>

#include "events/flat_log.h"
#include "events/random_logs.h"
#include "events/same_logs.h"

namespace ciclo::events {
namespace {

Log log_of(const std::string& csv, const std::string& file = "e.csv") {
    return must(read_log(csv, file, {}, {}));
}

/// How often each thing was noted.
std::string counts_of(const Ledger& ledger) {
    std::string text;
    for (const Ledger::Count& count : ledger.counts()) text += count.code + " " + std::to_string(count.n) + "\n";
    return text;
}

std::string dictionaries_of(const Log& log) {
    std::string text;
    for (const Dictionary* names : {&log.cases, &log.activities, &log.resources}) {
        for (const std::string& name : names_of(*names)) text += name + " ";
        text += "\n";
    }
    return text;
}

RC_GTEST_PROP(Append, AnySplitOfALogIsTheLog, ()) {
    const std::vector<testing::DrawnRow> rows = testing::drawn_rows(30);
    const std::string fraction = *rc::gen::element<std::string>("", ".25", ".000001");
    const auto cut = static_cast<std::size_t>(*rc::gen::inRange(1, static_cast<int>(rows.size())));
    const Log whole = log_of(testing::csv_of(rows, 0, rows.size(), fraction));
    const Log both = must(appended(log_of(testing::csv_of(rows, 0, cut, fraction)),
                                   log_of(testing::csv_of(rows, cut, rows.size(), fraction))));
    RC_ASSERT(lines_of(both) == lines_of(whole));
    RC_ASSERT(dictionaries_of(both) == dictionaries_of(whole));
    RC_ASSERT(counts_of(both.ledger) == counts_of(whole.ledger));
    RC_ASSERT(both.start.tick_us() == whole.start.tick_us());
}

TEST(Append, JoinsNamesInTheOrderOfFirstAppearance) {
    const Log both = must(appended(log_of("case,activity,time\nc2,B,2026-01-02\nc1,A,2026-01-01\n", "old.csv"),
                                   log_of("case,activity,time,resource\nc3,C,2026-01-01,Ana\nc1,B,2025-12-31,Ana\n", "new.csv")));
    EXPECT_EQ(dictionaries_of(both), "c2 c1 c3 \nB A C \nAna \n");
    EXPECT_EQ(trace_of(flat(both), 1), "B A");
    EXPECT_EQ(both.file, "old.csv");
    EXPECT_EQ(both.resource[0], no_code);
}

TEST(Append, NotesStartsThatMayEndInTheSecondFile) {
    const std::string head = "case,activity,lifecycle,time\n", january = "c1,A,start,2026-01-31 23:00\nc2,A,start,2026-01-31 23:30\n"
                                                                         "c3,A,start,2026-01-31 08:00\nc3,A,complete,2026-01-31 09:00\n",
                      february = "c1,A,complete,2026-02-01 00:30\n", march = "c2,A,complete,2026-03-01\nc4,B,start,2026-03-01\n";
    const Log both = must(appended(log_of(head + january), log_of(head + february)));
    EXPECT_EQ(both.events(), 4u) << "as one file it is three";
    EXPECT_EQ(both.ledger.count(may_end_in_appended), 2);
    const Log all = must(appended(must(appended(log_of(head + january), log_of(head + february))), log_of(head + march)));
    EXPECT_EQ(all.ledger.count(may_end_in_appended), 2) << "each once, however often something comes";
    EXPECT_EQ(all.ledger.count("start_without_complete"), 3);
    EXPECT_EQ(must(appended(log_of(head + february), log_of(head + january))).ledger.count(may_end_in_appended), 0);
}

TEST(Append, NotesTheSameEventOfBothOnceAtTheSecondFile) {
    const std::string csv = "case,activity,time\nc1,A,2026-01-01\n";
    const Log both = must(appended(log_of(csv, "old.csv"), log_of(csv, "new.csv")));
    EXPECT_EQ(both.events(), 2u);
    ASSERT_EQ(both.ledger.count("same_event_twice"), 1);
    EXPECT_EQ(both.ledger.entries().back().place.file, "new.csv");
    // the last event of one case and the first of the next are no pair, however alike
    const Log apart = must(appended(log_of("case,activity,time\nc1,A,2026-01-01\nc2,B,2026-01-01\n"),
                                    log_of("case,activity,time\nc2,A,2026-01-01\n")));
    EXPECT_EQ(apart.ledger.count("same_event_twice"), 0);
}

RC_GTEST_PROP(AppendOnce, TwoPartsThatOverlapAreTheLogTheyAreOf, ()) {
    std::vector<testing::DrawnRow> rows;
    std::set<std::tuple<int, int, int, int>> known;
    for (const testing::DrawnRow& row : testing::drawn_rows(40)) {
        if (known.insert({row.case_number, row.activity, row.start < 0 ? row.end : row.start, row.end}).second)
            rows.push_back(row);
    }
    const auto n = static_cast<int>(rows.size());
    const auto first_end = static_cast<std::size_t>(*rc::gen::inRange(1, n + 1));
    const auto second_begin = static_cast<std::size_t>(*rc::gen::inRange(0, std::min(static_cast<int>(first_end) + 1, n)));
    const Log once = must(appended_once(log_of(testing::csv_of(rows, 0, first_end)),
                                        log_of(testing::csv_of(rows, second_begin, rows.size()))));
    RC_ASSERT(lines_of(once) == lines_of(log_of(testing::csv_of(rows, 0, rows.size()))));
    RC_ASSERT(once.ledger.count(event_in_two_files) == static_cast<std::int64_t>(first_end - second_begin));
}

TEST(AppendOnce, AnEventOfBothIsCountedOnceAndTheLedgerSaysWhich) {
    const Log january = log_of("case,activity,time\nc1,A,2026-01-30\nc1,B,2026-01-31\n", "january.csv");
    const Log february = log_of("case,activity,time\nc1,B,2026-01-31\nc1,C,2026-02-01\nc2,A,2026-02-01\n", "february.csv");
    const Log both = must(appended_once(january, february));
    EXPECT_EQ(both.events(), 4u);
    EXPECT_EQ(trace_of(flat(both), 0), "A B C");
    EXPECT_EQ(trace_of(flat(both), 1), "A");
    EXPECT_EQ(testing::ledger_text(both.ledger),
              "february.csv event_in_two_files B [2026-01-31T00:00:00Z] row left out");
    EXPECT_EQ(january.events(), 2u) << "the two stay as they are";
    EXPECT_EQ(must(appended_once(both, february)).events(), 4u);
}

TEST(AppendOnce, WhatOneFileHasSeveralTimesStays) {
    const auto of = [](int times, const std::string& resource) {
        std::string csv = "case,activity,time,resource\n";
        for (int i = 0; i < times; ++i) csv += "c1,A,2026-01-01," + resource + "\nc1,B,2026-01-01," + resource + "\n";
        return log_of(csv);
    };
    EXPECT_EQ(must(appended_once(of(2, "Ana"), of(1, "Ana"))).events(), 4u);
    EXPECT_EQ(must(appended_once(of(1, "Ana"), of(3, "Ana"))).events(), 6u);
    const Log both = must(appended_once(of(1, "Ana"), of(1, "Luis")));
    EXPECT_EQ(both.events(), 2u);
    EXPECT_EQ(both.resources[both.resource[0]], "Ana");
}

TEST(AppendOnce, ThousandsAtOneInstantTakeNoLongerThanTheirNumber) {
    std::string csv = "case,activity,time\n";
    for (int i = 0; i < 20'000; ++i) csv += "c1,A" + std::to_string(i % 100) + ",2026-01-01\n";
    const Log log = log_of(csv);
    const Log both = must(appended_once(log, log));
    EXPECT_EQ(both.events(), 20'000u);
    EXPECT_EQ(both.ledger.count(event_in_two_files), 20'000);
    EXPECT_EQ(both.ledger.entries().back().subject, "A99");  // a thousand are told
}

TEST(Append, KeepsTheLedgersOfBothFiles) {
    const Log both = must(appended(log_of("case,activity,time\nc1,A,2026-01-01\nc1,B,soon\n", "old.csv"),
                                   log_of("case,activity,time\nc1,A,2026-01-03\n,B,2026-01-03\n", "new.csv")));
    EXPECT_EQ(testing::ledger_text(both.ledger),
              "old.csv:3:6 not_a_time time [soon] row left out\nnew.csv:3:1 no_case case [] row left out");
}

TEST(Append, JoinsFurtherColumnsByName) {
    const auto with = [](Log log, std::vector<Attribute> Log::*where, std::size_t size, const std::string& name,
                         const std::string& value) {
        Attribute one{name, {}, Codes::for_entries(1, size)};
        one.values.add(value);
        (log.*where).push_back(std::move(one));
        return log;
    };
    const std::string csv = "case,activity,time\nc1,A,2026-01-01\n";
    Log base = with(log_of(csv), &Log::of_cases, 1, "unit", "north");
    Log more = with(log_of("case,activity,time\nc1,B,2026-01-02\nc2,B,2026-01-02\n"), &Log::of_cases, 2, "unit", "south");
    more = with(std::move(more), &Log::of_events, 2, "channel", "web");
    const Log both = must(appended(std::move(base), std::move(more)));
    ASSERT_EQ(both.of_cases.size(), 1u);
    EXPECT_EQ(both.of_cases[0].values[both.of_cases[0].codes[0]], "north");
    EXPECT_EQ(both.of_cases[0].values[both.of_cases[0].codes[1]], "south");
    ASSERT_EQ(both.ledger.entries().size(), 1u);
    EXPECT_EQ(both.ledger.entries()[0].code + " " + both.ledger.entries()[0].subject, "case_value_changes unit");
    ASSERT_EQ(both.of_events.size(), 1u);
    EXPECT_EQ(both.of_events[0].codes[0], no_code);
    EXPECT_EQ(both.of_events[0].values[both.of_events[0].codes[1]], "web");
}

}  // namespace
}  // namespace ciclo::events
