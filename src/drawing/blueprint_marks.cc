#include "drawing/blueprint_marks.h"

#include "base/number.h"

namespace ciclo::drawing {

namespace {

/// A sheet with a turned corner: a thing one can see and touch.
void draw_sheet(Svg& svg, const Box& place) {
    constexpr double corner = 11;
    Path sheet, fold;
    sheet.move({place.left, place.top}).line({place.right - corner, place.top}).line({place.right, place.top + corner});
    sheet.line({place.right, place.bottom}).line({place.left, place.bottom}).close();
    fold.move({place.right - corner, place.top})
        .line({place.right - corner, place.top + corner})
        .line({place.right, place.top + corner});
    svg.path(sheet, {.fill = Tone::surface, .stroke = Tone::edge, .stroke_width = 1.25, .role = "box"});
    svg.path(fold, {.stroke = Tone::edge, .stroke_width = 1.25});
}

}  // namespace

void draw_outline(Svg& svg, BlueprintLane lane, const Box& place) {
    switch (lane) {
        case BlueprintLane::evidence:
            draw_sheet(svg, place);
            break;
        case BlueprintLane::customer:
            svg.rect(
                place,
                {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "box", .corner_radius = 14});
            break;
        case BlueprintLane::onstage:
            svg.rect(place, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "box"});
            break;
        case BlueprintLane::backstage:
            svg.rect(place, {.fill = Tone::band_1, .stroke = Tone::ink_2, .stroke_width = 1.25, .role = "box"});
            break;
        case BlueprintLane::support:
            svg.rect(place, {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.25, .role = "box"});
            for (const double x : {place.left + 4, place.right - 4}) {
                svg.line({x, place.top}, {x, place.bottom}, {.stroke = Tone::ink_2, .stroke_width = 1.25});
            }
            break;
    }
}

void draw_cog(Svg& svg, Point centre) {
    constexpr int teeth = 8;
    Path outline;
    for (int i = 0; i < teeth; ++i) {
        const double middle = i * 360.0 / teeth;
        for (const auto& [radius, angle] : {std::pair{5.4, -16.0}, {7.6, -9.0}, {7.6, 9.0}, {5.4, 16.0}}) {
            const Point at = centre + on_circle(radius, middle + angle);
            if (i == 0 && angle == -16.0)
                outline.move(at);
            else
                outline.line(at);
        }
    }
    outline.close();
    svg.path(outline, {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.25, .role = "cog"});
    svg.circle(centre, 2.2, {.stroke = Tone::ink_2, .stroke_width = 1.25});
}

void draw_fail(Svg& svg, Point centre) {
    svg.circle(centre, 8, {.fill = Tone::surface, .stroke = Tone::critical, .stroke_width = 1.75, .role = "fail"});
    svg.text({centre.x, centre.y + 4.6}, "F", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

void draw_wait(Svg& svg, Point centre) {
    Path triangle;
    triangle.move({centre.x, centre.y - 11})
        .line({centre.x + 12, centre.y + 8.5})
        .line({centre.x - 12, centre.y + 8.5})
        .close();
    svg.path(triangle, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "wait"});
    svg.text({centre.x, centre.y + 7.2}, "W", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

void draw_diamond(Svg& svg, Point centre) {
    Path diamond;
    diamond.move({centre.x, centre.y - 9})
        .line({centre.x + 11, centre.y})
        .line({centre.x, centre.y + 9})
        .line({centre.x - 11, centre.y})
        .close();
    svg.path(diamond, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "decision"});
    svg.text({centre.x, centre.y + 4.6}, "?", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

bool draw_marks(Svg& svg, const BlueprintBox& box, Point at, Language language) {
    using Mark = BlueprintBox::Mark;
    const double first = at.x;
    if (box.by == BlueprintBox::By::system) draw_cog(svg, at), at.x += 21;
    if (box.fail_point == Mark::yes) draw_fail(svg, at), at.x += 22;
    if (box.decision == Mark::yes) draw_diamond(svg, {at.x + 2, at.y}), at.x += 25;
    if (box.wait_point == Mark::yes) {
        draw_wait(svg, {at.x + 4, at.y});
        at.x += 27;
        if (box.wait_minutes) {
            svg.text({at.x - 7, at.y + 5}, format_trimmed(*box.wait_minutes, 1, language) + " min",
                     {.size = size::micro, .face = Face::bold});
        }
    }
    return at.x > first;
}

}  // namespace ciclo::drawing
