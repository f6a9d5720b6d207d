// The pictures of standards and complaints, and the blueprint.
#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "drawing/blueprint.h"
#include "drawing/pareto_chart.h"
#include "drawing/run_chart.h"
#include "report/limits.h"
#include "report/picture_parts.h"
#include "words/words.h"

namespace ciclo::report {

using namespace picture_parts;

namespace {

bool meets(double value, const cycle::Standard& standard) {
    switch (standard.comparison) {
        case cycle::Comparison::at_most:
            return value <= standard.value + 1e-9;
        case cycle::Comparison::at_least:
            return value >= standard.value - 1e-9;
        case cycle::Comparison::equal:
            return std::fabs(value - standard.value) <= 1e-9;
    }
    return false;
}

drawing::RunTarget target_of(const cycle::Standard& standard, double value, const std::string& shown,
                             Language language) {
    const bool at_least = standard.comparison == cycle::Comparison::at_least;
    return {value, at_least ? drawing::RunTarget::Side::at_least : drawing::RunTarget::Side::at_most,
            words::say(language, "picture.standard", {{"value", shown}})};
}

void add_values(const cycle::Standard& standard, const indicators::StandardMeasure& measure, Language language,
                drawing::RunChart& chart) {
    chart.kind = drawing::RunChart::Kind::individual;
    chart.unit = measure.unit;
    const std::size_t all = measure.values.size();
    for (std::size_t i = all - std::min(all, limits::points_drawn); i < all; ++i) {
        drawing::RunPoint point;
        point.label = std::to_string(i + 1);
        point.value = measure.values[i];
        point.standing = meets(measure.values[i], standard) ? drawing::Standing::met : drawing::Standing::not_met;
        chart.points.push_back(std::move(point));
    }
    chart.target = target_of(standard, standard.value,
                             format_trimmed(standard.value, 2, language) + "\u00A0" + measure.unit, language);
    if (measure.times) {
        const std::string mean = format_trimmed(measure.times->mean, 2, language) + "\u00A0" + measure.unit;
        chart.references.push_back({measure.times->mean, words::say(language, "picture.mean", {{"value", mean}})});
    }
}

/// One point per period of the series, as a share.
void add_periods(const indicators::StandardMeasure& measure, Language language, drawing::RunChart& chart) {
    chart.kind = drawing::RunChart::Kind::period;
    chart.scale = drawing::RunChart::Scale::percent;
    for (const auto& count : measure.counts) {
        drawing::RunPoint point;
        point.label = count.label;
        point.n = count.total;
        if (count.total > 0) {
            const double share = static_cast<double>(count.met) / static_cast<double>(count.total);
            point.value = share;
            point.standing = share >= measure.target - 1e-9 ? drawing::Standing::met : drawing::Standing::not_met;
        }
        chart.points.push_back(std::move(point));
    }
    chart.target = drawing::RunTarget{
        measure.target, drawing::RunTarget::Side::at_least,
        words::say(language, "picture.goal", {{"value", format_percent(measure.target, 0, language)}})};
}

drawing::BlueprintLane lane_of(cycle::Lane lane) {
    switch (lane) {
        case cycle::Lane::evidence:
            return drawing::BlueprintLane::evidence;
        case cycle::Lane::customer:
            return drawing::BlueprintLane::customer;
        case cycle::Lane::onstage:
            return drawing::BlueprintLane::onstage;
        case cycle::Lane::backstage:
            return drawing::BlueprintLane::backstage;
        case cycle::Lane::support:
            return drawing::BlueprintLane::support;
    }
    return drawing::BlueprintLane::customer;
}

using Mark = drawing::BlueprintBox::Mark;
Mark mark_if(bool yes) {
    return yes ? Mark::yes : Mark::no;
}

void add_columns(const cycle::Map& map, const PictureOptions& options, drawing::Blueprint& blueprint) {
    const cycle::StageId* last = nullptr;
    for (const auto& moment : map.moments) {
        if (last == nullptr || *last != moment.stage) {  // a stage that comes back later gets a second header
            const cycle::Stage* stage = map.find(moment.stage);
            blueprint.stages.push_back(
                {stage == nullptr ? "" : stage->name.in(options.language), stage != nullptr && stage->optional});
            last = &moment.stage;
        }
        drawing::BlueprintColumn column;
        column.number = std::to_string(blueprint.columns.size() + 1);
        column.name = name_of(moment, options.language);
        column.stage = blueprint.stages.size() - 1;
        column.criticality = criticality_of(moment, nullptr);
        if (moment.minutes_given) {
            column.present_minutes = moment.minutes.present();
            column.wait_minutes = moment.minutes.wait;
        }
        column.optional = moment.optional;
        column.address = address_of(moment.id, options);
        blueprint.columns.push_back(std::move(column));
    }
}

/// The moment itself is a box of its lane; beside it stand the map's own actions.
void add_boxes(const cycle::Map& map, const PictureOptions& options, drawing::Blueprint& blueprint) {
    for (std::size_t i = 0; i < map.moments.size(); ++i) {
        const auto& moment = map.moments[i];
        drawing::BlueprintBox box;
        box.id = moment.id.text;
        box.column = i;
        box.lane = lane_of(moment.lane);
        box.text = name_of(moment, options.language);
        box.by = moment.actor == cycle::Actor::system ? drawing::BlueprintBox::By::system
                                                      : drawing::BlueprintBox::By::person;
        box.decision = mark_if(moment.kind == cycle::MomentKind::decision);
        box.wait_point = mark_if(moment.kind == cycle::MomentKind::wait);
        if (!moment.roles.empty()) box.role = moment.roles.front();
        if (moment.kind == cycle::MomentKind::wait && moment.minutes_given) box.wait_minutes = moment.minutes.wait;
        blueprint.boxes.push_back(std::move(box));
    }
    for (const auto& action : map.actions) {
        const int number = map.number_of(action.moment);
        if (number == 0) continue;
        drawing::BlueprintBox box;
        box.id = action.id;
        box.column = static_cast<std::size_t>(number - 1);
        box.lane = lane_of(action.lane);
        box.text = action.text.in(options.language);
        box.role = action.role;
        box.by = action.by == cycle::BlueprintActor::system ? drawing::BlueprintBox::By::system
                                                            : drawing::BlueprintBox::By::person;
        box.fail_point = mark_if(action.fail_point);
        box.wait_point = mark_if(action.wait_point);
        box.decision = mark_if(action.decision);
        if (action.wait_point && action.minutes > 0) box.wait_minutes = action.minutes;
        blueprint.boxes.push_back(std::move(box));
    }
}

/// Arrows between boxes that are drawn; an arrow to a transversal moment has no column to go to.
void add_arrows(const cycle::Map& map, Language language, drawing::Blueprint& blueprint) {
    const auto drawn = [&](const std::string& id) {
        return std::any_of(blueprint.boxes.begin(), blueprint.boxes.end(),
                           [&](const auto& box) { return box.id == id; });
    };
    for (const auto& arrow : map.arrows) {
        if (drawn(arrow.from) && drawn(arrow.to))
            blueprint.arrows.push_back({arrow.from, arrow.to, arrow.label.in(language)});
    }
}

}  // namespace

std::vector<drawing::Drawing> blueprint_of(const cycle::Map& map, const PictureOptions& options) {
    if (map.moments.empty()) return {};
    drawing::Blueprint blueprint;
    add_columns(map, options, blueprint);
    add_boxes(map, options, blueprint);
    add_arrows(map, options.language, blueprint);
    if (!map.service.customer_word.empty()) {
        const std::string& word = map.service.customer_word.in(options.language);
        blueprint.customer_word = word.substr(0, word.find('|'));
    }
    blueprint.caption = caption_of(map.service.name.in(options.language), options);
    if (options.sheets == PictureOptions::Sheets::one) return {drawing::draw_blueprint(blueprint)};
    return drawing::draw_blueprint_pages(blueprint);
}

drawing::Drawing pareto_of(const cycle::Map& map, const indicators::CaseMeasures& cases, ParetoBy by,
                           const PictureOptions& options) {
    constexpr std::size_t bars_drawn = 12;  // more names than that cannot be read under bars
    drawing::ParetoChart chart;
    const auto& rows = by == ParetoBy::moment ? cases.by_moment : cases.by_cause;
    std::int64_t rest = 0;
    for (const auto& row : rows) {
        if (chart.bars.size() == bars_drawn) {
            rest += row.count;
            continue;
        }
        const cycle::MomentId id(row.key);
        const cycle::Moment* moment = by == ParetoBy::moment ? map.find(id) : nullptr;
        const int number = moment == nullptr ? 0 : map.number_of(id);
        const std::string name = moment == nullptr ? row.key
                                 : number == 0     ? row.key + " " + name_of(*moment, options.language)
                                                   : std::to_string(number) + " " + name_of(*moment, options.language);
        chart.bars.push_back({name, row.count, false});
    }
    if (rest > 0) chart.bars.push_back({words::say(options.language, "picture.others"), rest, true});
    chart.unit = words::say(options.language, "picture.complaints");
    chart.caption = caption_of(words::say(options.language, "picture.pareto"), options);
    return drawing::draw_pareto_chart(chart);
}

drawing::Drawing run_chart_of(const cycle::Standard& standard, const indicators::StandardMeasure& measure,
                              const PictureOptions& options) {
    drawing::RunChart chart;
    if (!measure.values.empty())
        add_values(standard, measure, options.language, chart);
    else
        add_periods(measure, options.language, chart);
    chart.caption = caption_of(standard.text.in(options.language), options);
    return drawing::draw_run_chart(chart);
}

}  // namespace ciclo::report
