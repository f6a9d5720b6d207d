// A house with one cycle from the hospital's template, and the story's files to import into it.
#pragma once

#include <fstream>
#include <sstream>

#include "actions/deed_house.h"
#include "actions/evidence_store.h"
#include "formats/json.h"

namespace ciclo::actions::testing {

inline std::string story(const std::string& name) {
    std::ifstream file(std::string(CICLO_SOURCE) + "/tests/inputs/story/" + name, std::ios::binary);
    EXPECT_TRUE(file.good()) << name;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline formats::Value json_of(const Result<Outcome>& outcome) {
    EXPECT_TRUE(outcome.ok()) << code(outcome) << (outcome.ok() ? "" : ": " + outcome.errors().front().text());
    if (!outcome) return {};
    const Result<formats::Value> value = formats::read_json(outcome->json, "");
    EXPECT_TRUE(value.ok()) << outcome->json.substr(0, 200);
    return value ? *value : formats::Value();
}

inline std::string text_at(const formats::Value& value, std::string_view key) {
    const formats::Value* found = value.find(key);
    return found == nullptr ? "(absent)" : found->text;
}

inline std::uint64_t next_seed() {
    static std::uint64_t seed = 1000;
    return ++seed;
}

class EvidenceHouse : public DeedHouse {
public:
    /// Results are remembered for the whole program by the ids of what they are made from: every house has its own.
    explicit EvidenceHouse(const std::string& where = "") : DeedHouse(next_seed()) {
        if (where == "unit") {
            unit = add("unit", R"({"name":"Urgencias"})");
            elsewhere = add("unit", R"({"name":"Archivo"})");
        }
        Given given{{"from", "hospital-emergency"}};
        if (!unit.empty()) given["unit"] = unit;
        const Result<Outcome> started = run("cycle start", given);
        EXPECT_TRUE(started.ok());
        if (started) cycle = started->text.substr(0, started->text.size() - 1);
    }

    std::string cycle, unit, elsewhere;

    Result<Outcome> import(const std::string& file, const std::string& what, const std::string& wave = "") {
        Given given{{"id", cycle}, {"file", file}, {"what", what}};
        if (!wave.empty()) given["wave"] = wave;
        return run("evidence import", given);
    }
    /// The story's October: survey A, importance, cases, times.
    void import_story(const std::string& survey = "survey_a.csv", const std::string& wave = "A") {
        for (const char* name : {"importance.csv", "cases.csv", "times.csv"}) {
            files.files[name] = story(name);
            const std::string what = std::string(name).substr(0, std::string(name).size() - 4);
            const Result<Outcome> imported = import(name, what);
            EXPECT_TRUE(imported.ok()) << name << " " << code(imported);
        }
        import_survey(survey, wave);
    }
    void import_survey(const std::string& survey, const std::string& wave) {
        files.files[survey] = story(survey);
        const Result<Outcome> imported = import(survey, "answers", wave);
        EXPECT_TRUE(imported.ok()) << survey << " " << code(imported);
    }
    Result<Outcome> measure(const std::vector<std::string>& values, Given given) {
        given["id"] = cycle;
        return run_with("evidence measure", given, {{"values", values}});
    }
};

}  // namespace ciclo::actions::testing
