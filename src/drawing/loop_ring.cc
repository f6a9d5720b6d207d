#include "drawing/loop_ring.h"

#include "base/ensure.h"
#include "base/number.h"
#include "drawing/svg.h"
#include "drawing/words.h"

namespace ciclo::drawing {

namespace {

constexpr double sector = 72;  ///< 360 / 5

struct RingSizes {
    double outer, inner, half_gap_degrees;
};

RingSizes sizes_of(const LoopRing& ring) {
    const double outer = ring.diameter / 2 - 1;
    const double inner = outer * 0.70;
    return {outer, inner, 1.5 / ((outer + inner) / 2) * 180 / std::numbers::pi};
}

std::string progress_words(double done, Language language) {
    if (done >= 1) return std::string(word::done_step.in(language));
    if (done <= 0) return std::string(word::untouched_step.in(language));
    // 99.6 % is not done: shown shares stay between 1 and 99.
    return format_percent(std::clamp(std::round(done * 100), 1.0, 99.0) / 100, 0, language);
}

void draw_segment(Svg& svg, const LoopRing& ring, const RingSizes& sizes, std::size_t step) {
    const double from = sector * static_cast<double>(step) + sizes.half_gap_degrees;
    const double to = sector * static_cast<double>(step + 1) - sizes.half_gap_degrees;
    const double done = ring.done[step];
    const Language language = ring.caption.language;
    svg.open_group({.role = "step"});
    svg.title(std::to_string(step + 1) + ". " + std::string(word::loop_steps[step].in(language)) + ": " +
              progress_words(done, language));
    if (done < 1) {
        svg.path(ring_path({}, sizes.inner, sizes.outer, from, to), {.fill = Tone::sunk, .stroke = Tone::edge});
    }
    if (done > 0) {
        svg.path(ring_path({}, sizes.inner, sizes.outer, from, from + (to - from) * done),
                 {.fill = Tone::ink_2, .stroke = Tone::ink_2});
    }
    svg.close();
}

/// Names stand outside the middle of their segment: two on the right, one below, two on the left; the upper ones above
/// that point and the others below it, so that their nearest corner keeps clear of the ring.
Box draw_label(Svg& svg, const LoopRing& ring, std::size_t step) {
    const double degrees = sector * (static_cast<double>(step) + 0.5);
    const Point at = on_circle(ring.diameter / 2 + 14, degrees);
    const bool below = step == 2;
    const Anchor anchor = below ? Anchor::middle : step < 2 ? Anchor::start : Anchor::end;
    const Language language = ring.caption.language;
    const std::string name = std::to_string(step + 1) + " " + std::string(word::loop_steps[step].in(language));
    const std::string progress = progress_words(ring.done[step], language);
    const bool upper = step == 0 || step == 4;
    const double first = upper ? at.y - size::small_line : at.y + 10;
    svg.text({at.x, first}, name, {.size = size::body, .face = Face::bold, .anchor = anchor, .role = "label"});
    svg.text({at.x, first + size::small_line}, progress,
             {.size = size::small, .tone = Tone::ink_2, .anchor = anchor, .role = "label"});
    const double width = std::max(safe_width(name, size::body, Face::bold), safe_width(progress, size::small));
    const double left = below ? at.x - width / 2 : step < 2 ? at.x : at.x - width;
    return {left, first - 14, left + width, first + size::small_line + 5};
}

}  // namespace

Drawing draw_loop_ring(const LoopRing& ring) {
    ENSURE(ring.diameter >= 40, "a loop ring is at least 40 wide: its number must be readable");
    const RingSizes sizes = sizes_of(ring);
    Svg svg(ring.caption.id_prefix);
    for (std::size_t step = 0; step < ring.done.size(); ++step) {
        ENSURE(ring.done[step] >= 0 && ring.done[step] <= 1, "the done part of a step is a share");
        draw_segment(svg, ring, sizes, step);
    }
    const bool labelled = ring.labels == LoopRing::Labels::shown;
    const double number_size = std::max(size::micro, ring.diameter * 0.30);
    svg.text({0, number_size * 0.34 - (labelled ? 6 : 0)}, std::to_string(ring.number),
             {.size = number_size, .face = Face::serif, .anchor = Anchor::middle});
    Box view = box_around({}, ring.diameter / 2 + 1, ring.diameter / 2 + 1);
    if (labelled) {
        svg.text({0, number_size * 0.34 + 12}, word::loop.in(ring.caption.language),
                 {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::middle});
        for (std::size_t step = 0; step < ring.done.size(); ++step) {
            view = view.joined(draw_label(svg, ring, step).grown(12));
        }
    }
    return std::move(svg).finish({.view = view,
                                  .title = ring.caption.title,
                                  .summary = ring.caption.summary,
                                  .language = ring.caption.language,
                                  .role = "loop-ring"});
}

}  // namespace ciclo::drawing
