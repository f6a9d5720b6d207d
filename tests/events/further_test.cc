// Further columns: what is of the event and what of the case, from plain CSV, quoted CSV, and through start and complete
// rows; zones kept; what was asked for and what is there.
#include <gtest/gtest.h>

#include <map>

#include "events/flat_log.h"
#include "events/read_log.h"
#include "events/snapshot.h"
#include "events/write_event_csv.h"
#include "events/zones.h"

namespace ciclo::events {
namespace {

const Further all{.which = Further::Which::all};

Further named(std::vector<std::string> names) {
    return {.which = Further::Which::named, .names = std::move(names)};
}

const Attribute* column_of(const std::vector<Attribute>& attributes, const std::string& name) {
    for (const Attribute& one : attributes) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

/// "a - c": the column's values, "-" where it gives none; "(no column)".
std::string values_of(const std::vector<Attribute>& attributes, const std::string& name) {
    const Attribute* column = column_of(attributes, name);
    if (column == nullptr) return "(no column)";
    std::string text;
    for (std::size_t i = 0; i < column->codes.size(); ++i) {
        const std::uint32_t code = column->codes[i];
        text += (i == 0 ? "" : " ") + (code == no_code ? "-" : std::string(column->values[code]));
    }
    return text;
}

const std::string visits =
    "case,activity,time,room,case:unit,cost\n"
    "c1,In,2026-01-05 08:00:00+01:00,r1,,10\n"
    "c2,In,2026-01-05 08:10:00Z,,north,20\n"
    "c1,See,2026-01-05 08:20:00+01:00,r2,south,n/a\n"
    "c1,Out,2026-01-05 08:15:00-05:30, r1 ,west,10\n"
    "c2,Out,2026-01-05 08:30:00,r3,north,\n";

TEST(Further, IsNotReadUnlessAskedFor) {
    const Log log = must(read_log(visits, "v.csv", {}, {}));
    EXPECT_TRUE(log.of_events.empty() && log.of_cases.empty());
    EXPECT_EQ(log.ledger.count("unused_column"), 3);
}

TEST(Further, IsOfTheEventOrOfTheCase) {
    for (const Reader reader : {Reader::quickest, Reader::ordinary}) {
        const Log log = must(read_log(visits, "v.csv", {}, {.reader = reader, .further = all}));
        // c1: In 07:00Z, See 07:20Z, Out 13:45Z
        EXPECT_EQ(values_of(log.of_events, "room"), "r1 r2 r1 - r3");
        EXPECT_EQ(values_of(log.of_events, "cost"), "10 - 10 20 -") << "n/a says nothing";
        EXPECT_EQ(values_of(log.of_cases, "unit"), "south north") << "the first value that a row gives";
        EXPECT_EQ(log.ledger.count("case_value_changes"), 1) << "west";
        EXPECT_EQ(log.ledger.count("unused_column"), 0);
        EXPECT_EQ(values_of(log.of_events, "time:zone"), "+01:00 +01:00 -05:30 - -");
    }
}

TEST(Further, QuotedCellsAreReadAsPlainOnes) {
    std::string quoted_file;
    for (const char c : visits) {
        if (c == '\n' && quoted_file.empty()) quoted_file += c;
        else if (c == ',' || c == '\n') quoted_file += std::string("\"") + c + "\"";
        else quoted_file += c;
    }
    quoted_file = "\"" + quoted_file.substr(0, quoted_file.size() - 1);
    const Log plain = must(read_log(visits, "v.csv", {}, {.further = all}));
    const Log quoted_log = must(read_log(quoted_file, "v.csv", {}, {.further = all}));
    for (const char* name : {"room", "cost", "time:zone"})
        EXPECT_EQ(values_of(quoted_log.of_events, name), values_of(plain.of_events, name)) << quoted_file;
    EXPECT_EQ(values_of(quoted_log.of_cases, "unit"), "south north");
}

TEST(Further, OnlyThoseThatAreNamed) {
    const Log log = must(read_log(visits, "v.csv", {}, {.further = named({"unit", "cost"})}));
    EXPECT_EQ(log.of_events.size(), 1u) << "no zones unless all is asked for";
    EXPECT_EQ(log.of_cases.size(), 1u);
    EXPECT_EQ(log.ledger.count("unused_column"), 1);
    const Log by_header = must(read_log(visits, "v.csv", {}, {.further = named({"case:unit", "time"})}));
    EXPECT_EQ(values_of(by_header.of_cases, "unit"), "south north");
    EXPECT_EQ(column_of(by_header.of_events, "time")->values.size(), 5u) << "also one that is used otherwise";
    const auto refused = read_log(visits, "v.csv", {}, {.further = named({"rooom"})});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.errors().front().text(), "v.csv: the log has no column \"rooom\"; did you mean \"room\"?");
    const auto far = read_log(visits, "v.csv", {}, {.further = named({"physician"})});
    ASSERT_FALSE(far.ok());
    EXPECT_NE(far.errors().front().text().find("it has case, activity, time, room, case:unit, cost"), std::string::npos);
}

TEST(Further, NamesThatEveryLogAnswersToMayBeMissing) {
    const Log none = must(read_log(visits, "v.csv", {}, {.further = named({"resource", "org:resource", "activity", "case"})}));
    EXPECT_TRUE(none.of_events.empty() && none.of_cases.empty()) << "the activity and the case are read already";
    const auto mapping = columns_of("events: {case: case, activity: room, time: time}\n");
    const Log renamed = must(read_log(visits, "v.csv", mapping, {.further = named({"activity"})}));
    EXPECT_EQ(values_of(renamed.of_events, "activity"), "In See Out Out") << "a column of that name is another thing";
}

TEST(Further, WhatTheMappingIgnoresOrUsesStaysOut) {
    const auto mapping = columns_of("events: {case: case, activity: room, time: time, ignore: [cost]}\n");
    const Log log = must(read_log(visits, "v.csv", mapping, {.further = all}));
    EXPECT_EQ(column_of(log.of_events, "cost"), nullptr);
    EXPECT_EQ(column_of(log.of_events, "room"), nullptr);
    EXPECT_EQ(values_of(log.of_events, "activity"), "In See Out Out") << "c2's first row has no room, and no activity";
}

TEST(Further, TooManyValuesAreLeftOutOrRefused) {
    Further few = all;
    few.most_values = 2;
    for (const Reader reader : {Reader::quickest, Reader::ordinary}) {
        const Log log = must(read_log(visits, "v.csv", {}, {.reader = reader, .further = few}));
        EXPECT_EQ(column_of(log.of_events, "room"), nullptr);
        EXPECT_NE(column_of(log.of_events, "cost"), nullptr);
        EXPECT_EQ(log.ledger.count("too_many_values"), 2) << "room, and case:unit";
        Further by_name = named({"room"});
        by_name.most_values = 2;
        const auto refused = read_log(visits, "v.csv", {}, {.reader = reader, .further = by_name});
        ASSERT_FALSE(refused.ok());
        EXPECT_NE(refused.errors().front().text().find("\"room\" has more than 2 different values"), std::string::npos);
    }
}

TEST(Further, OfAPairTheCompleteRowCounts) {
    const std::string rows =
        "case,activity,time,lifecycle,instance,note,ward\n"
        "c1,Scan,2026-01-05 09:00:00,start,i2,begun,w1\n"
        "c1,Desk,2026-01-05 08:00:00,start,i1,hello,w2\n"
        "c1,Scan,2026-01-05 10:00:00,complete,i2,done,\n"
        "c1,Desk,2026-01-05 08:30:00,complete,i1,,w3\n"
        "c1,Call,2026-01-05 12:00:00,start,i3,open,w4\n"
        "c1,Mail,2026-01-05 11:00:00,complete,i4,sent,w5\n";
    for (const Reader reader : {Reader::quickest, Reader::ordinary}) {
        const Log log = must(read_log(rows, "v.csv", {}, {.reader = reader, .further = all}));
        EXPECT_EQ(values_of(log.of_events, "note"), "hello done sent open");
        EXPECT_EQ(values_of(log.of_events, "ward"), "w3 w1 w5 w4");
    }
}

TEST(Further, SnapshotAndCsvGiveTheColumnsBack) {
    const Log log = must(read_log(visits, "v.csv", {}, {.further = all}));
    const std::string bytes = must(write_snapshot(log));
    const Log opened = must(open_snapshot(bytes, "v.ciclolog", nullptr));
    const EventCsv csv = must(write_event_csv(log));
    EXPECT_NE(csv.text.find("2026-01-05 08:00:00+01:00"), std::string::npos) << csv.text;
    EXPECT_NE(csv.text.find("2026-01-05 08:15:00-05:30"), std::string::npos) << csv.text;
    EXPECT_EQ(csv.text.find("time:zone"), std::string::npos) << "the zone is in the times";
    const Log read = must(read_log(csv.text, "w.csv", {}, {.further = all}));
    for (const Log* again : {&opened, &read}) {
        for (const char* name : {"room", "cost", "time:zone"})
            EXPECT_EQ(values_of(again->of_events, name), values_of(log.of_events, name)) << name;
        EXPECT_EQ(values_of(again->of_cases, "unit"), "south north");
        for (std::size_t e = 0; e < log.events(); ++e) EXPECT_EQ(again->end[e], log.end[e]);
    }
    EXPECT_EQ(must(write_event_csv(read)).text, csv.text);
}

TEST(Further, ZonesOfWrittenTimes) {
    EXPECT_EQ(zone_minutes_of("2026-01-05 08:00:00+01:00"), 60);
    EXPECT_EQ(zone_minutes_of("2026-01-05T08:00:00.123-0530"), -330);
    EXPECT_EQ(zone_minutes_of("2026-01-05T08:00+02"), 120);
    EXPECT_EQ(zone_minutes_of("2026-01-05T08:00:00Z"), 0);
    EXPECT_EQ(zone_minutes_of("2026-01-05"), 0);
    EXPECT_EQ(zone_text(-330), "-05:30");
    EXPECT_EQ(minutes_of_zone("+14:00"), 840);
    EXPECT_EQ(minutes_of_zone("east"), 0);
}

/// Cases by channel, counted by splitting the lines of the file.
TEST(Further, ReceiptByChannelAgainstThePlainLines) {
    const std::optional<std::string> file = shared("logs/receipt.csv");
    if (!file) return;
    const std::string& bytes = *file;
    std::map<std::string, std::map<std::string, bool>> cases_of;  // channel: cases
    std::map<std::string, std::size_t> events_of;                 // group: events
    std::size_t at = bytes.find('\n') + 1;
    while (at < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::vector<std::string> cells;
        std::string cell;
        for (const char c : bytes.substr(at, end - at)) {
            if (c == ',') cells.push_back(std::exchange(cell, ""));
            else if (c != '\r') cell += c;
        }
        cases_of[cells[0]][cells[1]] = true;
        ++events_of[cells[12]];
        at = end + 1;
    }
    const Log log = must(read_log(bytes, "receipt.csv", {}, {.further = all}));
    const Attribute& channel = *column_of(log.of_cases, "channel");
    std::map<std::string, std::size_t> seen;
    for (std::size_t c = 0; c < log.cases.size(); ++c) ++seen[std::string(channel.values[channel.codes[c]])];
    EXPECT_EQ(seen.size(), cases_of.size());
    EXPECT_EQ(seen["Internet"], 1'250u);
    for (const auto& [name, cases] : cases_of) EXPECT_EQ(seen[name], cases.size()) << name;
    const Attribute& groups = *column_of(log.of_events, "org:group");
    std::map<std::string, std::size_t> events;
    for (std::size_t e = 0; e < log.events(); ++e) {
        const std::uint32_t code = groups.codes[e];
        ++events[code == no_code ? "" : std::string(groups.values[code])];
    }
    EXPECT_EQ(events, events_of);
    EXPECT_EQ(log.of_cases.size(), 8u);
    EXPECT_NE(column_of(log.of_events, "time:zone"), nullptr);
}

}  // namespace
}  // namespace ciclo::events
