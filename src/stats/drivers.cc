#include "stats/drivers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "stats/bootstrap.h"
#include "stats/dominance.h"
#include "stats/parallel.h"
#include "stats/random.h"

namespace ciclo::stats {

namespace {

Error refused(std::string what, std::string cure) {
    return {ErrorKind::refused, std::move(what), std::move(cure), {}};
}

// The parts of R² of one correlation matrix whose last column is the overall judgement.
std::vector<double> parts_of(const std::vector<double>& correlation, std::size_t width, DriverMethod method) {
    Correlations all;
    all.size = width;
    all.values = correlation;
    const LinearModel model = linear_model(all, width - 1);
    if (method == DriverMethod::relative_weights) return relative_weights(model);
    return shapley(subset_r_squared(model), model.predictors);
}

// Cross products of rows dealt at random into groups; one row per group when there are few rows.
std::vector<CrossProducts> dealt_groups(const CompleteRows& rows, std::uint64_t seed) {
    std::vector<CrossProducts> groups(limits::bootstrap_groups, CrossProducts(rows.columns));
    Stream stream(seed, ~std::uint64_t{0});  // replicates count from 0, so this stream is nobody else's
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        groups[stream.below(static_cast<std::uint32_t>(groups.size()))].add(rows.row(row));
    }
    return groups;
}

// Each replicate's parts; an empty list where a column lost its spread (only with tiny, lopsided samples).
class Replicator {
public:
    Replicator(const CompleteRows& rows, const DriverOptions& options, DriverMethod method)
        : rows_(rows), options_(options), method_(method) {
        if (rows.rows() > options.row_bootstrap_up_to) groups_ = dealt_groups(rows, options.seed);
    }

    std::vector<std::vector<double>> run() const {
        const auto count = static_cast<std::size_t>(options_.replicates);
        std::vector<std::vector<double>> out(count);
        const std::size_t workers = workers_for(count, options_.threads);
        std::vector<CrossProducts> sums(workers, CrossProducts(rows_.columns));
        std::vector<std::vector<double>> times(workers), correlation(workers);
        for_each_index(count, options_.threads, [&](std::size_t worker, std::size_t replicate) {
            resample(replicate, times[worker], sums[worker]);
            if (!sums[worker].correlation(correlation[worker])) return;
            out[replicate] = parts_of(correlation[worker], rows_.columns, method_);
        });
        return out;
    }

private:
    void resample(std::size_t replicate, std::vector<double>& times, CrossProducts& sum) const {
        const std::size_t units = groups_.empty() ? rows_.rows() : groups_.size();
        times.assign(units, 0);
        Stream stream(options_.seed, replicate);
        for (std::size_t i = 0; i < units; ++i) times[stream.below(static_cast<std::uint32_t>(units))] += 1;
        sum.clear();
        for (std::size_t unit = 0; unit < units; ++unit) {
            if (times[unit] == 0) continue;
            if (groups_.empty())
                sum.add(rows_.row(unit), times[unit]);
            else
                sum.add(groups_[unit], times[unit]);
        }
    }

    const CompleteRows& rows_;
    const DriverOptions& options_;
    DriverMethod method_;
    std::vector<CrossProducts> groups_;
};

void set_interval(Estimate& estimate, std::vector<double> values, double level) {
    if (values.empty()) return;
    const double tail = (1 - level) / 2;
    estimate.method = Method::percentile_bootstrap;
    estimate.low = replicate_quantile(values, tail);
    estimate.high = replicate_quantile(values, 1 - tail);
}

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

void add_intervals(Drivers& out, const std::vector<std::vector<double>>& replicates, double level) {
    std::vector<std::int64_t> first(out.drivers.size(), 0);
    for (const auto& parts : replicates) {
        if (parts.empty()) continue;
        ++out.replicates;
        ++first[static_cast<std::size_t>(std::max_element(parts.begin(), parts.end()) - parts.begin())];
    }
    if (out.replicates == 0) return;
    for (std::size_t i = 0; i < out.drivers.size(); ++i) {
        std::vector<double> contribution, share;
        for (const auto& parts : replicates) {
            if (parts.empty()) continue;
            contribution.push_back(parts[i]);
            const double total = sum_of(parts);
            share.push_back(total > 0 ? parts[i] / total : 0);
        }
        set_interval(out.drivers[i].contribution, std::move(contribution), level);
        set_interval(out.drivers[i].share, std::move(share), level);
        out.drivers[i].probability_first = static_cast<double>(first[i]) / out.replicates;
    }
}

// Refusals that need no arithmetic.
Errors check(const Columns& moments, std::span<const double> overall, const DriverOptions& options) {
    ENSURE(options.exact_up_to <= limits::exact_drivers_max, "2^p models fit in memory");
    ENSURE(options.replicates >= 0 && options.replicates <= limits::replicates_max, "replicates are within the limit");
    Errors errors;
    if (moments.empty()) errors.push_back(refused("there are no moments", "give the ratings of at least one moment"));
    if (moments.size() > limits::drivers_max) {
        errors.push_back(
            {ErrorKind::limit,
             std::to_string(moments.size()) + " moments are more than " + std::to_string(limits::drivers_max),
             "analyse one stage at a time",
             {}});
    }
    for (std::size_t i = 0; i < moments.size(); ++i) {
        if (moments[i].size() == overall.size()) continue;
        errors.push_back({ErrorKind::invalid,
                          "column " + std::to_string(i) + " has " + std::to_string(moments[i].size()) +
                              " answers and the overall judgement " + std::to_string(overall.size()),
                          "give every respondent a value or a missing mark",
                          {}});
    }
    return errors;
}

struct Kept {
    std::vector<std::size_t> columns;
    std::vector<std::size_t> constant;
};

bool has_spread(const CompleteRows& rows, std::size_t column) {
    for (std::size_t row = 1; row < rows.rows(); ++row) {
        if (rows.row(row)[column] != rows.row(0)[column]) return true;
    }
    return false;
}

Kept kept_columns(const CompleteRows& rows) {
    Kept out;
    for (std::size_t column = 0; column + 1 < rows.columns; ++column) {
        (has_spread(rows, column) ? out.columns : out.constant).push_back(column);
    }
    return out;
}

// The chosen columns and the judgement. Rows stay the complete ones of *all* moments: a constant answer is an answer.
CompleteRows only(const CompleteRows& rows, const std::vector<std::size_t>& chosen) {
    CompleteRows out;
    out.columns = chosen.size() + 1;
    out.left_out = rows.left_out;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        for (const std::size_t column : chosen) out.centred.push_back(rows.row(row)[column]);
        out.centred.push_back(rows.row(row)[rows.columns - 1]);
    }
    for (const std::size_t column : chosen) out.means.push_back(rows.means[column]);
    out.means.push_back(rows.means.back());
    return out;
}

void fill(Drivers& out, const LinearModel& model, const std::vector<std::size_t>& columns, double level) {
    const Contributions other = contributions(model);
    const std::vector<double> parts =
        out.method == DriverMethod::lmg ? shapley(subset_r_squared(model), model.predictors) : relative_weights(model);
    out.r_squared = sum_of(parts);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Driver driver;
        driver.column = columns[i];
        driver.contribution = {
            .value = parts[i], .low = {}, .high = {}, .level = level, .n = out.n, .method = Method::count_only};
        driver.share = driver.contribution;
        driver.share.value = out.r_squared > 0 ? parts[i] / out.r_squared : 0;
        driver.r = model.with[i];
        if (!other.aliased) {
            driver.beta = other.beta[i];
            driver.suppressor = *driver.beta * driver.r < 0;
        }
        out.drivers.push_back(driver);
    }
    out.order.resize(columns.size());
    std::iota(out.order.begin(), out.order.end(), std::size_t{0});
    std::stable_sort(out.order.begin(), out.order.end(),
                     [&](std::size_t a, std::size_t b) { return parts[a] > parts[b]; });
}

}  // namespace

const Names<Confidence, 2>& names_of(Confidence*) {
    static constexpr Names<Confidence, 2> table{{
        {Confidence::firm, "firm", "firme", "firm", "vast"},
        {Confidence::probable, "probable", "probable", "probable", "waarschijnlijk"},
    }};
    return table;
}

const Names<DriverMethod, 2>& names_of(DriverMethod*) {
    static constexpr Names<DriverMethod, 2> table{{
        {DriverMethod::lmg, "lmg", "LMG (Shapley)", "LMG (Shapley)", "LMG (Shapley)"},
        {DriverMethod::relative_weights, "relative_weights", "pesos relativos de Johnson", "Johnson's relative weights",
         "relatieve gewichten van Johnson"},
    }};
    return table;
}

Result<Drivers> drivers(const Columns& moments, std::span<const double> overall, const DriverOptions& options) {
    Errors errors = check(moments, overall, options);
    if (!errors.empty()) return errors;
    Columns columns = moments;
    columns.push_back(overall);
    CompleteRows rows = complete_rows(columns);
    Drivers out;
    out.n = static_cast<std::int64_t>(rows.rows());
    out.left_out = rows.left_out;
    const std::int64_t needed =
        std::max(limits::driver_rows_min, limits::driver_rows_per_item * static_cast<std::int64_t>(moments.size()));
    if (out.n < needed) {
        return refused("drivers of " + std::to_string(moments.size()) + " moments need " + std::to_string(needed) +
                           " complete answers, and there are " + std::to_string(out.n),
                       "collect more answers, or ask about fewer moments");
    }
    if (!has_spread(rows, rows.columns - 1)) {
        return refused("every overall judgement is the same", "nothing can be associated with it");
    }
    const Kept kept = kept_columns(rows);
    if (kept.columns.empty()) return refused("every moment has one answer only", "there is nothing to compare");
    if (!kept.constant.empty()) rows = only(rows, kept.columns);
    out.constant = kept.constant;
    out.confidence = out.n < limits::driver_rows_firm ? Confidence::probable : Confidence::firm;
    out.method = kept.columns.size() <= options.exact_up_to ? DriverMethod::lmg : DriverMethod::relative_weights;
    const Result<Correlations> all = correlations(rows);
    if (!all) return all.errors();
    fill(out, linear_model(*all, rows.columns - 1), kept.columns, options.level);
    if (options.replicates > 0) add_intervals(out, Replicator(rows, options, out.method).run(), options.level);
    return out;
}

}  // namespace ciclo::stats
