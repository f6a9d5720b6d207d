#include "drawing/paper.h"

#include <array>

#include "base/ensure.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

struct ToneRow {
    Tone tone;
    std::string_view token, colour;
};

constexpr std::array<ToneRow, 20> tones{{{Tone::ink, "ink", "#16222a"},
                                         {Tone::ink_2, "ink-2", "#4a5a64"},
                                         {Tone::edge, "edge", "#7b8a92"},
                                         {Tone::line, "line", "#d3dbdf"},
                                         {Tone::surface, "surface", "#ffffff"},
                                         {Tone::paper, "paper", "#f5f7f8"},
                                         {Tone::sunk, "sunk", "#e9eef0"},
                                         {Tone::accent, "accent", "#1d4f91"},
                                         {Tone::accent_soft, "accent-soft", "#e3ecf8"},
                                         {Tone::critical, "critical", "#990000"},
                                         {Tone::positive, "pos", "#bfe6e2"},
                                         {Tone::positive_ink, "pos-ink", "#0f5550"},
                                         {Tone::mixed, "mix", "#ffe9a8"},
                                         {Tone::mixed_ink, "mix-ink", "#745200"},
                                         {Tone::negative, "neg", "#f3a898"},
                                         {Tone::negative_ink, "neg-ink", "#7f160c"},
                                         {Tone::none, "none", "#ffffff"},
                                         {Tone::none_ink, "none-ink", "#4a5a64"},
                                         {Tone::band_1, "band-1", "#e3eaee"},
                                         {Tone::band_2, "band-2", "#d3dde3"}}};

const ToneRow& row_of(Tone tone) {
    const auto& row = tones[static_cast<std::size_t>(tone)];
    ENSURE(row.tone == tone, "the table of tones is in the order of the enum");
    return row;
}

/// ".cd-f-ink{fill:var(--ink)}"
std::string filled_rule(std::string_view prefix, std::string_view token, std::string_view property) {
    std::string rule(prefix);
    rule.append(token).append("{").append(property).append(":var(--").append(token).append(")}");
    return rule;
}

Path diamond(Point c, double half) {
    Path path;
    path.move({c.x, c.y - half}).line({c.x + half, c.y}).line({c.x, c.y + half}).line({c.x - half, c.y}).close();
    return path;
}

void draw_glyph(Svg& svg, Sign sign, Point c, double unit) {
    const Look look{.stroke = ink_of(sign), .stroke_width = 2 * unit, .cap = Look::Cap::round};
    Path path;
    switch (sign) {
        case Sign::positive:
            path.move({c.x, c.y - 4 * unit}).line({c.x, c.y + 4 * unit});
            path.move({c.x - 4 * unit, c.y}).line({c.x + 4 * unit, c.y});
            break;
        case Sign::mixed:
            path.move({c.x - 4.2 * unit, c.y + 0.9 * unit});
            path.curve({c.x - 2.4 * unit, c.y - 2.6 * unit}, {c.x - 0.9 * unit, c.y - 1.4 * unit}, c);
            path.curve({c.x + 0.9 * unit, c.y + 1.4 * unit}, {c.x + 2.4 * unit, c.y + 2.6 * unit},
                       {c.x + 4.2 * unit, c.y - 0.9 * unit});
            break;
        case Sign::negative:
            path.move({c.x - 4 * unit, c.y}).line({c.x + 4 * unit, c.y});
            break;
        case Sign::none:
            return;
    }
    svg.path(path, look);
}

/// Shapes of about the same area at the same diameter: a square as wide as a circle looks larger.
void draw_shape(Svg& svg, Sign sign, Point c, double diameter, const Look& look) {
    const double half = diameter / 2;
    switch (sign) {
        case Sign::mixed:
            svg.path(diamond(c, half * 1.06), look);
            break;
        case Sign::negative: {
            Look square = look;
            square.corner_radius = half * 0.14;
            svg.rect(box_around(c, half * 0.86, half * 0.86), square);
            break;
        }
        case Sign::none:
        case Sign::positive:
            svg.circle(c, half * 0.94, look);
            break;
    }
}

Path star_path(Point c, double width) {
    // The points of a star as wide as `width` lie on a circle of this radius; the inner ones at 0.40 of it.
    const double outer = width / 1.902, inner = outer * 0.42;
    Path path;
    for (int i = 0; i < 10; ++i) {
        const Point p = c + on_circle(i % 2 == 0 ? outer : inner, 36.0 * i);
        if (i == 0)
            path.move(p);
        else
            path.line(p);
    }
    path.close();
    return path;
}

}  // namespace

std::string_view colour_of(Tone tone) {
    return row_of(tone).colour;
}
std::string_view token_of(Tone tone) {
    return row_of(tone).token;
}

Tone fill_of(Sign sign) {
    switch (sign) {
        case Sign::positive:
            return Tone::positive;
        case Sign::mixed:
            return Tone::mixed;
        case Sign::negative:
            return Tone::negative;
        case Sign::none:
            break;
    }
    return Tone::none;
}

Tone ink_of(Sign sign) {
    switch (sign) {
        case Sign::positive:
            return Tone::positive_ink;
        case Sign::mixed:
            return Tone::mixed_ink;
        case Sign::negative:
            return Tone::negative_ink;
        case Sign::none:
            break;
    }
    return Tone::none_ink;
}

std::string page_stylesheet() {
    std::string sheet = "/* Drawings in a page: the page's tokens, the page's focus ring. */\n";
    for (const ToneRow& row : tones) {
        sheet += filled_rule(".cd-f-", row.token, "fill");
        sheet += filled_rule(".cd-s-", row.token, "stroke");
        sheet += '\n';
    }
    sheet +=
        ".cd{display:block;max-width:100%;height:auto;font-family:var(--sans);font-variant-numeric:tabular-nums}\n"
        ".cd a{text-decoration:none;outline:none}\n"
        ".cd-focus{fill:none;stroke:none}\n"
        ".cd a:focus-visible .cd-focus{stroke:var(--focus);stroke-width:3}\n"
        ".cd a:hover .cd-name{text-decoration:underline;text-underline-offset:.18em}\n"
        ".cd-only-narrow{display:none}\n"
        "@media (max-width:760px){.cd-label,.cd-only-wide{display:none}.cd-only-narrow{display:block}}\n"
        "@media print{.cd *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";
    return sheet;
}

void draw_sign(Svg& svg, Sign sign, Point centre, double diameter, Rim rim) {
    const double unit = diameter / 20;
    if (rim == Rim::paper) draw_shape(svg, sign, centre, diameter + 3.5, {.fill = Tone::surface});
    Look look{.fill = fill_of(sign), .stroke = ink_of(sign), .stroke_width = 1.5 * unit, .role = "sign"};
    if (sign == Sign::none) look.dash = "3 2.3";
    draw_shape(svg, sign, centre, diameter - 1.5 * unit, look);
    draw_glyph(svg, sign, centre, unit);
}

void draw_sign_plate(Svg& svg, Sign sign, Point centre, double diameter) {
    // A diamond holds less text than a circle of its width.
    const double wide = sign == Sign::mixed ? diameter * 1.22 : diameter;
    Look look{.fill = fill_of(sign), .stroke = ink_of(sign), .stroke_width = 1.75, .role = "sign"};
    if (sign == Sign::none) look.dash = "4 3";
    draw_shape(svg, sign, centre, wide, look);
}

void draw_sign_point(Svg& svg, Sign sign, Point centre, double diameter, Filling filling) {
    const Look solid{.fill = ink_of(sign), .role = "point"};
    const Look hollow{.fill = Tone::surface, .stroke = ink_of(sign), .stroke_width = 2, .role = "point"};
    draw_shape(svg, sign, centre, diameter, filling == Filling::solid ? solid : hollow);
}

void draw_star(Svg& svg, Point centre, double width) {
    // The points of a star reach less far down than up: moved so that its box is centred.
    svg.path(star_path({centre.x, centre.y + width * 0.05}, width), {.fill = Tone::critical, .role = "star"});
}

double candidate_mark_width(double star_width) {
    return safe_width("?", std::max(size::micro, star_width * 1.1), Face::bold);
}

void draw_candidate_star(Svg& svg, Point centre_of_star, double width) {
    draw_star(svg, centre_of_star, width);
    const double text_size = std::max(size::micro, width * 1.1);
    svg.text({centre_of_star.x + width / 2 + 0.5, centre_of_star.y + text_size * 0.33}, "?",
             {.size = text_size, .face = Face::bold, .tone = Tone::critical});
}

void draw_clock(Svg& svg, Point centre, double radius) {
    svg.circle(centre, radius, {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.5, .role = "clock"});
    Path hands;
    hands.move({centre.x, centre.y - radius * 0.58}).line(centre);
    hands.line({centre.x + radius * 0.42, centre.y + radius * 0.26});
    svg.path(hands, {.stroke = Tone::ink_2, .stroke_width = 1.5, .cap = Look::Cap::round, .role = "clock"});
}

void draw_arrowhead(Svg& svg, Point tip, double degrees, double length, double width, Tone tone) {
    const Point forward = on_circle(1, degrees), sideways = on_circle(1, degrees + 90);
    const Point base = tip - forward * length;
    Path path;
    path.move(tip).line(base + sideways * (width / 2)).line(base - sideways * (width / 2)).close();
    svg.path(path, {.fill = tone, .role = "arrow"});
}

}  // namespace ciclo::drawing
