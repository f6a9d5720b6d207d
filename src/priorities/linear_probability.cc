#include "priorities/linear_probability.h"

#include <cmath>

#include "indicators/respondent_ratios.h"
#include "stats/correlation.h"

namespace ciclo::priorities {

namespace {

std::size_t cell(std::size_t i, std::size_t j) { return i * (i + 1) / 2 + j; }

/// Lower triangle of Σ weight(row) · x xᵀ over the first `size` columns of the centred rows.
template <class Weight>
std::vector<double> weighted_products(const stats::CompleteRows& rows, std::size_t size, const Weight& weight) {
    std::vector<double> products(size * (size + 1) / 2, 0.0);
    for (std::size_t r = 0; r < rows.rows(); ++r) {
        const auto row = rows.row(r);
        const double w = weight(row);
        for (std::size_t i = 0; i < size; ++i) {
            const double scaled = w * row[i];
            for (std::size_t j = 0; j <= i; ++j) products[cell(i, j)] += scaled * row[j];
        }
    }
    return products;
}

/// Inverse of L·Lᵀ, full and row-major; L has no zero on its diagonal.
std::vector<double> inverse_of(const std::vector<double>& lower, std::size_t size) {
    std::vector<double> half(size * size, 0.0), inverse(size * size, 0.0);  // half = L⁻¹
    for (std::size_t column = 0; column < size; ++column) {
        for (std::size_t i = column; i < size; ++i) {
            double rest = i == column ? 1.0 : 0.0;
            for (std::size_t k = column; k < i; ++k) rest -= lower[cell(i, k)] * half[k * size + column];
            half[i * size + column] = rest / lower[cell(i, i)];
        }
    }
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            for (std::size_t k = 0; k < size; ++k) inverse[i * size + j] += half[k * size + i] * half[k * size + j];
        }
    }
    return inverse;
}

double sandwich(const std::vector<double>& bread, const std::vector<double>& meat, std::size_t size, std::size_t at) {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            const double middle = i >= j ? meat[cell(i, j)] : meat[cell(j, i)];
            sum += bread[at * size + i] * middle * bread[j * size + at];
        }
    }
    return sum;
}

}  // namespace

std::optional<std::vector<RiskDifference>> risk_differences(const std::vector<std::vector<double>>& columns,
                                                            std::span<const double> outcome) {
    const std::size_t size = columns.size();
    stats::Columns all(columns.begin(), columns.end());
    all.push_back(outcome);
    const stats::CompleteRows rows = stats::complete_rows(all);  // centred, which takes the constant out of the model
    if (size == 0 || rows.rows() <= size + 1) return std::nullopt;
    const std::vector<double> products = weighted_products(rows, size + 1, [](auto) { return 1.0; });
    const std::vector<double> among(products.begin(), products.begin() + static_cast<std::ptrdiff_t>(cell(size, 0)));
    const std::vector<double> lower = indicators::cholesky_of(among, size);
    for (std::size_t i = 0; i < size; ++i) {
        if (lower[cell(i, i)] <= 0) return std::nullopt;
    }
    const std::vector<double> inverse = inverse_of(lower, size);
    std::vector<RiskDifference> out(size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) out[i].value += inverse[i * size + j] * products[cell(size, j)];
    }
    const std::vector<double> meat = weighted_products(rows, size, [&](std::span<const double> row) {
        double residual = row[size];
        for (std::size_t i = 0; i < size; ++i) residual -= out[i].value * row[i];
        return residual * residual;
    });
    const auto n = static_cast<double>(rows.rows());
    const double correction = n / (n - static_cast<double>(size) - 1);
    for (std::size_t i = 0; i < size; ++i) out[i].error = std::sqrt(correction * sandwich(inverse, meat, size, i));
    return out;
}

}  // namespace ciclo::priorities
