#include "stats/correlation.h"

#include <cmath>
#include <string>

namespace ciclo::stats {

namespace {

// Below this share of the column's own size a spread is rounding noise, not spread.
constexpr double no_spread = 1e-24;

std::vector<std::uint32_t> complete_positions(const Columns& columns) {
    std::vector<std::uint32_t> rows;
    const std::size_t n = columns.front().size();
    for (std::size_t row = 0; row < n; ++row) {
        bool complete = true;
        for (const auto& column : columns) {
            ENSURE(!std::isinf(column[row]), "a value is a number or missing, never infinite");
            complete = complete && !std::isnan(column[row]);
        }
        if (complete) rows.push_back(static_cast<std::uint32_t>(row));
    }
    return rows;
}

}  // namespace

CompleteRows complete_rows(const Columns& columns) {
    CompleteRows out;
    out.columns = columns.size();
    if (columns.empty()) return out;
    for (const auto& column : columns) {
        ENSURE(column.size() == columns.front().size(), "columns are equally long");
    }
    const std::vector<std::uint32_t> rows = complete_positions(columns);
    out.left_out = static_cast<std::int64_t>(columns.front().size() - rows.size());
    out.means.assign(columns.size(), 0);
    out.centred.resize(columns.size() * rows.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        double sum = 0;
        for (const std::uint32_t row : rows) sum += columns[c][row];
        if (!rows.empty()) out.means[c] = sum / static_cast<double>(rows.size());
        double* to = out.centred.data() + c;
        for (const std::uint32_t row : rows) {
            *to = columns[c][row] - out.means[c];
            to += columns.size();
        }
    }
    return out;
}

CrossProducts::CrossProducts(std::size_t columns)
    : columns_(columns), sums_(columns, 0), products_(columns * (columns + 1) / 2, 0) {}

void CrossProducts::add(std::span<const double> row, double weight) {
    const double* x = row.data();
    double* product = products_.data();
    for (std::size_t i = 0; i < columns_; ++i) {
        const double weighted = x[i] * weight;
        sums_[i] += weighted;
        for (std::size_t j = 0; j <= i; ++j) product[j] += weighted * x[j];
        product += i + 1;
    }
    weight_ += weight;
}

void CrossProducts::add(const CrossProducts& other, double times) {
    ENSURE(other.columns_ == columns_, "groups of the same columns are added");
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += times * other.sums_[i];
    for (std::size_t i = 0; i < products_.size(); ++i) products_[i] += times * other.products_[i];
    weight_ += times * other.weight_;
}

void CrossProducts::clear() {
    weight_ = 0;
    sums_.assign(sums_.size(), 0);
    products_.assign(products_.size(), 0);
}

double CrossProducts::centred(std::size_t i, std::size_t j) const {
    if (i < j) std::swap(i, j);
    return products_[i * (i + 1) / 2 + j] - sums_[i] * sums_[j] / weight_;
}

bool CrossProducts::correlation(std::vector<double>& out) const {
    out.resize(columns_ * columns_);
    if (weight_ <= 0) return false;
    for (std::size_t i = 0; i < columns_; ++i) {
        const double own = centred(i, i);
        const double size = products_[i * (i + 1) / 2 + i] + weight_ * 1e-12;
        if (!(own > no_spread * size)) return false;
        out[i * columns_ + i] = std::sqrt(own);
    }
    for (std::size_t i = 0; i < columns_; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double r = centred(i, j) / (out[i * columns_ + i] * out[j * columns_ + j]);
            out[i * columns_ + j] = out[j * columns_ + i] = r;
        }
    }
    for (std::size_t i = 0; i < columns_; ++i) out[i * columns_ + i] = 1;
    return true;
}

Result<Correlations> correlations(const CompleteRows& rows) {
    const std::size_t n = rows.rows();
    if (n < 3) {
        return Error{ErrorKind::refused, "only " + std::to_string(n) + " complete rows", "give at least 3", {}};
    }
    CrossProducts products(rows.columns);
    for (std::size_t row = 0; row < n; ++row) products.add(rows.row(row));
    Correlations out;
    out.size = rows.columns;
    out.n = static_cast<std::int64_t>(n);
    Errors errors;
    for (std::size_t c = 0; c < rows.columns; ++c) {
        const double spread = products.centred(c, c);
        out.sd.push_back(std::sqrt(spread / static_cast<double>(n - 1)));
        if (!(spread > 0)) {
            errors.push_back({ErrorKind::refused,
                              "every value of column " + std::to_string(c) + " is the same",
                              "leave the column out",
                              {}});
        }
    }
    if (!errors.empty()) return errors;
    ENSURE(products.correlation(out.values), "every column has spread");
    return out;
}

Result<Correlations> correlations(const Columns& columns) {
    return correlations(complete_rows(columns));
}

}  // namespace ciclo::stats
