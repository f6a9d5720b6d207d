// What each moment was in the log, and the moves between them.
#include "actions/lived_parts.h"

#include <algorithm>

#include "actions/lived_cases.h"
#include "actions/lived_numbers.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

using formats::Value;

const conformance::MomentConformance* conformance_of(const LivedView& view, const cycle::MomentId& moment) {
    for (const auto& found : view.conformance.moments) {
        if (found.moment == moment) return &found;
    }
    return nullptr;
}

Value deviations_told(const conformance::MomentConformance& found) {
    const auto& limit = found.limit;
    return formats::object(
        {{"skipped", formats::integer(found.skipped_cases)},
         {"repeated", formats::integer(found.repeated_cases)},
         {"out_of_order", formats::integer(found.out_of_order_cases)},
         {"limit_minutes", limit ? formats::number(limit->minutes) : formats::null()},
         {"standard", limit && limit->standard ? formats::string(limit->standard->text) : formats::null()},
         {"timed", formats::integer(found.timed)},
         {"slow", limit ? share_told(found.slow, found.timed) : formats::null()}});
}

Value proposals_told(const LivedView& view, const std::string& activity) {
    std::vector<Value> told;
    for (const auto& match : view.matches) {
        if (match.moment || match.activity != activity) continue;
        for (const auto& proposal : match.proposals) {
            told.push_back(formats::object({{"moment", formats::string(proposal.moment.text)},
                                            {"name", formats::string(proposal.name)},
                                            {"score", formats::number(proposal.score)}}));
        }
    }
    return formats::list(std::move(told));
}

/// The activities of the log that are this moment.
Value activities_told(const LivedView& view, const LivedStep& step) {
    std::vector<Value> told;
    for (const auto& match : view.matches) {
        if (match.moment == step.moment && (step.moment || match.activity == step.name))
            told.push_back(formats::string(match.activity));
    }
    return formats::list(std::move(told));
}

Value step_told(const LivedTelling& telling, std::size_t number) {
    const LivedView& view = telling.view;
    const LivedStep& step = view.steps[number];
    const journeys::ActivityMeasures& measured = view.measures.activities[number];
    const cycle::Moment* moment = step.moment ? telling.question.map().find(*step.moment) : nullptr;
    const auto* found = step.moment ? conformance_of(view, *step.moment) : nullptr;
    const journeys::ActivityWaits& waits = view.waits.activities[number];
    return formats::object({{"step", formats::integer(static_cast<std::int64_t>(number))},
                            {"moment", step.moment ? formats::string(step.moment->text) : formats::null()},
                            {"name", formats::string(step_name(telling, number))},
                            {"critical", formats::boolean(moment != nullptr && moment->criticality.critical)},
                            {"optional", formats::boolean(moment != nullptr && moment->optional)},
                            {"transversal", formats::boolean(found != nullptr && found->transversal)},
                            {"activities", activities_told(view, step)},
                            {"proposals", step.moment ? formats::list({}) : proposals_told(view, step.name)},
                            {"visits", formats::integer(measured.events)},
                            {"cases", formats::integer(measured.cases)},
                            {"reach", share_told(measured.cases, view.measures.cases)},
                            {"begun", formats::integer(measured.begun)},
                            {"ended", formats::integer(measured.ended)},
                            {"again", formats::integer(measured.rework_cases)},
                            {"wait", durations_told(waits.wait)},
                            {"service", durations_told(waits.service)},
                            {"against_map", found ? deviations_told(*found) : formats::null()}});
}

/// Whether the map lets one step follow the other.
bool planned(const LivedView& view, std::uint32_t from, std::uint32_t to) {
    const cycle::Moves& moves = view.conformance.moves;
    const auto place = [&](std::uint32_t step) -> std::optional<std::uint32_t> {
        if (!view.steps[step].moment) return std::nullopt;
        const auto at = std::find(moves.moments.begin(), moves.moments.end(), *view.steps[step].moment);
        if (at == moves.moments.end()) return std::nullopt;
        return static_cast<std::uint32_t>(at - moves.moments.begin());
    };
    const auto anywhere = [&](std::uint32_t step) {
        return view.steps[step].moment && std::find(moves.anywhere.begin(), moves.anywhere.end(),
                                                    *view.steps[step].moment) != moves.anywhere.end();
    };
    if (anywhere(from) || anywhere(to)) return true;
    const auto a = place(from), b = place(to);
    return a && b && std::binary_search(moves.next[*a].begin(), moves.next[*a].end(), *b);
}

}  // namespace

std::string step_name(const LivedTelling& telling, std::size_t number) {
    const LivedStep& step = telling.view.steps[number];
    return step.moment ? telling.question.map().find(*step.moment)->name.in(telling.language) : step.name;
}

Result<std::size_t> step_named(const LivedView& view, const std::string& name) {
    for (std::size_t i = 0; i < view.steps.size(); ++i) {
        const LivedStep& step = view.steps[i];
        if (step.moment ? step.moment->text == name : step.name == name) return i;
    }
    return no_such_moment(name);
}

Value moves_told(const LivedView& view) {
    std::vector<const journeys::MoveWaits*> moves;
    for (const auto& move : view.waits.moves) moves.push_back(&move);
    std::stable_sort(moves.begin(), moves.end(),
                     [](const auto* a, const auto* b) { return a->wait.spread.n > b->wait.spread.n; });
    std::vector<Value> told;
    for (const journeys::MoveWaits* move : moves) {
        told.push_back(formats::object({{"from", formats::integer(move->from)},
                                        {"to", formats::integer(move->to)},
                                        {"n", formats::integer(move->wait.spread.n)},
                                        {"planned", formats::boolean(planned(view, move->from, move->to))},
                                        {"wait", durations_told(move->wait)}}));
    }
    return formats::list(std::move(told));
}

Value steps_told(const LivedTelling& telling) {
    std::vector<Value> steps;
    for (std::size_t i = 0; i < telling.view.steps.size(); ++i) steps.push_back(step_told(telling, i));
    return formats::list(std::move(steps));
}

}  // namespace ciclo::actions
