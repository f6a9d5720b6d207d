// What the reader refuses, word by word: each row changes one thing of a good map and gives the whole message.
#include "cycle/read_map.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "cycle/limits.h"

namespace ciclo::cycle {
namespace {

constexpr const char* good = R"(cycle: {id: shop, name: Shop}
stages:
  - {id: S1, name: In}
  - {id: S2, name: Out}
moments:
  - {id: M1, stage: S1, name: Enter, critical: true,
     req: [{en: Quick, level: must}],
     std: [{en: Greeted, op: "<=", v: 10, u: s, comply: 90}],
     ind: [{en: Share greeted, type: percentage}],
     time: {contact: 2, wait: 1}, div: 1}
  - {id: M2, stage: S2, actor: shared, name: {en: Leave, es: Salir}}
transversal:
  - {id: T1, spans: [M1, M2], name: Guard}
branches:
  - {from: M1, when: Rain, adds: M2}
blueprint:
  actions:
    - {id: B1, moment: M1, lane: backstage, text: Stock}
  arrows:
    - {from: M1, to: B1}
)";

struct Bad {
    const char* cut;
    const char* put;
    const char* message;  ///< every error, one a line
};

std::string changed(const Bad& bad) {
    std::string text = good;
    const std::size_t at = text.find(bad.cut);
    EXPECT_NE(at, std::string::npos) << bad.cut;
    if (at != std::string::npos) text.replace(at, std::string_view(bad.cut).size(), bad.put);
    return text;
}

std::string messages_of(const Result<Map>& map) {
    if (map.ok()) return "ok";
    std::vector<std::string> lines;
    for (const Error& error : map.errors()) lines.push_back(error.text());
    return join(lines, "\n");
}

const Bad bad_maps[] = {
    {"critical: true", "crtical: true",
     "map.yaml:6:38: moment M1 has an unknown key \"crtical\"; did you mean critical?"},
    {"critical: true", "critical: yes",
     "map.yaml:6:48: moment M1 needs true or false for critical, not \"yes\"; write true or false"},
    {"critical: true", "critical: \"true\"",
     "map.yaml:6:48: moment M1 needs true or false for critical, not \"true\"; write it without quotes"},
    {"critical: true", "critical: true, crit_date: 2025-02-30",
     "map.yaml:6:65: moment M1 has \"2025-02-30\" as crit_date; write a day as 2025-10-31"},
    {"critical: true", "critical: ~",
     "map.yaml:6:48: moment M1 has the key \"critical\" without a value; write a value, or leave the key out"},
    {"cycle: {id: shop, name: Shop}", "name: Shop",
     "map.yaml:1:1: the map has no head; add cycle: with id and name of the service\n"
     "map.yaml:1:1: the map has an unknown key \"name\"; the keys are cycle, template, stages, moments, "
     "transversal, branches, blueprint, patterns, industry_groups"},
    {"cycle: {id: shop, name: Shop}", "cycle: {id: shop, name: Shop}\ntemplate: {id: shop, name: Shop}",
     "map.yaml:2:11: the map has both cycle and template; keep one of the two"},
    {"cycle: {id: shop, name: Shop}", "cycle: {id: shop}", "map.yaml:1:8: cycle has no \"name\"; add name"},
    {"cycle: {id: shop, name: Shop}", "cycle: {id: my shop, name: Shop}",
     "map.yaml:1:13: cycle has \"my shop\" as id; use letters a-z, digits, _ . and -, at most 60, beginning with a "
     "letter, a digit or _"},
    {"cycle: {id: shop, name: Shop}", "cycle: shop",
     "map.yaml:1:8: cycle must be a map of keys and values, not \"shop\""},
    {"name: Shop}", "name: Shop, itil_stage: desing}",
     "map.yaml:1:43: cycle has \"desing\" as itil_stage; did you mean design?"},
    {"name: Shop}", "name: Shop, version: 1.5}", "map.yaml:1:40: cycle has 1.5 as version; write a whole number"},
    {"name: Shop}", "name: Shop, version: 0}", "map.yaml:1:40: cycle has 0 as version; it must be from 1 to 100000"},
    {"name: Shop}", "name: Shop, channel: telephone}",
     "map.yaml:1:40: cycle has \"telephone\" as channel; it must be one of in_person, phone, web, email, mail, "
     "machine"},
    {"name: Shop}", "name: Shop, providers: [{en: Taxi, covers: [M1, M9]}]}",
     "map.yaml:1:67: provider 1 names \"M9\", which is not in moments or transversal; add it, or name one of M1, "
     "M2, T1"},
    {"name: Shop}", "name: Shop, need: [a]}",
     "map.yaml:1:37: cycle needs a text for need, not a list; write a text, or {es: …, en: …, nl: …}"},
    {"name: Shop}", "name: Shop, need: {fr: Vite}}",
     "map.yaml:1:38: cycle has the language \"fr\" in need; the languages are es, en and nl"},
    {"name: Shop}", "name: Shop, need: {en: Now, gone}}",
     "map.yaml:1:47: cycle has the language \"gone\" in need; put the text before it in quotes, it holds a comma"},
    {"name: Shop}", "name: Shop, need: \"\"}",
     "map.yaml:1:37: cycle has an empty need; write a text, or leave the key out"},
    {"name: Shop}", "name: \"Sh\\u0007op\"}",
     "map.yaml:1:25: cycle has the control character U+0007 in name; take it out"},
    {"name: Shop}", "name: \"Two\\nlines\"}", "map.yaml:1:25: cycle has a line end in name; take it out"},
    {"id: S2, name: Out", "id: S1, name: Out",
     "map.yaml:4:5: the stage id \"S1\" is used twice, first in line 3; give each its own"},
    {"id: S2, name: Out", "id: S2", "map.yaml:4:5: stage S2 has no \"name\"; add name"},
    {"id: S2, name: Out", "id: S2, name: Out, optional: maybe",
     "map.yaml:4:35: stage S2 needs true or false for optional, not \"maybe\"; write true or false"},
    {"stage: S1", "stage: S9",
     "map.yaml:6:21: moment M1 names \"S9\", which is not in stages; add it, or name one of S1, S2"},
    {"stage: S1, ", "", "map.yaml:6:5: moment M1 has no \"stage\"; add stage"},
    {"id: M2, stage: S2", "id: M1, stage: S2",
     "map.yaml:11:5: the id \"M1\" is used twice, first in line 6; give each its own"},
    {"id: M2, stage: S2, ", "stage: S2, ", "map.yaml:11:5: moment number 2 has no \"id\"; add id"},
    {"id: M2, stage: S2", "id: M-2!, stage: S2",
     "map.yaml:11:10: moment number 2 has \"M-2!\" as id; use letters a-z, digits, _ . and -, at most 60, beginning "
     "with a letter, a digit or _"},
    {"actor: shared", "actor: costumer", "map.yaml:11:32: moment M2 has \"costumer\" as actor; did you mean customer?"},
    {"actor: shared", "actor: nobody",
     "map.yaml:11:32: moment M2 has \"nobody\" as actor; it must be one of customer, employee, shared, system"},
    {"actor: shared", "lane: frontstage",
     "map.yaml:11:31: moment M2 has \"frontstage\" as lane; did you mean onstage?"},
    {"actor: shared", "actor: [shared]", "map.yaml:11:32: moment M2 needs a text for actor, not a list"},
    {"actor: shared", "channels: [in_person, emial]",
     "map.yaml:11:35: moment M2 has the channel \"emial\"; did you mean email?"},
    {"actor: shared", "activities: [Pay]\n    , importance: 6",
     "map.yaml:12:19: moment M2 has 6 as importance; it must be from 1 to 5"},
    {"name: {en: Leave, es: Salir}", "name: {en: Leave, now, es: Salir}",
     "map.yaml:11:58: moment M2 has the language \"now\" in name; put the text before it in quotes, it holds a comma"},
    {"level: must", "level: wish",
     "map.yaml:7:31: requirement M1.r1 has \"wish\" as level; it must be one of must, should, delight"},
    {"{en: Quick, level: must}", "{level: must}", "map.yaml:7:12: requirement M1.r1 has no text; add es, en or nl"},
    {"op: \"<=\"", "op: \"<\"", "map.yaml:8:30: standard M1.s1 has \"<\" as op; it must be one of <=, >=, ="},
    {"op: \"<=\", ", "", "map.yaml:8:12: standard M1.s1 has no \"op\"; add op"},
    {"v: 10", "v: \"10\"", "map.yaml:8:39: standard M1.s1 needs a number for v, not \"10\"; take the quotes away"},
    {"v: 10", "v: 3,5", "map.yaml:8:41: standard M1.s1 has an unknown key \"5\"; write a point as decimal mark"},
    {"v: 10", "v: ten", "map.yaml:8:39: standard M1.s1 needs a number for v, not \"ten\"; write a number"},
    {"v: 10, ", "", "map.yaml:8:12: standard M1.s1 has no \"v\"; add v"},
    {"v: 10", "v: ~",
     "map.yaml:8:39: standard M1.s1 has the key \"v\" without a value; write a value, or leave the key out"},
    {"v: 10", "v: \"3,5\"",
     "map.yaml:8:39: standard M1.s1 needs a number for v, not \"3,5\"; write a point as decimal mark"},
    {"name: Enter", "name: {}", "map.yaml:6:31: moment M1 has an empty name; write a text, or {es: …, en: …, nl: …}"},
    {"name: Enter", "name: [Enter]",
     "map.yaml:6:31: moment M1 needs a text for name, not a list; write a text, or {es: …, en: …, nl: …}"},
    {"op: \"<=\"", "id: \"M1 s1\", op: \"<=\"",
     "map.yaml:8:30: standard M1.s1 has \"M1 s1\" as id; use letters a-z, digits, _ . and -, at most 60, beginning "
     "with a letter, a digit or _"},
    {"u: s, ", "", "map.yaml:8:12: standard M1.s1 has no \"u\"; add u"},
    {"comply: 90", "comply: 101", "map.yaml:8:57: standard M1.s1 has 101 as comply; it must be from 0 to 100"},
    {"comply: 90", "comply: 90, confirmed: si",
     "map.yaml:8:72: standard M1.s1 needs true or false for confirmed, not \"si\"; write true or false"},
    {"comply: 90", "comply: 90, ind: M2.i1",
     "map.yaml:8:12: standard M1.s1 is measured by M2.i1, which is not an indicator of moment M1; add it under ind, "
     "or correct the name"},
    {"ind: [{en: Share greeted, type: percentage}],", "",
     "map.yaml:8:12: standard M1.s1 has no indicator that measures it; add an indicator (ind) to moment M1"},
    {"type: percentage", "type: percent",
     "map.yaml:9:38: indicator M1.i1 has \"percent\" as type; it must be one of percentage, index, rate, ratio"},
    {", type: percentage", "", "map.yaml:9:12: indicator M1.i1 has no \"type\"; add type"},
    {"wait: 1", "wait: -1", "map.yaml:10:31: time of moment M1 has -1 as wait; it must be from 0 to 5256000"},
    {"wait: 1", "wiat: 1", "map.yaml:10:25: time of moment M1 has an unknown key \"wiat\"; did you mean wait?"},
    {"wait: 1", "wait: .inf",
     "map.yaml:10:31: time of moment M1 needs a number for wait, not \".inf\"; write a number"},
    {"time: {contact: 2, wait: 1}", "time: 3",
     "map.yaml:10:12: time of moment M1 must be a map of keys and values, not \"3\""},
    {"div: 1", "div: 4", "map.yaml:10:40: moment M1 has 4 as div; it must be from 0 to 3"},
    {"div: 1", "div: 1.5", "map.yaml:10:40: moment M1 has 1.5 as div; write a whole number"},
    {"spans: [M1, M2]", "spans: [M1, T1]",
     "map.yaml:13:26: transversal moment T1 names \"T1\", which is not in moments; add it, or name one of M1, M2"},
    {"spans: [M1, M2]", "spans: [M1, M1]",
     "map.yaml:13:26: transversal moment T1 names M1 twice in spans; take one out"},
    {"spans: [M1, M2]", "spans: []",
     "map.yaml:13:21: transversal moment T1 accompanies no moment; name the moments in spans"},
    {"spans: [M1, M2], ", "", "map.yaml:13:5: transversal moment T1 has no \"spans\"; add spans"},
    {"spans: [M1, M2]", "spans: [M1, M2], stage: S1",
     "map.yaml:13:31: transversal moment T1 has an unknown key \"stage\"; the keys are id, actor, lane, kind, "
     "control, optional, value_adding, safety_or_money, control_point, div, protocol, importance, channels, "
     "channel, critical, crit_reason, crit_basis, crit_date, name, expect, customer_helps, we_help, decision_limit, "
     "roles, units, activities, steps, req, std, ind, information, time, spans"},
    {"from: M1, when: Rain", "from: M3, when: Rain",
     "map.yaml:15:12: branch 1 names \"M3\", which is not in moments; add it, or name one of M1, M2"},
    {"when: Rain, ", "", "map.yaml:15:5: branch 1 has no \"when\"; add when"},
    {"adds: M2", "adds: M2, observed_share: 17.5",
     "map.yaml:15:54: branch 1 has 17.5 as observed_share; it must be from 0 to 1"},
    {"id: B1, moment: M1", "id: M2, moment: M1",
     "map.yaml:18:7: the id \"M2\" is used twice, first in line 11; give each its own"},
    {"id: B1, moment: M1", "id: B1, moment: T1",
     "map.yaml:18:24: blueprint action B1 names \"T1\", which is not in moments; add it, or name one of M1, M2"},
    {"lane: backstage, ", "", "map.yaml:18:7: blueprint action B1 has no \"lane\"; add lane"},
    {"from: M1, to: B1", "from: M1, to: B2",
     "map.yaml:20:22: arrow 1 names \"B2\", which is not in moments or blueprint actions; add it, or name one of "
     "M1, M2, T1, B1"},
    {"from: M1, to: B1", "from: M1, to: M1", "map.yaml:20:7: an arrow leads from M1 to itself; name two boxes"},
    {"  arrows:", "  arows:", "map.yaml:19:3: blueprint has an unknown key \"arows\"; did you mean arrows?"},
    {"blueprint:", "blueprnt:", "map.yaml:16:1: the map has an unknown key \"blueprnt\"; did you mean blueprint?"},
    {"stages:\n  - {id: S1, name: In}\n  - {id: S2, name: Out}", "stages: []",
     "map.yaml:2:9: the map has no stages; write at least one"},
};

TEST(ReadMap, stagesMustNotBeMixed) {
    std::string text = good;
    text.replace(text.find("stage: S1"), 9, "stage: S2");
    text.replace(text.find("id: M2, stage: S2"), 17, "id: M2, stage: S1");
    EXPECT_EQ(messages_of(read_map(text, "map.yaml")),
              "map.yaml:11:5: moment M2 belongs to stage S1, but those before it are already in stage S2; keep the "
              "moments of "
              "a stage together, in the order of stages");
}

TEST(ReadMap, anActivityNameBelongsToOneMoment) {
    std::string text = good;
    text.replace(text.find("div: 1"), 6, "activities: [Pay]");
    text.replace(text.find("actor: shared"), 13, "activities: [\"pay \"]");
    EXPECT_EQ(messages_of(read_map(text, "map.yaml")),
              "map.yaml:11:5: activity \"pay \" belongs to moment M1 and to moment M2; leave it with one of them");
}

TEST(ReadMap, allErrorsComeAtOnceSortedByPlace) {
    std::string text = good;
    text.replace(text.find("div: 1"), 6, "div: 9");
    text.replace(text.find("name: In"), 8, "nam: In");
    text.replace(text.find("adds: M2"), 8, "adds: M8");
    EXPECT_EQ(messages_of(read_map(text, "map.yaml")),
              "map.yaml:3:5: stage S1 has no \"name\"; add name\n"
              "map.yaml:3:14: stage S1 has an unknown key \"nam\"; did you mean name?\n"
              "map.yaml:10:40: moment M1 has 9 as div; it must be from 0 to 3\n"
              "map.yaml:15:34: branch 1 names \"M8\", which is not in moments; add it, or name one of M1, M2");
}

TEST(ReadMap, tooManyMomentsAreRefusedAtTheFirstTooMany) {
    std::string text = "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments:\n";
    for (std::size_t i = 0; i <= limits::moments; ++i)
        text += "  - {id: M" + std::to_string(i) + ", stage: S, name: x}\n";
    EXPECT_EQ(messages_of(read_map(text, "a.yaml")),
              "a.yaml:204:5: the map has 201 entries in moments; keep it within 200");
}

TEST(ReadMap, manyErrorsAreCountedNotPoured) {
    std::string text = "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments:\n";
    for (int i = 0; i < 150; ++i) text += "  - {stage: S, nam: x}\n";
    const auto map = read_map(text, "a.yaml");
    ASSERT_FALSE(map.ok());
    EXPECT_EQ(map.errors().size(), limits::errors + 1);
    EXPECT_EQ(map.errors().back().text(), "a.yaml: 250 more errors are not shown; mend these first");
}

TEST(ReadMap, jsonIsReadByItsFirstCharacterAndHasPlacesToo) {
    EXPECT_EQ(messages_of(
                  read_map("\xEF\xBB\xBF \n{\"cycle\": {\"id\": \"a\", \"name\": \"A\"},\n\"stages\": [{\"id\": \"S\", "
                           "\"name\": \"S\"}],\n\"moments\": [{\"id\": \"M\", \"stage\": \"S\", \"name\": "
                           "\"x\", "
                           "\"critical\": \"true\"}]}",
                           "a.json")),
              "a.json:4:64: moment M needs true or false for critical, not \"true\"; write it without quotes");
}

TEST(ReadMap, somethingThatIsNoMapIsOneError) {
    EXPECT_EQ(messages_of(read_map("- a\n", "a.yaml")),
              "a.yaml:1:1: the map must be a map of keys and values, not a list");
    EXPECT_EQ(messages_of(read_map("hello\n", "a.yaml")),
              "a.yaml:1:1: the map must be a map of keys and values, not \"hello\"");
    EXPECT_FALSE(read_map("", "a.yaml").ok());
}

TEST(ReadMap, whatTheFileDoesNotSayHasItsDefault) {
    const Map map = *read_map(good, "map.yaml");
    const Moment& leave = map.moments[1];
    EXPECT_FALSE(leave.criticality.decided);
    EXPECT_FALSE(leave.minutes_given);
    EXPECT_FALSE(leave.divergence_given);
    EXPECT_EQ(leave.lane, Lane::onstage);  // shared work is seen
    EXPECT_EQ(leave.channel, Channel::in_person);
    EXPECT_FALSE(leave.channel_given);
    const Moment& enter = map.moments[0];
    EXPECT_EQ(enter.lane, Lane::customer);
    EXPECT_EQ(enter.name, LocalText("Enter", "Enter", "Enter"));  // plain text stands for all languages
    EXPECT_EQ(enter.standards[0].id.text, "M1.s1");
    EXPECT_EQ(enter.standards[0].indicator->text, "M1.i1");
    EXPECT_FALSE(enter.standards[0].confirmed);
    EXPECT_EQ(enter.place.text(), "map.yaml:6:5");
    EXPECT_EQ(map.number_of(MomentId("M2")), 2);
    EXPECT_EQ(map.number_of(MomentId("T1")), 0);
    EXPECT_EQ(map.rateable().size(), 3U);
    EXPECT_EQ(map.find(MomentId("T1"))->spans.size(), 2U);
    EXPECT_EQ(map.find(StageId("S7")), nullptr);
}

TEST(ReadMap, theChannelOfTheServiceIsThatOfItsMoments) {
    std::string text = good;
    text.replace(text.find("name: Shop}"), 11, "name: Shop, channel: phone}");
    text.replace(text.find("actor: shared"), 13, "channels: [courier, web, in_person]");
    const Map map = *read_map(text, "map.yaml");
    EXPECT_EQ(map.moments[0].channel, Channel::phone);
    EXPECT_FALSE(map.moments[0].channel_given);
    EXPECT_EQ(map.moments[1].channel, Channel::web);
    EXPECT_EQ(map.moments[1].channel_words.size(), 3U);
    EXPECT_EQ(map.moments[1].channels.size(), 2U);
}

TEST(ReadMap, theGoodMapIsGood) { EXPECT_EQ(messages_of(read_map(good, "map.yaml")), "ok"); }

TEST(ReadMap, everyBadMapIsToldWhereAndHowToMend) {
    for (const Bad& bad : bad_maps) {
        EXPECT_EQ(messages_of(read_map(changed(bad), "map.yaml")), bad.message) << "put " << bad.put;
    }
}

}  // namespace
}  // namespace ciclo::cycle
