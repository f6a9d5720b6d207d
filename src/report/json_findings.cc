// Standards, cases, drivers, veto, change and ranking as JSON.
#include "report/json_parts.h"

namespace ciclo::report::json_parts {

using formats::boolean;
using formats::integer;
using formats::list;
using formats::null;
using formats::number;
using formats::object;
using formats::string;

Value standards_of(const indicators::Measures& measures) {
    std::vector<Value> items;
    for (const auto& s : measures.standards) {
        items.push_back(object({{"moment", of(s.moment)},
                                {"standard", string(s.standard.text)},
                                {"series", string(s.series)},
                                {"period", s.period.empty() ? null() : string(s.period)},
                                {"unit", string(s.unit)},
                                {"met", integer(s.met)},
                                {"n", integer(s.n)},
                                {"compliance", of(s.compliance)},
                                {"target", number(s.target)},
                                {"reached", boolean(s.reached)},
                                {"verdict", code(s.verdict)},
                                {"times", of(s.times)}}));
    }
    return list(std::move(items));
}

Value standard_changes_of(const indicators::Measures& measures) {
    std::vector<Value> items;
    for (const auto& c : measures.standard_changes) {
        items.push_back(object({{"moment", of(c.moment)},
                                {"standard", string(c.standard.text)},
                                {"period_before", string(c.period_before)},
                                {"period_after", string(c.period_after)},
                                {"before", of(c.before)},
                                {"after", of(c.after)},
                                {"difference", of(c.difference)},
                                {"change", code(c.change)},
                                {"target_reached", boolean(c.target_reached)}}));
    }
    return list(std::move(items));
}

namespace {

Value pareto_of(const std::vector<indicators::ParetoRow>& rows) {
    std::vector<Value> items;
    for (const auto& row : rows) {
        items.push_back(object({{"key", string(row.key)},
                                {"count", integer(row.count)},
                                {"share", number(row.share)},
                                {"cumulative", number(row.cumulative)},
                                {"class", string(std::string(1, row.abc))}}));
    }
    return list(std::move(items));
}

Value driver_row(const indicators::DriverRow& row) {
    return object({{"moment", of(row.moment)},
                   {"lmg", number(row.lmg)},
                   {"share", number(row.share)},
                   {"share_interval", of(row.share_interval)},
                   {"probability_first", number(row.probability_first)},
                   {"correlation", number(row.correlation)},
                   {"beta", of(row.beta)},
                   {"suppressor", boolean(row.suppressor)}});
}

}  // namespace

Value cases_of(const indicators::CaseMeasures& c) {
    return object({{"n", integer(c.n)},
                   {"others", integer(c.others)},
                   {"acknowledged_in_time", of(c.acknowledged_in_time)},
                   {"told_in_time", of(c.told_in_time)},
                   {"open", integer(c.open)},
                   {"told_working_days", of(c.told_working_days)},
                   {"per_thousand", of(c.per_thousand)},
                   {"by_moment", pareto_of(c.by_moment)},
                   {"by_cause", pareto_of(c.by_cause)},
                   {"by_element", object({{"product", integer(c.by_element[0])},
                                          {"price", integer(c.by_element[1])},
                                          {"service", integer(c.by_element[2])}})},
                   {"without_moment", integer(c.without_moment)},
                   {"top_fifth_share", of(c.top_fifth_share)}});
}

Value drivers_of(const indicators::Measures& measures) {
    if (!measures.drivers) return object({{"absent_because", code(measures.drivers_absent)}});
    const auto& d = *measures.drivers;
    std::vector<Value> rows, left_out;
    for (const auto& row : d.rows) rows.push_back(driver_row(row));
    for (const auto& row : d.left_out)
        left_out.push_back(object({{"moment", of(row.moment)}, {"because", code(row.because)}}));
    return object({{"absent_because", null()},
                   {"n", integer(d.n)},
                   {"rows_incomplete", integer(d.rows_incomplete)},
                   {"r_squared", number(d.r_squared)},
                   {"method", code(d.method)},
                   {"wording", code(d.wording)},
                   {"rows", list(std::move(rows))},
                   {"left_out", list(std::move(left_out))}});
}

Value veto_of(const std::optional<indicators::Veto>& veto) {
    if (!veto) return null();
    std::vector<Value> rows;
    for (const auto& row : veto->rows) {
        rows.push_back(object({{"moment", of(row.moment)},
                               {"n_only", integer(row.n_only)},
                               {"dissatisfied_if_only", of(row.dissatisfied_if_only)},
                               {"excess", of(row.excess)},
                               {"relative_risk", of(row.relative_risk)},
                               {"attributable_fraction", of(row.attributable_fraction)},
                               {"label", code(row.label)}}));
    }
    return object({{"n", integer(veto->n)},
                   {"baseline", of(veto->baseline)},
                   {"no_failed_moment", of(veto->no_failed_moment)},
                   {"product_bound", number(veto->product_bound)},
                   {"rows", list(std::move(rows))}});
}

Value before_after_of(const cycle::Map& map, const std::optional<indicators::BeforeAfter>& change) {
    if (!change) return null();
    std::vector<Value> rows, before;
    for (const auto& row : change->moments) {
        rows.push_back(object({{"moment", of(row.moment)},
                               {"before", of(row.before)},
                               {"after", of(row.after)},
                               {"difference", of(row.difference)},
                               {"change", code(row.change)},
                               {"drift_without_action", of(row.drift_without_action)}}));
    }
    for (const auto& measure : change->moments_before) before.push_back(moment_of(map, measure));
    return object({{"label_before", string(change->label_before)},
                   {"label_after", string(change->label_after)},
                   {"before", reading_of(change->before)},
                   {"after", reading_of(change->after)},
                   {"before_as_then", change->before_as_then ? reading_of(*change->before_as_then) : null()},
                   {"closure_before", of(change->closure_before)},
                   {"satisfied_before", of(change->satisfied_before)},
                   {"index_change", code(change->index)},
                   {"integrity_change", code(change->integrity)},
                   {"integrity_difference", of(change->integrity_difference)},
                   {"moments", list(std::move(rows))},
                   {"moments_before", list(std::move(before))}});
}

Value loss_of(const std::optional<priorities::ExpectedLoss>& loss) {
    if (!loss) return null();
    std::vector<Value> rows;
    for (const auto& row : loss->rows) {
        rows.push_back(object({{"moment", of(row.moment)},
                               {"failed", integer(row.failed)},
                               {"rated", integer(row.rated)},
                               {"exposed", number(row.ingredients.exposed)},
                               {"consequence", number(row.ingredients.consequence)},
                               {"consequence_error", number(row.ingredients.consequence_error)},
                               {"expected", number(row.outcome.expected)},
                               {"median", number(row.outcome.median)},
                               {"low_90", number(row.outcome.low)},
                               {"high_90", number(row.outcome.high)},
                               {"mean_rank", number(row.outcome.mean_rank)},
                               {"probability_first", number(row.outcome.probability_first)},
                               {"probability_top_three", number(row.outcome.probability_top)}}));
    }
    return object({{"served", number(loss->served)},
                   {"served_known", boolean(loss->served_known)},
                   {"n", integer(loss->n)},
                   {"rows", list(std::move(rows))}});
}

Value ranking_of(const std::optional<priorities::Ranking>& ranking) {
    if (!ranking) return null();
    std::vector<Value> rows, quadrants;
    for (const auto& row : ranking->rows) {
        rows.push_back(object({{"rank", integer(row.rank)},
                               {"moment", of(row.moment)},
                               {"score", number(row.score)},
                               {"importance", number(row.importance)},
                               {"distance", number(row.distance)},
                               {"criticality_weight", integer(row.criticality_weight)},
                               {"reach", number(row.reach)},
                               {"alarm", boolean(row.alarm)},
                               {"tied_on_display", boolean(row.tied_on_display)},
                               {"score_if_critical", number(row.score_if_critical)},
                               {"probability_first", number(row.probability_first)}}));
    }
    for (const auto& point : ranking->quadrants) {
        quadrants.push_back(object({{"moment", of(point.moment)},
                                    {"performance", number(point.performance)},
                                    {"importance", number(point.importance)},
                                    {"quadrant", code(point.quadrant)},
                                    {"probability", number(point.probability)}}));
    }
    return object({{"alarms", ids(ranking->alarms)},
                   {"rows", list(std::move(rows))},
                   {"unranked", ids(ranking->unranked)},
                   {"cut_performance", number(ranking->cut_performance)},
                   {"cut_importance", number(ranking->cut_importance)},
                   {"quadrants", list(std::move(quadrants))}});
}

}  // namespace ciclo::report::json_parts
