#include "cycle/merge.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "cycle/random_map.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"

namespace ciclo::cycle {
namespace {

using testing::Dice;
using testing::random_map;

std::uint64_t any_seed() {
    return *rc::gen::arbitrary<std::uint64_t>();
}

/// Sets one value of one moment; `slot` says which, so that two sets of slots without a common one touch no common
/// cell.
constexpr std::size_t fields = 8;
void set_slot(Map& map, std::size_t slot, const std::string& text) {
    Moment& moment = map.moments[(slot / fields) % map.moments.size()];
    switch (slot % fields) {
        case 0:
            moment.name[Language::es] = text;
            break;
        case 1:
            moment.name[Language::nl] = text;
            break;
        case 2:
            moment.expectation[Language::en] = text;
            break;
        case 3:
            moment.requirements = {{LocalText(text, text, text), RequirementLevel::must, "", "", {}}};
            break;
        case 4:
            moment.importance = 1 + static_cast<double>(text.size() % 5) / 2;
            break;
        case 5:
            moment.decision_limit = text;
            break;
        case 6:
            moment.roles = {text};
            break;
        default:
            moment.we_help[Language::es] = text;
            break;
    }
}

std::set<std::size_t> some_slots(Dice& dice, const Map& map) {
    std::set<std::size_t> out;
    for (std::size_t n = 1 + dice.below(6); n > 0; --n) out.insert(dice.below(fields * map.moments.size()));
    return out;
}

void forget(Map& map, const MomentId& id) {
    const auto is_gone = [&](const MomentId& other) { return other == id; };
    std::erase_if(map.moments, [&](const Moment& moment) { return moment.id == id; });
    for (Moment& moment : map.transversal) std::erase_if(moment.spans, is_gone);
    std::erase_if(map.transversal, [](const Moment& moment) { return moment.spans.empty(); });
    std::erase_if(map.branches, [&](const Branch& branch) { return branch.from == id || branch.adds == id; });
    std::erase_if(map.actions, [&](const BlueprintAction& action) { return action.moment == id; });
    std::erase_if(map.arrows, [&](const Arrow& arrow) {
        const auto known = [&](const std::string& box) {
            return map.find(MomentId(box)) != nullptr ||
                   std::any_of(map.actions.begin(), map.actions.end(),
                               [&](const BlueprintAction& action) { return action.id == box; });
        };
        return !known(arrow.from) || !known(arrow.to);
    });
    for (Provider& provider : map.service.providers) std::erase_if(provider.covers, is_gone);
}

/// One change of any sort, kept readable: also things added, removed, moved.
void change(Dice& dice, Map& map, const std::string& who) {
    const std::size_t at = dice.below(map.moments.size());
    switch (dice.below(7)) {
        case 0:
            if (map.moments.size() > 1) forget(map, MomentId(map.moments[at].id));
            break;
        case 1: {
            Moment fresh;
            fresh.id = MomentId("N" + who + std::to_string(dice.below(3)));
            if (map.find(fresh.id) != nullptr) return;
            fresh.stage = map.moments[at].stage;
            fresh.name[Language::es] = "nuevo " + who;
            map.moments.insert(map.moments.begin() + static_cast<std::ptrdiff_t>(at) + 1, fresh);
            break;
        }
        case 2:
            if (at > 0 && map.moments[at].stage == map.moments[at - 1].stage)
                std::swap(map.moments[at], map.moments[at - 1]);
            break;
        case 3:
            map.stages.back().name[Language::es] = who + std::to_string(dice.below(3));
            break;
        case 4: {
            Moment& moment = map.moments[at];
            const std::string id = moment.id.text + ".x" + who + std::to_string(dice.below(2));
            for (const Indicator& indicator : moment.indicators) {
                if (indicator.id.text == id) return;
            }
            moment.indicators.push_back({});
            moment.indicators.back().id = IndicatorId(id);
            moment.indicators.back().text[Language::es] = "indicador " + who;
            break;
        }
        default:
            set_slot(map, dice.below(fields * map.moments.size()), who + std::to_string(dice.below(4)));
    }
}

Map changed(std::uint64_t seed, Map map, const std::string& who) {
    Dice dice(seed);
    for (std::size_t n = 1 + dice.below(4); n > 0; --n) change(dice, map, who);
    return map;
}

bool reads(const Map& map) {
    return read_map(map_json(map), "").ok();
}

/// True when a conflict shows the cell, or the thing or the list that holds it.
bool shown(const std::vector<Conflict>& conflicts, const std::string& cell) {
    for (const Conflict& conflict : conflicts) {
        if (cell == conflict.cell || cell.starts_with(conflict.cell + "/")) return true;
        if (names_things(cell) && conflict.cell.starts_with(cell.substr(0, cell.size() - 1))) return true;
    }
    return false;
}

RC_GTEST_PROP(Merge, oneSideAloneIsTaken, ()) {
    const Map base = random_map(any_seed()), other = random_map(any_seed());
    for (const Merged& both : {merged(base, other, base), merged(base, base, other), merged(base, other, other)}) {
        RC_ASSERT(both.conflicts.empty() && both.unfit.empty());
        RC_ASSERT(map_json(both.map) == map_json(other));
    }
}

RC_GTEST_PROP(Merge, disjointEditsAreBothThere, ()) {
    const Map base = random_map(any_seed());
    Dice dice(any_seed());
    const std::set<std::size_t> mine_slots = some_slots(dice, base), their_slots = some_slots(dice, base);
    Map mine = base, theirs = base, both = base;
    for (const std::size_t slot : their_slots) {
        if (mine_slots.contains(slot)) continue;
        set_slot(theirs, slot, "theirs");
        set_slot(both, slot, "theirs");
    }
    for (const std::size_t slot : mine_slots) {
        set_slot(mine, slot, "mine");
        set_slot(both, slot, "mine");
    }
    const Merged result = merged(base, mine, theirs);
    RC_ASSERT(result.conflicts.empty() && result.unfit.empty());
    RC_ASSERT(map_json(result.map) == map_json(both));
    RC_ASSERT(map_json(merged(base, theirs, mine).map) == map_json(both));
}

RC_GTEST_PROP(Merge, oneCellTwoValuesIsAConflictWithBoth, ()) {
    const Map base = random_map(any_seed());
    Dice dice(any_seed());
    const std::size_t at = dice.below(base.moments.size());
    Map mine = base, theirs = base;
    mine.moments[at].name[Language::es] = "la mía";
    theirs.moments[at].name[Language::es] = "la suya";
    const Merged result = merged(base, mine, theirs);
    RC_ASSERT(result.conflicts.size() == 1U);
    const Conflict& conflict = result.conflicts.front();
    RC_ASSERT(conflict.cell == "moment/" + base.moments[at].id.text + "/name/es");
    RC_ASSERT(conflict.mine == "\"la mía\"");
    RC_ASSERT(conflict.theirs == "\"la suya\"");
    RC_ASSERT(map_json(result.map) == map_json(theirs));
}

RC_GTEST_PROP(Merge, theResultReadsAndNothingIsLost, ()) {
    const Map base = random_map(any_seed());
    const Map mine = changed(any_seed(), base, "a"), theirs = changed(any_seed(), base, "b");
    RC_PRE(reads(mine) && reads(theirs));
    const Merged result = merged(base, mine, theirs);
    RC_ASSERT(reads(result.map));
    const Cells cells = cells_of(result.map);
    const auto there = [&](const Edit& edit) {
        const auto found = cells.find(edit.cell);
        return found == cells.end() ? !edit.after : edit.after == found->second;
    };
    for (const Edit& edit : edits_between(base, mine)) {
        if (!names_things(edit.cell)) RC_ASSERT(there(edit) || shown(result.conflicts, edit.cell));
    }
    for (const Edit& edit : edits_between(base, theirs)) {
        if (!names_things(edit.cell)) RC_ASSERT(there(edit) || shown(result.conflicts, edit.cell));
    }
    if (result.unfit.empty()) {
        for (const Map* side : {&mine, &theirs}) {
            for (const Moment& moment : side->moments) {
                const bool is_new = base.find(moment.id) == nullptr;
                RC_ASSERT(!is_new || result.map.find(moment.id) != nullptr);
            }
        }
    } else {
        RC_ASSERT(map_json(result.map) == map_json(theirs));
    }
}

RC_GTEST_PROP(Merge, editsTellTheWholeDifference, ()) {
    const Map before = random_map(any_seed());
    const Map after = changed(any_seed(), before, "a");
    RC_PRE(reads(after));
    const std::vector<Edit> edits = edits_between(before, after);
    const Result<Merged> result = edited(before, edits);
    if (!result) RC_LOG(result.errors().front().text());
    RC_ASSERT(result.ok());
    RC_ASSERT(result->conflicts.empty());
    RC_ASSERT(map_json(result->map) == map_json(after));
    RC_ASSERT(result->applied == edits);
}

RC_GTEST_PROP(Merge, editsMeetLaterChangesAsAMergeWould, ()) {
    const Map base = random_map(any_seed());
    const Map mine = changed(any_seed(), base, "a"), theirs = changed(any_seed(), base, "b");
    RC_PRE(reads(mine) && reads(theirs));
    const Result<Merged> by_edits = edited(theirs, edits_between(base, mine));
    RC_PRE(by_edits.ok());
    RC_ASSERT(reads(by_edits->map));
    const Cells cells = cells_of(by_edits->map);
    for (const Edit& edit : edits_between(base, mine)) {
        if (names_things(edit.cell)) continue;
        const auto found = cells.find(edit.cell);
        const bool there = found == cells.end() ? !edit.after : edit.after == found->second;
        RC_ASSERT(there || shown(by_edits->conflicts, edit.cell));
    }
}

/// edited() has a short way for values of one moment; the long way must say the same.
RC_GTEST_PROP(Merge, theShortWayOfAnEditSaysWhatTheLongWaySays, ()) {
    const Map base = random_map(any_seed());
    Dice dice(any_seed());
    Map mine = base, theirs = base;
    for (const std::size_t slot : some_slots(dice, base)) set_slot(mine, slot, "mine");
    for (const std::size_t slot : some_slots(dice, base)) set_slot(theirs, slot, "theirs");
    const Merged whole = merged(base, mine, theirs);
    const Result<Merged> quick = edited(theirs, edits_between(base, mine));
    RC_ASSERT(quick.ok());
    RC_ASSERT(map_json(quick->map) == map_json(whole.map));
    RC_ASSERT(quick->applied == whole.applied);
    RC_ASSERT(quick->conflicts == whole.conflicts);
}

TEST(Merge, twoMomentsAddedAtOnceKeepTheirNeighbours) {
    const Map base = *read_template("bank-cheque");
    Map mine = base, theirs = base;
    const auto insert_after = [](Map& map, const std::string& id, const std::string& fresh) {
        const auto at =
            std::find_if(map.moments.begin(), map.moments.end(), [&](const Moment& m) { return m.id.text == id; });
        Moment moment;
        moment.id = MomentId(fresh);
        moment.stage = at->stage;
        moment.name = LocalText("Nuevo", "New", "Nieuw");
        map.moments.insert(at + 1, moment);
    };
    insert_after(mine, "M3", "X");
    insert_after(theirs, "M3", "Y");
    insert_after(theirs, "M7", "Z");
    const Merged result = merged(base, mine, theirs);
    ASSERT_TRUE(result.conflicts.empty() && result.unfit.empty());
    std::string order;
    for (const Moment& moment : result.map.moments) order += moment.id.text + " ";
    EXPECT_EQ(order, "M1 M2 M3 Y X M4 M5 M6 M7 Z M8 M9 M10 M11 M12 M13 ");
}

TEST(Merge, removedHereAndChangedThereCollidesWhole) {
    const Map base = *read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\n"
        "moments: [{id: M1, stage: S, name: Uno}, {id: M2, stage: S, name: Dos}]\n",
        "a");
    Map mine = base, theirs = base;
    mine.moments.pop_back();
    theirs.moments.back().name[Language::es] = "Otro";
    const Merged result = merged(base, mine, theirs);
    ASSERT_EQ(result.conflicts.size(), 1U);
    EXPECT_EQ(result.conflicts[0].cell, "moment/M2");
    EXPECT_FALSE(result.conflicts[0].mine);
    EXPECT_NE(result.conflicts[0].theirs->find("Otro"), std::string::npos);
    EXPECT_EQ(map_json(result.map), map_json(theirs));
    EXPECT_EQ(map_json(merged(base, theirs, mine).map), map_json(theirs)) << "kept also when the removal came first";
}

TEST(Merge, twoRearrangementsCollideAndTheFirstStays) {
    const Map base = *read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\n"
        "moments: [{id: A, stage: S, name: A}, {id: B, stage: S, name: B}, {id: C, stage: S, name: C}]\n",
        "a");
    Map mine = base, theirs = base;
    std::swap(mine.moments[0], mine.moments[1]);
    std::swap(theirs.moments[1], theirs.moments[2]);
    const Merged result = merged(base, mine, theirs);
    ASSERT_EQ(result.conflicts.size(), 1U);
    EXPECT_EQ(result.conflicts[0], (Conflict{"moment/*", R"(["A","B","C"])", R"(["B","A","C"])", R"(["A","C","B"])"}));
    EXPECT_EQ(map_json(result.map), map_json(theirs));
}

TEST(Merge, whatNoLongerReadsIsNotTaken) {
    const Map base = *read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}, {id: T, name: T}]\n"
        "moments: [{id: A, stage: S, name: A}, {id: B, stage: T, name: B}]\n",
        "a");
    Map mine = base, theirs = base;
    mine.stages.pop_back();
    mine.moments.pop_back();
    Moment fresh = theirs.moments.back();
    fresh.id = MomentId("C");
    theirs.moments.push_back(fresh);
    const Merged result = merged(base, mine, theirs);
    EXPECT_FALSE(result.unfit.empty());
    EXPECT_EQ(map_json(result.map), map_json(theirs));
    EXPECT_TRUE(shown(result.conflicts, "stage/*"));
    EXPECT_TRUE(shown(result.conflicts, "moment/*"));
}

TEST(Edited, refusesWhatNoMapCanTake) {
    const Map map = *read_template("bank-cheque");
    const auto code_of_edit = [&](const Edit& edit) {
        const Result<Merged> result = edited(map, {edit});
        return result.ok()                            ? std::string("taken")
               : result.errors().front().code.empty() ? "reader"
                                                      : result.errors().front().code;
    };
    for (const char* cell :
         {"", "*", "moment", "moment/", "moment//name/es", "moment/M1", "moment/M1/name", "moment/M1/name/fr",
          "moment/M1/id", "moment/M1/time", "moment/M1/time/sleep", "moment/M1/std", "moment/M1/std/M1.s1",
          "stage/S1/std/*", "cycle", "cycle/*", "cycle/branches", "nothing/M1/name/es", "moment/M1/actor/es"}) {
        EXPECT_EQ(code_of_edit({cell, {}, "\"x\""}), "unknown_cell") << cell;
    }
    const std::string actor = cells_of(map).at("moment/M1/actor");
    EXPECT_EQ(code_of_edit({"moment/M1/actor", actor, "\"nobody\""}), "reader");
    EXPECT_EQ(code_of_edit({"moment/M1/nonsense", {}, "\"x\""}), "reader");
    EXPECT_EQ(code_of_edit({"moment/M1/actor", actor, "{"}), "reader");
    EXPECT_EQ(code_of_edit({"moment/M1/actor", actor, "\"system\""}), "taken");
    const Result<Merged> twice =
        edited(map, {{"moment/M1/actor", actor, "\"system\""}, {"moment/M1/actor", actor, "\"shared\""}});
    ASSERT_FALSE(twice.ok());
    EXPECT_EQ(twice.errors().front().code, "cell_twice");
}

TEST(Edited, aCellOfAThingThatIsGoneIsNotLost) {
    const Map map = *read_template("bank-cheque");
    const Result<Merged> result = edited(map, {{"moment/M99/expect/es", {}, "\"algo\""}});
    ASSERT_TRUE(result.ok());
    ASSERT_EQ(result->conflicts.size(), 1U);
    EXPECT_EQ(result->conflicts[0].mine, "\"algo\"");
    EXPECT_EQ(map_json(result->map), map_json(map));
}

TEST(Edited, whoRemovesAThingMustHaveSeenAllOfIt) {
    const Map map = *read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\n"
        "moments: [{id: M1, stage: S, name: Uno}, {id: M2, stage: S, name: Dos}]\n",
        "a");
    const Edit removal{"moment/*", R"(["M1","M2"])", R"(["M1"])"};
    const Result<Merged> blind = edited(map, {removal});
    ASSERT_TRUE(blind.ok());
    EXPECT_EQ(blind->conflicts.size(), 1U);
    EXPECT_EQ(map_json(blind->map), map_json(map));
    Map without = map;
    without.moments.pop_back();
    const Result<Merged> seen = edited(map, edits_between(map, without));
    ASSERT_TRUE(seen.ok());
    EXPECT_TRUE(seen->conflicts.empty());
    EXPECT_EQ(map_json(seen->map), map_json(without));
}

}  // namespace
}  // namespace ciclo::cycle
