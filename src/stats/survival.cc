#include "stats/survival.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include <Eigen/Dense>

#include "stats/special.h"

namespace ciclo::stats {

namespace {

constexpr double tie = 1e-9;  // 1 − 0.1 − 0.1 … must reach 0.5 when it is 0.5

Errors check(std::span<const double> time, const std::vector<bool>& happened) {
    Errors errors;
    if (time.size() != happened.size() || time.empty()) {
        errors.push_back({ErrorKind::invalid, "times and endings do not fit together", "give both for every case", {}});
    }
    for (std::size_t i = 0; i < time.size() && errors.empty(); ++i) {
        if (std::isfinite(time[i]) && time[i] >= 0) continue;
        errors.push_back({ErrorKind::invalid,
                          "case " + std::to_string(i + 1) + " has a negative time",
                          "correct its dates, or leave it out and say so",
                          {}});
    }
    return errors;
}

std::vector<std::size_t> by_time(std::span<const double> time) {
    std::vector<std::size_t> order(time.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return time[a] < time[b]; });
    return order;
}

// First time at which `end` of a step is at most `left`.
std::optional<double> first_at_most(const Survival& survival, double SurvivalStep::*end, double left) {
    for (const SurvivalStep& step : survival.steps) {
        if (step.*end <= left + tie) return step.time;
    }
    return std::nullopt;
}

// Observed less expected endings per group, and their covariance, summed over the times with endings.
struct LogRankSums {
    Eigen::VectorXd excess;
    Eigen::MatrixXd covariance;
};

void add_time(const Eigen::VectorXd& at_risk, const Eigen::VectorXd& ended, LogRankSums& sums) {
    const double n = at_risk.sum(), d = ended.sum();
    if (d == 0) return;
    sums.excess += ended - at_risk * (d / n);
    if (n < 2) return;
    const double factor = d * (n - d) / (n * n * (n - 1));
    Eigen::MatrixXd spread = -factor * at_risk * at_risk.transpose();
    spread.diagonal() += factor * n * at_risk;
    sums.covariance += spread;
}

}  // namespace

Result<Survival> kaplan_meier(std::span<const double> time, const std::vector<bool>& happened, double level) {
    Errors errors = check(time, happened);
    if (!errors.empty()) return errors;
    Survival out;
    out.n = static_cast<std::int64_t>(time.size());
    out.level = level;
    const double z = two_sided_z(level);
    const std::vector<std::size_t> order = by_time(time);
    double survival = 1, greenwood = 0;
    for (std::size_t i = 0; i < order.size();) {
        const double now = time[order[i]];
        SurvivalStep step;
        step.time = now;
        step.at_risk = static_cast<std::int64_t>(order.size() - i);
        for (; i < order.size() && time[order[i]] == now; ++i) step.events += happened[order[i]] ? 1 : 0;
        if (step.events == 0) continue;
        const auto n = static_cast<double>(step.at_risk), d = static_cast<double>(step.events);
        survival *= 1 - d / n;
        greenwood += n > d ? d / (n * (n - d)) : 0;
        step.survival = survival;
        step.se = survival * std::sqrt(greenwood);
        step.low = survival * std::exp(-z * std::sqrt(greenwood));
        step.high = survival == 0 ? 0 : std::min(1.0, survival * std::exp(z * std::sqrt(greenwood)));
        out.events += step.events;
        out.steps.push_back(step);
    }
    return out;
}

std::optional<Estimate> time_quantile(const Survival& survival, double p) {
    ENSURE(p > 0 && p < 1, "a share of cases lies between 0 and 1");
    const auto value = first_at_most(survival, &SurvivalStep::survival, 1 - p);
    if (!value) return std::nullopt;
    Estimate out{
        .value = *value, .low = {}, .high = {}, .level = survival.level, .n = survival.n, .method = Method::count_only};
    const auto low = first_at_most(survival, &SurvivalStep::low, 1 - p);
    const auto high = first_at_most(survival, &SurvivalStep::high, 1 - p);
    if (low && high) {
        out.low = low;
        out.high = high;
        out.method = Method::product_limit;
    }
    return out;
}

Result<LogRank> log_rank(std::span<const double> time, const std::vector<bool>& happened,
                         std::span<const std::size_t> group, std::size_t groups) {
    Errors errors = check(time, happened);
    if (!errors.empty()) return errors;
    const auto width = static_cast<Eigen::Index>(groups);
    Eigen::VectorXd at_risk = Eigen::VectorXd::Zero(width);
    bool known = group.size() == time.size();
    for (const std::size_t g : group) {
        known = known && g < groups;
        if (known) at_risk[static_cast<Eigen::Index>(g)] += 1;
    }
    if (!known || groups < 2 || at_risk.minCoeff() < 1) {
        return Error{
            ErrorKind::refused, "the groups do not fit the cases", "give every case one of at least two groups", {}};
    }
    LogRankSums sums{Eigen::VectorXd::Zero(width), Eigen::MatrixXd::Zero(width, width)};
    const std::vector<std::size_t> order = by_time(time);
    for (std::size_t i = 0; i < order.size();) {
        const double now = time[order[i]];
        Eigen::VectorXd ended = Eigen::VectorXd::Zero(width), leaving = Eigen::VectorXd::Zero(width);
        for (; i < order.size() && time[order[i]] == now; ++i) {
            const auto g = static_cast<Eigen::Index>(group[order[i]]);
            leaving[g] += 1;
            if (happened[order[i]]) ended[g] += 1;
        }
        add_time(at_risk, ended, sums);
        at_risk -= leaving;
    }
    // the excesses sum to 0: the last group says nothing that the others did not
    const Eigen::MatrixXd covariance = sums.covariance.topLeftCorner(width - 1, width - 1);
    const Eigen::VectorXd excess = sums.excess.head(width - 1);
    const Eigen::LDLT<Eigen::MatrixXd> solver(covariance);
    if (!(solver.vectorD().minCoeff() > 0)) {
        return Error{
            ErrorKind::refused, "no case ended while others were still open", "there is nothing to compare", {}};
    }
    LogRank out;
    out.chi_squared = excess.dot(solver.solve(excess));
    out.degrees = static_cast<int>(groups) - 1;
    out.p = chi_squared_upper(out.chi_squared, out.degrees);
    return out;
}

Result<LogRank> log_rank(const Histogram& first, const Histogram& second) {
    if (first.empty() || second.empty()) {
        return Error{
            ErrorKind::refused, "the groups do not fit the cases", "give every case one of at least two groups", {}};
    }
    if (first.values.front() < 0 || second.values.front() < 0)
        return Error{ErrorKind::refused, "a time is negative", "give times from 0 on", {}};
    auto at_risk = static_cast<double>(first.n()), other_at_risk = static_cast<double>(second.n());
    double excess = 0, variance = 0;
    for (std::size_t a = 0, b = 0; a < first.values.size() || b < second.values.size();) {
        const bool of_first =
            b == second.values.size() || (a < first.values.size() && first.values[a] <= second.values[b]);
        const bool of_second =
            a == first.values.size() || (b < second.values.size() && second.values[b] <= first.values[a]);
        const double ended = of_first ? static_cast<double>(first.counts[a++]) : 0;
        const double other_ended = of_second ? static_cast<double>(second.counts[b++]) : 0;
        const double n = at_risk + other_at_risk, d = ended + other_ended;
        excess += ended - at_risk * (d / n);
        if (n > 1) variance += d * (n - d) / (n * n * (n - 1)) * at_risk * other_at_risk;
        at_risk -= ended;
        other_at_risk -= other_ended;
    }
    if (!(variance > 0)) {
        return Error{
            ErrorKind::refused, "no case ended while others were still open", "there is nothing to compare", {}};
    }
    LogRank out;
    out.chi_squared = excess * excess / variance;
    out.degrees = 1;
    out.p = chi_squared_upper(out.chi_squared, out.degrees);
    return out;
}

}  // namespace ciclo::stats
