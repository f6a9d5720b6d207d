// Estimate: a number that knows how sure it is. Nothing above stats passes a naked number of a sample on.
#pragma once

#include <cstdint>
#include <optional>

#include "base/names.h"

namespace ciclo::stats {

/// How the interval was made. The printed names are what reports show under "method".
enum class Method {
    count_only,            ///< no interval: a census, a sum, or too few values to say
    wilson,                ///< proportion, Wilson (1927) score interval, no continuity correction
    wilson_corrected,      ///< proportion, Wilson score interval with continuity correction
    agresti_coull,         ///< proportion, Agresti & Coull (1998)
    jeffreys,              ///< proportion, Jeffreys prior, equal tails
    newcombe,              ///< difference of two proportions, Newcombe (1998) hybrid score, method 10
    clopper_pearson,       ///< proportion, exact (contracts)
    adjusted_wald_nps,     ///< NPS, add 3/4, 3/2, 3/4 (Rocks 2016)
    student_t,             ///< mean, t interval
    welch_t,               ///< difference of two means, unequal variances
    bca_bootstrap,         ///< bias-corrected and accelerated bootstrap (Efron 1987)
    percentile_bootstrap,  ///< percentile bootstrap, respondents resampled
    exact_poisson,         ///< rate, exact (Garwood 1936); ratio of two rates, exact conditional binomial
    order_statistics,      ///< quantile, distribution-free from order statistics (binomial)
    normal,          ///< estimate ± z standard errors, where the standard error is known (stratified, standardised)
    log_normal,      ///< ratio, normal interval on the logarithm (delta method)
    feldt,           ///< Cronbach's alpha, Feldt (1965)
    beta_posterior,  ///< proportion, posterior of a beta prior (empirical Bayes)
    product_limit,   ///< time from Kaplan–Meier, log-transformed Greenwood band
    square_and_add   ///< difference of two estimates that have intervals (MOVER, Zou & Donner 2008)
};

struct Estimate {
    double value = 0;
    std::optional<double> low{}, high{};  ///< both or neither
    double level = 0.95;
    std::int64_t n = 0;  ///< observations behind the value
    Method method = Method::count_only;

    bool has_interval() const { return low.has_value() && high.has_value(); }
    bool operator==(const Estimate&) const = default;
};

inline constexpr std::size_t method_count = 20;
const Names<Method, method_count>& names_of(Method*);

/// How the reader may be spoken to about n observations (measurement 0.5): fewer than 5 = only counts,
/// 5–29 = "orientative", 30 and more = plain.
enum class Firmness { too_few, orientative, plain };
Firmness firmness_of(std::int64_t n);

}  // namespace ciclo::stats
