#include "drawing/journey_key.h"

#include <algorithm>

#include "drawing/chart_words.h"

namespace ciclo::drawing {

namespace {

constexpr double line_width = 2.5, before_width = 1.75;

void draw_now(Svg& svg, Point c) {
    svg.line({c.x - 12, c.y}, {c.x + 12, c.y}, {.stroke = Tone::ink, .stroke_width = line_width});
}

void draw_before(Svg& svg, Point c) {
    svg.line({c.x - 12, c.y}, {c.x + 12, c.y},
             {.stroke = Tone::ink_2, .stroke_width = before_width, .dash = before_dash});
}

void draw_interval(Svg& svg, Point c) {
    svg.rect(box_around(c, 4.5, 9), {.fill = Tone::band_2});
    for (const double end : {-9.0, 9.0}) {
        svg.line({c.x - 6, c.y + end}, {c.x + 6, c.y + end}, {.stroke = Tone::ink_2, .stroke_width = 1.5});
    }
}

void draw_few(Svg& svg, Point c) {
    svg.line({c.x - 12, c.y}, {c.x + 12, c.y}, {.stroke = Tone::ink, .stroke_width = line_width, .dash = few_dash});
    draw_sign_point(svg, Sign::none, c, 12, Filling::hollow);
}

void draw_critical(Svg& svg, Point c) {
    svg.circle(c, 8.5, {.stroke = Tone::critical, .stroke_width = 1.5});
    svg.circle(c, 5.5, {.stroke = Tone::critical, .stroke_width = 1.5});
}

void draw_candidate(Svg& svg, Point c) {
    svg.circle(c, 8.5, {.stroke = Tone::critical, .stroke_width = 1.5, .dash = "4 3"});
}

}  // namespace

std::vector<LegendEntry> key_of(const Journey& journey) {
    std::vector<LegendEntry> entries;
    const Language language = journey.caption.language;
    const auto add = [&](bool used, std::function<void(Svg&, Point)> mark, std::string_view text) {
        if (used) entries.push_back({std::move(mark), std::string(text), {}});
    };
    const auto any = [&](auto test) { return std::any_of(journey.moments.begin(), journey.moments.end(), test); };
    const auto weighs = [&](Criticality criticality) {
        return any([=](const JourneyMoment& moment) { return moment.criticality == criticality; });
    };
    const bool compared = any([](const JourneyMoment& moment) { return moment.before.has_value(); });
    add(!journey.now_label.empty(), draw_now, journey.now_label);
    add(compared && !journey.before_label.empty(), draw_before, journey.before_label);
    for (const Sign sign : {Sign::positive, Sign::mixed, Sign::negative}) {
        const bool used = any([=](const JourneyMoment& m) { return m.now && !is_few(*m.now) && m.now->sign == sign; });
        add(
            used, [sign](Svg& svg, Point c) { draw_sign(svg, sign, c, 18); }, printed(sign, language));
    }
    add(any([](const JourneyMoment& m) { return m.now && m.now->interval && !is_few(*m.now); }), draw_interval,
        word::interval_95.in(language));
    add(any([](const JourneyMoment& m) { return m.now && is_few(*m.now); }), draw_few, word::few_dashed.in(language));
    add(weighs(Criticality::critical), draw_critical, word::critical.in(language));
    add(weighs(Criticality::candidate), draw_candidate, word::candidate.in(language));
    add(journey.time_axis == Journey::TimeAxis::true_time, {}, word::width_is_time.in(language));
    return entries;
}

}  // namespace ciclo::drawing
