#include "stats/estimate.h"

#include "stats/limits.h"

namespace ciclo::stats {

const Names<Method, method_count>& names_of(Method*) {
    static constexpr Names<Method, method_count> table{{
        {Method::count_only, "count_only", "solo recuento", "count only", "alleen telling"},
        {Method::wilson, "wilson", "Wilson", "Wilson", "Wilson"},
        {Method::wilson_corrected, "wilson_corrected", "Wilson con corrección de continuidad",
         "Wilson with continuity correction", "Wilson met continuïteitscorrectie"},
        {Method::agresti_coull, "agresti_coull", "Agresti-Coull", "Agresti-Coull", "Agresti-Coull"},
        {Method::jeffreys, "jeffreys", "Jeffreys", "Jeffreys", "Jeffreys"},
        {Method::newcombe, "newcombe", "diferencia de Newcombe", "Newcombe difference", "verschil volgens Newcombe"},
        {Method::clopper_pearson, "clopper_pearson", "Clopper-Pearson (exacto)", "Clopper-Pearson (exact)",
         "Clopper-Pearson (exact)"},
        {Method::adjusted_wald_nps, "adjusted_wald_nps", "Wald ajustado (NPS)", "adjusted Wald (NPS)",
         "aangepaste Wald (NPS)"},
        {Method::student_t, "student_t", "t de Student", "Student's t", "t van Student"},
        {Method::welch_t, "welch_t", "t de Welch", "Welch's t", "t van Welch"},
        {Method::bca_bootstrap, "bca_bootstrap", "remuestreo BCa", "BCa bootstrap", "BCa-bootstrap"},
        {Method::percentile_bootstrap, "percentile_bootstrap", "remuestreo, percentiles", "percentile bootstrap",
         "percentielbootstrap"},
        {Method::exact_poisson, "exact_poisson", "Poisson exacto", "exact Poisson", "exacte Poisson"},
        {Method::order_statistics, "order_statistics", "estadísticos de orden", "order statistics",
         "geordende waarnemingen"},
        {Method::normal, "normal", "normal", "normal", "normaal"},
        {Method::log_normal, "log_normal", "normal sobre el logaritmo", "normal on the logarithm",
         "normaal op de logaritme"},
        {Method::feldt, "feldt", "Feldt", "Feldt", "Feldt"},
        {Method::beta_posterior, "beta_posterior", "posterior beta", "beta posterior", "bèta-a-posteriori"},
        {Method::product_limit, "product_limit", "Kaplan-Meier", "Kaplan-Meier", "Kaplan-Meier"},
        {Method::square_and_add, "square_and_add", "límites al cuadrado, sumados (MOVER)",
         "limits squared and added (MOVER)", "grenzen gekwadrateerd en opgeteld (MOVER)"},
    }};
    return table;
}

Firmness firmness_of(std::int64_t n) {
    if (n < limits::counts_only_below) return Firmness::too_few;
    return n < limits::plain_from ? Firmness::orientative : Firmness::plain;
}

}  // namespace ciclo::stats
