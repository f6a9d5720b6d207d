// Results of a cycle from the imports it keeps: scenes 5, 6 and 9 of the story number for number, filters, what is kept.
#include "actions/results_deeds.h"

#include <gtest/gtest.h>

#include "actions/evidence_house.h"
#include "base/number.h"
#include "cycle/cells.h"
#include "cycle/templates.h"

namespace ciclo::actions {
namespace {

using formats::Value;
using testing::code;
using testing::EvidenceHouse;
using testing::Given;
using testing::holds;
using testing::json_of;
using testing::story;
using testing::text_at;

double number_at(const Value& value, std::string_view key) {
    const auto number = parse_number(text_at(value, key));
    EXPECT_TRUE(number.has_value()) << key << " " << text_at(value, key);
    return number.value_or(-999);
}

Value row_of(const Value& list, std::string_view key, const std::string& text) {
    for (const Value& item : list.items) {
        if (text_at(item, key) == text) return item;
    }
    ADD_FAILURE() << key << " " << text;
    return {};
}

class ResultsDeeds : public ::testing::Test {
protected:
    EvidenceHouse house;

    Value results(Given more = {}) {
        more["id"] = house.cycle;
        return json_of(house.run("results show", more));
    }
    Value report(Given more = {}) {
        const Value told = results(std::move(more));
        return told.find("report") == nullptr ? Value() : *told.find("report");
    }
};

TEST_F(ResultsDeeds, withoutEvidenceThereIsAnEmptyReport) {
    const Value told = results();
    EXPECT_EQ(text_at(*told.find("report"), "respondents"), "0");
    EXPECT_TRUE(told.find("waves")->items.empty());
    EXPECT_EQ(text_at(told, "state"), "draft");
    EXPECT_EQ(told.find("pictures")->items.size(), 2U) << "circle and blueprint need no data";
    EXPECT_EQ(code(house.run("results show", {{"id", "01JABCDEFGHJKMNPQRSTVWXYZ0"}})), "not_found");
    EXPECT_EQ(code(house.run("results picture", {{"id", house.cycle}, {"as", "curve"}})), "no_picture");
    EXPECT_EQ(code(house.run("results picture", {{"id", house.cycle}, {"as", "circle"}})), "ok");
}

TEST_F(ResultsDeeds, scene5StandardsAreMeasured) {
    house.import_story();
    const Value standards = *report().find("standards");
    const Value calls = row_of(standards, "standard", "M1.s1");
    EXPECT_EQ(text_at(calls, "period"), "A");
    EXPECT_EQ(text_at(calls, "met"), "12");
    EXPECT_EQ(text_at(calls, "n"), "20");
    EXPECT_DOUBLE_EQ(number_at(*calls.find("compliance"), "value"), 0.6);
    EXPECT_EQ(text_at(calls, "reached"), "false");
    EXPECT_EQ(text_at(calls, "verdict"), "not_met");
    EXPECT_NEAR(number_at(*calls.find("times"), "mean"), 12.4, 1e-9);
    EXPECT_NEAR(number_at(*calls.find("times"), "p90"), 22, 1e-9);
    EXPECT_NEAR(number_at(*calls.find("times"), "longest"), 31, 1e-9);
    const Value triage = row_of(standards, "standard", "M3.s1");
    EXPECT_EQ(text_at(triage, "met") + "/" + text_at(triage, "n"), "7/20");
    EXPECT_DOUBLE_EQ(number_at(*triage.find("compliance"), "value"), 0.35);
    EXPECT_NEAR(number_at(*triage.find("times"), "mean"), 14.75, 1e-9);
    EXPECT_NEAR(number_at(*triage.find("times"), "p90"), 25, 1e-9);
    EXPECT_EQ(text_at(triage, "verdict"), "not_met");
}

TEST_F(ResultsDeeds, scene6TheSurveySpeaks) {
    house.import_story();
    const Value found = report();
    const std::map<std::string, std::string> means{{"M1", "3.125"}, {"M2", "3.625"}, {"M3", "2.850"}, {"M4", "3.550"},
                                                   {"M5", "4.150"}, {"M6", "3.889"}, {"M7", "3.944"}};
    const std::map<std::string, std::string> n{{"M1", "8"},  {"M2", "8"},  {"M3", "20"}, {"M4", "20"},
                                               {"M5", "20"}, {"M6", "18"}, {"M7", "18"}};
    for (const auto& [id, mean] : means) {
        const Value moment = row_of(*found.find("moments"), "id", id);
        EXPECT_EQ(format_number(number_at(*moment.find("mean"), "value"), 3, Language::en), mean) << id;
        EXPECT_EQ(text_at(moment, "n"), n.at(id)) << id;
    }
    const Value& reading = *found.find("reading");
    EXPECT_EQ(format_number(number_at(*reading.find("index"), "value"), 1, Language::en), "65.1");
    EXPECT_DOUBLE_EQ(number_at(*reading.find("integrity"), "value"), 0.8);
    std::vector<std::string> broken;
    for (const Value& one : reading.find("broken")->items) broken.push_back(one.text);
    EXPECT_EQ(broken, (std::vector<std::string>{"R02", "R05", "R07", "R16"}));
    EXPECT_NEAR(number_at(*found.find("closure"), "value"), 10.0 / 18, 1e-12);
    EXPECT_EQ(text_at(*found.find("closure"), "n"), "18");
    EXPECT_NEAR(number_at(*found.find("satisfied"), "value"), 13.0 / 18, 1e-12);
    EXPECT_NEAR(number_at(*found.find("loyalty")->find("fragile"), "value"), 3.0 / 13, 1e-12);
    EXPECT_EQ(text_at(*found.find("loyalty")->find("fragile"), "n"), "13");
    EXPECT_EQ(text_at(found, "weakest"), "M3");
    for (const Value& moment : found.find("moments")->items) {
        EXPECT_EQ(text_at(*moment.find("candidate"), "proposed"), text_at(moment, "id") == "M3" ? "true" : "false") << text_at(moment, "id");
    }
}

TEST_F(ResultsDeeds, scene9WhereToLookFirst) {
    house.import_story();
    const Value told = results();
    const Value& ranking = *told.find("report")->find("ranking");
    std::vector<std::string> alarms, order, scores;
    for (const Value& alarm : ranking.find("alarms")->items) alarms.push_back(alarm.text);
    EXPECT_EQ(alarms, (std::vector<std::string>{"M1", "M3"}));
    const Value m1 = row_of(*told.find("report")->find("moments"), "id", "M1"), m3 = row_of(*told.find("report")->find("moments"), "id", "M3");
    EXPECT_DOUBLE_EQ(number_at(*m1.find("negative"), "value"), 0.375);
    EXPECT_DOUBLE_EQ(number_at(*m3.find("negative"), "value"), 0.35);
    for (const Value& row : ranking.find("rows")->items) {
        order.push_back(text_at(row, "moment"));
        scores.push_back(format_number(number_at(row, "score"), 2, Language::en));
    }
    EXPECT_EQ(order, (std::vector<std::string>{"M3", "M5", "M1", "M2", "M4", "M6", "M7"}));
    EXPECT_EQ(scores, (std::vector<std::string>{"9.89", "8.33", "7.20", "5.17", "4.93", "3.80", "3.80"}));
    const std::map<std::string, std::string> quadrants{{"M1", "concentrate"}, {"M3", "concentrate"}, {"M2", "keep"}, {"M5", "keep"},
                                                       {"M4", "low"},         {"M6", "overkill"},    {"M7", "overkill"}};
    for (const auto& [id, quadrant] : quadrants) {
        EXPECT_EQ(text_at(row_of(*ranking.find("quadrants"), "moment", id), "quadrant"), quadrant) << id;
    }
    const Value words = row_of(*told.find("words")->find("ranking"), "moment", "M3");
    EXPECT_EQ(text_at(words, "arithmetic"), "4.6 × 2.15 = 9.89");
    EXPECT_EQ(text_at(words, "place"), "1");
    EXPECT_FALSE(text_at(words, "why").empty());
    EXPECT_NE(text_at(*told.find("words"), "alarm").find("37.5"), std::string::npos);
}

TEST_F(ResultsDeeds, scene9WhatIfM3WereCritical) {
    house.import_story();
    const Value found = report({{"critical", "M3=nobody tells the wait"}});
    EXPECT_EQ(format_number(number_at(*found.find("reading")->find("index"), "value"), 1, Language::en), "63.4");
    EXPECT_DOUBLE_EQ(number_at(*found.find("reading")->find("integrity"), "value"), 0.6);
    EXPECT_EQ(format_number(number_at(row_of(*found.find("ranking")->find("rows"), "moment", "M3"), "score"), 2, Language::en), "19.78");
    EXPECT_EQ(code(house.run("results show", {{"id", house.cycle}, {"critical", "M9=because"}})), "critical_moment");
    EXPECT_EQ(code(house.run("results show", {{"id", house.cycle}, {"critical", "M3"}})), "critical_moment");
}

TEST_F(ResultsDeeds, theSentencesAreInTheAskedLanguage) {
    house.import_story();
    house.language = Language::es;
    const Value es = results();
    EXPECT_EQ(text_at(row_of(*es.find("words")->find("ranking"), "moment", "M3"), "arithmetic"), "4,6 × 2,15 = 9,89");
    EXPECT_EQ(text_at(*es.find("report"), "language"), "es");
    house.language = Language::nl;
    EXPECT_EQ(text_at(*results().find("report"), "language"), "nl");
    const Value& how = *es.find("words")->find("how");
    for (const char* method : {"wilson", "student_t", "bca_bootstrap", "percentile_bootstrap", "exact_poisson", "index"}) {
        ASSERT_NE(how.find(method), nullptr) << method;
        EXPECT_FALSE(text_at(*how.find(method), "how").empty()) << method;
    }
}

TEST_F(ResultsDeeds, undoingAnImportTakesItOutAndRedoingBringsItBack) {
    house.import_story();
    // all but the mark of what it was made from, which names each state of an import
    const auto unmarked = [&] {
        const std::string json = house.run("results show", {{"id", house.cycle}})->json;
        return json.substr(json.find("\"version\""));
    };
    const std::string before = unmarked();
    const Value list = json_of(house.run("evidence list", {{"id", house.cycle}}));
    const std::string answers = text_at(list.find("imports")->items.front(), "id");
    ASSERT_EQ(code(house.run("evidence undo", {{"import", answers}})), "ok");
    EXPECT_EQ(text_at(report(), "respondents"), "0");
    ASSERT_EQ(code(house.run("evidence redo", {{"import", answers}})), "ok");
    EXPECT_TRUE(unmarked() == before) << "the same bytes";
}

TEST_F(ResultsDeeds, wavesAreToldAndCompared) {
    house.import_story("survey_a.csv", "A");
    house.import_survey("survey_b.csv", "B");
    const Value newest = results();
    ASSERT_EQ(newest.find("waves")->items.size(), 2U);
    EXPECT_EQ(text_at(*newest.find("filters"), "wave"), "B");
    const Value first = report({{"wave", "A"}});
    EXPECT_EQ(format_number(number_at(*first.find("reading")->find("index"), "value"), 1, Language::en), "65.1");
    const Value compared = report({{"wave", "B"}, {"before", "A"}, {"critical", "M3=nobody tells the wait"}});
    EXPECT_EQ(format_number(number_at(*compared.find("reading")->find("index"), "value"), 1, Language::en), "77.5");
    EXPECT_DOUBLE_EQ(number_at(*compared.find("reading")->find("integrity"), "value"), 0.95);
    const Value m3 = row_of(*compared.find("before_after")->find("moments"), "moment", "M3");
    EXPECT_EQ(text_at(m3, "change"), "clear_better");
    EXPECT_NEAR(number_at(*m3.find("difference"), "value"), 1.0, 1e-9);
    EXPECT_EQ(code(house.run("results show", {{"id", house.cycle}, {"wave", "C"}})), "no_such_wave");
}

TEST_F(ResultsDeeds, severalFilesOfOneWaveAreOne) {
    std::string all = story("survey_a.csv"), first, second;
    const std::size_t header = all.find('\n') + 1;
    std::size_t half = header;
    for (int i = 0; i < 10; ++i) half = all.find('\n', half) + 1;
    house.files.files["first.csv"] = all.substr(0, half);
    house.files.files["second.csv"] = all.substr(0, header) + all.substr(half);
    ASSERT_EQ(code(house.import("first.csv", "answers", "A")), "ok");
    EXPECT_EQ(text_at(report(), "respondents"), "10");
    ASSERT_EQ(code(house.import("second.csv", "answers", "A")), "ok");
    const Value found = report();
    EXPECT_EQ(text_at(found, "respondents"), "20");
    EXPECT_EQ(format_number(number_at(*found.find("reading")->find("index"), "value"), 1, Language::en), "65.1");
}

TEST_F(ResultsDeeds, groupsOfFewerThanFiveAreNotShown) {
    std::string csv = "respondent,M1,M2,M3,unit,channel\n";
    for (int i = 0; i < 9; ++i) {
        csv += "R" + std::to_string(i) + ",4,3," + std::to_string(1 + i % 5) + "," + (i < 6 ? "Urgencias" : "Piso 2") + ",QR\n";
    }
    house.files.files["units.csv"] = csv;
    ASSERT_EQ(code(house.import("units.csv", "answers", "A")), "ok");
    const Value all = results();
    EXPECT_EQ(text_at(*all.find("report"), "respondents"), "9");
    EXPECT_EQ(all.find("filters")->find("units")->items.size(), 2U);
    EXPECT_EQ(text_at(report({{"unit", "urgencias"}}), "respondents"), "6");
    EXPECT_EQ(text_at(report({{"channel", "QR"}}), "respondents"), "9");
    const Value few = results({{"unit", "Piso 2"}});
    EXPECT_EQ(text_at(few, "withheld"), "true");
    EXPECT_EQ(text_at(*few.find("report"), "respondents"), "0");
    for (const Value& moment : few.find("report")->find("moments")->items) EXPECT_EQ(text_at(moment, "n"), "0");
    EXPECT_EQ(text_at(report({{"unit", "Urgencias"}, {"channel", "web"}}), "respondents"), "0");
}

TEST_F(ResultsDeeds, theSheetOfAMomentHoldsAllThatIsKnownOfIt) {
    house.import_story();
    const Value sheet = json_of(house.run("results moment", {{"id", house.cycle}, {"moment", "M3"}}));
    EXPECT_EQ(text_at(sheet, "number"), "3");
    EXPECT_EQ(text_at(*sheet.find("moment"), "id"), "M3");
    EXPECT_FALSE(text_at(*sheet.find("stage"), "id").empty());
    EXPECT_EQ(text_at(*sheet.find("measures"), "n"), "20");
    EXPECT_EQ(text_at(*sheet.find("ranking"), "rank"), "1");
    EXPECT_EQ(text_at(*sheet.find("quadrant"), "quadrant"), "concentrate");
    EXPECT_EQ(sheet.find("cases")->items.size(), 4U);
    EXPECT_EQ(text_at(sheet.find("cases")->items[0], "id"), "Q-2025-011");
    const Value standard = row_of(*sheet.find("standards"), "id", "M3.s1");
    EXPECT_FALSE(standard.find("measures")->items.empty());
    EXPECT_NE(text_at(standard, "run_svg").find("<svg"), std::string::npos);
    EXPECT_EQ(text_at(*sheet.find("level"), "satisfaction"), "measured");
    EXPECT_EQ(text_at(*sheet.find("level"), "time"), "measured");
    EXPECT_EQ(text_at(*sheet.find("level"), "expectation"), "assumed");
    EXPECT_TRUE(sheet.find("findings")->is_list());
    EXPECT_EQ(code(house.run("results moment", {{"id", house.cycle}, {"moment", "M99"}})), "no_such_moment");
}

TEST_F(ResultsDeeds, picturesCarryTheDataAndLinks) {
    house.import_story();
    for (const char* as : {"circle", "blueprint", "curve", "matrix", "pareto", "run"}) {
        const Value plain = json_of(house.run("results picture", {{"id", house.cycle}, {"as", as}}));
        EXPECT_NE(text_at(plain, "svg").find("<svg"), std::string::npos) << as;
        EXPECT_EQ(text_at(plain, "svg").find("<a "), std::string::npos) << as;
    }
    for (const char* as : {"circle", "blueprint", "curve", "matrix"}) {
        const std::string svg = text_at(json_of(house.run("results picture", {{"id", house.cycle}, {"as", as}, {"links", "yes"}})), "svg");
        for (const char* moment : {"M1", "M3", "M7"}) {
            const std::string link = "<a id=\"moment-" + std::string(moment) + "\" href=\"/cycles/" + house.cycle + "/moments/" + moment + "\"";
            EXPECT_NE(svg.find(link), std::string::npos) << as << " " << moment;
            EXPECT_EQ(svg.find("id=\"moment-" + std::string(moment) + "\""), svg.rfind("id=\"moment-" + std::string(moment) + "\"")) << as;
        }
    }
}

TEST_F(ResultsDeeds, reportsComeAsFiles) {
    house.import_story();
    const std::map<std::string, std::string> beginnings{{"pdf", "%PDF"}, {"html", "<!DOCTYPE html>"}, {"xlsx", "PK"}, {"json", "{"}, {"md", "#"}, {"csv", "moment,"}};
    for (const auto& [to, beginning] : beginnings) {
        const Result<Outcome> file = house.run("results report", {{"id", house.cycle}, {"to", to}});
        ASSERT_TRUE(file.ok() && file->attachment) << to << " " << code(file);
        EXPECT_TRUE(file->attachment->bytes.starts_with(beginning)) << to << " " << file->attachment->bytes.substr(0, 40);
        EXPECT_TRUE(file->attachment->name.ends_with("." + to));
    }
}

TEST_F(ResultsDeeds, whatIsPlainIsKeptInTheStoreAndNothingElse) {
    house.import_story();
    const auto kept = [&] {
        const auto snapshot = house.store().read(access::Scope::of_system());
        records::Query query;
        query.kind = &organisation::derived_answer_kind();
        return find_every(**snapshot, query)->size();
    };
    EXPECT_EQ(kept(), 0U);
    results({{"wave", "A"}, {"critical", "M3=x"}});
    EXPECT_EQ(kept(), 0U) << "a question of one moment is not kept";
    results();
    const std::size_t first = kept();
    EXPECT_EQ(first, 3U * (1 + 5 + 7)) << "results, pictures and moments in three languages";
    house.files.files["more.csv"] = "respondent,M3\nX1,5\n";
    ASSERT_EQ(code(house.import("more.csv", "answers", "A")), "ok");
    EXPECT_EQ(text_at(report(), "respondents"), "21");
    EXPECT_EQ(kept(), first) << "what is out of date is replaced";
}

TEST_F(ResultsDeeds, whatIsKnownIsRememberedWithoutComputing) {
    house.import_story();
    const Action* show = find("results show");
    ASSERT_TRUE(show != nullptr && show->remembered);
    const auto remembered = [&](const char* name, Arguments given) {
        const auto snapshot = house.store().read(access::Scope::of_system());
        NoProgress progress;
        World world{house.files, progress, Language::en};
        const access::Caller caller = access::Caller::machine();
        world.caller = &caller;
        world.snapshot = snapshot->get();
        return find(name)->remembered(given, world);
    };
    Arguments given;
    given.values["id"] = {house.cycle};
    EXPECT_FALSE(remembered("results show", given).has_value());
    const Result<Outcome> computed = house.run("results show", {{"id", house.cycle}});
    const auto known = remembered("results show", given);
    ASSERT_TRUE(known.has_value());
    EXPECT_EQ(known->json, computed->json);
    given.values["moment"] = {"M3"};
    EXPECT_TRUE(remembered("results moment", given).has_value()) << "kept with its sisters";
}

TEST_F(ResultsDeeds, theVersionAskedIsTheMapTheyAreReadBy) {
    house.import_story();
    const std::string before = cycle::cells_of(*cycle::read_template("hospital-emergency")).at("moment/M3/name/es");
    ASSERT_EQ(code(house.run("cycle publish", {{"id", house.cycle}})), "ok");
    ASSERT_EQ(code(house.run("cycle edit", {{"id", house.cycle},
                                            {"edits", R"([{"cell":"moment/M3/name/es","before":)" + before + R"(,"after":"Otra"}])"}})),
              "ok");
    EXPECT_EQ(text_at(results(), "state"), "published");
    EXPECT_EQ(text_at(results({{"version", "draft"}}), "version"), "2");
    const Value drafted = row_of(*report({{"version", "draft"}}).find("moments"), "id", "M3");
    EXPECT_EQ(text_at(*drafted.find("name"), "es"), "Otra");
    EXPECT_EQ(code(house.run("results show", {{"id", house.cycle}, {"version", "9"}})), "no_such_version");
}

TEST_F(ResultsDeeds, measurementsByHandCount) {
    const Result<Outcome> measured = house.measure({"6", "8", "9", "31"}, {{"moment", "M1"}, {"standard", "M1.s1"}, {"unit", "s"}, {"period", "A"}});
    ASSERT_EQ(code(measured), "ok");
    const Value calls = row_of(*report().find("standards"), "standard", "M1.s1");
    EXPECT_EQ(text_at(calls, "met") + "/" + text_at(calls, "n"), "3/4");
    ASSERT_EQ(code(house.measure({"5"}, {{"moment", "M1"}, {"standard", "M1.s1"}, {"unit", "s"}, {"period", "A"}})), "ok");
    EXPECT_EQ(text_at(row_of(*report().find("standards"), "standard", "M1.s1"), "n"), "5");
}

}  // namespace
}  // namespace ciclo::actions
