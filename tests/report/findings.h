// The findings the report is tested on, made by the real readers from the story's files (tests/inputs/story) and from a
// few lines typed in here.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "complaint/read_cases.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "formats/table.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "moments/read_importance.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"
#include "survey/read_answers.h"
#include "events/read_log.h"
#include "trace/read_times.h"

namespace ciclo::report::examples {

struct Found {
    moments::Evidence evidence;
    indicators::Measures measures;
    std::optional<priorities::Ranking> ranking;
    std::optional<priorities::ExpectedLoss> loss;
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline formats::Table story_table(const std::string& name) {
    auto table = formats::read_table(bytes_of(std::string(CICLO_SOURCE) + "/tests/inputs/story/" + name), name);
    if (!table) throw std::runtime_error(table.errors().front().text());
    return std::move(table).value();
}

template <class T>
T good(Result<T> result) {
    if (!result) throw std::runtime_error(result.errors().front().text());
    return std::move(result).value();
}

/// The emergency template with the organisation's word and the names under which the story's times arrive.
inline cycle::Map story_map() {
    cycle::Map map = good(cycle::read_template("hospital-emergency"));
    map.service.customer_word = LocalText("paciente", "patient", "patiënt");
    map.moments[0].standards[0].series = {"Call answer"};
    map.moments[1].standards[0].series = {"Ambulance arrival"};
    map.moments[2].standards[0].series = {"Arrival to triage"};
    return map;
}

inline Found found_from(moments::Inputs inputs) {
    Found out;
    out.evidence = good(moments::gather(std::move(inputs)));
    out.measures = indicators::measure(out.evidence, {.replicates = 500, .driver_replicates = 100, .threads = 1});
    out.ranking = priorities::rank(out.evidence, out.measures, {.replicates = 500, .threads = 1});
    out.loss = priorities::expected_loss(out.evidence, out.measures);
    return out;
}

inline survey::Answers answers(const cycle::Map& map, const std::string& name) {
    return good(survey::read_answers(story_table(name), map, {}));
}

/// Scene 9, with the cases of the whole month: survey A, importance, cases, times.
inline Found story_a() {
    moments::Inputs inputs;
    inputs.map = story_map();
    inputs.answers = answers(inputs.map, "survey_a.csv");
    inputs.importance = good(moments::read_importance(story_table("importance.csv"), inputs.map, {}));
    inputs.cases = good(complaint::read_cases(story_table("cases.csv"), inputs.map, {}));
    inputs.times = good(trace::read_times(story_table("times.csv"), {}));
    inputs.exposure = {2790, 3100};
    return found_from(std::move(inputs));
}

/// Four patients through the first moments, with waits.
inline constexpr const char* visits =
    "case,activity,start,end\n"
    "1,M1,2025-10-14 10:00,2025-10-14 10:02\n1,M2,2025-10-14 10:12,2025-10-14 10:30\n1,M3,2025-10-14 10:55,2025-10-14 "
    "11:00\n"
    "2,M1,2025-10-15 09:00,2025-10-15 09:03\n2,M2,2025-10-15 09:10,2025-10-15 09:31\n2,M3,2025-10-15 10:20,2025-10-15 "
    "10:26\n"
    "3,M3,2025-10-16 18:00,2025-10-16 18:05\n3,M4,2025-10-16 18:45,2025-10-16 18:52\n"
    "4,M3,2025-10-17 19:00,2025-10-17 19:04\n4,M4,2025-10-17 20:10,2025-10-17 20:15\n4,M9,2025-10-17 20:15,2025-10-17 "
    "20:20\n";

/// Scene 12: survey B against A, the third moment now critical, cases, times and an event log.
inline Found story_b() {
    moments::Inputs inputs;
    inputs.map = story_map();
    inputs.before_map = inputs.map;
    inputs.map.service.version = 2;
    inputs.map.moments[2].criticality = {true, "waiting without a word weighs most", "manager", "2025-10-20", true};
    inputs.answers = answers(inputs.map, "survey_b.csv");
    inputs.before = answers(inputs.map, "survey_a.csv");
    inputs.importance = good(moments::read_importance(story_table("importance.csv"), inputs.map, {}));
    inputs.cases = good(complaint::read_cases(story_table("cases.csv"), inputs.map, {}));
    inputs.times = good(trace::read_times(story_table("times.csv"), {}));
    inputs.events.push_back(std::make_shared<const events::Log>(good(events::read_log(visits, "visits.csv", {}, {}))));
    inputs.exposure = {2790, 3100};
    return found_from(std::move(inputs));
}

inline Found map_only() {
    moments::Inputs inputs;
    inputs.map = story_map();
    return found_from(std::move(inputs));
}

/// Answers that are all there is: no importance, no cases, no times.
inline Found answers_only() {
    moments::Inputs inputs;
    inputs.map = story_map();
    inputs.answers = answers(inputs.map, "survey_a.csv");
    return found_from(std::move(inputs));
}

/// Three answers: too few to say anything.
inline Found few_answers() {
    moments::Inputs inputs;
    inputs.map = story_map();
    const auto table = good(formats::read_table("respondent,M1,M3,M5\nR1,2,1,4\nR2,4,3,5\nR3,,2,4\n", "few.csv"));
    inputs.answers = good(survey::read_answers(table, inputs.map, {}));
    return found_from(std::move(inputs));
}

inline constexpr const char* hostile_name = "<script>alert('x')</script> & \"q\" ]]> \xE2\x9F\xA6{n}\xE2\x9F\xA7";

/// The story with names that try to become markup, in the map, the answers and the cases.
inline Found hostile() {
    moments::Inputs inputs;
    inputs.map = story_map();
    inputs.map.service.name = LocalText(hostile_name, hostile_name, hostile_name);
    inputs.map.service.customer_word = LocalText(hostile_name, hostile_name, hostile_name);
    for (auto& stage : inputs.map.stages) stage.name = inputs.map.service.name;
    for (auto& moment : inputs.map.moments) {
        moment.name = moment.expectation = inputs.map.service.name;
        for (auto& standard : moment.standards) standard.text = inputs.map.service.name;
    }
    const auto answers_table = good(formats::read_table(
        "respondent,M1,M3,M5,<img src=x "
        "onerror=alert(1)>\n<b>R1</b>,2,1,4,x\nR2,4,3,\"<i>\",y\nR3,1,2,4,\nR4,2,2,1,\nR5,1,1,1,\nR6,2,3,4,\n",
        "<script>.csv"));
    inputs.answers = good(survey::read_answers(answers_table, inputs.map, {}));
    const auto cases_table =
        good(formats::read_table("code,type,moment,cause\n=1+1,complaint,M3,<script>alert(2)</script>\n", "c.csv"));
    inputs.cases = good(complaint::read_cases(cases_table, inputs.map, {}));
    inputs.times = good(trace::read_times(story_table("times.csv"), {}));
    return found_from(std::move(inputs));
}

}  // namespace ciclo::report::examples
