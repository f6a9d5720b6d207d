// Expected loss (measurement 3.1): how many customers leave dissatisfied on account of each moment, per period served.
// Shown beside the attention score when the data allow it, never instead of it.
//
//   std::optional<ExpectedLoss> loss = expected_loss(evidence, measures);
//
// L = N · p · s. N: customers who live the moment (served × reach; per 1,000 customers when nobody said how many were
// served). p: chance that it fails, posterior Beta(½ + failures, ½ + rest). s: by how much a failure raises the chance
// of overall dissatisfaction while the other moments' failures stand still: coefficient of a linear probability model on
// the failures of all moments with heteroscedasticity-consistent errors (HC1), floor 0. Uncertainty by simulation, 10,000
// draws, seeded. Assumption that breaks it: a common cause that was not asked about; s is association, and the draws of
// different moments are taken as independent. Needs an overall question and 200 complete rows. Pure; same bits always.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::priorities {

/// One moment's ingredients.
struct LossIngredients {
    double exposed = 0;                     ///< N
    double failures = 0.5, successes = 0.5; ///< of the Beta posterior
    double consequence = 0, consequence_error = 0;
};

/// What the simulation says of it. The interval holds 90 % of the draws.
struct LossOutcome {
    double expected = 0, median = 0, low = 0, high = 0;
    double mean_rank = 0;                   ///< 1 = largest loss
    double probability_first = 0;
    double probability_top = 0;             ///< among the first `team_capacity`
};
std::vector<LossOutcome> simulate_losses(std::span<const LossIngredients> moments, std::uint64_t seed, int draws);

struct LossRow {
    cycle::MomentId moment;
    std::int64_t failed = 0, rated = 0;     ///< ratings ≤ negative_to, of all ratings
    LossIngredients ingredients;
    LossOutcome outcome;
};
struct ExpectedLoss {
    double served = 1000;                   ///< customers of the period the losses are counted in
    bool served_known = false;              ///< false: per 1,000 customers
    std::int64_t n = 0;                     ///< complete rows behind the consequences
    std::vector<LossRow> rows;              ///< by expected loss, descending; ties in map order
};

/// Nothing without an overall question of its own, below 200 complete rows, or when the failures of two moments always
/// coincide (their consequences cannot be told apart). Moments that never or always failed are left out.
std::optional<ExpectedLoss> expected_loss(const moments::Evidence& evidence, const indicators::Measures& measures);

}  // namespace ciclo::priorities
