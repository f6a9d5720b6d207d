#include "report/pictures.h"

#include <algorithm>
#include <map>

#include "base/number.h"
#include "drawing/circle.h"
#include "drawing/importance_performance.h"
#include "drawing/interval_bar.h"
#include "drawing/journey_curve.h"
#include "report/picture_parts.h"

namespace ciclo::report {

using namespace picture_parts;

namespace {

/// Stages as runs of moments, in the order the moments stand.
struct Run {
    const cycle::Stage* stage = nullptr;
    std::size_t first = 0, last = 0;
};

std::vector<Run> runs_of(const cycle::Map& map) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < map.moments.size(); ++i) {
        const cycle::Stage* stage = map.find(map.moments[i].stage);
        if (!runs.empty() && runs.back().stage == stage)
            runs.back().last = i;
        else
            runs.push_back({stage, i, i});
    }
    return runs;
}

std::vector<drawing::CircleMoment> circle_moments(const cycle::Map& map, const indicators::Measures* measures,
                                                  const PictureOptions& options) {
    std::vector<drawing::CircleMoment> out;
    for (const auto& moment : map.moments) {
        const auto* measure = measure_of(measures, moment.id);
        drawing::CircleMoment drawn;
        drawn.number = std::to_string(out.size() + 1);
        drawn.name = name_of(moment, options.language);
        drawn.address = address_of(moment.id, options);
        drawn.criticality = criticality_of(moment, measure);
        drawn.optional = moment.optional;
        drawn.rating = rating_of(measure);
        drawn.wait_minutes = moment.minutes.wait;
        out.push_back(std::move(drawn));
    }
    return out;
}

std::vector<drawing::CircleTransversal> circle_transversals(const cycle::Map& map, const indicators::Measures* measures,
                                                            const PictureOptions& options) {
    std::vector<drawing::CircleTransversal> out;
    for (const auto& moment : map.transversal) {
        const auto* measure = measure_of(measures, moment.id);
        drawing::CircleTransversal drawn;
        drawn.code = moment.id.text;
        drawn.name = name_of(moment, options.language);
        drawn.address = address_of(moment.id, options);
        drawn.criticality = criticality_of(moment, measure);
        drawn.rating = rating_of(measure);
        for (const auto& spanned : moment.spans) {
            const int number = map.number_of(spanned);
            if (number > 0) drawn.spans.push_back(static_cast<std::size_t>(number - 1));
        }
        std::sort(drawn.spans.begin(), drawn.spans.end());
        out.push_back(std::move(drawn));
    }
    return out;
}

std::vector<drawing::CircleStage> circle_stages(const cycle::Map& map, Language language) {
    std::vector<drawing::CircleStage> out;
    for (const Run& run : runs_of(map)) {
        if (run.stage == nullptr) continue;
        out.push_back({run.stage->name.in(language), run.first, run.last, run.stage->optional});
    }
    return out;
}

drawing::CircleCentre circle_centre(const cycle::Map& map, const indicators::Measures* measures, Language language) {
    drawing::CircleCentre centre;
    centre.service = map.service.name.empty() ? map.service.id : map.service.name.in(language);
    centre.version = "v" + std::to_string(map.service.version);
    if (measures == nullptr) return centre;
    centre.n = measures->respondents;
    // under five answers are counted and nothing else
    if (stats::firmness_of(measures->respondents) == stats::Firmness::too_few) return centre;
    if (measures->cycle.index) centre.index = measures->cycle.index->value;
    if (measures->cycle.integrity) centre.integrity = measures->cycle.integrity->value;
    return centre;
}

}  // namespace

drawing::Sign sign_of(indicators::Sign sign) {
    switch (sign) {
        case indicators::Sign::positive:
            return drawing::Sign::positive;
        case indicators::Sign::mixed:
            return drawing::Sign::mixed;
        case indicators::Sign::negative:
            return drawing::Sign::negative;
        case indicators::Sign::none:
            return drawing::Sign::none;
    }
    return drawing::Sign::none;
}

drawing::Sign sign_of(const indicators::MomentMeasure& measure) {
    return measure.n < drawing::fewest_answers ? drawing::Sign::none : sign_of(measure.sign);
}

drawing::Circle picture_parts::plain_circle(const cycle::Map& map, const indicators::Measures* measures,
                                            const PictureOptions& options) {
    drawing::Circle circle;
    circle.moments = circle_moments(map, measures, options);
    circle.stages = circle_stages(map, options.language);
    circle.transversals = circle_transversals(map, measures, options);
    circle.centre = circle_centre(map, measures, options.language);
    if (measures != nullptr && measures->closure) {
        const auto& closure = *measures->closure;
        circle.closure = drawing::CircleClosure{
            closure.value, std::llround(closure.value * static_cast<double>(closure.n)), closure.n};
    }
    if (options.names == PictureOptions::Names::hidden) {
        circle.names = drawing::Circle::Names::hidden;
        circle.legend = drawing::Circle::Legend::hidden;
    }
    circle.caption = caption_of(circle.centre.service + ", " + circle.centre.version, options);
    return circle;
}

drawing::Drawing circle_of(const cycle::Map& map, const indicators::Measures* measures, const PictureOptions& options) {
    return drawing::draw_circle(plain_circle(map, measures, options));
}

drawing::Drawing curve_of(const cycle::Map& map, const indicators::Measures& measures, const PictureOptions& options) {
    drawing::Journey journey;
    std::map<const cycle::Stage*, std::size_t> places;
    for (const auto& stage : map.stages) {
        places[&stage] = journey.stages.size();
        journey.stages.push_back({stage.name.in(options.language), stage.optional});
    }
    for (const auto& moment : map.moments) {
        const auto* measure = measures.find(moment.id);
        drawing::JourneyMoment drawn;
        drawn.number = std::to_string(journey.moments.size() + 1);
        drawn.name = name_of(moment, options.language);
        const auto place = places.find(map.find(moment.stage));
        drawn.stage = place == places.end() ? 0 : place->second;
        drawn.now = rating_of(measure);
        drawn.before = rating_before(measures, moment.id);
        drawn.difference = difference_of(measures, moment.id, options.language);
        drawn.criticality = criticality_of(moment, measure);
        if (moment.minutes_given) drawn.wait_minutes = moment.minutes.wait;
        drawn.address = address_of(moment.id, options);
        journey.moments.push_back(std::move(drawn));
    }
    if (measures.before_after) {
        journey.now_label = measures.before_after->label_after;
        journey.before_label = measures.before_after->label_before;
    }
    journey.caption = caption_of(map.service.name.in(options.language), options);
    return drawing::draw_journey_curve(journey);
}

drawing::Drawing matrix_of(const cycle::Map& map, const priorities::Ranking& ranking,
                           const indicators::Measures& measures, const PictureOptions& options) {
    drawing::ImportancePerformance matrix;
    for (const auto& point : ranking.quadrants) {
        const cycle::Moment* moment = map.find(point.moment);
        const auto* measure = measures.find(point.moment);
        if (moment == nullptr) continue;
        drawing::MatrixPoint drawn;
        const int number = map.number_of(point.moment);
        drawn.number = number == 0 ? point.moment.text : std::to_string(number);
        drawn.name = name_of(*moment, options.language);
        drawn.address = address_of(point.moment, options);
        drawn.performance = point.performance;
        drawn.importance = point.importance;
        drawn.quadrant_probability = point.probability;
        drawn.criticality = criticality_of(*moment, measure);
        if (const auto rating = rating_of(measure)) {
            drawn.sign = rating->sign;
            drawn.performance_interval = rating->interval;
        }
        matrix.points.push_back(std::move(drawn));
    }
    matrix.cut_performance = ranking.cut_performance;
    matrix.cut_importance = ranking.cut_importance;
    matrix.caption = caption_of(map.service.name.in(options.language), options);
    return drawing::draw_importance_performance(matrix);
}

drawing::Drawing interval_bar_of(const indicators::MomentMeasure& measure, const survey::Scale& scale,
                                 const PictureOptions& options) {
    drawing::IntervalBar bar;
    bar.rating = rating_of(&measure);
    const double width = scale.highest - scale.lowest;
    bar.axis.low = scale.lowest;
    bar.axis.high = scale.highest;
    bar.axis.step = width <= 10 ? 1 : width / 5;
    bar.axis.middle = (scale.lowest + scale.highest) / 2;
    if (options.ticks == PictureOptions::Ticks::bare) bar.axis.ticks = drawing::BarAxis::Ticks::bare;
    bar.caption = caption_of(measure.moment.text, options);
    return drawing::draw_interval_bar(bar);
}

}  // namespace ciclo::report
