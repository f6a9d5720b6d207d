#include "drawing/run_chart.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/number.h"
#include "drawing/chart_paper.h"
#include "drawing/chart_words.h"
#include "drawing/circle_layout.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double plot_top = 34, plot_height = 230, least_plot = 560, side_gap = 12, label_gap = 17;
constexpr double individual_step = 28, period_step = 56;

Sign sign_of(Standing standing) {
    return standing == Standing::met ? Sign::positive : standing == Standing::not_met ? Sign::negative : Sign::none;
}

class RunPainter {
public:
    explicit RunPainter(const RunChart& chart)
        : chart_(chart), language_(chart.caption.language), svg_(chart.caption.id_prefix) {
        for (const RunPoint& point : chart.points) {
            ENSURE(point.signal >= 0 && static_cast<std::size_t>(point.signal) <= chart.signals.size(),
                   "a signal has a rule");
        }
        find_range();
        double left = 0;
        for (const double tick : ticks_) left = std::max(left, safe_width(value_text(tick), size::micro));
        const double step = chart.kind == RunChart::Kind::individual ? individual_step : period_step;
        const double width = std::max(least_plot, step * static_cast<double>(chart.points.size()));
        plot_ = {left + 22, plot_top, left + 22 + width, plot_top + plot_height};
    }

    Drawing draw() && {
        draw_scale();
        draw_failing_side();
        draw_changes();
        draw_limits();
        draw_named_lines();
        if (chart_.kind == RunChart::Kind::period) draw_joined();
        for (std::size_t i = 0; i < chart_.points.size(); ++i) draw_point(i);
        draw_labels();
        if (chart_.points.empty())
            svg_.text(plot_.centre(), word::no_data.in(language_), {.tone = Tone::ink_2, .anchor = Anchor::middle});
        const double bottom = draw_key();
        return framed(std::move(svg_), {0, 0, right_, bottom}, chart_.caption, "run");
    }

private:
    bool is_percent() const { return chart_.scale == RunChart::Scale::percent; }

    std::string value_text(double value) const {
        if (is_percent()) return format_percent(value, 0, language_);
        return format_number(value, decimals_of(ticks_), language_);
    }

    void find_range() {
        std::vector<double> values;
        for (const RunPoint& point : chart_.points) {
            for (const auto& value : {point.value, point.lower_limit, point.upper_limit, point.centre}) {
                if (value) values.push_back(*value);
            }
            if (point.interval) values.insert(values.end(), {point.interval->low, point.interval->high});
        }
        if (chart_.target) values.push_back(chart_.target->value);
        for (const RunReference& reference : chart_.references) values.push_back(reference.value);
        if (is_percent() || values.empty()) values.insert(values.end(), {0, 1});
        low_ = *std::min_element(values.begin(), values.end());
        high_ = *std::max_element(values.begin(), values.end());
        if (low_ > 0 && low_ < high_ * 0.6) low_ = 0;  // times and shares are read from nothing up
        if (!is_percent()) high_ += (high_ - low_) * 0.06;
        if (high_ <= low_) high_ = low_ + 1;
        ticks_ = round_ticks(low_, high_, 5);
    }

    double y(double value) const { return plot_.bottom - (value - low_) / (high_ - low_) * plot_.height(); }
    double x(std::size_t i) const {
        const auto n = static_cast<double>(std::max<std::size_t>(1, chart_.points.size()));
        return plot_.left + plot_.width() / n * (static_cast<double>(i) + 0.5);
    }

    void draw_scale() {
        for (const double tick : ticks_) {
            svg_.line({plot_.left, y(tick)}, {plot_.right, y(tick)}, {.stroke = Tone::line});
            svg_.text({plot_.left - 9, y(tick) + 4.5}, value_text(tick),
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::end});
        }
        svg_.text({plot_.left - 9, plot_.top - 14}, chart_.unit,
                  {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::end});
        svg_.line({plot_.left, plot_.bottom}, {plot_.right, plot_.bottom}, {.stroke = Tone::ink});
    }

    /// Hatching where the standard is not met.
    void draw_failing_side() {
        if (!chart_.target) return;
        const double at = std::clamp(y(chart_.target->value), plot_.top, plot_.bottom);
        const bool above = chart_.target->side == RunTarget::Side::at_most;
        const Box failing{plot_.left, above ? plot_.top : at, plot_.right, above ? at : plot_.bottom};
        if (failing.height() > 1) draw_hatching(svg_, failing, 9, Tone::line);
    }

    void draw_changes() {
        for (const RunChange& change : chart_.changes) {
            if (change.before_point >= chart_.points.size()) continue;
            const double at =
                change.before_point == 0 ? plot_.left : (x(change.before_point - 1) + x(change.before_point)) / 2;
            svg_.line({at, plot_.top - 10}, {at, plot_.bottom},
                      {.stroke = Tone::ink_2, .stroke_width = 1.25, .dash = "2 3"});
            svg_.text({at + 5, plot_.top - 14}, change.label, {.size = size::micro, .face = Face::bold});
        }
    }

    using LimitOf = std::optional<double> RunPoint::*;

    /// A line that may step from point to point, broken where it is not known.
    void draw_steps(LimitOf limit, const Look& look) {
        Path path;
        bool any = false, open = false;
        const double half = plot_.width() / static_cast<double>(std::max<std::size_t>(1, chart_.points.size())) / 2;
        for (std::size_t i = 0; i < chart_.points.size(); ++i) {
            const auto& value = chart_.points[i].*limit;
            if (value) {
                const Point from{x(i) - half, y(*value)};
                if (open)
                    path.line(from);
                else
                    path.move(from);
                path.line({x(i) + half, y(*value)});
                any = true;
            }
            open = value.has_value();
        }
        if (any) svg_.path(path, look);
    }

    void draw_limits() {
        const Look look{.stroke = Tone::ink_2,
                        .stroke_width = 1.25,
                        .dash = chart_.limits == RunChart::Limits::firm ? "7 4" : "2 4",
                        .role = "limit"};
        draw_steps(&RunPoint::lower_limit, look);
        draw_steps(&RunPoint::upper_limit, look);
        draw_steps(&RunPoint::centre, {.stroke = Tone::ink_2, .stroke_width = 1.25, .role = "centre"});
    }

    std::optional<double> last(LimitOf value) const {
        for (std::size_t i = chart_.points.size(); i-- > 0;) {
            if (chart_.points[i].*value) return chart_.points[i].*value;
        }
        return std::nullopt;
    }

    /// Target and references across the plot; the names of all lines at the right, apart from each other.
    void draw_named_lines() {
        struct Name {
            double y;
            std::string text;
            Face face;
        };
        std::vector<Name> names;
        for (const RunReference& reference : chart_.references) {
            svg_.line({plot_.left, y(reference.value)}, {plot_.right, y(reference.value)},
                      {.stroke = Tone::ink_2, .stroke_width = 1.25, .dash = "1 3"});
            names.push_back({y(reference.value), reference.label, Face::regular});
        }
        if (chart_.target) {
            const double at = y(chart_.target->value);
            svg_.line({plot_.left, at}, {plot_.right, at},
                      {.stroke = Tone::ink, .stroke_width = 2.25, .dash = "5 3", .role = "target"});
            names.push_back({at, chart_.target->label, Face::bold});
        }
        const Word& limit = chart_.limits == RunChart::Limits::firm ? word::limits : word::provisional_limits;
        if (const auto centre = last(&RunPoint::centre))
            names.push_back({y(*centre), std::string(word::centre_line.in(language_)), Face::regular});
        if (const auto upper = last(&RunPoint::upper_limit))
            names.push_back({y(*upper), std::string(limit.in(language_)), Face::regular});
        std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.y < b.y; });
        std::vector<double> wanted, heights(names.size(), label_gap);
        for (const Name& name : names) wanted.push_back(name.y);
        const std::vector<double> placed = spread(wanted, heights, 0);
        right_ = plot_.right + 24;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const double tip = plot_.right + side_gap;
            if (std::abs(placed[i] - names[i].y) > 1) {
                svg_.line({plot_.right, names[i].y}, {tip - 2, placed[i]}, {.stroke = Tone::edge});
            }
            svg_.text({tip + 2, placed[i] + 4.5}, names[i].text, {.size = size::micro, .face = names[i].face});
            right_ = std::max(right_, tip + 10 + safe_width(names[i].text, size::micro, names[i].face));
        }
    }

    void draw_joined() {
        Path path;
        bool any = false, open = false;
        for (std::size_t i = 0; i < chart_.points.size(); ++i) {
            const auto& value = chart_.points[i].value;
            if (value && open)
                path.line({x(i), y(*value)});
            else if (value)
                path.move({x(i), y(*value)});
            any = any || (value && open);
            open = value.has_value();
        }
        if (any) svg_.path(path, {.stroke = Tone::ink, .stroke_width = 2, .cap = Look::Cap::round, .role = "run"});
    }

    void draw_point(std::size_t i) {
        const RunPoint& point = chart_.points[i];
        if (!point.value) {
            svg_.text({x(i), plot_.bottom - 6}, word::no_data.in(language_),
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
            return;
        }
        const Point at{x(i), y(*point.value)};
        svg_.open_group({.role = "point"});
        svg_.title(point.label + ": " +
                   (is_percent()
                        ? format_percent(*point.value, 1, language_)
                        : format_trimmed(*point.value, 2, language_) + (chart_.unit.empty() ? "" : " " + chart_.unit)));
        if (point.interval) {
            svg_.line({at.x, y(point.interval->low)}, {at.x, y(point.interval->high)},
                      {.stroke = Tone::edge, .stroke_width = 1.5});
            for (const double end : {point.interval->low, point.interval->high}) {
                svg_.line({at.x - 4, y(end)}, {at.x + 4, y(end)}, {.stroke = Tone::edge, .stroke_width = 1.5});
            }
        }
        if (point.signal > 0)
            svg_.circle(at, 11.5, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 2, .role = "signal"});
        if (point.standing == Standing::not_judged)
            svg_.circle(at, 4.5, {.fill = Tone::ink});
        else
            draw_sign(svg_, sign_of(point.standing), at, 15);
        if (point.signal > 0) draw_signal_number(point.signal, at);
        svg_.close();
    }

    /// At the upper right of the ring, clear of the interval above it.
    void draw_signal_number(int signal, Point at) {
        svg_.text({at.x + 11, at.y - 9}, std::to_string(signal), {.size = size::micro, .face = Face::bold});
    }

    /// Under the axis, as many as fit; the number of observations below.
    void draw_labels() {
        double widest = 0;
        bool counted = false;
        for (const RunPoint& point : chart_.points) {
            widest = std::max(widest, safe_width(point.label, size::micro));
            if (point.n) {
                counted = true;
                widest = std::max(widest, safe_width("n " + format_count(*point.n, language_), size::micro));
            }
        }
        const double step = chart_.points.size() > 1 ? x(1) - x(0) : plot_.width();
        const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 8) / step)));
        for (std::size_t i = 0; i < chart_.points.size(); i += every) {
            const TextLook look{.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle};
            svg_.text({x(i), plot_.bottom + 20}, chart_.points[i].label, look);
            if (chart_.points[i].n)
                svg_.text({x(i), plot_.bottom + 37}, "n " + format_count(*chart_.points[i].n, language_), look);
        }
        labels_bottom_ = plot_.bottom + (counted ? 42 : 25);
    }

    std::vector<LegendEntry> key() const {
        std::vector<LegendEntry> entries;
        for (const auto& [standing, name] :
             {std::pair{Standing::met, word::standard_met}, {Standing::not_met, word::standard_not_met}}) {
            const auto n =
                std::count_if(chart_.points.begin(), chart_.points.end(),
                              [s = standing](const RunPoint& point) { return point.value && point.standing == s; });
            if (n == 0) continue;
            entries.push_back({[sign = sign_of(standing)](Svg& svg, Point c) { draw_sign(svg, sign, c, 15); },
                               std::string(name.in(language_)) + ": " + format_count(n, language_),
                               {}});
        }
        if (std::any_of(chart_.points.begin(), chart_.points.end(),
                        [](const RunPoint& point) { return point.interval.has_value(); })) {
            entries.push_back(
                {[](Svg& svg, Point c) {
                     svg.line({c.x, c.y - 8}, {c.x, c.y + 8}, {.stroke = Tone::edge, .stroke_width = 1.5});
                     for (const double end : {-8.0, 8.0})
                         svg.line({c.x - 4, c.y + end}, {c.x + 4, c.y + end},
                                  {.stroke = Tone::edge, .stroke_width = 1.5});
                 },
                 std::string(word::interval_95.in(language_)),
                 {}});
        }
        for (std::size_t rule = 1; rule <= chart_.signals.size(); ++rule) {
            if (std::none_of(chart_.points.begin(), chart_.points.end(),
                             [&](const RunPoint& point) { return point.signal == static_cast<int>(rule); }))
                continue;
            entries.push_back({[rule](Svg& svg, Point c) {
                                   svg.circle(c, 8.5, {.stroke = Tone::ink, .stroke_width = 2});
                                   svg.text({c.x, c.y + 4.5}, std::to_string(rule),
                                            {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
                               },
                               std::string(word::signal.in(language_)) + ": " + chart_.signals[rule - 1],
                               {}});
        }
        return entries;
    }

    double draw_key() {
        const auto columns = in_a_row(key());
        const LegendLayout key = lay_out_legend(columns, {plot_.left, labels_bottom_ + 14}, plot_.width());
        draw_legend(svg_, columns, key);
        right_ = std::max(right_, key.box.right + 4);
        return std::max(labels_bottom_, key.box.bottom) + 8;
    }

    const RunChart& chart_;
    const Language language_;
    Svg svg_;
    double low_ = 0, high_ = 1, right_ = 0, labels_bottom_ = 0;
    std::vector<double> ticks_;
    Box plot_;
};

}  // namespace

Drawing draw_run_chart(const RunChart& chart) {
    return RunPainter(chart).draw();
}

}  // namespace ciclo::drawing
