#include "stats/pareto.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/bootstrap.h"
#include "stats/parallel.h"
#include "stats/random.h"

namespace ciclo::stats {

namespace {

constexpr double a_until = 0.80, b_until = 0.95;  // share held by the causes before this one
constexpr double eighty_twenty_from = 0.60;
constexpr double tie = 1e-9;

std::vector<std::size_t> sorted_order(std::span<const Cause> causes, std::span<const double> weights) {
    std::vector<std::size_t> order(causes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (causes[a].others != causes[b].others) return causes[b].others;
        return weights[a] > weights[b];
    });
    return order;
}

AbcClass class_of(double before, bool others) {
    if (before < a_until - tie && !others) return AbcClass::a;
    return before < b_until - tie ? AbcClass::b : AbcClass::c;
}

// Share of the largest fifth of the named causes (rounded up); "others" is not a cause.
double top_fifth(std::span<const Cause> causes, const std::vector<std::size_t>& order, std::span<const double> weights,
                 double total) {
    const auto named =
        static_cast<std::size_t>(std::count_if(causes.begin(), causes.end(), [](const Cause& c) { return !c.others; }));
    double sum = 0;
    for (std::size_t i = 0; i < (named + 4) / 5; ++i) sum += weights[order[i]];
    return sum / total;
}

// 95 % range of each cause's rank when complaints are drawn again.
void add_ranges(std::span<const Cause> causes, const ParetoOptions& options, Pareto& out) {
    std::vector<std::int64_t> counts;
    for (const Cause& cause : causes) counts.push_back(cause.count);
    std::vector<std::vector<double>> ranks(causes.size());
    const auto replicates = static_cast<std::size_t>(options.replicates);
    for (auto& list : ranks) list.resize(replicates);
    std::size_t replicate = 0;
    const auto note = [&](std::span<const std::int64_t> drawn) {
        std::vector<double> weights;
        for (std::size_t i = 0; i < causes.size(); ++i)
            weights.push_back(static_cast<double>(drawn[i]) * causes[i].severity);
        const std::vector<std::size_t> order = sorted_order(causes, weights);
        for (std::size_t rank = 0; rank < order.size(); ++rank)
            ranks[order[rank]][replicate] = static_cast<double>(rank + 1);
        ++replicate;
        return 0.0;
    };
    // one thread: the ranks are written in the order of the replicates
    (void)bootstrap_replicates(counts, note, {.seed = options.seed, .replicates = options.replicates, .threads = 1});
    for (ParetoLine& line : out.lines) {
        line.rank_low = static_cast<std::size_t>(std::floor(replicate_quantile(ranks[line.cause], 0.025)));
        line.rank_high = static_cast<std::size_t>(std::ceil(replicate_quantile(ranks[line.cause], 0.975)));
    }
}

}  // namespace

const Names<AbcClass, 3>& names_of(AbcClass*) {
    static constexpr Names<AbcClass, 3> table{{
        {AbcClass::a, "A", "A", "A", "A"},
        {AbcClass::b, "B", "B", "B", "B"},
        {AbcClass::c, "C", "C", "C", "C"},
    }};
    return table;
}

std::optional<double> gini(std::span<const double> amounts) {
    std::vector<double> sorted(amounts.begin(), amounts.end());
    std::sort(sorted.begin(), sorted.end());
    double sum = 0, ranked = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        ENSURE(std::isfinite(sorted[i]) && sorted[i] >= 0, "amounts are finite and not negative");
        sum += sorted[i];
        ranked += static_cast<double>(i + 1) * sorted[i];
    }
    if (sum == 0) return std::nullopt;
    const auto n = static_cast<double>(sorted.size());
    return 2 * ranked / (n * sum) - (n + 1) / n;
}

std::optional<Pareto> pareto(std::span<const Cause> causes, const ParetoOptions& options) {
    std::vector<double> weights;
    Pareto out;
    for (const Cause& cause : causes) {
        ENSURE(cause.count >= 0 && std::isfinite(cause.severity) && cause.severity >= 0,
               "counts and severities are not negative");
        weights.push_back(static_cast<double>(cause.count) * cause.severity);
        out.n += cause.count;
    }
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (total == 0) return std::nullopt;
    const std::vector<std::size_t> order = sorted_order(causes, weights);
    double before = 0;
    for (const std::size_t cause : order) {
        const double upto = before + weights[cause];
        out.lines.push_back({.cause = cause,
                             .weight = weights[cause],
                             .cumulative = upto / total,
                             .abc = class_of(before / total, causes[cause].others),
                             .rank_low = 0,
                             .rank_high = 0});
        before = upto;
    }
    out.top_fifth_share = top_fifth(causes, order, weights, total);
    out.eighty_twenty = out.top_fifth_share >= eighty_twenty_from - tie;
    out.gini = *gini(weights);
    if (options.replicates > 0) add_ranges(causes, options, out);
    return out;
}

}  // namespace ciclo::stats
