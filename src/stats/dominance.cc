#include "stats/dominance.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <Eigen/Dense>

#include "base/ensure.h"

namespace ciclo::stats {

namespace {

// Visits every subset depth first. At each level `matrix` holds what is left of the correlations, among predictors and
// with the response (last row), once the chosen predictors are swept out: most subsets end with few predictors left, so
// the whole tree costs about three multiplications per subset.
class SubsetWalk {
public:
    explicit SubsetWalk(const LinearModel& model)
        : p_(model.predictors), width_(model.predictors + 1), levels_(p_ + 1), table_(std::size_t{1} << p_, 0.0) {
        for (auto& level : levels_) level.resize(width_ * width_);
        for (std::size_t i = 0; i < p_; ++i) {
            for (std::size_t j = 0; j < p_; ++j) levels_[0][i * width_ + j] = model.among[i * p_ + j];
            levels_[0][p_ * width_ + i] = model.with[i];
        }
    }

    std::vector<double> run() {
        visit(0, 0, 0, 0);
        return std::move(table_);
    }

private:
    // Adds each predictor from `first` on to the subset `mask`, whose R² is `explained`.
    void visit(std::size_t depth, std::size_t first, std::size_t mask, double explained) {
        const double* a = levels_[depth].data();
        for (std::size_t i = first; i < p_; ++i) {
            const std::size_t with = mask | (std::size_t{1} << i);
            const double pivot = a[i * width_ + i];
            const bool aliased = pivot < limits::aliased_pivot;
            const double y = a[p_ * width_ + i];
            const double more = aliased ? explained : explained + y * y / pivot;
            table_[with] = more;
            if (i + 1 == p_) continue;
            sweep(depth, i, aliased ? 0 : 1 / pivot);
            visit(depth + 1, i + 1, with, more);
        }
    }

    // Lower triangle of rows after `pivot`, response row last.
    void sweep(std::size_t depth, std::size_t pivot, double scale) {
        const double* from = levels_[depth].data();
        double* to = levels_[depth + 1].data();
        for (std::size_t row = pivot + 1; row <= p_; ++row) {
            const double factor = from[row * width_ + pivot] * scale;
            const std::size_t end = std::min(row + 1, p_);
            for (std::size_t column = pivot + 1; column < end; ++column) {
                to[row * width_ + column] = from[row * width_ + column] - factor * from[column * width_ + pivot];
            }
        }
    }

    std::size_t p_, width_;
    std::vector<std::vector<double>> levels_;
    std::vector<double> table_;
};

// Weight of a gain made by joining a coalition of each size: |S|!(p−|S|−1)!/p!.
std::vector<double> shapley_weights(std::size_t players) {
    std::vector<double> weights(players);
    double choose = 1;  // players−1 over size
    for (std::size_t size = 0; size < players; ++size) {
        weights[size] = 1 / (choose * static_cast<double>(players));
        choose = choose * static_cast<double>(players - 1 - size) / static_cast<double>(size + 1);
    }
    return weights;
}

Eigen::MatrixXd among_of(const LinearModel& model) {
    const auto p = static_cast<Eigen::Index>(model.predictors);
    return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(model.among.data(),
                                                                                                    p, p);
}

Eigen::VectorXd with_of(const LinearModel& model) {
    return Eigen::Map<const Eigen::VectorXd>(model.with.data(), static_cast<Eigen::Index>(model.predictors));
}

std::vector<double> list_of(const Eigen::VectorXd& vector) {
    return {vector.data(), vector.data() + vector.size()};
}

}  // namespace

LinearModel linear_model(const Correlations& correlations, std::size_t response) {
    ENSURE(response < correlations.size, "the response is one of the columns");
    LinearModel out;
    out.predictors = correlations.size - 1;
    for (std::size_t i = 0; i < correlations.size; ++i) {
        if (i == response) continue;
        out.with.push_back(correlations.at(i, response));
        for (std::size_t j = 0; j < correlations.size; ++j) {
            if (j != response) out.among.push_back(correlations.at(i, j));
        }
    }
    return out;
}

std::vector<double> subset_r_squared(const LinearModel& model) {
    ENSURE(model.predictors >= 1 && model.predictors <= limits::exact_drivers_max, "2^p models fit in memory");
    return SubsetWalk(model).run();
}

std::vector<double> shapley(std::span<const double> worth, std::size_t players) {
    ENSURE(players >= 1 && players < 32 && worth.size() == std::size_t{1} << players, "a worth for every coalition");
    const std::vector<double> by_size = shapley_weights(players);
    std::vector<double> weights(worth.size() / 2 + 1), out(players, 0);
    for (std::size_t mask = 0; mask < worth.size() / 2; ++mask) {
        weights[mask] = by_size[static_cast<std::size_t>(std::popcount(mask))];
    }
    for (std::size_t player = 0; player < players; ++player) {
        const std::size_t bit = std::size_t{1} << player;
        double sum = 0;
        // coalitions without the player come in runs of `bit` masks; squeezing the player's bit out of such a mask,
        // which keeps its size, numbers them without gaps
        const double* weight = weights.data();
        for (std::size_t run = 0; run < worth.size(); run += 2 * bit) {
            for (std::size_t mask = run; mask < run + bit; ++mask) sum += *weight++ * (worth[mask | bit] - worth[mask]);
        }
        out[player] = sum;
    }
    return out;
}

std::vector<double> shapley_of_groups(std::span<const double> worth, std::size_t players,
                                      std::span<const std::vector<std::size_t>> groups) {
    std::vector<std::size_t> members;
    std::size_t everyone = 0;
    for (const auto& group : groups) {
        std::size_t mask = 0;
        for (const std::size_t player : group) mask |= std::size_t{1} << player;
        ENSURE(mask != 0 && (everyone & mask) == 0, "groups have members and share none");
        everyone |= mask;
        members.push_back(mask);
    }
    ENSURE(everyone + 1 == std::size_t{1} << players, "every player is in a group");
    std::vector<double> joint(std::size_t{1} << groups.size());
    for (std::size_t mask = 0; mask < joint.size(); ++mask) {
        std::size_t coalition = 0;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if ((mask >> g & 1U) != 0) coalition |= members[g];
        }
        joint[mask] = worth[coalition];
    }
    return shapley(joint, groups.size());
}

std::vector<std::vector<double>> conditional_dominance(std::span<const double> worth, std::size_t players) {
    ENSURE(players >= 1 && players < 32 && worth.size() == std::size_t{1} << players, "a worth for every coalition");
    const std::vector<double> weights = shapley_weights(players);
    std::vector<std::vector<double>> out(players, std::vector<double>(players, 0));
    for (std::size_t player = 0; player < players; ++player) {
        const std::size_t bit = std::size_t{1} << player;
        for (std::size_t mask = 0; mask < worth.size(); ++mask) {
            if ((mask & bit) != 0) continue;
            const auto size = static_cast<std::size_t>(std::popcount(mask));
            // the Shapley weight times p is one over the number of coalitions of this size
            out[player][size] += weights[size] * static_cast<double>(players) * (worth[mask | bit] - worth[mask]);
        }
    }
    return out;
}

Contributions contributions(const LinearModel& model) {
    ENSURE(model.predictors >= 1, "a model has predictors");
    const Eigen::MatrixXd among = among_of(model);
    const Eigen::VectorXd with = with_of(model);
    Contributions out;
    out.first = list_of(with.array().square());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(among);
    const Eigen::VectorXd values = eigen.eigenvalues();
    const Eigen::VectorXd projected = eigen.eigenvectors().transpose() * with;
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        if (values[i] > limits::aliased_pivot) out.r_squared += projected[i] * projected[i] / values[i];
    }
    out.aliased = values.minCoeff() <= limits::aliased_pivot;
    if (out.aliased) return out;
    const Eigen::MatrixXd inverse = among.llt().solve(Eigen::MatrixXd::Identity(among.rows(), among.cols()));
    const Eigen::VectorXd beta = inverse * with;
    const Eigen::VectorXd spread = inverse.diagonal();
    const Eigen::VectorXd rotated = eigen.eigenvectors() * (projected.array() / values.array().sqrt()).matrix();
    out.beta = list_of(beta);
    out.pratt = list_of(beta.array() * with.array());
    out.vif = list_of(spread);
    out.last = list_of(beta.array().square() / spread.array());
    out.car = list_of(rotated.array().square());
    return out;
}

std::vector<double> relative_weights(const LinearModel& model) {
    ENSURE(model.predictors >= 1, "a model has predictors");
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(among_of(model));
    const Eigen::MatrixXd& vectors = eigen.eigenvectors();
    const Eigen::ArrayXd values = eigen.eigenvalues().array().max(0.0);
    const Eigen::ArrayXd roots = values.sqrt();
    const Eigen::ArrayXd projected = (vectors.transpose() * with_of(model)).array();
    // directions without spread explain nothing
    const Eigen::ArrayXd scaled = (values > limits::aliased_pivot).select(projected / roots, 0.0);
    const Eigen::MatrixXd link = vectors * roots.matrix().asDiagonal() * vectors.transpose();
    const Eigen::VectorXd beta = vectors * scaled.matrix();
    return list_of(link.array().square().matrix() * beta.array().square().matrix());
}

}  // namespace ciclo::stats
