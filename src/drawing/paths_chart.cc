#include "drawing/paths_chart.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double margin = 20, row_height = 48, chevron_height = 40, tip = 12;
constexpr double chevron_width = 132, bar_width = 90, gap = 12, line_height = 15;
constexpr std::array<Tone, 5> fills{Tone::band_1, Tone::band_2, Tone::accent_soft, Tone::sunk, Tone::line};

class PathsPainter {
public:
    explicit PathsPainter(const PathsChart& chart) : chart_(chart), svg_(chart.caption.id_prefix), fill_(chart.names.size(), fills.size()) {
        for (const PathRow& path : chart.paths) {
            figures_ = std::max(figures_, safe_width(path.figure, size::small, Face::bold));
            shares_ = std::max(shares_, safe_width(path.share_text, size::small));
            for (const std::size_t step : path.steps) choose_fill(step);
        }
    }

    Drawing draw() && {
        double y = 0;
        for (const PathRow& path : chart_.paths) {
            draw_row(path, y);
            y += row_height;
        }
        y += 4;
        for (const std::string& note : chart_.notes) {
            y += size::small_line;
            text({0, y}, note, {.size = size::small, .tone = Tone::ink_2, .role = "note"});
        }
        return std::move(svg_).finish({.view = Box{0, 0, std::max(right_, 1.0), std::max(y, 1.0)}.grown(margin),
                                       .title = chart_.caption.title,
                                       .summary = chart_.caption.summary,
                                       .language = chart_.caption.language,
                                       .role = "paths",
                                       .background = Frame::Background::surface});
    }

private:
    void choose_fill(std::size_t step) {
        ENSURE(step < chart_.names.size(), "a step has a name");
        if (fill_[step] == fills.size()) fill_[step] = chosen_++ % fills.size();
    }

    void text(Point at, const std::string& words, const TextLook& look) {
        svg_.text(at, words, look);
        if (look.anchor == Anchor::start) right_ = std::max(right_, at.x + safe_width(words, look.size, look.face));
    }

    void draw_row(const PathRow& path, double top) {
        const double middle = top + row_height / 2, baseline = middle + 5;
        svg_.open_group({.role = "path"});
        text({figures_, baseline}, path.figure, {.size = size::small, .face = Face::bold, .anchor = Anchor::end});
        const double bar = figures_ + gap;
        svg_.rect({bar, middle - 6, bar + bar_width, middle + 6}, {.fill = Tone::sunk});
        if (path.share) svg_.rect({bar, middle - 6, bar + bar_width * *path.share, middle + 6}, {.fill = Tone::ink_2});
        text({bar + bar_width + gap + shares_, baseline}, path.share_text,
             {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::end});
        double x = bar + bar_width + 2 * gap + shares_;
        for (std::size_t i = 0; i < std::min(most_steps, path.steps.size()); ++i, x += chevron_width) {
            draw_chevron(path.steps[i], {x, middle - chevron_height / 2});
        }
        if (path.steps.size() > most_steps) {
            text({x + tip + 4, baseline}, "+ " + std::to_string(path.steps.size() - most_steps), {.size = size::small});
        }
        svg_.close();
    }

    void draw_chevron(std::size_t step, Point at) {
        const double right = at.x + chevron_width - 3, bottom = at.y + chevron_height, middle = at.y + chevron_height / 2;
        Path path;
        path.move(at).line({right, at.y}).line({right + tip, middle}).line({right, bottom}).line({at.x, bottom});
        path.line({at.x + tip, middle}).close();
        const std::string& name = chart_.names[step];
        const Wrapped shown = wrap(name, {.size = size::micro, .width = chevron_width - 2 * tip - 2, .most_lines = 2,
                                          .measure = Measure::safe});
        svg_.open_group({.role = "step"});
        if (shown.cut) svg_.title(name);
        svg_.path(path, {.fill = fills[fill_[step]], .stroke = Tone::edge});
        const double first = middle + 4.5 - line_height / 2 * (static_cast<double>(shown.lines.size()) - 1);
        svg_.lines({at.x + tip + 4, first}, line_height, shown.lines, {.size = size::micro});
        svg_.close();
        right_ = std::max(right_, right + tip);
    }

    const PathsChart& chart_;
    Svg svg_;
    std::vector<std::size_t> fill_;
    std::size_t chosen_ = 0;
    double figures_ = 0, shares_ = 0, right_ = 0;
};

}  // namespace

Drawing draw_paths_chart(const PathsChart& chart) {
    return PathsPainter(chart).draw();
}

}  // namespace ciclo::drawing
