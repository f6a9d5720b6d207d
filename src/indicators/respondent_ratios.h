// Ratios over respondents: q = Σa / Σb with a and b known per respondent. A mean is (rating where present) / (present);
// a reach is (passed) / (known). Held as columns that are filled block by block, so that a million respondents need no
// second copy of their answers.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "survey/answers.h"

namespace ciclo::indicators {

/// What one respondent adds to a column.
enum class Ingredient { one, value, present, passed, known };

struct RatioColumn {
    Ingredient ingredient = Ingredient::one;
    const survey::Column* source = nullptr;  ///< null for Ingredient::one
    double sum = 0;                          ///< over all respondents
};

struct Ratio {
    std::size_t above = 0, below = 0;        ///< positions in `columns`
    double low = 0, high = 1;                ///< where a ratio can be
    bool fixed() const { return above == below; }  ///< always 1
};

struct RespondentRatios {
    std::size_t respondents = 0;
    std::vector<RatioColumn> columns;        ///< no two alike; columns[0] is 1 for everybody
    std::vector<Ratio> ratios;

    /// Appends Σvalue/Σpresent, or Σpassed/Σknown, of a rating or importance column; gives its position in `ratios`.
    std::size_t add_mean(const survey::Column& column);
    std::size_t add_reach(const survey::Column& column);
    /// Column `column` for respondents first…first+out.size()−1.
    void fill(std::size_t column, std::size_t first, std::span<double> out) const;
    /// NaN when Σb is 0.
    double value(const Ratio& ratio) const {
        const double below = columns[ratio.below].sum;
        return below > 0 ? columns[ratio.above].sum / below : std::numeric_limits<double>::quiet_NaN();
    }

private:
    std::size_t column_of(Ingredient ingredient, const survey::Column& source, double sum);
};

RespondentRatios ratios_over(std::size_t respondents);

/// Lower triangle, row after row, of the covariance of the ratios: Σ_i of products of influence values. Fixed and empty
/// ratios have zeros.
std::vector<double> covariance_of(const RespondentRatios& ratios);
/// Lower triangular L with L·Lᵀ = covariance (also lower triangle); a row that others determine stays zero on its
/// diagonal.
std::vector<double> cholesky_of(const std::vector<double>& covariance, std::size_t size);

}  // namespace ciclo::indicators
