#include "drawing/interval_bar.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/number.h"
#include "drawing/chart_words.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double side = 14;  // half of a tick's number stands beside the axis
constexpr double band_height = 9, cap_half = 5, point_size = 14;
constexpr double number_drop = 25;  // from the axis to the baseline of its numbers
constexpr double note_height = 20;

/// An axis drawn at some height of the picture.
struct Ruler {
    const BarAxis& axis;
    double left = 0, right = 0;

    double x(double value) const {
        const double inside = std::clamp(value, axis.low, axis.high);
        return left + (inside - axis.low) / (axis.high - axis.low) * (right - left);
    }
};

std::string number_text(double value, const BarAxis& axis, Language language) {
    if (axis.unit == BarAxis::Unit::percent) return format_percent(value, 0, language);
    return format_trimmed(value, 2, language);
}

void draw_axis(Svg& svg, const Ruler& ruler, double y, Language language) {
    const BarAxis& axis = ruler.axis;
    svg.line({ruler.left, y}, {ruler.right, y}, {.stroke = Tone::edge});
    for (int i = 0; axis.low + i * axis.step <= axis.high + axis.step * 1e-6; ++i) {
        const double value = axis.low + i * axis.step, x = ruler.x(value);
        svg.line({x, y - 3}, {x, y + 3}, {.stroke = Tone::edge});
        if (axis.ticks == BarAxis::Ticks::bare) continue;
        svg.text({x, y + number_drop}, number_text(value, axis, language),
                 {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
    }
}

void draw_marks(Svg& svg, const Ruler& ruler, double top, double bottom) {
    if (ruler.axis.middle) {
        const double x = ruler.x(*ruler.axis.middle);
        svg.line({x, top}, {x, bottom}, {.stroke = Tone::edge, .dash = "2 3"});
    }
    if (ruler.axis.target) {
        const double x = ruler.x(*ruler.axis.target);
        svg.line({x, top}, {x, bottom}, {.stroke = Tone::ink, .stroke_width = 2.5, .dash = "4 2"});
    }
}

void draw_band(Svg& svg, const Ruler& ruler, const Rating& rating, double y) {
    const double from = ruler.x(rating.interval->low), to = ruler.x(rating.interval->high);
    const bool figure = rating.sign == Sign::none;
    svg.rect({from, y - band_height / 2, to, y + band_height / 2},
             {.fill = figure ? Tone::accent : fill_of(rating.sign), .opacity = figure ? 0.35 : 1, .role = "band"});
    for (const double x : {from, to}) {
        svg.line({x, y - cap_half}, {x, y + cap_half},
                 {.stroke = figure ? Tone::accent : ink_of(rating.sign), .stroke_width = 1.5});
    }
}

void draw_rating(Svg& svg, const Ruler& ruler, const Rating& rating, double y) {
    const Point at{ruler.x(rating.mean), y};
    if (is_few(rating)) return draw_sign_point(svg, Sign::none, at, point_size, Filling::hollow);
    if (rating.interval) draw_band(svg, ruler, rating, y);
    if (rating.sign == Sign::none) {
        svg.rect(box_around(at, 3, point_size / 2), {.fill = Tone::accent, .role = "point"});
    } else {
        draw_sign_point(svg, rating.sign, at, point_size);
    }
}

/// What must be said because the picture alone would promise too much; empty when it need not.
std::string note_of(const std::optional<Rating>& rating, Language language) {
    if (!rating)
        return std::string(word::no_data.in(language)) + ": " + std::string(word::nobody_answered.in(language));
    if (!is_few(*rating)) return {};
    return std::string(word::few_answers.in(language)) + " (n " + format_count(rating->n, language) + ")";
}

void check(const BarAxis& axis) {
    ENSURE(axis.low < axis.high && axis.step > 0 && (axis.high - axis.low) / axis.step <= 100, "an axis has few ticks");
}

Drawing finished(Svg svg, const Box& view, const Caption& caption, std::string_view role) {
    return std::move(svg).finish(
        {.view = view, .title = caption.title, .summary = caption.summary, .language = caption.language, .role = role});
}

}  // namespace

Drawing draw_interval_bar(const IntervalBar& bar) {
    check(bar.axis);
    const Language language = bar.caption.language;
    const Ruler ruler{bar.axis, side, std::max(bar.width, 160.0) - side};
    const bool numbered = bar.axis.ticks == BarAxis::Ticks::numbered;
    const std::string note = note_of(bar.rating, language);
    constexpr double axis_y = 14;
    Svg svg(bar.caption.id_prefix);
    draw_axis(svg, ruler, axis_y, language);
    draw_marks(svg, ruler, 0, 2 * axis_y);
    if (bar.rating) draw_rating(svg, ruler, *bar.rating, axis_y);
    double bottom = numbered ? axis_y + number_drop + 6 : 2 * axis_y;
    if (!note.empty()) {
        bottom += note_height;
        svg.text({ruler.left, bottom - 6}, note, {.size = size::micro, .tone = Tone::ink_2});
    }
    return finished(std::move(svg), {0, 0, ruler.right + side, bottom}, bar.caption, "interval-bar");
}

Drawing draw_before_after_bar(const BeforeAfterBar& bar) {
    check(bar.axis);
    const Language language = bar.caption.language;
    constexpr double row = 30, top = 4;
    const double names =
        14 + std::max(safe_width(bar.before_label, size::small), safe_width(bar.after_label, size::small));
    const double verdict = bar.difference.empty() ? 0 : 18 + safe_width(bar.difference, size::body, Face::bold);
    const double axis_width = std::max(160.0, std::max(bar.width, 280.0) - names - verdict);
    const Ruler ruler{bar.axis, names, names + axis_width - side};
    Svg svg(bar.caption.id_prefix);
    draw_marks(svg, ruler, top, top + 2 * row + 4);
    for (const bool after : {false, true}) {
        const double y = top + row * (after ? 1.5 : 0.5);
        const auto& rating = after ? bar.after : bar.before;
        svg.text({0, y + 5}, after ? bar.after_label : bar.before_label,
                 {.size = size::small, .tone = after ? Tone::ink : Tone::ink_2});
        svg.line({ruler.left, y}, {ruler.right, y}, {.stroke = Tone::line});
        if (rating)
            draw_rating(svg, ruler, *rating, y);
        else
            svg.text({ruler.left + 4, y - 3}, word::no_data.in(language), {.size = size::micro, .tone = Tone::ink_2});
    }
    if (!bar.difference.empty()) {
        svg.text({ruler.right + 18, top + row * 1.5 + 5}, bar.difference, {.size = size::body, .face = Face::bold});
    }
    const double axis_y = top + 2 * row + 4;
    draw_axis(svg, ruler, axis_y, language);
    const double width = ruler.right + std::max(side, verdict);
    return finished(std::move(svg), {0, 0, width, axis_y + number_drop + 6}, bar.caption, "before-after");
}

}  // namespace ciclo::drawing
