#include "actions/home_steps.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/loop_ring.h"
#include "drawing/words.h"
#include "organisation/values.h"
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

/// Each moment that asks for attention has somebody who does something about it until a day (domain.md E.2, step 3).
/// Without answers nothing is known to ask for it, and the step has no share.
HomeStep plans_step(const HomeReading& reading, const LoopRecords& kept, Language language) {
    HomeStep step{.code = "plans", .name = {}, .text = {}, .link = {}, .done = {}};
    step.total = static_cast<std::int64_t>(reading.to_attend.size());
    if (reading.ranked.empty()) {
        step.text = words::say(language, "home.step_plans_unknown");
        return step;
    }
    step.done = std::count_if(reading.to_attend.begin(), reading.to_attend.end(), [&](const std::string& moment) {
        return std::find(kept.planned.begin(), kept.planned.end(), moment) != kept.planned.end();
    });
    step.share = step.total == 0 ? 1 : static_cast<double>(*step.done) / static_cast<double>(step.total);
    if (*step.done < step.total) step.link = "/records/action";
    step.text = words::say(language, "home.step_plans", {{"done", *step.done}, {"total", step.total}});
    return step;
}

/// Done while somebody accepted the order that the evidence still gives (R0-35): other evidence, another order to accept.
HomeStep priorities_step(const HomeReading& reading, const LoopRecords& kept, const std::string& cycle, Language language) {
    HomeStep step{.code = "priorities", .name = {}, .text = {}, .link = {}, .done = {}};
    step.total = static_cast<std::int64_t>(reading.ranked.size());
    const bool accepted = kept.order && kept.order->computed == reading.ranked;
    if (!reading.ranked.empty()) {
        step.done = accepted ? step.total : 0;
        step.share = accepted ? 1 : 0;
    }
    if (!accepted) step.link = "/cycles/" + cycle + "/results#ranking";
    if (!kept.order || reading.ranked.empty()) {
        step.text = words::say(language, "home.step_priorities", {{"total", step.total}});
        return step;
    }
    const std::string day = calendar::printed(kept.order->day, language);
    step.text = words::say(language, accepted ? "home.step_accepted" : "home.step_reordered",
                           {{"total", step.total}, {"day", day}});
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

Result<LoopRecords> loop_records(const std::string& cycle, World& world) {
    LoopRecords kept;
    auto order = newest_order(*world.snapshot, cycle);
    if (!order) return order.errors();
    kept.order = *std::move(order);
    const records::Kind& kind = organisation::action_kind();
    const auto actions = find_all(*world.snapshot, kind, "cycle", cycle);
    if (!actions) return actions.errors();
    for (const records::Record& action : *actions) {
        const auto* moment = organisation::value_of<std::string>(kind, action, "moment");
        const auto* status = organisation::value_of<std::string>(kind, action, "status");
        const bool reacts = organisation::value_of<std::string>(kind, action, "reaction") != nullptr;
        if (moment == nullptr || !reacts || (status != nullptr && *status == "dropped")) continue;
        kept.planned.push_back(*moment);
    }
    return kept;
}

std::array<HomeStep, 5> steps_of(const cycle::Map& map, const HomeReading& reading, const LoopRecords& kept,
                                 const std::string& cycle, Language language) {
    std::array<HomeStep, 5> steps{moments_step(map, cycle, language), requirements_step(map, cycle, language),
                                  plans_step(reading, kept, language),
                                  priorities_step(reading, kept, cycle, language), survey_step(reading, cycle, language)};
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
