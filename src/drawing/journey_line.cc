#include <algorithm>
#include <cmath>

#include "drawing/journey_layout.h"

namespace ciclo::drawing {

namespace {

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
            const bool few =
                is_few(*(journey.moments[begin + i].*rating)) || is_few(*(journey.moments[begin + i + 1].*rating));
            pieces.push_back({begin + i, run[i], run[i] + Point{third, third * slopes[i]},
                              run[i + 1] - Point{third, third * slopes[i + 1]}, run[i + 1], few});
        }
        begin = std::max(end, begin + 1);
    }
    return pieces;
}

Point between(Point a, Point b, double t) {
    return a + (b - a) * t;
}

/// The part of a piece left or right of `t` (de Casteljau).
CurvePiece cut_piece(const CurvePiece& piece, double t, bool keep_left) {
    const Point a = between(piece.from, piece.first_control, t),
                b = between(piece.first_control, piece.second_control, t);
    const Point c = between(piece.second_control, piece.to, t), d = between(a, b, t), e = between(b, c, t);
    CurvePiece part = piece;
    const Point middle = between(d, e, t);
    if (keep_left)
        part.first_control = a, part.second_control = d, part.to = middle;
    else
        part.from = middle, part.first_control = e, part.second_control = c;
    return part;
}

/// Only what lies on the page; a piece across its edge is cut there.
std::vector<CurvePiece> on_page(const std::vector<CurvePiece>& pieces, const JourneyPart& part, double left,
                                double right) {
    std::vector<CurvePiece> kept;
    const std::size_t last = part.first + part.count - 1;
    for (const CurvePiece& piece : pieces) {
        const double width = piece.to.x - piece.from.x;
        if (piece.from_column >= part.first && piece.from_column < last)
            kept.push_back(piece);
        else if (piece.from_column == last)
            kept.push_back(cut_piece(piece, (right - piece.from.x) / width, true));
        else if (piece.from_column + 1 == part.first)
            kept.push_back(cut_piece(piece, (left - piece.from.x) / width, false));
    }
    return kept;
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
    for (std::size_t i = 0; i + 1 < n; ++i)
        secants[i] = (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x);
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

void place_lines(JourneyLayout& layout, const Journey& journey, const JourneyPart& part) {
    const double left = layout.plot.left, right = layout.plot.right;
    layout.now = on_page(pieces_of(layout, journey, &JourneyColumn::now, &JourneyMoment::now), part, left, right);
    layout.before =
        on_page(pieces_of(layout, journey, &JourneyColumn::before, &JourneyMoment::before), part, left, right);
}

}  // namespace ciclo::drawing
