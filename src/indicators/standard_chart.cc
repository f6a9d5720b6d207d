#include "indicators/standard_chart.h"

#include <cmath>

#include "indicators/limits.h"
#include "stats/means.h"

namespace ciclo::indicators {

namespace {

/// The observations of all periods in a row, as charts take them.
struct Row {
    std::vector<StandardChartPoint> points;
    std::vector<std::int64_t> met, total;  ///< counts only
    std::size_t first_period = 0;          ///< points of the first period
    std::size_t empty = 0;
};

std::string label_of(const std::optional<calendar::Day>& day, std::size_t number) {
    return day ? calendar::iso_text(*day) : std::to_string(number);
}

void append_values(const StandardMeasure& measure, Row& row) {
    for (std::size_t i = 0; i < measure.values.size(); ++i) {
        StandardChartPoint point;
        const bool dated = i < measure.days.size();
        point.label = label_of(dated ? measure.days[i] : std::nullopt, row.points.size() + 1);
        point.period = measure.period;
        point.value = measure.values[i];
        row.points.push_back(std::move(point));
    }
}

void append_counts(const StandardMeasure& measure, Row& row) {
    for (const trace::MetCount& count : measure.counts) {
        if (count.total < 1) {
            ++row.empty;
            continue;
        }
        StandardChartPoint point;
        point.label = count.label.empty() ? label_of(count.day, row.points.size() + 1) : count.label;
        point.period = measure.period;
        point.value = static_cast<double>(count.met) / static_cast<double>(count.total);
        point.n = count.total;
        row.points.push_back(std::move(point));
        row.met.push_back(count.met);
        row.total.push_back(count.total);
    }
}

std::optional<stats::Direction> better_side(const cycle::Standard& standard, bool shares) {
    if (shares) return stats::Direction::higher;
    switch (standard.comparison) {
        case cycle::Comparison::at_most: return stats::Direction::lower;
        case cycle::Comparison::at_least: return stats::Direction::higher;
        case cycle::Comparison::equal: break;
    }
    return std::nullopt;
}

std::vector<double> values_of(const Row& row) {
    std::vector<double> values;
    for (const StandardChartPoint& point : row.points) values.push_back(point.value);
    return values;
}

/// Limits only where enough points stand behind them.
std::optional<stats::Chart> chart_for(const Row& row, bool shares, const StandardChartOptions& options) {
    const bool frozen = options.baseline == StandardChartOptions::Baseline::first_period;
    const std::size_t baseline = frozen ? row.first_period : row.points.size();
    if (baseline < stats::limits::chart_points_provisional) return std::nullopt;
    const stats::ChartOptions limits{.baseline = baseline, .left_out = {}};
    const bool counted = shares && options.form == ChartForm::automatic;
    const auto chart = counted ? stats::proportion_chart(row.met, row.total, limits)
                               : stats::individuals_chart(values_of(row), limits);
    return chart ? std::optional(*chart) : std::nullopt;
}

void take_limits(const stats::Chart& chart, StandardChart& out) {
    out.kind = chart.kind;
    out.centre = chart.centre;
    out.baseline = chart.baseline;
    out.standing = chart.standing;
    out.autocorrelation = chart.autocorrelation;
    out.autocorrelated = chart.autocorrelated;
    for (std::size_t i = 0; i < out.points.size(); ++i) {
        out.points[i].low = chart.points[i].low;
        out.points[i].high = chart.points[i].high;
        out.points[i].signal = chart.points[i].signal;
        if (out.better) out.points[i].meaning = stats::meaning(chart.points[i], *out.better);
    }
    if (out.better) out.assurance = stats::assurance(chart, out.target, *out.better);
}

void take_dots(StandardChart& out) {
    double sum = 0;
    for (const StandardChartPoint& point : out.points) sum += point.value;
    out.centre = sum / static_cast<double>(out.points.size());
}

}  // namespace

std::optional<StandardChart> standard_chart(std::span<const StandardMeasure> measures, const cycle::Standard& standard,
                                            const StandardChartOptions& options) {
    StandardChart out;
    Row row;
    bool started = false;
    for (const StandardMeasure& measure : measures) {
        if (measure.standard != standard.id || (started && measure.series != out.series)) continue;
        if (!started) {
            out.shares = measure.values.empty();
            out.moment = measure.moment;
            out.series = measure.series;
            out.unit = measure.unit;
        }
        out.shares ? append_counts(measure, row) : append_values(measure, row);
        if (!started) row.first_period = row.points.size();
        started = true;
    }
    if (row.points.empty()) return std::nullopt;
    out.standard = standard.id;
    out.target = out.shares ? standard.compliance_percent / 100 : standard.value;
    out.better = better_side(standard, out.shares);
    const auto chart = chart_for(row, out.shares, options);
    out.points = std::move(row.points);
    out.empty_periods = row.empty;
    chart ? take_limits(*chart, out) : take_dots(out);
    return out;
}

}  // namespace ciclo::indicators
