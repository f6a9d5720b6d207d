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
constexpr double unit_height = 62;               // of one step of the scale
constexpr double plot_margin = 26;               // above 5 and below 1: half a point with its rings
constexpr double name_size = size::small, name_line = 17, most_name_width = 150;
constexpr double wait_height = 46;
constexpr double side_air = 4;                   // between a text and the edge of its column
constexpr double value_height = 17, tag_height = 15;

Face face_of(const JourneyMoment& moment) {
    return moment.criticality == Criticality::critical ? Face::bold : Face::regular;
}

std::string tied_name(const JourneyMoment& moment) {
    return tied(moment.name, name_size, face_of(moment), widest_for_a_word - 2 * side_air);
}

/// Room for the longest word of a name, so that it need not be cut.
double width_for(const JourneyMoment& moment) {
    const Face face = face_of(moment);
    const Fit one_word{.size = name_size, .face = face, .width = 1, .widest = 400, .most_lines = 40, .measure = Measure::safe};
    return std::min(widest_for_a_word, safe_width(wrap(tied_name(moment), one_word).lines, name_size, face) + 2 * side_air + 1);
}

std::vector<double> column_widths(const Journey& journey) {
    const auto n = static_cast<double>(journey.moments.size());
    double widest = 0, all = 0;
    for (const JourneyMoment& moment : journey.moments) {
        widest = std::max(widest, width_for(moment));
        all += std::max(0.0, moment.present_minutes.value_or(0));
    }
    if (journey.time_axis == Journey::TimeAxis::even || all <= 0) {
        return std::vector<double>(journey.moments.size(), std::max({least_width, whole_width / n, widest}));
    }
    std::vector<double> widths;
    for (const JourneyMoment& moment : journey.moments) {
        const double share = std::max(0.0, moment.present_minutes.value_or(0)) / all;
        widths.push_back(std::max({least_true_time, width_for(moment), share * std::max(whole_width, n * least_width)}));
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

using PointOf = std::optional<Point> JourneyColumn::*;
using RatingOf = std::optional<Rating> JourneyMoment::*;

/// Pieces of one line: runs of moments with data, each a curve of its own.
std::vector<CurvePiece> pieces_of(const JourneyLayout& layout, const Journey& journey, PointOf point, RatingOf rating) {
    std::vector<CurvePiece> pieces;
    const auto& columns = layout.columns;
    for (std::size_t begin = 0; begin < columns.size();) {
        std::size_t end = begin;
        std::vector<Point> run;
        while (end < columns.size() && columns[end].*point) run.push_back(*(columns[end++].*point));
        const std::vector<double> slopes = monotone_slopes(run);
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            const double third = (run[i + 1].x - run[i].x) / 3;
            const bool few = is_few(*(journey.moments[begin + i].*rating)) || is_few(*(journey.moments[begin + i + 1].*rating));
            pieces.push_back({begin + i, run[i], run[i] + Point{third, third * slopes[i]},
                              run[i + 1] - Point{third, third * slopes[i + 1]}, run[i + 1], few});
        }
        begin = std::max(end, begin + 1);
    }
    return pieces;
}

Point between(Point a, Point b, double t) { return a + (b - a) * t; }

/// The part of a piece left or right of `t` (de Casteljau).
CurvePiece cut_piece(const CurvePiece& piece, double t, bool keep_left) {
    const Point a = between(piece.from, piece.first_control, t), b = between(piece.first_control, piece.second_control, t);
    const Point c = between(piece.second_control, piece.to, t), d = between(a, b, t), e = between(b, c, t);
    CurvePiece part = piece;
    const Point middle = between(d, e, t);
    if (keep_left) part.first_control = a, part.second_control = d, part.to = middle;
    else part.from = middle, part.first_control = e, part.second_control = c;
    return part;
}

/// Only what lies on the page; a piece across its edge is cut there.
std::vector<CurvePiece> on_page(const std::vector<CurvePiece>& pieces, const JourneyPart& part, double left, double right) {
    std::vector<CurvePiece> kept;
    const std::size_t last = part.first + part.count - 1;
    for (const CurvePiece& piece : pieces) {
        const double width = piece.to.x - piece.from.x;
        if (piece.from_column >= part.first && piece.from_column < last) kept.push_back(piece);
        else if (piece.from_column == last) kept.push_back(cut_piece(piece, (right - piece.from.x) / width, true));
        else if (piece.from_column + 1 == part.first) kept.push_back(cut_piece(piece, (left - piece.from.x) / width, false));
    }
    return kept;
}

std::string tag_text(const JourneyExtremes& extremes, std::size_t i, Language language, JourneyTag& tag) {
    std::string text;
    const auto add = [&](const std::optional<std::size_t>& where, const Word& word, JourneyTag kind) {
        if (where != i) return;
        if (tag == JourneyTag::none) tag = kind;
        text += (text.empty() ? "" : ", ") + std::string(word.in(language));
    };
    add(extremes.valley, word::valley, JourneyTag::valley);
    add(extremes.peak, word::peak, JourneyTag::peak);
    add(extremes.end, word::end, JourneyTag::end);
    return text;
}

/// Where a value goes so that the line does not run through it: above when the next point is lower, below when it is
/// higher; to the right on a slope (there the line goes the other way), in the middle at a turn.
struct ValueSide {
    bool above = true, centred = true;
};

ValueSide side_of(const std::vector<JourneyColumn>& columns, std::size_t i) {
    const double y = columns[i].now->y;
    const auto other = [&](std::size_t k) { return k < columns.size() && columns[k].now ? columns[k].now->y - y : 0.0; };
    const double next = other(i + 1), previous = i > 0 ? other(i - 1) : 0.0;  // > 0: lower on the page
    if (next == 0) return {previous >= 0, true};
    return {next > 0, (next > 0) == (previous > 0) && previous != 0};
}

struct ValueSize {
    double width = 0, height = value_height, half_column = 0, radius = 13;
};

/// Where the value stands on that side: clear of the point, its rings and, in the middle, the ends of its interval.
Box value_box(const JourneyColumn& column, const ValueSize& size, const ValueSide& side) {
    double edge = side.above ? column.now->y - size.radius : column.now->y + size.radius;
    if (side.centred && column.low_y) {
        edge = side.above ? std::min(edge, *column.high_y - 4) : std::max(edge, *column.low_y + 4);
    }
    const double left = side.centred ? column.x - size.width / 2 : column.x + 9;
    const double top = side.above ? edge - 2 - size.height : edge + 2;
    return {left, top, left + size.width, top + size.height};
}

bool covers_before(const JourneyColumn& column, const Box& box) {
    return column.before && box.overlaps(box_around(*column.before, 6, 6));
}

/// The rule's side, or the other one where it would cover the earlier point.
ValueSide clear_side(const JourneyColumn& column, const ValueSize& size, ValueSide side) {
    if (size.width + 10 > size.half_column) side.centred = true;
    if (!covers_before(column, value_box(column, size, side))) return side;
    const ValueSide others[] = {{side.above, false}, {!side.above, true}, {!side.above, false}};
    for (const ValueSide& other : others) {
        if (!other.centred && size.width + 10 > size.half_column) continue;
        if (!covers_before(column, value_box(column, size, other))) return other;
    }
    return side;
}

void place_value(JourneyLayout& layout, const Journey& journey, const JourneyExtremes& extremes, std::size_t i) {
    JourneyColumn& column = layout.columns[i];
    const JourneyMoment& moment = journey.moments[i];
    if (!column.now || column.right - column.left < least_true_time) return;
    const Language language = journey.caption.language;
    PlacedValue value;
    value.text = format_number(moment.now->mean, 2, language);
    value.tag_text = tag_text(extremes, i, language, value.tag);
    value.critical_tag = value.tag == JourneyTag::valley && moment.criticality == Criticality::critical;
    ValueSize room{safe_width(value.text, value.size, Face::bold), value_height, (column.right - column.left) / 2 - 1,
                   moment.criticality == Criticality::ordinary ? 13.0 : 18.0};
    if (!value.tag_text.empty()) {
        const double star = value.critical_tag ? 16 : 0;
        room.width = std::max(room.width, safe_width(value.tag_text, size::micro, Face::bold) + star);
        room.height += tag_height;
    }
    if (room.width > 2 * room.half_column) return;  // stays in the table
    const ValueSide side = clear_side(column, room, side_of(layout.columns, i));
    value.box = value_box(column, room, side);
    value.centred = side.centred;
    const double x = side.centred ? column.x : value.box.left;
    const bool tag_first = side.above && !value.tag_text.empty();
    value.at = {x, value.box.top + 13 + (tag_first ? tag_height : 0)};
    value.tag_at = {x, value.box.top + (tag_first ? 12 : value_height + 11)};
    column.value = std::move(value);
}

void wrap_texts(JourneyLayout& layout, const Journey& journey) {
    for (JourneyColumn& column : layout.columns) {
        const JourneyMoment& moment = journey.moments[column.moment];
        const Face face = face_of(moment);
        const double width = std::min(most_name_width, column.right - column.left - 2 * side_air);
        Wrapped name = wrap(tied_name(moment), {.size = name_size, .face = face, .width = width, .most_lines = 3,
                                          .measure = Measure::safe});
        column.name_lines = std::move(name.lines);
        column.name_cut = name.cut;
        column.difference_lines = wrap(moment.difference, {.size = size::small, .face = Face::bold, .width = width,
                                                           .most_lines = 2, .measure = Measure::safe}).lines;
        layout.name_rows = std::max(layout.name_rows, column.name_lines.size());
        if (moment.now) column.count_text = "n " + format_count(moment.now->n, journey.caption.language);
        else column.count_text = std::string(word::no_data.in(journey.caption.language));
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
        column.wait_bar = Box{column.x - half, bottom - std::max(1.5, *minutes / most * wait_height), column.x + half, bottom};
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
        if (!layout.bands.empty() && layout.bands.back().stage == stage) layout.bands.back().right = column.right;
        else layout.bands.push_back({stage, column.left, column.right, {}, false});
    }
    std::size_t most = 1;
    for (JourneyBand& band : layout.bands) {
        Wrapped name = wrap(journey.stages[band.stage].name, {.size = size::small, .width = band.right - band.left - 36,
                                                              .most_lines = 2, .measure = Measure::safe});
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

Point CurvePiece::at(double t) const {
    const double u = 1 - t;
    return from * (u * u * u) + first_control * (3 * u * u * t) + second_control * (3 * u * t * t) + to * (t * t * t);
}

std::vector<double> monotone_slopes(const std::vector<Point>& points) {
    const std::size_t n = points.size();
    std::vector<double> slopes(n, 0.0);
    if (n < 2) return slopes;
    std::vector<double> secants(n - 1);
    for (std::size_t i = 0; i + 1 < n; ++i) secants[i] = (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x);
    slopes[0] = secants[0];
    slopes[n - 1] = secants[n - 2];
    for (std::size_t i = 1; i + 1 < n; ++i) {
        slopes[i] = secants[i - 1] * secants[i] > 0 ? (secants[i - 1] + secants[i]) / 2 : 0;
    }
    for (std::size_t i = 0; i + 1 < n; ++i) {
        if (secants[i] == 0) {
            slopes[i] = slopes[i + 1] = 0;
            continue;
        }
        const double a = slopes[i] / secants[i], b = slopes[i + 1] / secants[i], length = std::hypot(a, b);
        if (length <= 3) continue;
        slopes[i] = 3 * a / length * secants[i];
        slopes[i + 1] = 3 * b / length * secants[i];
    }
    return slopes;
}

JourneyExtremes extremes_of(const Journey& journey) {
    JourneyExtremes extremes;
    const auto mean = [&](std::size_t i) { return journey.moments[i].now->mean; };
    const auto same = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    std::size_t rated = 0;
    for (std::size_t i = 0; i < journey.moments.size(); ++i) {
        const JourneyMoment& moment = journey.moments[i];
        if (!moment.now || is_few(*moment.now)) continue;
        ++rated;
        if (!extremes.peak || (mean(i) > mean(*extremes.peak) && !same(mean(i), mean(*extremes.peak)))) extremes.peak = i;
        if (!extremes.valley) {
            extremes.valley = i;
        } else if (same(mean(i), mean(*extremes.valley))) {
            const JourneyMoment& lowest = journey.moments[*extremes.valley];
            const bool more = moment.criticality == Criticality::critical && lowest.criticality != Criticality::critical;
            const bool less = moment.criticality != Criticality::critical && lowest.criticality == Criticality::critical;
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
    layout.now = on_page(pieces_of(layout, journey, &JourneyColumn::now, &JourneyMoment::now), part, left_margin, right);
    layout.before = on_page(pieces_of(layout, journey, &JourneyColumn::before, &JourneyMoment::before), part, left_margin, right);
    const JourneyExtremes extremes = extremes_of(journey);
    for (std::size_t i = 0; i < layout.columns.size(); ++i) place_value(layout, journey, extremes, i);
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

JourneyLayout lay_out_journey(const Journey& journey) { return lay_out_journey(journey, {0, journey.moments.size()}); }

}  // namespace ciclo::drawing
