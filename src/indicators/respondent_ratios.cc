#include "indicators/respondent_ratios.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indicators/rated_moments.h"

namespace ciclo::indicators {

namespace {

constexpr std::size_t block_rows = 256;     // of influence values: 40 ratios × 2 KB stay in the cache
constexpr double vanishing_pivot = 1e-12;   // of the diagonal: below, a ratio is a combination of those before it

double sum_of(const survey::Column& column) {
    double sum = 0;
    for (std::size_t row = 0; row < column.value.size(); ++row) sum += column.present(row) ? column.value[row] : 0.0;
    return sum;
}

double ingredient_of(Ingredient ingredient, const survey::Column& source, std::size_t row) {
    const survey::Presence presence = source.presence[row];
    switch (ingredient) {
        case Ingredient::value: return presence == survey::Presence::present ? source.value[row] : 0.0;
        case Ingredient::present: return presence == survey::Presence::present ? 1.0 : 0.0;
        case Ingredient::known: return presence == survey::Presence::lost ? 0.0 : 1.0;
        case Ingredient::passed:
            return presence == survey::Presence::lost || presence == survey::Presence::not_experienced ? 0.0 : 1.0;
        case Ingredient::one: break;
    }
    return 1.0;
}

double dot(const double* a, const double* b, std::size_t n) {
    std::array<double, 4> sums{};
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += a[i + lane] * b[i + lane];
    }
    for (; i < n; ++i) sums[0] += a[i] * b[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Influence values of every ratio for one block of respondents, ratio after ratio.
class InfluenceBlock {
public:
    explicit InfluenceBlock(const RespondentRatios& ratios)
        : ratios_(ratios),
          columns_(ratios.columns.size() * block_rows),
          influence_(ratios.ratios.size() * block_rows) {}

    void fill(std::size_t first, std::size_t count) {
        for (std::size_t c = 0; c < ratios_.columns.size(); ++c) {
            ratios_.fill(c, first, {columns_.data() + c * block_rows, count});
        }
        for (std::size_t q = 0; q < ratios_.ratios.size(); ++q) fill_ratio(q, count);
    }
    const double* of(std::size_t ratio) const { return influence_.data() + ratio * block_rows; }

private:
    void fill_ratio(std::size_t q, std::size_t count) {
        const Ratio& ratio = ratios_.ratios[q];
        const double below = ratios_.columns[ratio.below].sum;
        double* out = influence_.data() + q * block_rows;
        if (ratio.fixed() || below <= 0) {
            std::fill_n(out, count, 0.0);
            return;
        }
        const double value = ratios_.value(ratio);
        const double* a = columns_.data() + ratio.above * block_rows;
        const double* b = columns_.data() + ratio.below * block_rows;
        for (std::size_t i = 0; i < count; ++i) out[i] = (a[i] - value * b[i]) / below;
    }

    const RespondentRatios& ratios_;
    std::vector<double> columns_, influence_;
};

}  // namespace

RespondentRatios ratios_over(std::size_t respondents) {
    RespondentRatios ratios;
    ratios.respondents = respondents;
    ratios.columns.push_back({Ingredient::one, nullptr, static_cast<double>(respondents)});
    return ratios;
}

std::size_t RespondentRatios::column_of(Ingredient ingredient, const survey::Column& source, double sum) {
    const bool everybody = ingredient != Ingredient::value && sum == static_cast<double>(respondents);
    if (everybody) return 0;
    const auto same = [&](const RatioColumn& column) {
        return column.source == &source && (column.ingredient == ingredient ||
               (column.ingredient == Ingredient::present && ingredient == Ingredient::passed && column.sum == sum));
    };
    const auto found = std::find_if(columns.begin(), columns.end(), same);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
    columns.push_back({ingredient, &source, sum});
    return columns.size() - 1;
}

std::size_t RespondentRatios::add_mean(const survey::Column& column) {
    const auto present = static_cast<double>(counts_of_column(column).present);
    Ratio ratio{.low = column.scale.lowest, .high = column.scale.highest};
    ratio.below = column_of(Ingredient::present, column, present);
    ratio.above = column_of(Ingredient::value, column, sum_of(column));
    ratios.push_back(ratio);
    return ratios.size() - 1;
}

std::size_t RespondentRatios::add_reach(const survey::Column& column) {
    const ColumnCounts counts = counts_of_column(column);
    Ratio ratio;
    ratio.above = column_of(Ingredient::passed, column, static_cast<double>(counts.passed()));
    ratio.below = column_of(Ingredient::known, column, static_cast<double>(counts.known()));
    if (counts.passed() == counts.known()) ratio.below = ratio.above;  // nobody said "not lived": the ratio is 1
    ratios.push_back(ratio);
    return ratios.size() - 1;
}

void RespondentRatios::fill(std::size_t column, std::size_t first, std::span<double> out) const {
    const RatioColumn& wanted = columns[column];
    if (wanted.source == nullptr) {
        std::fill(out.begin(), out.end(), 1.0);
        return;
    }
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = ingredient_of(wanted.ingredient, *wanted.source, first + i);
}

std::vector<double> covariance_of(const RespondentRatios& ratios) {
    const std::size_t size = ratios.ratios.size();
    std::vector<double> covariance(size * (size + 1) / 2, 0.0);
    InfluenceBlock block(ratios);
    for (std::size_t first = 0; first < ratios.respondents; first += block_rows) {
        const std::size_t count = std::min(block_rows, ratios.respondents - first);
        block.fill(first, count);
        std::size_t cell = 0;
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j <= i; ++j) covariance[cell++] += dot(block.of(i), block.of(j), count);
        }
    }
    return covariance;
}

std::vector<double> cholesky_of(const std::vector<double>& covariance, std::size_t size) {
    std::vector<double> lower(covariance.size(), 0.0);
    const auto at = [](std::size_t i, std::size_t j) { return i * (i + 1) / 2 + j; };
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = covariance[at(i, j)];
            for (std::size_t k = 0; k < j; ++k) rest -= lower[at(i, k)] * lower[at(j, k)];
            if (i == j) {
                lower[at(i, i)] = rest > vanishing_pivot * covariance[at(i, i)] ? std::sqrt(rest) : 0.0;
            } else if (lower[at(j, j)] > 0) {
                lower[at(i, j)] = rest / lower[at(j, j)];
            }
        }
    }
    return lower;
}

}  // namespace ciclo::indicators
