#include "drawing/blueprint_times.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/chart_words.h"

namespace ciclo::drawing {

namespace {

constexpr double line_height = BlueprintLayout::line_height, title_inset = 10;
constexpr double bar_top = 18, bar_height = 12;

void draw_time(Svg& svg, const BlueprintColumn& column, Point at, const BlueprintTimes& times, Language language) {
    const double left = at.x, top = at.y;
    const TextLook quiet{.size = size::micro, .tone = Tone::ink_2};
    if (!column.present_minutes) return svg.text({left, top + 45}, word::no_data.in(language), quiet);
    const double scale = times.most > 0 ? BlueprintLayout::box_width / times.most : 0;
    const double width = *column.present_minutes > 0 ? std::max(1.0, *column.present_minutes * scale) : 0;
    const double wait = std::clamp(column.wait_minutes.value_or(0) * scale, 0.0, width);
    const Box bar{left, top + bar_top, left + width, top + bar_top + bar_height};
    if (width > 0) svg.rect(bar, {.fill = Tone::band_2, .role = "time"});
    const Box waiting{bar.right - wait, bar.top, bar.right, bar.bottom};
    if (wait > 0.5) {
        svg.rect(waiting, {.fill = Tone::surface});
        draw_hatching(svg, waiting, 5, Tone::ink_2);
    }
    if (width > 0) svg.rect(bar, {.stroke = Tone::ink_2});
    svg.text({left, top + 46}, format_trimmed(*column.present_minutes, 1, language) + " min",
             {.size = size::small, .face = Face::bold});
    if (column.wait_minutes && *column.wait_minutes > 0) {
        svg.text({left, top + 63},
                 std::string(word::wait.in(language)) + " " + format_trimmed(*column.wait_minutes, 1, language), quiet);
    }
}

}  // namespace

BlueprintTimes times_of(const Blueprint& blueprint) {
    BlueprintTimes times;
    bool any = false, all = true, all_waits = true;
    double wait = 0;
    for (const BlueprintColumn& column : blueprint.columns) {
        any = any || column.present_minutes;
        all = all && column.present_minutes;
        all_waits = all_waits && column.wait_minutes;
        times.present += column.present_minutes.value_or(0);
        wait += column.wait_minutes.value_or(0);
        times.most = std::max(times.most, column.present_minutes.value_or(0));
    }
    using State = BlueprintTimes::State;
    if (all_waits) times.wait = wait;
    if (any) times.state = has_rework_loop(blueprint) ? State::loop : all ? State::added : State::unknown;
    return times;
}

void draw_times(Svg& svg, const Blueprint& blueprint, const BlueprintLayout& layout, const BlueprintTimes& times) {
    const Language language = blueprint.caption.language;
    if (times.state == BlueprintTimes::State::none) return;
    const double top = layout.time_top;
    svg.text({title_inset, top + 24}, word::lane_time.in(language), {.size = size::small, .face = Face::bold});
    svg.text({title_inset, top + 42}, std::string(word::wait.in(language)) + ":",
             {.size = size::micro, .tone = Tone::ink_2});
    const Box swatch{title_inset + text_width(std::string(word::wait.in(language)) + ": ", size::micro) + 2, top + 32,
                     title_inset + 92, top + 43};
    svg.rect(swatch, {.fill = Tone::surface});
    draw_hatching(svg, swatch, 5, Tone::ink_2);
    svg.rect(swatch, {.stroke = Tone::ink_2});
    for (const PlacedHead& placed : layout.columns)
        draw_time(svg, blueprint.columns[placed.column], {placed.box_left, top}, times, language);
}

void draw_total(Svg& svg, const BlueprintLayout& layout, const BlueprintTimes& times, Language language) {
    const double top = layout.time_top;
    const double x = layout.grid_right + 10, width = layout.margin_right - x;
    if (times.state == BlueprintTimes::State::added) {
        svg.text({x, top + 28}, format_trimmed(times.present, 1, language) + " min",
                 {.size = size::strong, .face = Face::bold});
        svg.text({x, top + 46}, word::total.in(language), {.size = size::micro, .tone = Tone::ink_2});
        if (!times.wait) return;
        const double share = times.present > 0 ? *times.wait / times.present : 0;
        svg.text({x, top + 63},
                 std::string(word::wait.in(language)) + " " + format_trimmed(*times.wait, 1, language) + " (" +
                     format_percent(share, 1, language) + ")",
                 {.size = size::micro, .tone = Tone::ink_2});
        return;
    }
    const Word& why = times.state == BlueprintTimes::State::loop ? word::rework_loop : word::time_unknown;
    const Wrapped lines =
        wrap(why.in(language),
             {.size = size::micro, .face = Face::bold, .width = width, .most_lines = 5, .measure = Measure::safe});
    svg.lines({x, top + 22}, line_height, lines.lines, {.size = size::micro, .face = Face::bold});
}

}  // namespace ciclo::drawing
