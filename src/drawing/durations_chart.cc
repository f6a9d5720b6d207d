#include "drawing/durations_chart.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/chart_paper.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double row_height = 30, name_width = 190, axis_width = 360, gap = 12;
constexpr int ticks_wanted = 5;

double furthest(const BarTime& time) {
    return std::max({time.median, time.high.value_or(0), time.p90});
}

class DurationsPainter {
public:
    explicit DurationsPainter(const DurationsChart& chart) : chart_(chart), svg_(chart.caption.id_prefix) {
        for (const DurationRow& row : chart.rows) {
            counts_ = std::max(counts_, safe_width(row.n, size::small));
            if (row.time) longest_ = std::max(longest_, furthest(*row.time));
        }
        axis_ = name_width + counts_ + 2 * gap;
    }

    Drawing draw() && {
        const double bottom = row_height * static_cast<double>(chart_.rows.size());
        draw_ticks(bottom);
        double top = 0;
        for (const DurationRow& row : chart_.rows) {
            draw_row(row, top);
            top += row_height;
        }
        double y = bottom + 2 * size::small_line;
        for (const std::string& note : chart_.notes) {
            y += size::small_line;
            text({0, y}, note, {.size = size::small, .tone = Tone::ink_2, .role = "note"});
        }
        constexpr double margin = 20;
        return framed(std::move(svg_), Box{0, 0, right_, y}.grown(margin), chart_.caption, "durations");
    }

private:
    double at(double seconds) const { return axis_ + (longest_ > 0 ? seconds / longest_ : 0) * axis_width; }

    void text(Point where, const std::string& words, const TextLook& look) {
        svg_.text(where, words, look);
        if (look.anchor == Anchor::start) right_ = std::max(right_, where.x + safe_width(words, look.size, look.face));
    }

    void draw_ticks(double bottom) {
        if (longest_ <= 0) return;
        const std::vector<double> ticks = round_ticks(0, longest_ / chart_.unit.seconds, ticks_wanted);
        const int decimals = decimals_of(ticks);
        for (const double tick : ticks) {
            const double x = at(tick * chart_.unit.seconds);
            svg_.line({x, 0}, {x, bottom + 4}, {.stroke = Tone::line, .role = "tick"});
            text({x, bottom + 4 + size::small_line}, format_number(tick, decimals, chart_.caption.language),
                 {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        text({axis_ + axis_width + gap, bottom + 4 + size::small_line}, chart_.unit.word,
             {.size = size::small, .tone = Tone::ink_2});
    }

    void draw_row(const DurationRow& row, double top) {
        const double middle = top + row_height / 2, baseline = middle + 5;
        svg_.open_group({.role = "row"});
        const Wrapped name = wrap(row.name, {.size = size::small, .width = name_width, .most_lines = 1, .measure = Measure::safe});
        if (name.cut) svg_.title(row.name);
        text({0, baseline}, name.lines.empty() ? "" : name.lines.front(), {.size = size::small});
        text({name_width + gap + counts_, baseline}, row.n, {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::end});
        if (row.time) draw_time(*row.time, middle);
        text({axis_ + axis_width + gap, baseline}, row.figure, {.size = size::small});
        svg_.close();
    }

    /// To nine of ten a thin line, to the middle one a bar, and the interval of the middle one with its ends.
    void draw_time(const BarTime& time, double middle) {
        svg_.line({at(0), middle}, {at(time.p90), middle}, {.stroke = Tone::ink_2, .role = "nine-of-ten"});
        svg_.rect({at(0), middle - 7, at(time.median), middle + 7}, {.fill = Tone::band_2, .stroke = Tone::edge, .role = "median"});
        if (!time.low || !time.high) return;
        svg_.line({at(*time.low), middle}, {at(*time.high), middle}, {.stroke = Tone::ink, .stroke_width = 2, .role = "interval"});
        for (const double end : {*time.low, *time.high})
            svg_.line({at(end), middle - 5}, {at(end), middle + 5}, {.stroke = Tone::ink, .stroke_width = 2});
    }

    const DurationsChart& chart_;
    Svg svg_;
    double counts_ = 0, longest_ = 0, axis_ = 0, right_ = 1;
};

}  // namespace

Drawing draw_durations_chart(const DurationsChart& chart) {
    return DurationsPainter(chart).draw();
}

}  // namespace ciclo::drawing
