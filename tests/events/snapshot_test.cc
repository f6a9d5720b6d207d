// Snapshots: what is written is opened as the same log, and nothing damaged is opened at all.
#include "events/snapshot.h"

#include <gmock/gmock.h>

#include <cstring>
#include <random>

#include "events/flat_log.h"
#include "events/forged_snapshot.h"
#include "events/same_logs.h"
#include "events/snapshot_form.h"
#include "events/snapshot_ledger.h"

namespace ciclo::events {
namespace {

Log log_of(const std::string& csv) {
    return must(read_log(csv, "e.csv", {}, {}));
}

Result<Log> opened(const std::string& bytes) {
    const auto keeper = std::make_shared<const std::string>(bytes);
    return open_snapshot(*keeper, "e.ciclolog", keeper);
}

const std::string mixed_csv =
    "case,activity,start,end,resource\nc2,Enter,2025-01-01 10:00,2025-01-01 10:05,Ana\nc1,Enter,2025-01-01 "
    "09:00,2025-01-01 09:00:00.000001,\nc2,Leave,,2025-01-01 11:00,Luis\nc2,Leave,,2025-01-01 11:00,Luis\nc3,X,soon,,\n";

TEST(Snapshot, OpensAsTheSameLog) {
    for (const std::string& csv : {mixed_csv, std::string("case,activity,time\nc,A,2025-01-01\n")}) {
        const Log log = log_of(csv);
        const Log again = must(opened(must(write_snapshot(log))));
        EXPECT_EQ(lines_of(again), lines_of(log));
        EXPECT_EQ(again.file, "e.csv");
        EXPECT_EQ(again.ledger.entries(), log.ledger.entries());
        EXPECT_EQ(testing::ledger_text(again.ledger), testing::ledger_text(log.ledger));
        EXPECT_EQ(must(write_snapshot(again)), must(write_snapshot(log)));
    }
}

TEST(Snapshot, KeepsFurtherColumnsAndCountsOfTheLedger) {
    Log log = log_of(mixed_csv);
    Attribute unit{"unit", {}, Codes::for_entries(2, log.cases.size())};
    unit.values.add("north");
    unit.values.add("");
    unit.codes.change([](auto codes) { codes[0] = 1; });
    log.of_cases.push_back(std::move(unit));
    for (int i = 0; i < 1500; ++i) log.ledger.add({{"e.csv", i, 0}, "many", "s", "t", Treatment::read_as, "r"});
    const Log again = must(opened(must(write_snapshot(log))));
    ASSERT_EQ(again.of_cases.size(), 1u);
    EXPECT_EQ(again.of_cases[0].name, "unit");
    EXPECT_EQ(again.of_cases[0].values[0], "north");
    EXPECT_EQ(again.of_cases[0].codes[0], 1u);
    EXPECT_EQ(again.ledger.count("many"), 1500);
    EXPECT_EQ(again.ledger.entries().size(), log.ledger.entries().size());
}

TEST(Snapshot, SharesTheTimesOfALogWithOneTime) {
    std::string csv = "case,activity,time\n";
    for (int i = 0; i < 10'000; ++i) csv += "c,A,2025-01-01 10:00\n";
    // 1 byte of activity, 1 of resource, 4 of time; the ledger keeps 1000 of the events alike
    EXPECT_LT(must(write_snapshot(log_of(csv))).size(), 6u * 10'000u + 150'000u);
}

TEST(Snapshot, RefusesWhatIsDamaged) {
    const std::string good = must(write_snapshot(log_of(mixed_csv)));
    ASSERT_TRUE(opened(good).ok());
    std::mt19937 random(1);
    for (std::size_t i = 0; i < 3'000; ++i) {
        std::string bad = good;
        bad[random() % bad.size()] ^= static_cast<char>(1U << (random() % 8));
        const auto log = opened(bad);
        // between the parts stand zeros that nobody reads
        if (log.ok()) {
            EXPECT_EQ(lines_of(*log), lines_of(must(opened(good))));
        } else {
            EXPECT_FALSE(log.errors().front().cure.empty());
        }
    }
    for (std::size_t size = 0; size < good.size(); size += 7) EXPECT_FALSE(opened(good.substr(0, size)).ok());
    EXPECT_FALSE(opened(good + "x").ok());
}

/// The snapshot with one byte of a part changed and checksums that fit again.
std::string forged(std::string bytes, snapshot_form::PartKind kind, std::size_t at, char value) {
    using namespace snapshot_form;
    Head head;
    std::memcpy(&head, bytes.data(), sizeof head);
    for (std::size_t i = 0; i < head.parts; ++i) {
        Part part;
        std::memcpy(&part, bytes.data() + sizeof head + i * sizeof part, sizeof part);
        if (part.kind == kind) bytes[part.offset + at] = value;
    }
    return with_checksums(std::move(bytes));
}

TEST(Snapshot, LetsNothingPointOutside) {
    using snapshot_form::PartKind;
    const std::string good = must(write_snapshot(log_of(mixed_csv)));
    const auto says = [&](PartKind kind, std::size_t at, char value) {
        const auto log = opened(forged(good, kind, at, value));
        return log.ok() ? "" : log.errors().front().what;
    };
    EXPECT_EQ(says(PartKind::activity, 0, 0), "");
    EXPECT_EQ(says(PartKind::activity, 0, 9), "the snapshot is damaged: the column of activities names an entry that is not there");
    EXPECT_EQ(says(PartKind::resource, 0, 9), "the snapshot is damaged: the column of resources names an entry that is not there");
    EXPECT_EQ(says(PartKind::case_begin, 8, 5), "the snapshot is damaged: its cases do not share out its events");
    EXPECT_EQ(says(PartKind::end, 7, 0x70), "the snapshot is damaged: its times are not in order");
    EXPECT_THAT(says(PartKind::case_begin_of_text, 4, 100), ::testing::HasSubstr("\"places of the names of cases\""));
    EXPECT_THAT(says(PartKind::ledger, 0, 100), ::testing::HasSubstr("\"ledger\""));
}

TEST(Snapshot, LetsNoFurtherColumnPointOutside) {
    using snapshot_form::PartKind;
    for (const char* column : {"room", "case:room"}) {
        const std::string csv = "case,activity,time," + std::string(column) + "\nc1,A,2025-01-01,r1\nc2,A,2025-01-01,r2\n";
        const std::string good =
            must(write_snapshot(must(read_log(csv, "e.csv", {}, {.further = {.which = Further::Which::all}}))));
        EXPECT_TRUE(opened(forged(good, PartKind::attribute_codes, 0, 1)).ok());
        EXPECT_TRUE(opened(forged(good, PartKind::attribute_codes, 0, '\xFF')).ok()) << "not given";
        const auto outside = opened(forged(good, PartKind::attribute_codes, 0, 2));
        ASSERT_FALSE(outside.ok());
        EXPECT_EQ(outside.errors().front().what, "the snapshot is damaged: the column room names an entry that is not there");
        EXPECT_FALSE(opened(forged(good, PartKind::attribute_begin_of_text, 4, 9)).ok());
    }
}

TEST(Snapshot, StaysInsideWhateverIsForged) {
    const std::string good = must(write_snapshot(log_of(mixed_csv)));
    std::mt19937 random(2);
    int opened_well = 0;
    for (int i = 0; i < 3'000; ++i) {
        std::string bad = good;
        for (int k = 0; k <= static_cast<int>(random() % 3); ++k) bad[random() % bad.size()] = static_cast<char>(random() % 256);
        const auto log = opened(with_checksums(bad));
        if (!log.ok()) continue;
        ++opened_well;
        EXPECT_FALSE(lines_of(*log).empty());
    }
    EXPECT_GT(opened_well, 20);
}

TEST(Snapshot, TellsANewerOneFromADamagedOne) {
    std::string newer = must(write_snapshot(log_of(mixed_csv)));
    newer[8] = 2;
    EXPECT_EQ(words_of_reader(opened(newer)),
              "e.ciclolog: the snapshot has version 2; this program reads 1; use a newer program, or make it again from the "
              "log");
    std::string part = must(write_snapshot(log_of(mixed_csv)));
    part.back() ^= 1;
    EXPECT_THAT(words_of_reader(opened(part)), ::testing::HasSubstr("does not fit its checksum; make it again from the log"));
    EXPECT_FALSE(is_snapshot("case,activity,time\n"));
}

TEST(SnapshotLedger, ReadsOnlyWhatItWrote) {
    Ledger ledger, again, none;
    ledger.add({{"f", 1, 2}, "code", "subject", "text", Treatment::noted, ""});
    const std::string bytes = ledger_bytes(ledger);
    EXPECT_TRUE(read_ledger(bytes, again));
    EXPECT_EQ(again.entries(), ledger.entries());
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(read_ledger(bytes.substr(0, size), none)) << size;
    EXPECT_FALSE(read_ledger(bytes + "x", none));
}

}  // namespace
}  // namespace ciclo::events
