#include "drawing/pareto_chart.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/number.h"
#include "drawing/chart_paper.h"
#include "drawing/chart_words.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double plot_top = 30, plot_height = 250, least_width = 600, least_column = 84, widest_column = 160;
constexpr double right_margin = 64, name_line = 17, bar_share = 0.62;
constexpr std::size_t most_lines = 3;

class ParetoPainter {
public:
    explicit ParetoPainter(const ParetoChart& chart)
        : chart_(chart), language_(chart.caption.language), bars_(chart.bars), svg_(chart.caption.id_prefix) {
        for (const ParetoBar& bar : bars_) {
            ENSURE(bar.count >= 0, "a count is not negative");
            total_ += bar.count;
        }
        std::stable_sort(bars_.begin(), bars_.end(), [](const ParetoBar& a, const ParetoBar& b) {
            return a.rest != b.rest ? b.rest : a.count > b.count;
        });
        const auto n = static_cast<double>(std::max<std::size_t>(1, bars_.size()));
        column_ = std::max({least_column, least_width / n, std::min(widest_column, longest_word() + 12)});
        column_ = std::min(column_, 220.0);
        left_ = std::max({64.0, 20 + safe_width(chart.unit, size::micro),
                          20 + safe_width(word::gathered.in(language_), size::micro)});
        plot_ = {left_, plot_top, left_ + column_ * n, plot_top + plot_height};
    }

    Drawing draw() && {
        draw_axes();
        double bottom = plot_.bottom;
        for (std::size_t i = 0; i < bars_.size(); ++i) bottom = std::max(bottom, draw_bar(i));
        draw_line();
        if (bars_.empty() || total_ == 0) {
            svg_.text(plot_.centre(), word::no_data.in(language_), {.tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        return framed(std::move(svg_), {0, 0, plot_.right + right_margin, bottom + 10}, chart_.caption, "pareto");
    }

private:
    double longest_word() const {
        double longest = 0;
        for (const ParetoBar& bar : bars_) {
            const Fit one_word{
                .size = size::small, .width = 1, .widest = 400, .most_lines = 40, .measure = Measure::safe};
            longest = std::max(
                longest,
                safe_width(wrap(tied(bar.name, size::small, Face::regular, widest_column - 12), one_word).lines,
                           size::small));
        }
        return longest;
    }

    double top_count() const { return static_cast<double>(std::max<std::int64_t>(1, total_)); }
    double y(double count) const { return plot_.bottom - count / top_count() * plot_.height(); }
    double x(std::size_t i) const { return plot_.left + column_ * (static_cast<double>(i) + 0.5); }
    double share(std::int64_t count) const {
        return total_ > 0 ? static_cast<double>(count) / static_cast<double>(total_) : 0;
    }

    void draw_axes() {
        const TextLook left{.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::end};
        const TextLook right{.size = size::micro, .tone = Tone::ink_2};
        for (const double count : round_ticks(0, top_count(), 5)) {
            if (count != static_cast<double>(static_cast<std::int64_t>(count))) continue;  // cases are whole
            svg_.line({plot_.left - 5, y(count)}, {plot_.left, y(count)}, {.stroke = Tone::edge});
            svg_.text({plot_.left - 9, y(count) + 4.5}, format_count(static_cast<std::int64_t>(count), language_),
                      left);
        }
        for (int fifth = 0; fifth <= 5; ++fifth) {
            const double part = fifth / 5.0, at = y(part * top_count());
            if (fifth > 0) svg_.line({plot_.left, at}, {plot_.right, at}, {.stroke = Tone::line});
            svg_.line({plot_.right, at}, {plot_.right + 5, at}, {.stroke = Tone::edge});
            svg_.text({plot_.right + 9, at + 4.5}, format_percent(part, 0, language_), right);
        }
        svg_.text({plot_.left - 9, plot_.top - 16}, chart_.unit, left);
        TextLook end = right;
        end.anchor = Anchor::end;
        svg_.text({plot_.right + right_margin - 4, plot_.top - 16}, word::gathered.in(language_), end);
        svg_.line({plot_.left, plot_.top}, {plot_.left, plot_.bottom}, {.stroke = Tone::edge});
        svg_.line({plot_.right, plot_.top}, {plot_.right, plot_.bottom}, {.stroke = Tone::edge});
        svg_.line({plot_.left, plot_.bottom}, {plot_.right, plot_.bottom}, {.stroke = Tone::ink});
    }

    /// Bar, name, count and share; gives where its texts end.
    double draw_bar(std::size_t i) {
        const ParetoBar& bar = bars_[i];
        const double half = column_ * bar_share / 2;
        const Box box{x(i) - half, y(static_cast<double>(bar.count)), x(i) + half, plot_.bottom};
        svg_.open_group({.role = "bar"});
        if (bar.rest) draw_hatching(svg_, box, 7, Tone::edge);
        Look look{.stroke = Tone::ink_2, .stroke_width = 1.25};
        if (!bar.rest) look.fill = Tone::band_2;
        if (bar.count > 0) svg_.rect(box, look);
        const Wrapped name =
            wrap(tied(bar.name, size::small, Face::regular, column_ - 8),
                 {.size = size::small, .width = column_ - 8, .most_lines = most_lines, .measure = Measure::safe});
        if (name.cut) svg_.title(bar.name);
        svg_.lines({x(i), plot_.bottom + 20}, name_line, name.lines, {.size = size::small, .anchor = Anchor::middle});
        const double figures =
            plot_.bottom + 22 + name_line * static_cast<double>(std::max<std::size_t>(1, name.lines.size()));
        svg_.text({x(i), figures},
                  {{format_count(bar.count, language_), Face::bold, Tone::ink},
                   {" · " + format_percent(share(bar.count), 1, language_), Face::regular, Tone::ink_2}},
                  {.size = size::small, .anchor = Anchor::middle});
        svg_.close();
        return figures;
    }

    void draw_line() {
        if (total_ == 0) return;
        Path line;
        std::int64_t gathered = 0;
        std::vector<std::pair<Point, std::string>> points;
        for (std::size_t i = 0; i < bars_.size(); ++i) {
            gathered += bars_[i].count;
            const Point at{x(i), y(static_cast<double>(gathered))};
            if (i == 0)
                line.move(at);
            else
                line.line(at);
            points.emplace_back(at, format_percent(share(gathered), 1, language_));
        }
        svg_.path(line, {.stroke = Tone::ink, .stroke_width = 2.25, .role = "gathered"});
        for (const auto& [at, text] : points) {
            svg_.circle(at, 4.5, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 2});
            // To the left of the point, because the line climbs to the right.
            svg_.text({at.x + 6, at.y - 10}, text, {.size = size::small, .face = Face::bold, .anchor = Anchor::end});
        }
    }

    const ParetoChart& chart_;
    const Language language_;
    std::vector<ParetoBar> bars_;
    Svg svg_;
    std::int64_t total_ = 0;
    double column_ = 0, left_ = 0;
    Box plot_;
};

}  // namespace

Drawing draw_pareto_chart(const ParetoChart& chart) {
    return ParetoPainter(chart).draw();
}

}  // namespace ciclo::drawing
