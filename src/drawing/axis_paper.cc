#include "drawing/axis_paper.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/chart_paper.h"

namespace ciclo::drawing {

namespace {

constexpr double least_name = 120, most_name = 300, axis_width = 360, gap = 12, word_gap = 22;
constexpr int ticks_wanted = 5;

}  // namespace

AxisPaper::AxisPaper(const Caption& caption, const std::vector<AxisRow>& rows)
    : caption_(caption), svg_(caption.id_prefix), names_(least_name) {
    for (const AxisRow& row : rows) {
        names_ = std::max(names_, std::min(most_name, safe_width(row.name, size::small)));
        counts_ = std::max(counts_, safe_width(row.n, size::small));
    }
    axis_ = names_ + counts_ + 2 * gap;
}

double AxisPaper::at(double value) const {
    const double length = scale_.high - scale_.low;
    return axis_ + (length > 0 ? (std::clamp(value, scale_.low, scale_.high) - scale_.low) / length : 0) * axis_width;
}

void AxisPaper::say(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        end_ += size::body_line;
        text({0, end_}, line, {.role = "said"});
    }
}

void AxisPaper::begin_axis(AxisScale scale, std::size_t rows) {
    if (end_ > 0) end_ += size::small_line;
    scale_ = std::move(scale);
    if (!scale_.heading.empty()) {
        end_ += size::small_line;
        text({0, end_}, scale_.heading, {.size = size::small, .face = Face::bold, .role = "heading"});
        end_ += size::small_line / 2;
    }
    row_ = end_;
    draw_ticks(row_ + row_height * static_cast<double>(rows));
    end_ = row_ + row_height * static_cast<double>(rows) + 2 * size::small_line;
}

void AxisPaper::draw_ticks(double bottom) {
    if (scale_.high <= scale_.low) return;
    const std::vector<double> ticks = round_ticks(scale_.low / scale_.unit, scale_.high / scale_.unit, ticks_wanted);
    const int decimals = decimals_of(ticks);
    const double baseline = bottom + 4 + size::small_line;
    for (const double tick : ticks) {
        const double x = at(tick * scale_.unit);
        svg_.line({x, row_}, {x, bottom + 4}, {.stroke = Tone::line, .role = "tick"});
        text({x, baseline}, format_number(tick, decimals, caption_.language),
             {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::middle});
    }
    text({axis_ + axis_width + word_gap, baseline}, scale_.word, {.size = size::small, .tone = Tone::ink_2});
}

double AxisPaper::open_row(const AxisRow& row) {
    const double middle = row_ + row_height / 2, baseline = middle + 5;
    row_ += row_height;
    svg_.open_group({.role = "row"});
    const Wrapped name = wrap(row.name, {.size = size::small, .width = names_, .most_lines = 1, .measure = Measure::safe});
    if (name.cut) svg_.title(row.name);
    text({0, baseline}, name.lines.empty() ? "" : name.lines.front(), {.size = size::small});
    text({names_ + gap + counts_, baseline}, row.n, {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::end});
    text({axis_ + axis_width + gap, baseline}, row.figure, {.size = size::small});
    return middle;
}

void AxisPaper::close_row() {
    svg_.close();
}

void AxisPaper::text(Point where, std::string_view words, const TextLook& look) {
    svg_.text(where, words, look);
    if (look.anchor == Anchor::start) right_ = std::max(right_, where.x + safe_width(words, look.size, look.face));
}

Drawing AxisPaper::finish(const std::vector<std::string>& notes, std::string_view role) && {
    for (const std::string& note : notes) {
        end_ += size::small_line;
        text({0, end_}, note, {.size = size::small, .tone = Tone::ink_2, .role = "note"});
    }
    constexpr double margin = 20;
    return framed(std::move(svg_), Box{0, 0, right_, end_}.grown(margin), caption_, role);
}

}  // namespace ciclo::drawing
