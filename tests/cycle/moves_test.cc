// Which journeys a map allows: told by hand, and the Petri net of random maps played against a plain reading of the
// map.
#include "cycle/moves.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "cycle/convert.h"
#include "cycle/random_map.h"
#include "cycle/templates.h"
#include "formats/xml.h"

namespace ciclo::cycle {
namespace {

using testing::Dice;

using Word = std::vector<std::string>;

/// Moments "0" "1" …; `optional` names those that are.
Map chain(std::size_t n, const std::set<std::size_t>& optional = {}) {
    Map map;
    map.service.id = "chain";
    map.stages = {{StageId("S1"), LocalText("a", "", ""), false, {}},
                  {StageId("S2"), LocalText("b", "", ""), false, {}}};
    for (std::size_t i = 0; i < n; ++i) {
        Moment moment;
        moment.id = MomentId("M" + std::to_string(i));
        moment.name = LocalText("moment " + std::to_string(i), "", "");
        moment.stage = StageId(i < 2 ? "S1" : "S2");
        moment.optional = optional.contains(i);
        map.moments.push_back(moment);
    }
    return map;
}

Branch branch(const std::string& from, const std::string& adds) {
    return {MomentId(from), LocalText("if", "", ""), MomentId(adds), {}, {}};
}

using Numbers = std::vector<std::uint32_t>;

TEST(Moves, a_chain_has_one_journey) {
    const Moves moves = moves_of(chain(3));
    EXPECT_EQ(moves.next, (std::vector<Numbers>{{1}, {2}, {}}));
    EXPECT_EQ(moves.begins, Numbers{0});
    EXPECT_EQ(moves.ends, Numbers{2});
}

TEST(Moves, an_optional_moment_may_be_left_out_and_an_optional_stage_as_a_whole) {
    EXPECT_EQ(moves_of(chain(3, {1})).next, (std::vector<Numbers>{{1, 2}, {2}, {}}));
    EXPECT_EQ(moves_of(chain(3, {0, 2})).begins, (Numbers{0, 1}));
    EXPECT_EQ(moves_of(chain(3, {0, 2})).ends, (Numbers{1, 2}));
    Map map = chain(4);
    map.stages[0].optional = true;
    const Moves moves = moves_of(map);
    EXPECT_EQ(moves.begins, (Numbers{0, 2}));
    EXPECT_EQ(moves.next[0], Numbers{1});
}

TEST(Moves, branches_and_arrows_between_moments_are_moves_and_loops) {
    Map map = chain(4);
    map.branches = {branch("M0", "M3"), branch("M2", "M1")};
    map.arrows = {{"M3", "M0", {}, {}}, {"M0", "box", {}, {}}};
    EXPECT_EQ(moves_of(map).next, (std::vector<Numbers>{{1, 3}, {2}, {1, 3}, {0}}));
}

TEST(Moves, a_transversal_moment_goes_along) {
    Map map = chain(1);
    map.transversal.emplace_back().id = MomentId("T1");
    EXPECT_EQ(moves_of(map).anywhere, std::vector<MomentId>{MomentId("T1")});
}

/// A net as the file tells it.
struct Net : formats::XmlHandler {
    std::set<std::string> places, transitions, silent, ids;
    std::map<std::string, std::set<std::string>> in, out;  ///< of transitions
    std::map<std::string, std::string> names;
    std::set<std::string> marking;
    std::string where, final_place;
    std::vector<std::string> path;
    bool bipartite = true, single_ids = true;

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition&) override {
        const std::string name(element.name);
        path.push_back(name);
        const auto value = [&](std::string_view key) { return std::string(element.attribute(key).value_or("")); };
        if (name == "place" || name == "transition" || name == "arc" || name == "page" || name == "net") {
            single_ids = ids.insert(value("id")).second && single_ids;
        }
        if (name == "place") places.insert(where = value("id"));
        if (name == "transition") transitions.insert(where = value("id"));
        if (name == "toolspecific" && value("activity") == "$invisible$") silent.insert(where);
        if (name == "arc") arc(value("source"), value("target"));
        if (path.size() > 1 && name == "place" && path[path.size() - 2] == "marking") final_place = value("idref");
        return {};
    }
    std::optional<Error> end_element(std::string_view, const formats::XmlPosition&) override {
        path.pop_back();
        return {};
    }
    std::optional<Error> text(std::string_view piece, const formats::XmlPosition&) override {
        const bool inside = path.size() > 1 && path.back() == "text";
        if (inside && path[path.size() - 2] == "initialMarking") marking.insert(where);
        if (inside && path[path.size() - 2] == "name") names[where] += piece;
        return {};
    }
    void arc(const std::string& from, const std::string& to) {
        if (places.contains(from) && transitions.contains(to))
            in[to].insert(from);
        else if (transitions.contains(from) && places.contains(to))
            out[from].insert(to);
        else
            bipartite = false;
    }
};

Net net_of(const Map& map) {
    Net net;
    const auto read = formats::read_xml(to_pnml(map, Language::es), "net.pnml", net);
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.errors()[0].text());
    net.places.erase("");  // the final marking's reference
    return net;
}

constexpr std::size_t longest = 5;

/// What the tokens can spell, up to `longest` moments. ENSUREs one token a place at most.
void play(const Net& net, const std::set<std::string>& marking, const Word& word,
          std::set<std::pair<std::set<std::string>, Word>>& seen, std::set<Word>& accepted) {
    if (!seen.insert({marking, word}).second) return;
    if (marking == std::set<std::string>{net.final_place}) accepted.insert(word);
    for (const std::string& transition : net.transitions) {
        const auto& needs = net.in.at(transition);
        if (!std::includes(marking.begin(), marking.end(), needs.begin(), needs.end())) continue;
        std::set<std::string> after;
        std::set_difference(marking.begin(), marking.end(), needs.begin(), needs.end(),
                            std::inserter(after, after.end()));
        for (const std::string& place : net.out.at(transition)) RC_ASSERT(after.insert(place).second);
        Word longer = word;
        if (!net.silent.contains(transition)) longer.push_back(transition.substr(std::string("moment_").size()));
        if (longer.size() <= longest) play(net, after, longer, seen, accepted);
    }
}

/// The journeys of a map, read from it and from nothing else: `place` = before which moment the customer stands.
void live(const Map& map, std::size_t place, bool must, const Word& word, std::set<Word>& lived) {
    if (word.size() > longest) return;
    const std::size_t n = map.moments.size();
    if (!must && place == n && !word.empty()) lived.insert(word);
    if (place == n) return;
    const Moment& here = map.moments[place];
    const bool first_of_stage = place == 0 || map.moments[place - 1].stage != here.stage;
    if (!must && here.optional) live(map, place + 1, false, word, lived);
    if (!must && first_of_stage && map.find(here.stage)->optional) {
        std::size_t end = place;
        while (end < n && map.moments[end].stage == here.stage) ++end;
        live(map, end, false, word, lived);
    }
    Word longer = word;
    longer.push_back(here.id.text);
    live(map, place + 1, false, longer, lived);
    for (const Branch& each : map.branches) {
        if (each.from == here.id)
            live(map, static_cast<std::size_t>(map.number_of(each.adds) - 1), true, longer, lived);
    }
}

/// Every word of `lived` with the transversal moments anywhere in it, up to `longest`.
std::set<Word> accompanied(const Map& map, const std::set<Word>& lived) {
    std::set<Word> out = lived;
    std::vector<Word> open(lived.begin(), lived.end());
    while (!open.empty()) {
        const Word word = open.back();
        open.pop_back();
        if (word.size() == longest) continue;
        for (const Moment& along : map.transversal) {
            for (std::size_t i = 0; i <= word.size(); ++i) {
                Word longer = word;
                longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), along.id.text);
                if (out.insert(longer).second) open.push_back(longer);
            }
        }
    }
    return out;
}

Map small_map(Dice& dice) {
    Map map = chain(1 + dice.below(4));
    for (Moment& moment : map.moments) moment.optional = dice.below(3) == 0;
    for (Stage& stage : map.stages) stage.optional = dice.below(4) == 0;
    const auto any = [&] { return "M" + std::to_string(dice.below(map.moments.size())); };
    for (std::size_t n = dice.below(3); n > 0; --n) {
        const std::string from = any(), to = any();
        if (from != to) map.branches.push_back(branch(from, to));
    }
    if (dice.below(3) == 0) map.transversal.emplace_back().id = MomentId("T1");
    return map;
}

RC_GTEST_PROP(Pnml, theTokensSpellExactlyTheJourneysOfTheMap, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Map map = small_map(dice);
    const Net net = net_of(map);
    RC_ASSERT(net.bipartite && net.single_ids);
    RC_ASSERT(net.marking == std::set<std::string>{"source"});
    RC_ASSERT(net.final_place == "sink");
    std::set<std::pair<std::set<std::string>, Word>> seen;
    std::set<Word> spelt, lived;
    play(net, net.marking, {}, seen, spelt);
    live(map, 0, false, {}, lived);
    RC_ASSERT(spelt == accompanied(map, lived));
}

TEST(Pnml, every_template_is_a_workflow_net_with_a_named_transition_per_moment) {
    for (const Template& each : templates()) {
        const Result<Map> read = read_template(each.id);
        ASSERT_TRUE(read.ok()) << each.id;
        const Map& map = *read;
        const Net net = net_of(map);
        EXPECT_TRUE(net.bipartite && net.single_ids) << map.service.id;
        EXPECT_EQ(net.transitions.size() - net.silent.size(), map.rateable().size());
        std::set<std::string> produced, needed;
        for (const auto& [transition, to] : net.out) produced.insert(to.begin(), to.end());
        for (const auto& [transition, from] : net.in) needed.insert(from.begin(), from.end());
        EXPECT_EQ(produced.size() + 1, net.places.size()) << "every place but the source is reached";
        EXPECT_EQ(needed.size() + 1, net.places.size()) << "every place but the sink is left";
        EXPECT_EQ(net.names.at("moment_" + map.moments[0].id.text), map.moments[0].name.in(Language::es));
    }
}

}  // namespace
}  // namespace ciclo::cycle
