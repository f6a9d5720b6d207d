// The journeys people made, and one case event by event.
#include <algorithm>

#include "actions/lived_numbers.h"
#include "actions/lived_parts.h"
#include "actions/lived_told.h"
#include "cycle/cells.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

using conformance::Deviating;
using formats::Value;

constexpr std::size_t variants_told = 40;  ///< of several thousands the first forty hold what a person can look at

Value deviation_told(const LivedTelling& telling, const Deviating& deviation) {
    const LivedView& view = telling.view;
    std::string name, moment;
    if (deviation.kind == conformance::Deviation::unexpected) {
        name = std::string(view.log->activities[deviation.subject]);
    } else {
        const cycle::MomentId& id = view.conformance.moves.moments[deviation.subject];
        moment = id.text;
        name = telling.question.map().find(id)->name.in(telling.language);
    }
    return formats::object({{"kind", formats::string(code_of(deviation.kind))},
                            {"moment", maybe_text(moment)},
                            {"name", formats::string(name)},
                            {"n", formats::integer(deviation.n)}});
}

/// The step of an event of the log as written.
std::uint32_t step_at(const LivedView& view, std::uint64_t event) {
    return view.by_moment.activity[event];
}

Value variant_told(const LivedTelling& telling, std::size_t number) {
    const LivedView& view = telling.view;
    const journeys::Variant& variant = view.conformance.variants.all[number];
    const auto& found = view.conformance.of_variant[number];
    std::vector<Value> path, deviations;
    const std::uint64_t begin = view.log->case_begin[variant.first_case];
    for (std::uint64_t e = begin; e < begin + variant.length; ++e) path.push_back(formats::integer(step_at(view, e)));
    for (const Deviating& deviation : found.deviations) deviations.push_back(deviation_told(telling, deviation));
    return formats::object({{"variant", formats::integer(static_cast<std::int64_t>(number))},
                            {"cases", formats::integer(variant.cases)},
                            {"share", share_told(variant.cases, view.measures.cases)},
                            {"first_case", formats::string(view.log->cases[variant.first_case])},
                            {"path", formats::list(std::move(path))},
                            {"cost", formats::integer(found.cost)},
                            {"fitness", formats::number(found.fitness)},
                            {"deviations", formats::list(std::move(deviations))}});
}

std::string_view kind_told(const conformance::Step& step) {
    switch (step.kind) {
        case conformance::StepKind::as_planned:
            return "as_planned";
        case conformance::StepKind::skipped:
            return "skipped";
        case conformance::StepKind::extra:
            break;
    }
    return "extra";
}

Value event_told(const LivedTelling& telling, std::uint64_t event, const conformance::Step& step,
                 std::int64_t before_us) {
    const events::Log& log = *telling.view.log;
    const bool first = event == 0 || before_us == INT64_MIN;
    const std::uint32_t resource = log.resource.size() > 0 ? log.resource[event] : events::no_code;
    return formats::object(
        {{"kind", formats::string(kind_told(step))},
         {"step", formats::integer(step_at(telling.view, event))},
         {"activity", formats::string(log.activities[log.activity[event]])},
         {"start", formats::string(calendar::iso_text(calendar::Instant{log.start[event]}))},
         {"end",
          log.lasts(event) ? formats::string(calendar::iso_text(calendar::Instant{log.end[event]})) : formats::null()},
         {"wait", first ? formats::null()
                        : minutes(static_cast<double>(std::max<std::int64_t>(0, log.start[event] - before_us)) * 1e-6)},
         {"service",
          log.lasts(event) ? minutes(static_cast<double>(log.end[event] - log.start[event]) * 1e-6) : formats::null()},
         {"role", resource == events::no_code ? formats::null() : formats::string(log.resources[resource])}});
}

Value skipped_told(const LivedTelling& telling, const conformance::Step& step) {
    const cycle::MomentId& id = telling.view.conformance.moves.moments[step.moment];
    for (std::size_t i = 0; i < telling.view.steps.size(); ++i) {
        if (telling.view.steps[i].moment == id) {
            return formats::object(
                {{"kind", formats::string("skipped")}, {"step", formats::integer(static_cast<std::int64_t>(i))}});
        }
    }
    return formats::null();
}

std::vector<Value> timeline(const LivedTelling& telling, std::uint32_t number) {
    const events::Log& log = *telling.view.log;
    const std::size_t variant = telling.view.conformance.variants.of_case[number];
    std::vector<Value> told;
    std::int64_t before_us = INT64_MIN;
    for (const conformance::Step& step : conformance::explain(log, telling.view.conformance, variant).steps) {
        if (step.kind == conformance::StepKind::skipped) {
            told.push_back(skipped_told(telling, step));
            continue;
        }
        const std::uint64_t event = log.case_begin[number] + step.event;
        told.push_back(event_told(telling, event, step, before_us));
        before_us = std::max(before_us, log.end[event]);
    }
    return told;
}

}  // namespace

Value journeys_told(const LivedTelling& telling) {
    std::vector<Value> told;
    const std::size_t most = std::min(variants_told, telling.view.conformance.variants.all.size());
    for (std::size_t i = 0; i < most; ++i) told.push_back(variant_told(telling, i));
    return formats::list(std::move(told));
}

Value journeys_told(const LivedTelling& telling, const std::vector<std::size_t>& chosen) {
    std::vector<Value> told;
    for (const std::size_t variant : chosen) told.push_back(variant_told(telling, variant));
    return formats::list(std::move(told));
}

std::optional<std::string> lived_case_json(const LivedTelling& telling, const std::string& name) {
    const auto number = telling.view.log->cases.find(name);
    if (!number) return std::nullopt;
    const std::size_t variant = telling.view.conformance.variants.of_case[*number];
    return cycle::compact_json(formats::object({{"case", formats::string(name)},
                                                {"variant", variant_told(telling, variant)},
                                                {"events", formats::list(timeline(telling, *number))}}));
}

}  // namespace ciclo::actions
