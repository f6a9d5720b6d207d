// Alignments against known answers (pm4py's alignment of journeys to a directly-follows graph) and against a plain
// shortest path of two nested loops.
#include "conformance/align.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cstdlib>
#include <queue>
#include <set>

#include "cycle/random_map.h"
#include "formats/json.h"
#include "moments/evidence_files.h"

namespace ciclo::conformance {
namespace {

using cycle::testing::Dice;
using Journey = std::vector<std::uint32_t>;

cycle::Moves moves(std::size_t n, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges,
                   const Journey& begins, const Journey& ends) {
    std::vector<std::set<std::uint32_t>> next(n);
    for (const auto& [from, to] : edges) next[from].insert(to);
    cycle::Moves out;
    for (std::size_t i = 0; i < n; ++i) {
        out.moments.emplace_back("M" + std::to_string(i));
        out.next.emplace_back(next[i].begin(), next[i].end());
    }
    out.begins = begins;
    out.ends = ends;
    return out;
}

/// Dijkstra over (events read, last moment), every move by itself.
std::uint32_t plain_cost(const cycle::Moves& plan, const Journey& journey) {
    const auto n = static_cast<std::uint32_t>(plan.moments.size());
    using State =
        std::pair<std::uint32_t, std::pair<std::size_t, std::uint32_t>>;  // cost, (read, place); n = not begun
    std::priority_queue<State, std::vector<State>, std::greater<>> open;
    std::set<std::pair<std::size_t, std::uint32_t>> done;
    open.push({0, {0, n}});
    while (!open.empty()) {
        const auto [cost, state] = open.top();
        open.pop();
        if (!done.insert(state).second) continue;
        const std::size_t read = state.first;
        const std::uint32_t place = state.second;
        const bool may_end = place < n && std::find(plan.ends.begin(), plan.ends.end(), place) != plan.ends.end();
        if (read == journey.size() && may_end) return cost;
        if (read < journey.size()) open.push({cost + (journey[read] == Aligner::free ? 0U : 1U), {read + 1, place}});
        for (const std::uint32_t next : place == n ? plan.begins : plan.next[place]) {
            open.push({cost + 1, {read, next}});
            if (read < journey.size() && journey[read] == next) open.push({cost, {read + 1, next}});
        }
    }
    ADD_FAILURE() << "no way to the end";
    return 0;
}

/// "0 !1 +2": as planned 0, skipped 1, extra 2.
std::string text_of(const Alignment& alignment) {
    std::string out;
    for (const Step& step : alignment.steps) {
        const std::string name = step.moment == Aligner::foreign ? "x"
                                 : step.moment == Aligner::free  ? "t"
                                                                 : std::to_string(step.moment);
        out += (out.empty() ? "" : " ") +
               std::string(step.kind == StepKind::skipped ? "!"
                           : step.kind == StepKind::extra ? "+"
                                                          : "") +
               name;
    }
    return out;
}

const cycle::Moves three = moves(3, {{0, 1}, {1, 2}}, {0}, {2});

TEST(Align, tells_what_was_skipped_extra_and_as_planned) {
    Aligner aligner(three);
    EXPECT_EQ(aligner.shortest(), 3U);
    EXPECT_EQ(text_of(aligner.align(Journey{0, 1, 2})), "0 1 2");
    EXPECT_EQ(text_of(aligner.align(Journey{0, 2})), "0 !1 2");
    EXPECT_EQ(text_of(aligner.align(Journey{0})), "0 !1 !2");
    EXPECT_EQ(text_of(aligner.align(Journey{0, 1, 1, 2})), "0 1 +1 2") << "the first of two is as planned";
    EXPECT_EQ(text_of(aligner.align(Journey{Aligner::foreign, 0, Aligner::free, 1, 2})), "+x 0 t 1 2");
    EXPECT_EQ(text_of(aligner.align(Journey{1, 0, 2})), "!0 1 +0 2");
    EXPECT_EQ(text_of(aligner.align(Journey{})), "!0 !1 !2");
    EXPECT_EQ(aligner.align(Journey{2, 1, 0}).cost, 4U);
}

TEST(Align, a_loop_may_be_lived_again) {
    Aligner aligner(moves(3, {{0, 1}, {1, 2}, {2, 1}, {1, 1}}, {0}, {2}));
    EXPECT_EQ(text_of(aligner.align(Journey{0, 1, 2, 1, 2})), "0 1 2 1 2");
    EXPECT_EQ(text_of(aligner.align(Journey{0, 1, 1, 1, 2})), "0 1 1 1 2");
    EXPECT_EQ(text_of(aligner.align(Journey{0, 1, 2, 2})), "0 1 2 +2") << "nobody misses what was lived before";
}

TEST(Align, of_answers_that_cost_the_same_the_one_a_person_would_give) {
    Aligner chain(moves(4, {{0, 1}, {1, 2}, {2, 3}}, {0}, {3}));
    EXPECT_EQ(text_of(chain.align(Journey{0, 2, 1, 3})), "0 !1 2 +1 3") << "out of order: one thing to say, not two";
    EXPECT_EQ(text_of(chain.align(Journey{3, 0, 1, 2})), "+3 0 1 2 !3");
    Aligner two_ends(moves(3, {{0, 1}, {1, 2}}, {0}, {0, 2}));
    EXPECT_EQ(text_of(two_ends.align(Journey{0, 1})), "0 1 !2") << "rather missed than unplanned";
    EXPECT_EQ(text_of(chain.align(Journey{1, 0, 2, 3})), "!0 1 +0 2 3") << "from the first event on as planned";
    // both ways miss two moments; that of the first event is taken, and the late 0 is one departure with its gap
    Aligner either(moves(5, {{0, 1}, {1, 2}, {0, 3}, {3, 4}}, {0}, {2, 4}));
    EXPECT_EQ(text_of(either.align(Journey{1, 0})), "!0 1 +0 !2");
    EXPECT_EQ(text_of(either.align(Journey{3, 0})), "!0 3 +0 !4");
}

cycle::Moves random_moves(Dice& dice) {
    const std::size_t n = 1 + dice.below(5);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (std::uint32_t i = 0; i + 1 < n; ++i) edges.push_back({i, i + 1});
    const auto any = [&] { return static_cast<std::uint32_t>(dice.below(n)); };
    for (std::size_t k = dice.below(6); k > 0; --k) edges.push_back({any(), any()});
    Journey begins{0}, ends{static_cast<std::uint32_t>(n - 1)};
    if (n > 1 && dice.yes()) begins.push_back(1);
    if (n > 1 && dice.yes()) ends.insert(ends.begin(), static_cast<std::uint32_t>(n - 2));
    return moves(n, edges, begins, ends);
}

Journey random_journey(Dice& dice, std::size_t n) {
    Journey out;
    for (std::size_t k = dice.below(12); k > 0; --k) {
        const std::size_t one = dice.below(2 * n + 2) % (n + 2);
        out.push_back(one < n ? static_cast<std::uint32_t>(one) : one == n ? Aligner::foreign : Aligner::free);
    }
    return out;
}

/// The planned part of an alignment is a journey of the map, the events are all there in order, and the cost is what is
/// told.
void check_steps(const cycle::Moves& plan, const Journey& journey, const Alignment& alignment) {
    const auto has = [](const Journey& all, std::uint32_t one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    std::uint32_t cost = 0, event = 0, last = Aligner::foreign;
    for (const Step& step : alignment.steps) {
        if (step.kind != StepKind::as_planned) ++cost;
        RC_ASSERT(step.event == event);
        if (step.kind != StepKind::skipped) RC_ASSERT(journey[event++] == step.moment);
        if (step.kind == StepKind::extra || step.moment == Aligner::free) continue;
        RC_ASSERT(has(last == Aligner::foreign ? plan.begins : plan.next[last], step.moment));
        last = step.moment;
    }
    RC_ASSERT(event == journey.size());
    RC_ASSERT(has(plan.ends, last));
    RC_ASSERT(cost == alignment.cost);
}

RC_GTEST_PROP(Align, costsAsAPlainShortestPath, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const cycle::Moves plan = random_moves(dice);
    const Journey journey = random_journey(dice, plan.moments.size());
    Aligner aligner(plan);
    const Alignment alignment = aligner.align(journey);
    RC_ASSERT(alignment.cost == plain_cost(plan, journey));
    check_steps(plan, journey, alignment);
}

/// What an answer is chosen by: cost, departures to name, and what is rather not said.
using Said = std::array<std::uint32_t, 3>;

Said said_of_skip(std::uint32_t moment, const Journey& journey, const std::set<std::uint32_t>& returns) {
    const bool lived = std::find(journey.begin(), journey.end(), moment) != journey.end();
    if (!lived) return {1, 1, 0};
    return returns.count(moment) > 0 ? Said{1, 1, 2} : Said{1, 0, 0};
}

/// Dijkstra over (events read, last moment) again, every move by itself, for the whole of Said.
Said plainly_said(const cycle::Moves& plan, const Journey& journey, const std::set<std::uint32_t>& returns) {
    const auto n = static_cast<std::uint32_t>(plan.moments.size());
    using State = std::pair<Said, std::pair<std::size_t, std::uint32_t>>;
    std::priority_queue<State, std::vector<State>, std::greater<>> open;
    std::set<std::pair<std::size_t, std::uint32_t>> done;
    open.push({{0, 0, 0}, {0, n}});
    const auto plus = [](const Said& a, const Said& b) { return Said{a[0] + b[0], a[1] + b[1], a[2] + b[2]}; };
    while (!open.empty()) {
        const auto [said, state] = open.top();
        open.pop();
        if (!done.insert(state).second) continue;
        const auto [read, place] = state;
        const bool may_end = place < n && std::find(plan.ends.begin(), plan.ends.end(), place) != plan.ends.end();
        if (read == journey.size() && may_end) return said;
        if (read < journey.size()) {
            open.push({journey[read] == Aligner::free ? said : plus(said, {1, 1, 1}), {read + 1, place}});
        }
        for (const std::uint32_t next : place == n ? plan.begins : plan.next[place]) {
            open.push({plus(said, said_of_skip(next, journey, returns)), {read, next}});
            if (read < journey.size() && journey[read] == next) open.push({said, {read + 1, next}});
        }
    }
    ADD_FAILURE() << "no way to the end";
    return {};
}

/// A chain with moments that may be left out, and perhaps one loop: between two moments one way is the shortest.
cycle::Moves random_chain(Dice& dice, std::set<std::uint32_t>& returns) {
    const std::size_t n = 2 + dice.below(5);
    std::vector<bool> optional(n, false);
    for (std::size_t i = 1; i + 1 < n; ++i) optional[i] = dice.below(3) == 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (std::uint32_t i = 0; i < n; ++i) {
        for (std::uint32_t j = i + 1; j < n; ++j) {
            edges.push_back({i, j});
            if (!optional[j]) break;
        }
    }
    if (dice.yes()) {
        const auto to = static_cast<std::uint32_t>(dice.below(n)), from = static_cast<std::uint32_t>(dice.below(n));
        if (to < from) edges.push_back({from, to});
        for (std::uint32_t i = to; to < from && i <= from; ++i) returns.insert(i);
    }
    return moves(n, edges, {0}, {static_cast<std::uint32_t>(n - 1)});
}

RC_GTEST_PROP(Align, chosenAsTheRuleSays, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    std::set<std::uint32_t> returns;
    const cycle::Moves plan = random_chain(dice, returns);
    const Journey journey = random_journey(dice, plan.moments.size());
    const Alignment alignment = Aligner(plan).align(journey);
    check_steps(plan, journey, alignment);
    Said said{0, 0, 0};
    for (const Step& step : alignment.steps) {
        if (step.kind == StepKind::as_planned) continue;
        const Said one = step.kind == StepKind::extra ? Said{1, 1, 1} : said_of_skip(step.moment, journey, returns);
        for (std::size_t k = 0; k < said.size(); ++k) said[k] += one[k];
    }
    RC_ASSERT(said == plainly_said(plan, journey, returns));
}

RC_GTEST_PROP(Align, walkingATreeGivesWhatEachJourneyGives, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const cycle::Moves plan = random_moves(dice);
    Aligner walker(plan);
    Journey journey;
    for (int step = 0; step < 40; ++step) {
        if (!journey.empty() && dice.below(3) == 0) {
            journey.pop_back();
            walker.pop();
        } else {
            journey.push_back(static_cast<std::uint32_t>(dice.below(plan.moments.size())));
            walker.push(journey.back());
        }
        const Alignment alone = Aligner(plan).align(journey);
        RC_ASSERT(walker.cost() == alone.cost);
        RC_ASSERT(walker.alignment().steps == alone.steps);
    }
}

struct Known {
    cycle::Moves plan;
    std::vector<Journey> variants;
    std::vector<std::uint32_t> cost;
};

/// The graph, the variants and the costs of a file of known answers.
Known known(const std::string& bytes) {
    const formats::Value file = ciclo::testing::must(formats::read_json(bytes, "known.json"));
    const formats::Value& map = *file.find("map");
    std::map<std::string, std::uint32_t> number;
    const auto number_of = [&](const std::string& name) {
        return number.emplace(name, static_cast<std::uint32_t>(number.size())).first->second;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const formats::Value& edge : map.find("edges")->items) {
        const std::uint32_t from = number_of(edge.items[0].text);
        edges.push_back({from, number_of(edge.items[1].text)});
    }
    Journey begins, ends;
    for (const auto& entry : map.find("start")->entries) begins.push_back(number_of(entry.key));
    for (const auto& entry : map.find("end")->entries) ends.push_back(number_of(entry.key));
    Known out{moves(number.size(), edges, begins, ends), {}, {}};
    for (const formats::Value& variant : file.find("variant_list")->items) {
        Journey journey;
        for (const formats::Value& activity : variant.items[1].items) {
            const auto found = number.find(activity.text);
            journey.push_back(found == number.end() ? Aligner::foreign : found->second);
        }
        out.variants.push_back(journey);
    }
    for (const formats::Value& cost : file.find("map_alignment_cost")->items) {
        out.cost.push_back(static_cast<std::uint32_t>(std::atoi(cost.text.c_str())));
    }
    return out;
}

TEST(Align, costs_are_those_of_pm4py_and_of_an_independent_dijkstra_on_real_logs) {
    const std::map<std::string, std::size_t> logs{{"running-example", 6}, {"receipt", 116}, {"helpdesk", 226}};
    for (const auto& [log, variants] : logs) {
        const auto bytes = ciclo::testing::shared("logs/" + log + ".conformance.expected.json");
        if (!bytes) continue;
        const Known answers = known(*bytes);
        ASSERT_EQ(answers.variants.size(), variants) << log;
        Aligner aligner(answers.plan);
        for (std::size_t v = 0; v < variants; ++v) {
            const Alignment alignment = aligner.align(answers.variants[v]);
            EXPECT_EQ(alignment.cost, answers.cost[v]) << log << " variant " << v;
            EXPECT_EQ(alignment.cost, plain_cost(answers.plan, answers.variants[v])) << log << " variant " << v;
        }
    }
}

}  // namespace
}  // namespace ciclo::conformance
