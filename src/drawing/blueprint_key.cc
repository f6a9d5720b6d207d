#include "drawing/blueprint_key.h"

#include <algorithm>

#include "drawing/blueprint_marks.h"
#include "drawing/chart_words.h"

namespace ciclo::drawing {

namespace {

void draw_crossing(Svg& svg, Point c) {
    svg.line({c.x - 12, c.y}, {c.x + 12, c.y}, {.stroke = Tone::ink, .stroke_width = 2});
    svg.circle(c, 4, {.fill = Tone::ink});
}

void draw_code(Svg& svg, Point c) {
    svg.rect(box_around(c, 12, 9), {.fill = Tone::surface, .stroke = Tone::ink_2, .corner_radius = 4});
    svg.text({c.x, c.y + 4.5}, "a →", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

template <class Range, class Test>
bool any(const Range& range, Test test) {
    return std::any_of(range.begin(), range.end(), test);
}

}  // namespace

std::vector<LegendEntry> key_of(const Blueprint& blueprint, const BlueprintLayout& layout) {
    using Mark = BlueprintBox::Mark;
    std::vector<LegendEntry> entries;
    const auto add = [&](bool used, std::function<void(Svg&, Point)> mark, const Word& words) {
        if (used) entries.push_back({std::move(mark), std::string(words.in(blueprint.caption.language)), {}});
    };
    const auto marked = [&](Mark BlueprintBox::*mark) {
        return any(layout.boxes,
                   [&](const PlacedBox& placed) { return blueprint.boxes[placed.box].*mark == Mark::yes; });
    };
    const auto weighs = [&](Criticality criticality) {
        return any(layout.columns, [&](const PlacedHead& placed) {
            return blueprint.columns[placed.column].criticality == criticality;
        });
    };
    const bool systems = any(layout.boxes, [&](const PlacedBox& placed) {
        return blueprint.boxes[placed.box].by == BlueprintBox::By::system;
    });
    add(any(layout.arrows, [](const PlacedArrow& arrow) { return !arrow.dots.empty(); }), draw_crossing,
        word::crossing);
    add(systems, draw_cog, word::system);
    add(marked(&BlueprintBox::fail_point), draw_fail, word::fail_point);
    add(marked(&BlueprintBox::wait_point), draw_wait, word::wait_point);
    add(marked(&BlueprintBox::decision), draw_diamond, word::decision);
    add(
        weighs(Criticality::critical), [](Svg& svg, Point c) { draw_star(svg, c, 14); }, word::critical);
    add(
        weighs(Criticality::candidate),
        [](Svg& svg, Point c) {
            draw_candidate_star(svg, {c.x - 4, c.y}, 14);
        },
        word::candidate);
    add(any(layout.arrows, [](const PlacedArrow& arrow) { return !arrow.code.empty(); }), draw_code, word::goes_on);
    return entries;
}

}  // namespace ciclo::drawing
