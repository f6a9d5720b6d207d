#include "actions/home_steps.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/loop_ring.h"
#include "drawing/words.h"
#include "records/json_text.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

constexpr std::int64_t fewest_moments = 3;   // R0-32: fewer are no cycle yet
constexpr std::int64_t wanted_answers = 20;  // a survey is closed with these; below, K-18 says nothing

bool has_what_it_needs(const cycle::Moment& moment) {
    if (moment.requirements.empty()) return false;
    return !moment.criticality.critical || (!moment.standards.empty() && !moment.indicators.empty());
}

template <class Holds>
HomeStep counted(const cycle::Map& map, std::string_view code, const std::string& cycle, const Holds& holds) {
    HomeStep step{.code = code, .name = {}, .text = {}, .link = {}, .done = 0};
    for (const cycle::Moment* moment : map.rateable()) {
        ++step.total;
        if (holds(*moment)) {
            ++*step.done;
        } else if (step.link.empty()) {
            step.link = "/cycles/" + cycle + "/edit#moment/" + moment->id.text;
        }
    }
    if (step.total > 0) step.share = static_cast<double>(*step.done) / static_cast<double>(step.total);
    return step;
}

HomeStep moments_step(const cycle::Map& map, const std::string& cycle, Language language) {
    HomeStep step = counted(map, "moments", cycle, [](const cycle::Moment& one) { return one.criticality.decided; });
    if (step.total < fewest_moments) step.link = "/cycles/" + cycle + "/edit";
    step.text = words::say(language, "home.step_moments", {{"done", *step.done}, {"total", step.total}});
    return step;
}

HomeStep requirements_step(const cycle::Map& map, const std::string& cycle, Language language) {
    HomeStep step = counted(map, "requirements", cycle, has_what_it_needs);
    step.text = words::say(language, "home.step_requirements", {{"done", *step.done}, {"total", step.total}});
    return step;
}

/// Plans are not kept here yet: how many moments ask for one is known, how many have one is not.
HomeStep plans_step(const HomeReading& reading, const std::string& cycle, Language language) {
    HomeStep step{.code = "plans", .name = {}, .text = {}, .link = "/cycles/" + cycle + "/results", .done = {}};
    step.total = reading.to_attend;
    step.text = words::say(language, "home.step_plans", {{"total", step.total}});
    return step;
}

HomeStep priorities_step(const HomeReading& reading, const std::string& cycle, Language language) {
    HomeStep step{.code = "priorities", .name = {}, .text = {}, .link = "/cycles/" + cycle + "/results", .done = {}};
    step.total = reading.ranked;
    step.text = words::say(language, "home.step_priorities", {{"total", step.total}});
    return step;
}

HomeStep survey_step(const HomeReading& reading, const std::string& cycle, Language language) {
    HomeStep step{.code = "survey", .name = {}, .text = {}, .link = {}, .done = reading.respondents};
    step.total = wanted_answers;
    step.share = std::min(1.0, static_cast<double>(reading.respondents) / static_cast<double>(wanted_answers));
    if (reading.respondents < wanted_answers) step.link = "/cycles/" + cycle + "/imports";
    step.text = words::say(language, "home.step_survey", {{"n", reading.respondents}});
    return step;
}

}  // namespace

std::array<HomeStep, 5> steps_of(const cycle::Map& map, const HomeReading& reading, const std::string& cycle,
                                 Language language) {
    std::array<HomeStep, 5> steps{moments_step(map, cycle, language), requirements_step(map, cycle, language),
                                  plans_step(reading, cycle, language), priorities_step(reading, cycle, language),
                                  survey_step(reading, cycle, language)};
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i].name = drawing::word::loop_steps[i].in(language);
    return steps;
}

std::string ring_of(const std::array<HomeStep, 5>& steps, int loop, const std::string& name, Language language) {
    drawing::LoopRing ring;
    ring.number = loop;
    std::string summary;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        ring.done[i] = steps[i].share.value_or(0);
        summary += (summary.empty() ? "" : "; ") + steps[i].name + ": " + steps[i].text;
    }
    ring.caption = {.title = name, .summary = summary, .language = language, .id_prefix = "ring"};
    return drawing::draw_loop_ring(ring).svg;
}

std::string steps_json(const std::array<HomeStep, 5>& steps) {
    std::string json = "[";
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const HomeStep& step = steps[i];
        json += (i == 0 ? "{\"step\":" : ",{\"step\":") + std::to_string(i + 1) + ",\"code\":\"" +
                std::string(step.code) + "\",\"name\":";
        records::append_json_text(json, std::string_view(step.name));
        json += ",\"done\":" + (step.done ? std::to_string(*step.done) : "null") +
                ",\"total\":" + std::to_string(step.total) +
                ",\"share\":" + (step.share ? exact_text(*step.share) : "null") + ",\"text\":";
        records::append_json_text(json, std::string_view(step.text));
        json += ",\"link\":";
        if (step.link.empty()) {
            json += "null";
        } else {
            records::append_json_text(json, std::string_view(step.link));
        }
        json += '}';
    }
    return json + "]";
}

}  // namespace ciclo::actions
