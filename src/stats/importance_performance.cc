#include "stats/importance_performance.h"

#include "stats/histogram.h"

namespace ciclo::stats {

namespace {

constexpr double tie = 1e-9;  // sums of decimals differ in the last digits; a tie goes up and to the right

double cut_of(std::vector<double> values, Cut cut) {
    const Histogram histogram = histogram_of(values);
    return cut == Cut::median ? quantile_type7(histogram, 0.5) : summary_of(histogram)->mean;
}

}  // namespace

const Names<Quadrant, 4>& names_of(Quadrant*) {
    static constexpr Names<Quadrant, 4> table{{
        {Quadrant::concentrate_here, "concentrate_here", "concentrarse aquí", "concentrate here", "hier concentreren"},
        {Quadrant::keep_up, "keep_up", "mantener", "keep up the good work", "volhouden"},
        {Quadrant::low_priority, "low_priority", "baja prioridad", "low priority", "lage prioriteit"},
        {Quadrant::possible_overkill, "possible_overkill", "posible exceso", "possible overkill", "mogelijk te veel"},
    }};
    return table;
}

const Names<Cut, 3>& names_of(Cut*) {
    static constexpr Names<Cut, 3> table{{
        {Cut::mean, "mean", "media", "mean", "gemiddelde"},
        {Cut::median, "median", "mediana", "median", "mediaan"},
        {Cut::absolute, "absolute", "absoluto", "absolute", "absoluut"},
    }};
    return table;
}

Quadrant quadrant_of(const MatrixPoint& point, double importance_cut, double performance_cut) {
    const bool important = point.importance >= importance_cut - tie;
    const bool good = point.performance >= performance_cut - tie;
    if (important) return good ? Quadrant::keep_up : Quadrant::concentrate_here;
    return good ? Quadrant::possible_overkill : Quadrant::low_priority;
}

std::optional<Quadrants> quadrants(std::span<const MatrixPoint> points, const MatrixOptions& options) {
    if (points.empty()) return std::nullopt;
    Quadrants out{.importance_cut = options.importance_cut, .performance_cut = options.performance_cut, .of_point = {}};
    if (options.cut != Cut::absolute) {
        std::vector<double> importance, performance;
        for (const MatrixPoint& point : points) {
            importance.push_back(point.importance);
            performance.push_back(point.performance);
        }
        out.importance_cut = cut_of(std::move(importance), options.cut);
        out.performance_cut = cut_of(std::move(performance), options.cut);
    }
    for (const MatrixPoint& point : points) {
        out.of_point.push_back(quadrant_of(point, out.importance_cut, out.performance_cut));
    }
    return out;
}

}  // namespace ciclo::stats
