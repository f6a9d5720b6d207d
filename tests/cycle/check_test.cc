#include "cycle/check.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "cycle/lints.h"
#include "cycle/paths.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"

namespace ciclo::cycle {
namespace {

/// A map of three moments of which M2 is as given.
std::string with_moment(const std::string& moment,
                        const std::string& head = "need: n, begins: b, ends: e, concept: c") {
    return "cycle: {id: a, name: A, " + head +
           "}\nstages: [{id: S, name: S}]\nmoments:\n"
           "  - {id: M1, stage: S, name: First, critical: false, req: [r], expect: x, time: {}}\n"
           "  - {id: M2, stage: S, " +
           moment +
           "}\n"
           "  - {id: M3, stage: S, name: Last, critical: false, req: [r], expect: x, time: {}}\n";
}

constexpr const char* sound = "name: Second, critical: false, req: [r], expect: x, time: {}";

std::string told(const std::string& text, Language language = Language::en, const std::string& only = "") {
    const auto map = read_map(text, "a.yaml");
    if (!map.ok()) return map.errors().front().text();
    std::vector<std::string> lines;
    for (const Finding& finding : check(*map)) {
        if (!only.empty() && finding.code != only) continue;
        lines.push_back(finding.place.text() + " " + std::string(code_of(finding.severity)) + " " + finding.code + " " +
                        finding.text.in(language));
    }
    return join(lines, "\n");
}

TEST(Check, aSoundMapHasNoFindings) { EXPECT_EQ(told(with_moment(sound)), ""); }

TEST(Check, whatAMapNeedsBeforeItIsPublished) {
    EXPECT_EQ(told("cycle: {id: a, name: A, concept: c}\nstages: [{id: S, name: S}]\nmoments:\n"
                   "  - {id: M1, stage: S, name: First, expect: x, time: {}, critical: true, crit_reason: r}\n"
                   "  - {id: M2, stage: S, name: Last, req: [r], expect: x, time: {}}\n"),
              "a.yaml:1:8 error no_need The need is missing: say what the customer needs\n"
              "a.yaml:1:8 error no_begins It is not said where the cycle begins for the customer\n"
              "a.yaml:1:8 error no_ends It is not said where the cycle ends for the customer\n"
              "a.yaml:1:8 error too_few_moments A cycle has at least 3 moments; this one has 2\n"
              "a.yaml:4:5 error moment_without_requirement M1: the moment has no requirement\n"
              "a.yaml:4:5 error critical_without_standard M1: a critical moment needs at least one standard\n"
              "a.yaml:5:5 error criticality_undecided M2: decide whether the moment is critical");
}

TEST(Check, aMomentToldByTheStaffIsHinted) {
    const std::string rest = ", critical: false, req: [r], expect: x, time: {}";
    EXPECT_EQ(told(with_moment("name: {es: El cajero verifica}, actor: customer" + rest), Language::es, "staff_voice"),
              "a.yaml:5:5 hint staff_voice M2: escríbalo como lo vive el cliente, o ponga actor: employee");
    EXPECT_EQ(told(with_moment("name: {es: El cajero verifica}, actor: employee, lane: backstage" + rest), Language::es,
                   "staff_voice"),
              "");
}

TEST(Check, staffIsKnownInThreeLanguagesWithAndWithoutArticle) {
    for (const char* name :
         {"El cajero verifica", "Enfermera de triaje", "The teller verifies", "Nurse calls", "De kassier telt",
          "Verpleegkundige roept", "LA RECEPCIONISTA saluda", "Conciërge opent"}) {
        EXPECT_TRUE(begins_with_staff_role(name)) << name;
    }
    for (const char* name : {"Espera su turno", "Waits for the turn", "Wacht op zijn beurt", "Pregunta al empleado", "",
                             "El", "Telt de biljetten", "Asks the employee", "A la caja"}) {
        EXPECT_FALSE(begins_with_staff_role(name)) << name;
    }
}

TEST(Check, aQuestionAskedInThreeMomentsIsFound) {
    std::string text = with_moment(sound);
    for (const char* id : {"M1", "M2", "M3"}) {
        const std::size_t at = text.find("id: " + std::string(id));
        text.replace(at, 6, "id: " + std::string(id) + ", information: [{en: Date of birth}, {en: Name " + id + "}]");
    }
    const std::string code = "question_repeated";
    EXPECT_EQ(told(text, Language::en, code),
              "a.yaml:5:5 warning question_repeated \"Date of birth\" is asked 3 times: in M1, M2 and M3");
    EXPECT_EQ(told(text, Language::es, code),
              "a.yaml:5:5 warning question_repeated \"Date of birth\" se pregunta 3 veces: en M1, M2 y M3");
    text.replace(text.find("information: [{en: Date of birth}"), 33, "information: [{en: Date of birth, asked: false}");
    EXPECT_EQ(told(text, Language::en, code),
              "a.yaml:6:5 warning question_repeated \"Date of birth\" is asked 2 times: in M2 and M3");
}

TEST(Check, aMissingLanguageIsToldOnce) {
    EXPECT_EQ(
        told(with_moment("name: {en: Second, nl: Tweede}, critical: false, req: [r, {en: q}], expect: x, time: {}")),
        "a.yaml:5:5 warning language_missing 2 texts are not in Spanish\n"
        "a.yaml:5:82 warning language_missing 1 text is not in Dutch");
}

TEST(Check, criticalWantsAReasonAndIsOddWhenOptional) {
    EXPECT_EQ(told(with_moment(
                  "name: Second, critical: true, optional: true, req: [r], expect: x, time: {}, ind: [{en: i, es: i, "
                  "nl: i, type: rate}], std: [{es: s, en: s, nl: s, op: '<=', v: 2.5, u: min}]")),
              "a.yaml:5:5 warning critical_without_reason M2: is critical without saying why or who decided it\n"
              "a.yaml:5:5 hint critical_and_optional M2: is critical and optional: it only counts for those who pass "
              "through it\n"
              "a.yaml:5:149 hint starting_value M2.s1: 2.5 min is a starting value; confirm it with confirmed: true");
}

TEST(Check, smallOmissionsAreHints) {
    EXPECT_EQ(told(with_moment("name: FIRST, critical: false, req: [r]")),
              "a.yaml:5:5 warning same_name M2: has the same name as M1\n"
              "a.yaml:5:5 hint no_expectation M2: it is not said what the customer expects\n"
              "a.yaml:5:5 hint no_minutes M2: it is not said how long it takes");
}

TEST(Check, everyTemplateCouldBePublished) {
    for (const Template& entry : templates()) {
        const Map map = *read_template(entry.id);
        EXPECT_TRUE(publishable(map)) << entry.id;
        for (const Finding& finding : check(map)) {
            EXPECT_NE(finding.severity, Severity::warning) << entry.id << ": " << finding.text.in(Language::en);
            for (const Language language : languages) EXPECT_FALSE(finding.text[language].empty()) << finding.code;
        }
    }
}

TEST(Paths, theFirstDirectContactIsFaceToFace) {
    const auto first = [](const char* id, PathChoice path) {
        const Map map = *read_template(id);
        const Moment* found = first_direct_contact(map, path);
        return found == nullptr ? std::string("none") : found->id.text;
    };
    EXPECT_EQ(first("hotel-stay", PathChoice::full), "M3");
    EXPECT_EQ(first("hotel-stay", PathChoice::basic), "M4");
    EXPECT_EQ(first("hospital-emergency", PathChoice::full), "M2");
    EXPECT_EQ(first("hospital-emergency", PathChoice::basic), "M3");
    EXPECT_EQ(first("bank-cheque", PathChoice::full), "M4");
    EXPECT_EQ(first("telephone-support", PathChoice::full), "none");
}

TEST(Paths, theBasicPathKeepsItsReferencesWhole) {
    Map map = *read_template("hotel-stay");
    map.transversal.push_back(map.moments[0]);
    map.transversal[0].id = MomentId("T1");
    map.transversal[0].spans = {MomentId("M3"), MomentId("M4")};
    map.actions.push_back(
        {"B1", MomentId("M3"), Lane::backstage, BlueprintActor::person, {"a", "", ""}, "", 0, false, false, false, {}});
    map.actions.push_back(
        {"B2", MomentId("M4"), Lane::backstage, BlueprintActor::person, {"b", "", ""}, "", 0, false, false, false, {}});
    map.arrows = {{"B1", "B2", {}, {}}, {"M4", "B2", {}, {}}};
    const Map basic = basic_path(map);
    EXPECT_EQ(basic.moments.size(), 9U);
    EXPECT_EQ(basic.stages.size(), 4U);
    EXPECT_TRUE(basic.branches.empty());
    ASSERT_EQ(basic.transversal.size(), 1U);
    EXPECT_EQ(basic.transversal[0].spans, std::vector<MomentId>{MomentId("M4")});
    EXPECT_EQ(basic.actions.size(), 1U);
    ASSERT_EQ(basic.arrows.size(), 1U);
    EXPECT_EQ(basic.arrows[0].from, "M4");
}

TEST(Paths, whereAllIsOptionalNothingIsLeftOut) {
    const Map map = *read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S, optional: true}]\nmoments: [{id: M, stage: S, name: x}]\n",
        "a.yaml");
    EXPECT_EQ(basic_path(map).moments.size(), 1U);
}

}  // namespace
}  // namespace ciclo::cycle
