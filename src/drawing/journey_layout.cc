#include "drawing/journey_layout.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/number.h"
#include "drawing/chart_paper.h"
#include "drawing/chart_words.h"
#include "drawing/paper.h"
#include "drawing/text_fit.h"

namespace ciclo::drawing {

namespace {

constexpr double whole_width = 900, least_width = 92, widest_for_a_word = 152, least_true_time = 60;
constexpr double left_margin = 116, right_margin = 20, total_width = 132;
constexpr double unit_height = 62;  // of one step of the scale
constexpr double plot_margin = 26;  // above 5 and below 1: half a point with its rings
constexpr double name_size = size::small, name_line = 17, most_name_width = 150;
constexpr double wait_height = 46;
constexpr double side_air = 4;  // between a text and the edge of its column

Face face_of(const JourneyMoment& moment) {
    return moment.criticality == Criticality::critical ? Face::bold : Face::regular;
}

std::string tied_name(const JourneyMoment& moment) {
    return tied(moment.name, name_size, face_of(moment), widest_for_a_word - 2 * side_air);
}

/// Room for the longest word of a name, so that it need not be cut.
double width_for(const JourneyMoment& moment) {
    const Face face = face_of(moment);
    const Fit one_word{
        .size = name_size, .face = face, .width = 1, .widest = 400, .most_lines = 40, .measure = Measure::safe};
    return std::min(widest_for_a_word,
                    safe_width(wrap(tied_name(moment), one_word).lines, name_size, face) + 2 * side_air + 1);
}

Wrapped wrapped_name(const JourneyMoment& moment, double column_width) {
    return wrap(tied_name(moment), {.size = name_size,
                                    .face = face_of(moment),
                                    .width = std::min(most_name_width, column_width - 2 * side_air),
                                    .most_lines = 3,
                                    .measure = Measure::safe});
}

bool any_name_cut(const Journey& journey, double column_width) {
    return std::any_of(journey.moments.begin(), journey.moments.end(),
                       [&](const JourneyMoment& moment) { return wrapped_name(moment, column_width).cut; });
}

std::vector<double> column_widths(const Journey& journey) {
    const auto n = static_cast<double>(journey.moments.size());
    double widest = 0, all = 0;
    for (const JourneyMoment& moment : journey.moments) {
        widest = std::max(widest, width_for(moment));
        all += std::max(0.0, moment.present_minutes.value_or(0));
    }
    if (journey.time_axis == Journey::TimeAxis::even || all <= 0) {
        double width = std::max({least_width, whole_width / n, widest});
        while (width < widest_for_a_word && any_name_cut(journey, width)) width += 8;
        return std::vector<double>(journey.moments.size(), width);
    }
    std::vector<double> widths;
    for (const JourneyMoment& moment : journey.moments) {
        const double share = std::max(0.0, moment.present_minutes.value_or(0)) / all;
        widths.push_back(
            std::max({least_true_time, width_for(moment), share * std::max(whole_width, n * least_width)}));
    }
    return widths;
}

void place_columns(JourneyLayout& layout, const Journey& journey, const std::vector<double>& widths, double left) {
    for (std::size_t i = 0; i < journey.moments.size(); ++i) {
        const JourneyMoment& moment = journey.moments[i];
        JourneyColumn column;
        column.moment = i;
        column.left = left;
        column.right = left += widths[i];
        column.x = (column.left + column.right) / 2;
        if (moment.now) {
            ENSURE(moment.now->mean >= 1 && moment.now->mean <= 5, "a mean of ratings is inside 1…5");
            column.now = Point{column.x, layout.y(moment.now->mean)};
            if (moment.now->interval && !is_few(*moment.now)) {
                column.low_y = layout.y(std::clamp(moment.now->interval->low, 1.0, 5.0));
                column.high_y = layout.y(std::clamp(moment.now->interval->high, 1.0, 5.0));
            }
        }
        if (moment.before) column.before = Point{column.x, layout.y(std::clamp(moment.before->mean, 1.0, 5.0))};
        layout.columns.push_back(std::move(column));
    }
}

/// On one line, or the number on the first and the verdict on the second.
std::vector<std::string> difference_lines(const std::string& text, double width) {
    const auto fits = [&](const std::string& line) { return safe_width(line, size::small, Face::bold) <= width; };
    const std::size_t space = text.find(' ');
    if (text.empty()) return {};
    if (fits(text) || space == std::string::npos) return {shorten(text, size::small, Face::bold, width, Measure::safe)};
    const auto line = [&](const std::string& part) {
        return shorten(part, size::small, Face::bold, width, Measure::safe);
    };
    return {line(text.substr(0, space)), line(text.substr(space + 1))};
}

void wrap_texts(JourneyLayout& layout, const Journey& journey) {
    for (JourneyColumn& column : layout.columns) {
        const JourneyMoment& moment = journey.moments[column.moment];
        const double width = std::min(most_name_width, column.right - column.left - 2 * side_air);
        Wrapped name = wrapped_name(moment, column.right - column.left);
        column.name_lines = std::move(name.lines);
        column.name_cut = name.cut;
        column.difference_lines = difference_lines(moment.difference, width);
        layout.name_rows = std::max(layout.name_rows, column.name_lines.size());
        if (moment.now)
            column.count_text = "n " + format_count(moment.now->n, journey.caption.language);
        else
            column.count_text = std::string(word::no_data.in(journey.caption.language));
        layout.has_before = layout.has_before || moment.before || !moment.difference.empty();
        layout.has_waits = layout.has_waits || moment.wait_minutes;
    }
}

void place_rows(JourneyLayout& layout, const Journey& journey) {
    JourneyRows& rows = layout.rows;
    double lowest = layout.plot.bottom + plot_margin;
    for (const JourneyColumn& column : layout.columns) {
        if (column.value) lowest = std::max(lowest, column.value->box.bottom + 8);
    }
    rows.names_top = lowest + 4;
    rows.counts = rows.names_top + 20 + static_cast<double>(layout.name_rows) * name_line + 14;
    double y = rows.counts + 8;
    rows.differences_top = y;
    if (layout.has_before) y += 62;
    rows.waits_top = y + 8;
    if (layout.has_waits) y = rows.waits_top + 16 + wait_height + 6;
    rows.waits_bottom = y;
    rows.quotes_top = y + 12;
    const bool quotes = !journey.quotes.empty();
    rows.bottom = quotes ? rows.quotes_top + 88 : y + 6;
}

void place_waits(JourneyLayout& layout, const Journey& journey) {
    double most = 0;
    for (const JourneyMoment& moment : journey.moments) most = std::max(most, moment.wait_minutes.value_or(0));
    for (JourneyColumn& column : layout.columns) {
        const auto& minutes = journey.moments[column.moment].wait_minutes;
        column.wait_text = minutes ? format_trimmed(*minutes, 1, journey.caption.language)
                                   : std::string(word::no_data.in(journey.caption.language));
        if (!minutes || *minutes <= 0 || most <= 0) continue;
        const double half = std::min(18.0, (column.right - column.left) / 4), bottom = layout.rows.waits_bottom - 6;
        column.wait_bar =
            Box{column.x - half, bottom - std::max(1.5, *minutes / most * wait_height), column.x + half, bottom};
    }
}

void place_name_boxes(JourneyLayout& layout, const Journey& journey) {
    for (JourneyColumn& column : layout.columns) {
        const Face face = face_of(journey.moments[column.moment]);
        const double half = safe_width(column.name_lines, name_size, face) / 2, top = layout.rows.names_top + 18;
        column.name_box = {column.x - half, top, column.x + half,
                           top + static_cast<double>(column.name_lines.size()) * name_line};
        const double difference_half = safe_width(column.difference_lines, size::small, Face::bold) / 2;
        const double difference_top = layout.rows.differences_top + 20;
        column.difference_box = {column.x - difference_half, difference_top, column.x + difference_half,
                                 difference_top + static_cast<double>(column.difference_lines.size()) * name_line};
    }
}

/// Runs of columns of one stage, on this page.
void place_bands(JourneyLayout& layout, const Journey& journey) {
    if (journey.stages.empty()) return;
    for (const JourneyColumn& column : layout.columns) {
        const std::size_t stage = journey.moments[column.moment].stage;
        ENSURE(stage < journey.stages.size(), "a moment's stage exists");
        if (!layout.bands.empty() && layout.bands.back().stage == stage)
            layout.bands.back().right = column.right;
        else
            layout.bands.push_back({stage, column.left, column.right, {}, false});
    }
    std::size_t most = 1;
    for (JourneyBand& band : layout.bands) {
        Wrapped name = wrap(
            journey.stages[band.stage].name,
            {.size = size::small, .width = band.right - band.left - 36, .most_lines = 2, .measure = Measure::safe});
        band.lines = std::move(name.lines);
        band.cut = name.cut;
        most = std::max(most, band.lines.size());
    }
    layout.bands_height = 12 + static_cast<double>(most) * name_line;
}

/// The upper edge of the plot's room: above everything that stands over 5.
double highest(const JourneyLayout& layout) {
    double top = layout.plot.top - plot_margin;
    for (const JourneyColumn& column : layout.columns) {
        if (column.value) top = std::min(top, column.value->box.top - 8);
    }
    return top;
}

}  // namespace

JourneyExtremes extremes_of(const Journey& journey) {
    JourneyExtremes extremes;
    const auto mean = [&](std::size_t i) { return journey.moments[i].now->mean; };
    const auto same = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    std::size_t rated = 0;
    for (std::size_t i = 0; i < journey.moments.size(); ++i) {
        const JourneyMoment& moment = journey.moments[i];
        if (!moment.now || is_few(*moment.now)) continue;
        ++rated;
        if (!extremes.peak || (mean(i) > mean(*extremes.peak) && !same(mean(i), mean(*extremes.peak))))
            extremes.peak = i;
        if (!extremes.valley) {
            extremes.valley = i;
        } else if (same(mean(i), mean(*extremes.valley))) {
            const JourneyMoment& lowest = journey.moments[*extremes.valley];
            const bool more =
                moment.criticality == Criticality::critical && lowest.criticality != Criticality::critical;
            const bool less =
                moment.criticality != Criticality::critical && lowest.criticality == Criticality::critical;
            if (more || (!less && moment.now->n < lowest.now->n)) extremes.valley = i;
        } else if (mean(i) < mean(*extremes.valley)) {
            extremes.valley = i;
        }
        extremes.end = i;
    }
    if (extremes.end && *extremes.end + 1 != journey.moments.size()) extremes.end.reset();
    if (rated < 2 || same(mean(*extremes.peak), mean(*extremes.valley))) extremes.peak.reset(), extremes.valley.reset();
    return extremes;
}

std::vector<JourneyPart> journey_parts(const Journey& journey, std::size_t most_columns) {
    std::vector<std::size_t> stages;
    for (const JourneyMoment& moment : journey.moments) stages.push_back(journey.stages.empty() ? 0 : moment.stage);
    return runs_of_columns(stages, most_columns);
}

JourneyLayout lay_out_journey(const Journey& journey, const JourneyPart& part) {
    JourneyLayout layout;
    layout.left_margin = left_margin;
    const std::vector<double> widths = column_widths(journey);
    double left = left_margin, right = left_margin;
    for (std::size_t i = 0; i < part.first; ++i) left -= widths[i];
    for (std::size_t i = part.first; i < part.first + part.count; ++i) right += widths[i];
    layout.plot = {left_margin, 0, std::max(right, left_margin + least_width), 4 * unit_height};
    place_columns(layout, journey, widths, left);
    place_lines(layout, journey, part);
    place_values(layout, journey);
    wrap_texts(layout, journey);
    const auto begin = layout.columns.begin() + static_cast<std::ptrdiff_t>(part.first);
    layout.columns = {begin, begin + static_cast<std::ptrdiff_t>(part.count)};
    place_bands(layout, journey);
    place_rows(layout, journey);
    place_waits(layout, journey);
    place_name_boxes(layout, journey);
    const double beyond = journey.total_wait.empty() || !layout.has_waits ? right_margin : total_width;
    layout.bands_bottom = highest(layout);
    layout.view = {0, layout.bands_bottom - layout.bands_height, layout.plot.right + beyond, layout.rows.bottom};
    return layout;
}

JourneyLayout lay_out_journey(const Journey& journey) {
    return lay_out_journey(journey, {0, journey.moments.size()});
}

}  // namespace ciclo::drawing
