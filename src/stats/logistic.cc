#include "stats/logistic.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include <Eigen/Dense>

#include "stats/limits.h"

namespace ciclo::stats {

namespace {

constexpr int steps_max = 50;
constexpr double settled = 1e-12;       // relative change of the deviance
constexpr std::size_t subsets_max = 8;  // 256 models

// Rows with the constant in front, successes and counts; row-major so that one pass touches memory once.
struct Design {
    std::size_t width = 0;
    std::vector<double> rows;
    std::vector<double> successes, counts;
    std::size_t size() const { return successes.size(); }
    const double* row(std::size_t index) const { return rows.data() + index * width; }
};

double log_likelihood_term(double successes, double count, double eta) {
    // −log(1 + e^−η) and −log(1 + e^η) without overflow
    const double log_p = eta > 0 ? -std::log1p(std::exp(-eta)) : eta - std::log1p(std::exp(eta));
    return successes * log_p + (count - successes) * (log_p - eta);
}

double eta_of(const Design& design, std::size_t row, const Eigen::VectorXd& beta) {
    double eta = 0;
    const double* x = design.row(row);
    for (std::size_t j = 0; j < design.width; ++j) eta += x[j] * beta[static_cast<Eigen::Index>(j)];
    return eta;
}

struct State {
    double deviance = 0, largest_eta = 0;
    Eigen::MatrixXd information;
    Eigen::VectorXd score;
};

State state_at(const Design& design, const Eigen::VectorXd& beta) {
    const auto width = static_cast<Eigen::Index>(design.width);
    State out{.deviance = 0,
              .largest_eta = 0,
              .information = Eigen::MatrixXd::Zero(width, width),
              .score = Eigen::VectorXd::Zero(width)};
    for (std::size_t row = 0; row < design.size(); ++row) {
        const double eta = eta_of(design, row, beta);
        const double p = 1 / (1 + std::exp(-eta));
        const double rest = design.successes[row] - design.counts[row] * p;
        const double weight = design.counts[row] * p * (1 - p);
        const double* x = design.row(row);
        for (Eigen::Index i = 0; i < width; ++i) {
            out.score[i] += rest * x[i];
            for (Eigen::Index j = 0; j <= i; ++j) out.information(i, j) += weight * x[i] * x[j];
        }
        out.deviance -= 2 * log_likelihood_term(design.successes[row], design.counts[row], eta);
        out.largest_eta = std::max(out.largest_eta, std::fabs(eta));
    }
    return out;
}

Error refused(std::string what, std::string cure) {
    return {ErrorKind::refused, std::move(what), std::move(cure), {}};
}

// Newton's steps, halved when a step overshoots.
Result<Logistic> fit(const Design& design, double null_deviance) {
    Eigen::VectorXd beta = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(design.width));
    State state = state_at(design, beta);
    Logistic out;
    bool converged = false;
    while (!converged && out.iterations < steps_max) {
        const Eigen::LDLT<Eigen::MatrixXd> solver(state.information);
        const Eigen::VectorXd pivots = solver.vectorD();
        if (!(pivots.minCoeff() > 1e-12 * pivots.maxCoeff())) {
            return refused("a column is a combination of the others", "leave it out");
        }
        Eigen::VectorXd step = solver.solve(state.score);
        State next = state_at(design, beta + step);
        for (int halved = 0; next.deviance > state.deviance + 1e-9 && halved < 20; ++halved) {
            step /= 2;
            next = state_at(design, beta + step);
        }
        beta += step;
        converged = std::fabs(state.deviance - next.deviance) <= settled * (std::fabs(next.deviance) + 0.1);
        state = std::move(next);
        ++out.iterations;
        if (state.largest_eta > limits::separated_predictor) {
            return refused("the columns separate the outcomes perfectly",
                           "there is no finite coefficient; show the counts");
        }
    }
    if (!converged) return refused("the logistic model did not settle", "leave out columns or collect more rows");
    const Eigen::MatrixXd covariance = state.information.selfadjointView<Eigen::Lower>().ldlt().solve(
        Eigen::MatrixXd::Identity(beta.size(), beta.size()));
    for (Eigen::Index i = 0; i < beta.size(); ++i) {
        out.coefficients.push_back(beta[i]);
        out.se.push_back(std::sqrt(covariance(i, i)));
    }
    out.deviance = state.deviance;
    out.null_deviance = null_deviance;
    out.mcfadden = 1 - state.deviance / null_deviance;
    out.aic = state.deviance + 2 * static_cast<double>(beta.size());
    out.n = std::accumulate(design.counts.begin(), design.counts.end(), 0.0);
    return out;
}

double null_deviance_of(const Design& design) {
    const double successes = std::accumulate(design.successes.begin(), design.successes.end(), 0.0);
    const double n = std::accumulate(design.counts.begin(), design.counts.end(), 0.0);
    return -2 * (successes * std::log(successes / n) + (n - successes) * std::log(1 - successes / n));
}

Errors check(const LogisticInput& input) {
    Errors errors;
    const std::size_t rows = input.outcome.size();
    double successes = 0, total = 0;
    bool sane = true;
    for (std::size_t row = 0; row < rows; ++row) {
        const double count = input.counts.empty() ? 1 : input.counts[std::min(row, input.counts.size() - 1)];
        sane = sane && input.outcome[row] >= 0 && input.outcome[row] <= count;
        successes += input.outcome[row];
        total += count;
    }
    for (const auto& column : input.columns) {
        sane = sane && column.size() == rows &&
               std::all_of(column.begin(), column.end(), [](double v) { return std::isfinite(v); });
    }
    if (!sane || (!input.counts.empty() && input.counts.size() != rows)) {
        errors.push_back({ErrorKind::invalid,
                          "columns, outcomes and counts do not fit together",
                          "give finite values of equal length, outcomes from 0 to their count",
                          {}});
    } else if (successes == 0 || successes == total) {
        errors.push_back(refused("all outcomes are the same", "there is nothing to model"));
    }
    return errors;
}

Design design_of(const LogisticInput& input, std::size_t mask) {
    Design out;
    out.width = 1;
    for (std::size_t c = 0; c < input.columns.size(); ++c) out.width += mask >> c & 1U;
    out.successes.assign(input.outcome.begin(), input.outcome.end());
    out.counts.assign(input.counts.begin(), input.counts.end());
    if (out.counts.empty()) out.counts.assign(input.outcome.size(), 1);
    out.rows.reserve(out.width * input.outcome.size());
    for (std::size_t row = 0; row < input.outcome.size(); ++row) {
        out.rows.push_back(1);
        for (std::size_t c = 0; c < input.columns.size(); ++c) {
            if ((mask >> c & 1U) != 0) out.rows.push_back(input.columns[c][row]);
        }
    }
    return out;
}

// Equal rows joined: ratings of few moments have few patterns.
struct Patterns {
    std::vector<std::vector<double>> columns;
    std::vector<double> successes, counts;
};

Patterns joined(const Columns& columns, std::span<const double> outcome) {
    std::vector<std::size_t> order(outcome.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto compare = [&](std::size_t a, std::size_t b) {
        for (const auto& column : columns) {
            if (column[a] != column[b]) return column[a] < column[b] ? -1 : 1;
        }
        return 0;
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int sign = compare(a, b);
        return sign != 0 ? sign < 0 : a < b;
    });
    Patterns out;
    out.columns.resize(columns.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || compare(order[i - 1], order[i]) != 0) {
            for (std::size_t c = 0; c < columns.size(); ++c) out.columns[c].push_back(columns[c][order[i]]);
            out.successes.push_back(0);
            out.counts.push_back(0);
        }
        out.successes.back() += outcome[order[i]];
        out.counts.back() += 1;
    }
    return out;
}

}  // namespace

Result<Logistic> logistic(const LogisticInput& input) {
    Errors errors = check(input);
    if (!errors.empty()) return errors;
    ENSURE(input.columns.size() < 64, "columns of a logistic model are few");
    const Design design = design_of(input, ~std::size_t{0});
    return fit(design, null_deviance_of(design));
}

Result<std::vector<double>> subset_mcfadden(const Columns& columns, std::span<const double> outcome) {
    if (columns.empty() || columns.size() > subsets_max) {
        return Error{
            ErrorKind::limit, "subsets of " + std::to_string(columns.size()) + " columns", "give 1 to 8 columns", {}};
    }
    Errors errors = check({columns, outcome, {}});
    if (!errors.empty()) return errors;
    const Patterns patterns = joined(columns, outcome);
    const LogisticInput input{Columns(patterns.columns.begin(), patterns.columns.end()), patterns.successes,
                              patterns.counts};
    std::vector<double> out(std::size_t{1} << columns.size(), 0);
    for (std::size_t mask = 1; mask < out.size(); ++mask) {
        const Design design = design_of(input, mask);
        const Result<Logistic> model = fit(design, null_deviance_of(design));
        if (!model) return model.errors();
        out[mask] = model->mcfadden;
    }
    return out;
}

}  // namespace ciclo::stats
