#include "stats/nps.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/special.h"

namespace ciclo::stats {

namespace {

// Promoters and detractors as shares of n; n and counts may be fractional after the adjustment.
struct Shares {
    double net = 0, variance = 0, n = 0;
};

Shares shares_of(double detractors, double promoters, double n) {
    const double p = promoters / n, d = detractors / n;
    return {.net = p - d, .variance = p + d - (p - d) * (p - d), .n = n};
}

Shares plain_shares(const NpsCounts& counts) {
    return shares_of(static_cast<double>(counts.detractors), static_cast<double>(counts.promoters),
                     static_cast<double>(counts.n()));
}

Shares adjusted_shares(const NpsCounts& counts) {
    return shares_of(static_cast<double>(counts.detractors) + 0.75, static_cast<double>(counts.promoters) + 0.75,
                     static_cast<double>(counts.n()) + 3);
}

void ensure_counts(const NpsCounts& counts) {
    ENSURE(counts.detractors >= 0 && counts.passives >= 0 && counts.promoters >= 0, "counts are not negative");
}

}  // namespace

Result<NpsCounts> nps_counts(std::span<const double> answers) {
    NpsCounts counts;
    Errors errors;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const double answer = answers[i];
        if (!(answer >= 0 && answer <= 10 && answer == std::floor(answer))) {
            errors.push_back({ErrorKind::invalid,
                              "answer " + std::to_string(i + 1) + " is not a whole number from 0 to 10",
                              "leave the answer out or correct it",
                              {}});
        } else if (answer >= 9) {
            ++counts.promoters;
        } else if (answer >= 7) {
            ++counts.passives;
        } else {
            ++counts.detractors;
        }
    }
    if (!errors.empty()) return errors;
    return counts;
}

std::optional<Estimate> nps(const NpsCounts& counts, double level) {
    ensure_counts(counts);
    if (counts.n() == 0) return std::nullopt;
    const Shares adjusted = adjusted_shares(counts);
    const double half = two_sided_z(level) * std::sqrt(adjusted.variance / adjusted.n);
    return Estimate{.value = plain_shares(counts).net,
                    .low = std::max(adjusted.net - half, -1.0),
                    .high = std::min(adjusted.net + half, 1.0),
                    .level = level,
                    .n = counts.n(),
                    .method = Method::adjusted_wald_nps};
}

std::optional<NpsParts> nps_parts(const NpsCounts& counts, double level) {
    ensure_counts(counts);
    if (counts.n() == 0) return std::nullopt;
    const Shares shares = plain_shares(counts);
    const double se = std::sqrt(std::max(shares.variance, 0.0) / shares.n), z = two_sided_z(level);
    return NpsParts{.value = shares.net,
                    .variance = shares.variance,
                    .se = se,
                    .wald_low = shares.net - z * se,
                    .wald_high = shares.net + z * se,
                    .adjusted = adjusted_shares(counts).net};
}

std::optional<NpsDifference> nps_difference(const NpsCounts& first, const NpsCounts& second, double level) {
    ensure_counts(first);
    ensure_counts(second);
    if (first.n() == 0 || second.n() == 0) return std::nullopt;
    const Shares a = adjusted_shares(first), b = adjusted_shares(second);
    const double se = std::sqrt(a.variance / a.n + b.variance / b.n), z = two_sided_z(level);
    const double centre = a.net - b.net;
    NpsDifference out;
    out.z = centre / se;
    out.p = 2 * normal_cdf(-std::fabs(out.z));
    out.difference = {.value = plain_shares(first).net - plain_shares(second).net,
                      .low = std::max(centre - z * se, -2.0),
                      .high = std::min(centre + z * se, 2.0),
                      .level = level,
                      .n = first.n() + second.n(),
                      .method = Method::adjusted_wald_nps};
    return out;
}

}  // namespace ciclo::stats
