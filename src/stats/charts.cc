#include "stats/charts.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/charts_parts.h"
#include "stats/limits.h"

namespace ciclo::stats {

namespace {

constexpr double outlying_range = 3.267;  // D₄ of two: upper limit of a moving range over its mean

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

std::optional<double> lag_one(std::span<const double> values) {
    if (values.size() < 4) return std::nullopt;
    double mean = 0, spread = 0, together = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        spread += (values[i] - mean) * (values[i] - mean);
        if (i > 0) together += (values[i] - mean) * (values[i - 1] - mean);
    }
    if (!(spread > 0)) return std::nullopt;
    return together / spread;
}

Standing standing_of(std::size_t points) {
    if (points < limits::chart_points_provisional) return Standing::run_chart;
    return points < limits::chart_points_firm ? Standing::provisional : Standing::firm;
}

}  // namespace

namespace parts {

Result<std::vector<std::size_t>> used_points(std::size_t points, const ChartOptions& options) {
    for (const std::size_t position : options.left_out) {
        if (position < points) continue;
        return Error{
            ErrorKind::invalid,
            "point " + std::to_string(position + 1) + " is left out, and the chart has " + std::to_string(points),
            "name points of the chart",
            {}};
    }
    const std::size_t baseline = options.baseline == 0 ? points : std::min(options.baseline, points);
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < baseline; ++i) {
        if (std::find(options.left_out.begin(), options.left_out.end(), i) == options.left_out.end()) used.push_back(i);
    }
    if (used.size() < 2) {
        return Error{ErrorKind::refused,
                     "the limits would stand on " + std::to_string(used.size()) + " points",
                     "give a baseline of at least 2 points",
                     {}};
    }
    return used;
}

double mean_moving_range(std::span<const double> values, std::span<const std::size_t> used, Screening screening) {
    std::vector<double> ranges;
    for (std::size_t k = 1; k < used.size(); ++k) ranges.push_back(std::fabs(values[used[k]] - values[used[k - 1]]));
    const double mean = mean_of(ranges);
    if (screening == Screening::off) return mean;
    std::erase_if(ranges, [&](double range) { return range >= outlying_range * mean; });
    return ranges.empty() ? mean : mean_of(ranges);
}

Chart finished(Chart chart, std::span<const double> values, std::span<const PointLimits> limits,
               std::span<const std::size_t> used, const Reach& reach) {
    const std::vector<Signal> signals = nhs_signals(values, limits);
    for (std::size_t i = 0; i < values.size(); ++i) {
        chart.points.push_back({.value = values[i],
                                .low = std::max(limits[i].low, reach.low),
                                .high = std::min(limits[i].high, reach.high),
                                .signal = signals[i],
                                .side = side_of(values[i], limits[i].centre)});
    }
    chart.baseline = used.size();
    chart.standing = standing_of(used.size());
    chart.autocorrelation = lag_one(values);
    chart.autocorrelated = chart.autocorrelation && *chart.autocorrelation > limits::autocorrelation_warning;
    return chart;
}

}  // namespace parts

const Names<ChartKind, 8>& names_of(ChartKind*) {
    static constexpr Names<ChartKind, 8> table{{
        {ChartKind::p, "p", "p", "p", "p"},
        {ChartKind::p_prime, "p_prime", "p′ (Laney)", "p′ (Laney)", "p′ (Laney)"},
        {ChartKind::u, "u", "u", "u", "u"},
        {ChartKind::u_prime, "u_prime", "u′ (Laney)", "u′ (Laney)", "u′ (Laney)"},
        {ChartKind::c, "c", "c", "c", "c"},
        {ChartKind::xmr, "xmr", "XmR (individuales)", "XmR (individuals)", "XmR (individueel)"},
        {ChartKind::t, "t", "t (tiempo entre sucesos)", "t (time between events)", "t (tijd tussen voorvallen)"},
        {ChartKind::g, "g", "g (casos entre sucesos)", "g (cases between events)", "g (gevallen tussen voorvallen)"},
    }};
    return table;
}

const Names<Standing, 3>& names_of(Standing*) {
    static constexpr Names<Standing, 3> table{{
        {Standing::run_chart, "run_chart", "gráfico de rachas, límites provisionales", "run chart, provisional limits",
         "runchart, voorlopige grenzen"},
        {Standing::provisional, "provisional", "límites provisionales", "provisional limits", "voorlopige grenzen"},
        {Standing::firm, "firm", "límites firmes", "firm limits", "vaste grenzen"},
    }};
    return table;
}

const Names<Assurance, 3>& names_of(Assurance*) {
    static constexpr Names<Assurance, 3> table{{
        {Assurance::meets, "meets", "cumple de forma constante", "consistently meets", "haalt het telkens"},
        {Assurance::fails, "fails", "incumple de forma constante", "consistently fails", "haalt het telkens niet"},
        {Assurance::hit_and_miss, "hit_and_miss", "unas veces sí y otras no", "hit and miss", "soms wel, soms niet"},
    }};
    return table;
}

const Names<Meaning, 3>& names_of(Meaning*) {
    static constexpr Names<Meaning, 3> table{{
        {Meaning::common_cause, "common_cause", "causa común", "common cause", "gewone oorzaak"},
        {Meaning::improvement, "improvement", "mejora", "improvement", "verbetering"},
        {Meaning::concern, "concern", "preocupación", "concern", "zorg"},
    }};
    return table;
}

Assurance assurance(const Chart& chart, double target, Direction better) {
    ENSURE(!chart.points.empty(), "a chart has points");
    const ChartPoint& last = chart.points.back();
    const bool above_all = target > last.high, below_all = target < last.low;
    if (better == Direction::higher) {
        if (below_all) return Assurance::meets;
        return above_all ? Assurance::fails : Assurance::hit_and_miss;
    }
    if (above_all) return Assurance::meets;
    return below_all ? Assurance::fails : Assurance::hit_and_miss;
}

}  // namespace ciclo::stats
