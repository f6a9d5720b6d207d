#include "cycle/convert.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/text.h"
#include "cycle/bpmn.h"
#include "cycle/random_map.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "formats/xml.h"

namespace ciclo::cycle {
namespace {

using bpmn::FlowKind;
using bpmn::Node;
using bpmn::NodeKind;
using bpmn::Plan;
using bpmn::Point;
using bpmn::Rectangle;

bool overlap(const Rectangle& a, const Rectangle& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool inside(const Rectangle& inner, const Rectangle& outer) {
    return inner.x >= outer.x && inner.right() <= outer.right() && inner.y >= outer.y &&
           inner.bottom() <= outer.bottom();
}

/// What is wrong with where things stand; empty when nothing is.
std::string flaw_of(const Plan& plan) {
    std::vector<const Node*> all;
    for (const Node& node : plan.nodes) all.push_back(&node);
    for (const Node& node : plan.outside) all.push_back(&node);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            if (overlap(all[i]->box, all[j]->box)) return all[i]->id + " overlaps " + all[j]->id;
        }
    }
    for (const Node& node : plan.nodes) {
        for (const bpmn::LaneBand& band : plan.lanes) {
            if (band.lane == node.lane && !inside(node.box, band.box)) return node.id + " leaves its lane";
        }
    }
    for (const Node& node : plan.outside) {
        if (overlap(node.box, plan.pool)) return node.id + " overlaps the pool";
    }
    int y = plan.pool.y;
    for (const bpmn::LaneBand& band : plan.lanes) {
        if (band.box.y != y) return "lanes leave a gap";
        y = band.box.bottom();
    }
    return y == plan.pool.bottom() ? "" : "the pool does not end with its last lane";
}

bool touches(const Rectangle& box, const Point& a, const Point& b) {
    const Rectangle line{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x) + 1, std::abs(a.y - b.y) + 1};
    return overlap(line, box);
}

/// The customer's chain, its skips and its branches run orthogonally and through no box but their own two.
std::string flaw_of_flows(const Plan& plan) {
    for (const bpmn::Flow& flow : plan.flows) {
        if (flow.bends.size() < 2) return flow.id + " has no way";
        for (std::size_t i = 0; i + 1 < flow.bends.size(); ++i) {
            const Point a = flow.bends[i], b = flow.bends[i + 1];
            if (a.x != b.x && a.y != b.y) return flow.id + " is oblique";
            for (std::size_t n = 0; n < plan.nodes.size(); ++n) {
                if (n != flow.from && n != flow.to && touches(plan.nodes[n].box, a, b)) {
                    return flow.id + " runs through " + plan.nodes[n].id;
                }
            }
        }
    }
    return "";
}

RC_GTEST_PROP(Bpmn, nothingOverlapsAndNoFlowRunsThroughABox, ()) {
    Plan plan = bpmn::plan_of(testing::random_map(*rc::gen::arbitrary<std::uint64_t>()), Language::es);
    bpmn::place(plan);
    RC_ASSERT(flaw_of(plan) == "");
    RC_ASSERT(flaw_of_flows(plan) == "");
}

/// Counts elements and gathers ids; the XML must be well-formed for our own strict reader.
struct Elements : formats::XmlHandler {
    std::map<std::string, int> count;
    std::set<std::string> ids, references;
    bool repeated = false;

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition&) override {
        ++count[std::string(element.local_name())];
        if (const auto id = element.attribute("id")) repeated = !ids.emplace(*id).second || repeated;
        for (const char* key : {"sourceRef", "targetRef", "bpmnElement", "processRef"}) {
            if (const auto named = element.attribute(key)) references.emplace(*named);
        }
        return std::nullopt;
    }
};

Elements elements_of(const std::string& xml) {
    Elements out;
    const auto read = formats::read_xml(xml, "a.bpmn", out);
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.errors().front().text());
    return out;
}

TEST(Bpmn, theHotelHasItsOptionalPartsBetweenGateways) {
    Elements found = elements_of(to_bpmn(*read_template("hotel-stay"), Language::en));
    EXPECT_EQ(found.count["userTask"], 1);     // M10
    EXPECT_EQ(found.count["serviceTask"], 1);  // M2
    EXPECT_EQ(found.count["manualTask"], 10);
    EXPECT_EQ(found.count["exclusiveGateway"], 6);  // transport, walk-in sale, transfer back
    EXPECT_EQ(found.count["startEvent"] + found.count["endEvent"], 2);
    EXPECT_EQ(found.count["sequenceFlow"], 22);  // 19 steps of 20 nodes and 3 skips
    EXPECT_EQ(found.count["lane"], 4);
    EXPECT_EQ(found.count["BPMNShape"], 1 + 4 + 20);
    EXPECT_EQ(found.count["BPMNEdge"], 22);
    EXPECT_FALSE(found.repeated);
    for (const std::string& id : found.references) EXPECT_EQ(found.ids.count(id), 1U) << id;
}

TEST(Bpmn, theBranchOfTheHotelIsTheWordOnTheFlow) {
    const std::string xml = to_bpmn(*read_template("hotel-stay"), Language::en);
    EXPECT_NE(xml.find("name=\"No booking\" sourceRef=\"Split_2\" targetRef=\"Task_M5\""), std::string::npos);
    EXPECT_NE(xml.find("name=\"no\" sourceRef=\"Split_2\" targetRef=\"Join_2\""), std::string::npos);
    EXPECT_NE(xml.find("<bpmn:exclusiveGateway id=\"Split_1\" name=\"Transport?\">"), std::string::npos);
}

TEST(Bpmn, surveillanceOfTheBankIsANoteUnderThePool) {
    Elements found = elements_of(to_bpmn(*read_template("bank-cheque"), Language::nl));
    EXPECT_EQ(found.count["textAnnotation"], 1);
    EXPECT_EQ(found.ids.count("Transversal_T1"), 1U);
    EXPECT_EQ(found.count["exclusiveGateway"], 0);
}

RC_GTEST_PROP(Bpmn, anyTextGivesWellFormedXmlWithItsOwnIds, ()) {
    const Map map = testing::random_map(*rc::gen::arbitrary<std::uint64_t>());
    const Elements found = elements_of(to_bpmn(map, Language::es));
    RC_ASSERT(!found.repeated);
    for (const std::string& id : found.references) RC_ASSERT(found.ids.count(id) == 1U);
}

constexpr const char* small = R"(cycle: {id: shop, name: "Shop: the #1; \"best\""}
stages:
  - {id: S1, name: "In; or out"}
moments:
  - {id: M1, stage: S1, name: "Enter: look", critical: true}
  - {id: M2, stage: S1, actor: shared, roles: ["Seller, first"], name: Ask, optional: true}
transversal:
  - {id: T1, spans: [M1], name: Guard}
branches:
  - {from: M2, when: Not sure, adds: M1}
)";

TEST(Mermaid, isAJourneyWithLookAlikesForReservedCharacters) {
    const Map map = *read_map(small, "a.yaml");
    EXPECT_EQ(to_mermaid(map, {Language::en, {}}),
              "journey\n"
              "  %% not rated: moments without a rating stand at 3, the neutral line\n"
              "  title Shop∶ the ＃1； \"best\"\n"
              "  section In； or out\n"
              "    M1 Enter∶ look ★: 3: customer\n"
              "    M2 Ask: 3: customer, Seller  first\n");
}

TEST(Mermaid, ratingsTakeTheirPlace) {
    const Map map = *read_map(small, "a.yaml");
    const std::string text = to_mermaid(map, {Language::es, [](const Moment& moment) -> std::optional<double> {
                                                  return moment.id.text == "M1" ? 2.85 : 4;
                                              }});
    EXPECT_EQ(text.find("%%"), std::string::npos);
    EXPECT_NE(text.find("M1 Enter∶ look ★: 2.85: cliente\n"), std::string::npos);
}

TEST(Dot, quotesWhatItWrites) {
    const std::string dot = to_dot(*read_map(small, "a.yaml"), Language::en);
    EXPECT_NE(dot.find("label=\"Shop: the #1; \\\"best\\\"\""), std::string::npos);
    EXPECT_NE(dot.find("\"M1\" -> \"M2\" [style=dashed];"), std::string::npos);
    EXPECT_NE(dot.find("\"M2\" -> \"M1\" [style=dashed, label=\"Not sure\"];"), std::string::npos);
    EXPECT_NE(dot.find("\"T1\" -> \"M1\" [style=dotted, dir=none, constraint=false];"), std::string::npos);
}

}  // namespace
}  // namespace ciclo::cycle
