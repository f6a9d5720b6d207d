// Columns of numbers, the rows that are complete, and their correlations.
//
//   Columns columns{{wifi, seat, overall}};             // spans; NaN = missing, never 0
//   CompleteRows rows = complete_rows(columns);
//   Correlations r = *correlations(rows);
//
// Listwise: a row with one missing value is left out and counted. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace ciclo::stats {

/// Equally long columns; NaN is "missing", infinities are refused by ENSURE.
using Columns = std::vector<std::span<const double>>;

/// The complete rows, one after another, each value less its column's mean.
struct CompleteRows {
    std::size_t columns = 0;
    std::vector<double> centred;  ///< row-major
    std::vector<double> means;
    std::int64_t left_out = 0;
    std::size_t rows() const { return columns == 0 ? 0 : centred.size() / columns; }
    std::span<const double> row(std::size_t index) const { return {centred.data() + index * columns, columns}; }
};
CompleteRows complete_rows(const Columns& columns);

/// Symmetric, ones on the diagonal.
struct Correlations {
    std::size_t size = 0;
    std::vector<double> values;  ///< row-major, size²
    std::vector<double> sd;      ///< n − 1 below
    std::int64_t n = 0;
    double at(std::size_t row, std::size_t column) const { return values[row * size + column]; }
};
/// Pearson. Refuses fewer than 3 rows and a column without spread (naming its 0-based position).
Result<Correlations> correlations(const CompleteRows& rows);
Result<Correlations> correlations(const Columns& columns);

/// Weighted sums of products of centred rows; sums of groups of rows add up, which the bootstrap of drivers.h lives on.
class CrossProducts {
public:
    explicit CrossProducts(std::size_t columns);
    void add(std::span<const double> row, double weight = 1);
    void add(const CrossProducts& other, double times);
    void clear();
    double weight() const { return weight_; }
    /// Correlation matrix, row-major, into `out` (columns²); false when a column has no spread.
    bool correlation(std::vector<double>& out) const;
    /// Centred product Σw(x_i − x̄_i)(x_j − x̄_j).
    double centred(std::size_t i, std::size_t j) const;

private:
    std::size_t columns_;
    double weight_ = 0;
    std::vector<double> sums_;
    std::vector<double> products_;  ///< lower triangle, row after row
};

}  // namespace ciclo::stats
