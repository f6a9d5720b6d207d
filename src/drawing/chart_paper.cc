#include "drawing/chart_paper.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/text.h"

namespace ciclo::drawing {

Drawing framed(Svg svg, const Box& view, const Caption& caption, std::string_view role) {
    return std::move(svg).finish(
        {.view = view, .title = caption.title, .summary = caption.summary, .language = caption.language, .role = role});
}

std::vector<double> round_ticks(double low, double high, int wanted) {
    ENSURE(low <= high && wanted > 0 && std::isfinite(low) && std::isfinite(high), "an axis has finite ends in order");
    if (high - low < 1e-12 * std::max(1.0, std::abs(high))) return {low};
    const double raw = (high - low) / wanted, power = std::pow(10, std::floor(std::log10(raw)));
    const double unit = raw / power;
    const double step = power * (unit <= 1 ? 1 : unit <= 2 ? 2 : unit <= 5 ? 5 : 10);
    std::vector<double> ticks;
    // Counted in whole steps, so that 0.3 is not 0.1 + 0.1 + 0.1.
    for (double i = std::ceil(low / step - 1e-9); i * step <= high + step * 1e-9; ++i) ticks.push_back(i * step);
    if (ticks.empty()) ticks.push_back(low);
    return ticks;
}

int decimals_of(const std::vector<double>& ticks) {
    if (ticks.size() < 2) return 2;
    const double step = ticks[1] - ticks[0];
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
}

void draw_hatching(Svg& svg, const Box& box, double spacing, Tone tone) {
    Path lines;
    const double height = box.height();
    for (double foot = box.left + spacing / 2; foot < box.right + height; foot += spacing) {
        // A line at 45° from (foot, bottom) up to the left, cut at both sides of the box.
        const double from = std::min(foot, box.right), to = std::max(foot - height, box.left);
        if (from <= to) continue;
        lines.move({from, box.bottom - (foot - from)}).line({to, box.bottom - (foot - to)});
    }
    svg.path(lines, {.stroke = tone, .role = "hatch"});
}

std::vector<ColumnRun> runs_of_columns(const std::vector<std::size_t>& stage_of_column, std::size_t most) {
    ENSURE(most > 0, "a page has room for one column");
    std::vector<ColumnRun> runs;
    const std::size_t n = stage_of_column.size();
    for (std::size_t first = 0; first < n;) {
        std::size_t end = std::min(n, first + most), border = end;
        while (border < n && border > first && stage_of_column[border] == stage_of_column[border - 1]) --border;
        if (border > first) end = border;
        runs.push_back({first, end - first});
        first = end;
    }
    return runs;
}

std::vector<LegendColumn> in_a_row(std::vector<LegendEntry> entries) {
    std::vector<LegendColumn> columns;
    for (LegendEntry& entry : entries) columns.push_back({{}, {std::move(entry)}});
    return columns;
}

void draw_number(Svg& svg, Point centre, double radius, std::string_view number, Criticality criticality,
                 const Look& look) {
    if (criticality == Criticality::critical) {
        svg.circle(centre, radius + 5, {.fill = Tone::surface, .stroke = Tone::critical, .stroke_width = 1.75});
        svg.circle(centre, radius + 2, {.stroke = Tone::critical, .stroke_width = 1.75});
    } else if (criticality == Criticality::candidate) {
        svg.circle(centre, radius + 4,
                   {.fill = Tone::surface, .stroke = Tone::critical, .stroke_width = 1.75, .dash = "4 3"});
    }
    svg.circle(centre, radius, look);
    const double text_size = number.size() > 2 ? size::micro : size::small;
    svg.text({centre.x, centre.y + text_size * 0.35}, number,
             {.size = text_size, .face = Face::bold, .anchor = Anchor::middle});
}

std::string tied(std::string_view text, double size, Face face, double most_width) {
    std::string out;
    const std::vector<std::string_view> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        out += words[i];
        if (i + 1 == words.size()) break;
        const std::string pair = std::string(words[i]) + "\u00a0" + std::string(words[i + 1]);
        const bool tie = length_in_code_points(words[i]) <= 2 && safe_width(pair, size, face) <= most_width;
        out += tie ? "\u00a0" : " ";
    }
    return out;
}

std::string stage_letter(std::size_t stage) {
    const std::string letter(1, static_cast<char>('A' + stage % 26));
    return stage < 26 ? letter : stage_letter(stage / 26 - 1) + letter;
}

std::string numbered(const std::string& number, const std::string& name) {
    return number.empty() ? name : name.empty() ? number : number + " " + name;
}

}  // namespace ciclo::drawing
