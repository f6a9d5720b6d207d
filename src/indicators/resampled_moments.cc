#include "indicators/resampled_moments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/ensure.h"
#include "indicators/limits.h"
#include "indicators/rated_moments.h"
#include "indicators/respondent_ratios.h"
#include "stats/parallel.h"
#include "stats/random.h"

namespace ciclo::indicators {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Which ratio is what, per moment.
struct Plan {
    RespondentRatios ratios;
    std::vector<std::optional<std::size_t>> mean, reach, importance;
};

Plan plan_for(const std::vector<RatedMoment>& rated, std::size_t respondents) {
    Plan plan{.ratios = ratios_over(respondents), .mean = {}, .reach = {}, .importance = {}};
    for (const RatedMoment& moment : rated) {
        const bool asked = moment.rating != nullptr;
        plan.mean.push_back(asked ? std::optional(plan.ratios.add_mean(*moment.rating)) : std::nullopt);
        plan.reach.push_back(asked ? std::optional(plan.ratios.add_reach(*moment.rating)) : std::nullopt);
        const bool weighed = moment.importance != nullptr;
        plan.importance.push_back(weighed ? std::optional(plan.ratios.add_mean(*moment.importance)) : std::nullopt);
    }
    return plan;
}

/// Writes the ratios of one replicate to their places.
void deliver(const Plan& plan, const std::vector<double>& values, std::size_t replicate, ResampledMoments& out) {
    const std::size_t first = replicate * out.moments.size();
    for (std::size_t m = 0; m < out.moments.size(); ++m) {
        if (plan.mean[m]) out.means[first + m] = values[*plan.mean[m]];
        if (plan.reach[m]) out.reaches[first + m] = values[*plan.reach[m]];
        if (plan.importance[m]) out.importances[first + m] = values[*plan.importance[m]];
    }
}

/// Every respondent's columns, one respondent after another.
std::vector<double> row_table(const RespondentRatios& ratios) {
    const std::size_t width = ratios.columns.size();
    std::vector<double> table(ratios.respondents * width), column(ratios.respondents);
    for (std::size_t c = 0; c < width; ++c) {
        ratios.fill(c, 0, column);
        for (std::size_t row = 0; row < column.size(); ++row) table[row * width + c] = column[row];
    }
    return table;
}

void draw_sums(const std::vector<double>& table, std::size_t respondents, stats::Stream& stream,
               std::vector<double>& sums) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t i = 0; i < respondents; ++i) {
        const double* row = table.data() + stream.below(static_cast<std::uint32_t>(respondents)) * sums.size();
        for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += row[c];
    }
}

void resample_rows(const Plan& plan, const ResampleOptions& options, ResampledMoments& out) {
    const RespondentRatios& ratios = plan.ratios;
    const std::vector<double> table = row_table(ratios);
    stats::for_each_index(out.replicates, options.threads, [&](std::size_t, std::size_t replicate) {
        stats::Stream stream(options.seed, replicate);
        std::vector<double> sums(ratios.columns.size()), values(ratios.ratios.size());
        draw_sums(table, ratios.respondents, stream, sums);
        for (std::size_t q = 0; q < values.size(); ++q) {
            const Ratio& ratio = ratios.ratios[q];
            values[q] = sums[ratio.below] > 0 ? sums[ratio.above] / sums[ratio.below] : missing;
        }
        deliver(plan, values, replicate, out);
    });
}

void resample_normal(const Plan& plan, const ResampleOptions& options, ResampledMoments& out) {
    const RespondentRatios& ratios = plan.ratios;
    const std::size_t size = ratios.ratios.size();
    const std::vector<double> lower = cholesky_of(covariance_of(ratios), size);
    stats::for_each_index(out.replicates, options.threads, [&](std::size_t, std::size_t replicate) {
        stats::Stream stream(options.seed, replicate);
        std::vector<double> normals(size), values(size);
        for (double& normal : normals) normal = stream.normal();
        std::size_t cell = 0;
        for (std::size_t q = 0; q < size; ++q) {
            const Ratio& ratio = ratios.ratios[q];
            double value = ratios.value(ratio);
            for (std::size_t k = 0; k <= q; ++k) value += lower[cell++] * normals[k];
            values[q] = std::isnan(value) ? value : std::clamp(value, ratio.low, ratio.high);
        }
        deliver(plan, values, replicate, out);
    });
}

}  // namespace

ResampledMoments resample_moments(const cycle::Map& map, const survey::Answers& answers,
                                  const ResampleOptions& options) {
    ENSURE(options.replicates >= 1, "a resampling has replicates");
    const std::vector<RatedMoment> rated = rated_moments(map, &answers);
    ResampledMoments out;
    for (const RatedMoment& moment : rated) out.moments.push_back(moment.moment->id);
    if (answers.respondents == 0) return out;
    out.replicates = static_cast<std::size_t>(options.replicates);
    const std::size_t cells = out.replicates * out.moments.size();
    for (std::vector<double>* values : {&out.means, &out.reaches, &out.importances}) values->assign(cells, missing);
    const bool many = answers.respondents > rows_resampled_at_most;
    out.route = options.route != ResampleRoute::automatic ? options.route
                : many                                    ? ResampleRoute::normal
                                                          : ResampleRoute::rows;
    const Plan plan = plan_for(rated, answers.respondents);
    out.route == ResampleRoute::rows ? resample_rows(plan, options, out) : resample_normal(plan, options, out);
    return out;
}

}  // namespace ciclo::indicators
