#include "priorities/expected_loss.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "indicators/limits.h"
#include "indicators/overall_table.h"
#include "priorities/limits.h"
#include "priorities/linear_probability.h"
#include "stats/random.h"

namespace ciclo::priorities {

namespace {

/// Gamma(shape, 1) by Marsaglia & Tsang (2000); shapes below 1 by their boost.
double draw_gamma(double shape, stats::Stream& stream) {
    if (shape < 1) return draw_gamma(shape + 1, stream) * std::pow(1 - stream.unit(), 1 / shape);
    const double d = shape - 1.0 / 3.0, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double z = stream.normal(), v = std::pow(1 + c * z, 3);
        if (v <= 0) continue;
        if (std::log(1 - stream.unit()) < 0.5 * z * z + d - d * v + d * std::log(v)) return d * v;
    }
}

double draw_loss(const LossIngredients& moment, stats::Stream& stream) {
    const double fails = draw_gamma(moment.failures, stream), holds = draw_gamma(moment.successes, stream);
    const double consequence = moment.consequence + moment.consequence_error * stream.normal();
    return moment.exposed * fails / (fails + holds) * std::max(0.0, consequence);
}

/// Ranks of one draw, 1 = largest; equal losses in the order given.
void add_ranks(const std::vector<double>& losses, std::vector<LossOutcome>& out) {
    std::vector<std::size_t> order(losses.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return losses[a] > losses[b]; });
    for (std::size_t place = 0; place < order.size(); ++place) {
        LossOutcome& outcome = out[order[place]];
        outcome.mean_rank += static_cast<double>(place + 1);
        outcome.probability_first += place == 0 ? 1 : 0;
        outcome.probability_top += place < team_capacity ? 1 : 0;
    }
}

void summarise(std::vector<double>& losses, LossOutcome& outcome) {
    std::sort(losses.begin(), losses.end());
    const auto draws = static_cast<double>(losses.size());
    const auto at = [&](double share) { return losses[static_cast<std::size_t>(share * (draws - 1))]; };
    outcome.expected = std::accumulate(losses.begin(), losses.end(), 0.0) / draws;
    outcome.low = at((1 - ranking_level) / 2);
    outcome.median = at(0.5);
    outcome.high = at((1 + ranking_level) / 2);
    outcome.mean_rank /= draws;
    outcome.probability_first /= draws;
    outcome.probability_top /= draws;
}

std::vector<double> failures(const survey::Column& column, const std::vector<std::uint32_t>& rows) {
    std::vector<double> flags;
    flags.reserve(rows.size());
    for (const std::uint32_t row : rows) flags.push_back(column.value[row] <= column.scale.negative_to ? 1.0 : 0.0);
    return flags;
}

bool varies(const std::vector<double>& flags) {
    return std::adjacent_find(flags.begin(), flags.end(), std::not_equal_to<>()) != flags.end();
}

LossRow row_of(const indicators::MomentMeasure& measure, double served, const RiskDifference& consequence) {
    LossRow row;
    row.moment = measure.moment;
    row.rated = measure.n;
    row.failed = std::llround(measure.negative->value * static_cast<double>(measure.n));
    row.ingredients.exposed = served * measure.reach->value;
    row.ingredients.failures = 0.5 + static_cast<double>(row.failed);
    row.ingredients.successes = 0.5 + static_cast<double>(row.rated - row.failed);
    row.ingredients.consequence = consequence.value;
    row.ingredients.consequence_error = consequence.error;
    return row;
}

void simulate_rows(ExpectedLoss& loss) {
    std::vector<LossIngredients> ingredients;
    for (const LossRow& row : loss.rows) ingredients.push_back(row.ingredients);
    const auto outcomes = simulate_losses(ingredients, stats::seed_of("expected loss"), loss_draws);
    for (std::size_t i = 0; i < loss.rows.size(); ++i) loss.rows[i].outcome = outcomes[i];
    std::stable_sort(loss.rows.begin(), loss.rows.end(), [](const LossRow& a, const LossRow& b) {
        return a.outcome.expected > b.outcome.expected;
    });
}

}  // namespace

std::vector<LossOutcome> simulate_losses(std::span<const LossIngredients> moments, std::uint64_t seed, int draws) {
    std::vector<LossOutcome> out(moments.size());
    std::vector<std::vector<double>> losses(moments.size());
    std::vector<double> once(moments.size());
    for (int draw = 0; draw < draws; ++draw) {
        stats::Stream stream(seed, static_cast<std::uint64_t>(draw));
        for (std::size_t i = 0; i < moments.size(); ++i) {
            once[i] = draw_loss(moments[i], stream);
            losses[i].push_back(once[i]);
        }
        add_ranks(once, out);
    }
    for (std::size_t i = 0; i < moments.size(); ++i) summarise(losses[i], out[i]);
    return out;
}

std::optional<ExpectedLoss> expected_loss(const moments::Evidence& evidence, const indicators::Measures& measures) {
    const std::optional<indicators::OverallTable> table = indicators::overall_table(evidence);
    if (!table || static_cast<std::int64_t>(table->rows.size()) < indicators::driver_rows_for_order) return {};
    const std::vector<double> dissatisfied = failures(*table->overall, table->rows);
    std::vector<std::vector<double>> failed;
    std::vector<const indicators::MomentMeasure*> kept;
    for (std::size_t i = 0; i < table->moments.size(); ++i) {
        std::vector<double> flags = failures(*table->ratings[i], table->rows);
        if (!varies(flags)) continue;
        failed.push_back(std::move(flags));
        kept.push_back(measures.find(table->moments[i]));
    }
    const auto consequences = varies(dissatisfied) ? risk_differences(failed, dissatisfied) : std::nullopt;
    if (!consequences) return std::nullopt;
    ExpectedLoss loss;
    loss.n = static_cast<std::int64_t>(table->rows.size());
    loss.served_known = evidence.exposure.served.has_value();
    if (loss.served_known) loss.served = static_cast<double>(*evidence.exposure.served);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        loss.rows.push_back(row_of(*kept[i], loss.served, (*consequences)[i]));
    }
    simulate_rows(loss);
    return loss;
}

}  // namespace ciclo::priorities
