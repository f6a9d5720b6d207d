// Forty people on one cycle: 10,000 edits on SQLite, 1,000 on the twin in memory: no update is lost, every conflict is
// answered with both versions, and the map in the end is what the accepted edits make of the first one.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <thread>

#include "actions/cycle_answers.h"
#include "actions/deed_house.h"
#include "cycle/cells.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "formats/json.h"
#include "storage/sqlite_store.h"

namespace ciclo::actions {
namespace {

using testing::DeedHouse;

constexpr int writers = 40;

/// The hospital's moments over and over until there are sixty: a large map, with all its promises.
std::string large_map() {
    const cycle::Map hospital = *cycle::read_template("hospital-emergency");
    cycle::Map map = hospital;
    map.moments.clear();
    map.transversal.clear();
    map.branches.clear();
    map.actions.clear();
    map.arrows.clear();
    map.service.providers.clear();
    for (int n = 1; n <= 60; ++n) {
        cycle::Moment moment = hospital.moments[static_cast<std::size_t>(n) % hospital.moments.size()];
        moment.id = cycle::MomentId("M" + std::to_string(n));
        moment.stage = hospital.stages.back().id;
        moment.activities.clear();
        int position = 0;
        for (cycle::Indicator& one : moment.indicators)
            one.id = cycle::IndicatorId(moment.id.text + ".i" + std::to_string(++position));
        position = 0;
        for (cycle::Standard& one : moment.standards) {
            one.id = cycle::StandardId(moment.id.text + ".s" + std::to_string(++position));
            one.indicator = moment.indicators.front().id;
        }
        map.moments.push_back(std::move(moment));
    }
    return cycle::map_json(map);
}

struct Accepted {
    std::string cell;
    std::int64_t revision = 0;
    std::string after;
};

/// What came of all the edits of everybody.
struct Tally {
    std::mutex mutex;
    std::vector<Accepted> accepted;
    int conflicts = 0, untold = 0, failed = 0;
};

/// One person at work: what they believe the cells hold is what they were last told.
void work(DeedHouse& house, const std::string& id, const cycle::Cells& start, int who, int edits_each, Tally& tally) {
    const access::Caller caller = access::Caller::machine();
    cycle::Cells believed = start;
    std::string cell;
    bool again = false;  // who is told that somebody was quicker looks, and tries once more
    for (int i = 0; i < edits_each; ++i) {
        const int moment = 1 + (who * 7 + i * 13) % 60;
        if (!again) cell = "moment/M" + std::to_string(moment) + (i % 2 == 0 ? "/name/es" : "/decision_limit");
        const std::string after = "\"w" + std::to_string(who) + " e" + std::to_string(i) + "\"";
        const auto known = believed.find(cell);
        const std::string before = known == believed.end() ? "null" : known->second;
        const auto outcome =
            house.run(caller, "cycle edit",
                      {{"id", id},
                       {"edits", R"([{"cell":")" + cell + R"(","before":)" + before + R"(,"after":)" + after + "}]"}});
        const std::lock_guard lock(tally.mutex);
        const auto answer = outcome ? formats::read_json(outcome->json, "") : Result<formats::Value>(outcome.errors());
        if (!answer) {
            if (++tally.failed == 1) ADD_FAILURE() << answer.errors().front().text();
            continue;
        }
        const auto& conflicts = answer->find("conflicts")->items;
        if (conflicts.empty()) {
            believed[cell] = after;
            tally.accepted.push_back({cell, std::stoll(answer->find("revision")->text), after});
            again = false;
            continue;
        }
        ++tally.conflicts;
        again = true;
        const formats::Value *mine = conflicts[0].find("mine"), *theirs = conflicts[0].find("theirs");
        const bool told = conflicts.size() == 1 && conflicts[0].find("cell")->text == cell &&
                          cycle::compact_json(*mine) == after && !theirs->is_null() &&
                          cycle::compact_json(*theirs) != before;
        if (!told) ++tally.untold;
        believed[cell] = cycle::compact_json(*theirs);
    }
}

std::string map_shown(DeedHouse& house, const std::string& id, const char* member) {
    const auto shown = house.run("cycle show", {{"id", id}, {"format", "json"}});
    return cycle::compact_json(*formats::read_json(shown->json, "")->find(member));
}

void forty_writers(DeedHouse& house, int edits_each) {
    house.files.files["large.json"] = large_map();
    const auto started = house.run("cycle start", {{"map", "large.json"}});
    ASSERT_TRUE(started.ok()) << testing::code(started);
    const std::string id = started->text.substr(0, started->text.size() - 1);
    cycle::Cells cells = cycle::cells_of(*cycle::read_map(map_shown(house, id, "map"), ""));
    Tally tally;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> people;
    for (int who = 0; who < writers; ++who)
        people.emplace_back([&, who] { work(house, id, cells, who, edits_each, tally); });
    for (std::thread& person : people) person.join();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    EXPECT_EQ(tally.failed, 0);
    EXPECT_EQ(tally.untold, 0) << "every conflict shows both versions";
    EXPECT_EQ(static_cast<int>(tally.accepted.size()) + tally.conflicts, writers * edits_each);
    EXPECT_GT(tally.conflicts, 0) << "otherwise nothing was tried";
    std::sort(tally.accepted.begin(), tally.accepted.end(),
              [](const Accepted& l, const Accepted& r) { return l.revision < r.revision; });
    for (std::size_t i = 0; i < tally.accepted.size(); ++i) {
        ASSERT_EQ(tally.accepted[i].revision, static_cast<std::int64_t>(i) + 2)
            << "each accepted edit has a revision of its own";
        cells[tally.accepted[i].cell] = tally.accepted[i].after;
    }
    const auto replayed = cycle::map_of_cells(cells);
    ASSERT_TRUE(replayed.ok());
    EXPECT_EQ(map_shown(house, id, "map"), cycle::map_json(*replayed)) << "the map is the replay of what was accepted";
    EXPECT_EQ(map_shown(house, id, "revision"), std::to_string(tally.accepted.size() + 1));
    std::cout << tally.accepted.size() << " accepted, " << tally.conflicts << " conflicts, "
              << 1000 * seconds / (writers * edits_each) << " ms an edit\n";
}

TEST(CycleWriters, anEditOfALargeMapCostsLittle) {
    DeedHouse house;
    house.files.files["large.json"] = large_map();
    const auto started = house.run("cycle start", {{"map", "large.json"}});
    ASSERT_TRUE(started.ok());
    const std::string id = started->text.substr(0, started->text.size() - 1);
    std::string before = cycle::cells_of(*cycle::read_map(map_shown(house, id, "map"), "")).at("moment/M30/name/es");
    constexpr int edits = 200;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < edits; ++i) {
        const std::string after = "\"e" + std::to_string(i) + "\"";
        const auto outcome = house.run("cycle edit", {{"id", id},
                                                      {"edits", R"([{"cell":"moment/M30/name/es","before":)" + before +
                                                                    R"(,"after":)" + after + "}]"}});
        ASSERT_TRUE(outcome.ok() && outcome->in_order);
        before = after;
    }
    const double milliseconds =
        1000 * std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / edits;
    std::cout << milliseconds << " ms an edit of a map of 60 moments, in memory\n";
    EXPECT_LT(milliseconds, 1000) << "5 are wanted of a quiet machine; this only catches what grows with the history";
}

TEST(CycleWriters, fortyOnOneCycleInMemory) {
    DeedHouse house;
    forty_writers(house, 25);  // the twin copies every history with each write
}

TEST(CycleWriters, fortyOnOneCycleInSqlite) {
    std::string folder = (std::filesystem::temp_directory_path() / "ciclo_writers_XXXXXX").string();
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    {
        seams::MemoryClock clock{{1'790'000'000'000'000}};
        seams::SeededChance chance(7);
        storage::StoreOptions options;
        options.kinds = all_kinds();
        options.clock = &clock;
        options.chance = &chance;
        options.signing_key = audit::key_pair_of(audit::Seed{1}).secret;
        auto store = storage::open_sqlite_store(folder + "/ciclo.sqlite", options);
        ASSERT_TRUE(store.ok()) << store.errors().front().text();
        DeedHouse house(*std::move(store));
        forty_writers(house, 250);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace ciclo::actions
