// Known answers of section 1: proportions, NPS, means, weights, reliability, shrinkage, composites.
#include <cmath>

#include "known.h"
#include "stats/bootstrap.h"
#include "stats/composite.h"
#include "stats/funnel.h"
#include "stats/means.h"
#include "stats/nps.h"
#include "stats/proportions.h"
#include "stats/random.h"
#include "stats/rates.h"
#include "stats/reliability.h"
#include "stats/sample_size.h"
#include "stats/shrinkage.h"
#include "stats/special.h"
#include "stats/weights.h"

namespace ciclo::stats::known {

namespace {

std::vector<double> clamped(const json::value& ends) {
    std::vector<double> out = numbers(ends);
    for (double& end : out) end = std::clamp(end, 0.0, 1.0);
    return out;
}

std::vector<double> ends(const std::optional<Estimate>& e) {
    EXPECT_TRUE(e && e->has_interval());
    return {*e->low, *e->high};
}

void check_proportion(const Oracle& o) {
    const std::int64_t x = whole(o.in("x")), n = whole(o.in("n"));
    const double level = number(o.in("conf"));
    o.near(ends(wilson(x, n, level)), numbers(o.out("wilson")));
    o.near(ends(wilson_corrected(x, n, level)), numbers(o.out("wilson_cc")));
    o.near(ends(agresti_coull(x, n, level)), clamped(o.out("agresti_coull")));
    o.near(ends(clopper_pearson(x, n, level)), numbers(o.out("clopper_pearson")));
    std::vector<double> expected = numbers(o.out("jeffreys_equal_tailed"));
    if (x == 0) expected[0] = 0;  // the house keeps the exact end; the bare quantile is checked below
    o.near(ends(jeffreys(x, n, level)), expected);
    const double a = static_cast<double>(x) + 0.5, b = static_cast<double>(n - x) + 0.5;
    o.near({beta_quantile(0.025, a, b), beta_quantile(0.975, a, b)}, numbers(o.out("jeffreys_equal_tailed")));
}

void check_newcombe(const Oracle& o) {
    const auto d = newcombe_difference(whole(o.in("x1")), whole(o.in("n1")), whole(o.in("x2")), whole(o.in("n2")));
    ASSERT_TRUE(d);
    o.near(d->value, o.out("diff"));
    o.interval(d, o.out("ci"));
}

void check_nps(const Oracle& o) {
    const NpsCounts counts{whole(o.in("detractors")), whole(o.in("passives")), whole(o.in("promoters"))};
    const auto parts = nps_parts(counts);
    ASSERT_TRUE(parts);
    EXPECT_EQ(counts.n(), whole(o.out("n")));
    o.near(parts->value, o.out("nps"));
    o.near(parts->variance, o.out("var"));
    o.near(parts->se, o.out("se"));
    o.near({parts->wald_low, parts->wald_high}, numbers(o.out("wald")));
    o.near(parts->adjusted, o.out("nps_adj"));
    o.interval(nps(counts), o.out("adj_wald"));
}

}  // namespace

KNOWN_ANSWER(prop_ci_81_263) {
    check_proportion(o);
}
KNOWN_ANSWER(prop_ci_0_20) {
    check_proportion(o);
}
KNOWN_ANSWER(prop_ci_1_29) {
    check_proportion(o);
}
KNOWN_ANSWER(prop_diff_newcombe10_56_70_48_80) {
    check_newcombe(o);
}
KNOWN_ANSWER(prop_diff_newcombe10_9_10_3_10) {
    check_newcombe(o);
}
KNOWN_ANSWER(prop_diff_newcombe10_5_56_0_29) {
    check_newcombe(o);
}
KNOWN_ANSWER(prop_diff_newcombe10_10_10_0_20) {
    check_newcombe(o);
}
KNOWN_ANSWER(nps_22_13_15) {
    check_nps(o);
}
KNOWN_ANSWER(nps_0_0_10) {
    check_nps(o);
}
KNOWN_ANSWER(nps_0_2_8) {
    check_nps(o);
}
KNOWN_ANSWER(nps_150_230_620) {
    check_nps(o);
}

KNOWN_ANSWER(nps_testdata) {
    const auto file = data_file("nps_testdata.csv");
    if (!file) return;
    const Result<NpsCounts> counts = nps_counts(file->numbers("REC"));
    ASSERT_TRUE(counts.ok());
    EXPECT_EQ((std::vector<std::int64_t>{counts->detractors, counts->passives, counts->promoters}),
              wholes(o.in("counts")));
    const auto parts = nps_parts(*counts);
    o.near(parts->value, o.out("nps"));
    o.near(parts->variance, o.out("var"));
    o.near(parts->se, o.out("se"));
    o.near({parts->wald_low, parts->wald_high}, numbers(o.out("wald")));
}

// Exact coverage: the chance, over all outcomes x, that the interval holds the true share.
KNOWN_ANSWER(ci_coverage) {
    using Interval = std::function<std::optional<Estimate>(std::int64_t, std::int64_t)>;
    const Interval wald = [](std::int64_t x, std::int64_t n) {
        const double p = static_cast<double>(x) / static_cast<double>(n);
        const double half = two_sided_z(0.95) * std::sqrt(p * (1 - p) / static_cast<double>(n));
        return std::optional(Estimate{.value = p, .low = p - half, .high = p + half, .n = n});
    };
    const std::vector<std::pair<std::string, Interval>> ways{
        {"wald", wald},
        {"wilson", [](auto x, auto n) { return wilson(x, n); }},
        {"agresti_coull", [](auto x, auto n) { return agresti_coull(x, n); }},
        {"clopper_pearson", [](auto x, auto n) { return clopper_pearson(x, n); }}};
    for (const auto& [name, way] : ways) {
        std::vector<double> actual;
        for (const auto& pair : o.in("n_p").as_array()) {
            const std::int64_t n = whole(pair.at(0));
            const double p = number(pair.at(1));
            double coverage = 0;
            for (std::int64_t x = 0; x <= n; ++x) {
                const auto e = way(x, n);
                if (*e->low <= p && p <= *e->high) coverage += binomial_density(x, n, p);
            }
            actual.push_back(coverage);
        }
        o.near(actual, numbers(o.out(name)));
    }
}

KNOWN_ANSWER(nps_coverage) {
    constexpr int draws = 40'000;
    std::size_t row = 0;
    for (const auto& setting : o.in("n_d_p").as_array()) {
        const std::int64_t n = whole(setting.at(0));
        const double d = number(setting.at(1)), p = number(setting.at(2)), truth = p - d;
        int wald = 0, adjusted = 0;
        for (int draw = 0; draw < draws; ++draw) {
            Stream stream(seed_of("nps coverage") + row, static_cast<std::uint64_t>(draw));
            NpsCounts counts;
            for (std::int64_t i = 0; i < n; ++i) {
                const double u = stream.unit();
                ++(u < d ? counts.detractors : u < d + p ? counts.promoters : counts.passives);
            }
            const auto parts = nps_parts(counts);
            const auto e = nps(counts);
            wald += parts->wald_low <= truth && truth <= parts->wald_high ? 1 : 0;
            adjusted += *e->low <= truth && truth <= *e->high ? 1 : 0;
        }
        EXPECT_NEAR(wald / double{draws}, number(o.out("wald").at(row)), o.tolerance());
        EXPECT_NEAR(adjusted / double{draws}, number(o.out("adj_wald").at(row)), o.tolerance());
        ++row;
    }
}

KNOWN_ANSWER(csat_t2b) {
    std::vector<double> values;
    std::vector<std::int64_t> counts;
    for (const auto& [key, count] : o.in("counts").as_object()) {
        values.push_back(std::stod(std::string(key)));
        counts.push_back(whole(count));
    }
    const Histogram h = histogram_of(values, counts);
    const auto share = wilson(count_between(h, 4, 5), h.n());
    o.near(share->value, o.out("t2b"));
    o.interval(share, o.out("wilson"));
    o.near(summary_of(h)->mean, o.out("mean"));
    o.near(*summary_of(h)->sd, o.out("sd"));
    o.interval(mean_student_t(h), o.out("ci"));  // the skewness is −1.13: the house's own choice would be BCa
    EXPECT_EQ(mean_estimate(h)->method, Method::bca_bootstrap);
}

KNOWN_ANSWER(boot_bca_mean15) {
    const Histogram h = histogram_of(numbers(o.in("x")));
    const Resampling how{.seed = seed_of("boot_bca_mean15"), .replicates = 100'000};
    const auto bca = mean_bca(h, how);
    o.near(bca->value, o.out("mean"));
    o.interval(bca, o.out("bca"));
    const auto mean = [&](std::span<const std::int64_t> counts) {
        double sum = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) sum += h.values[i] * static_cast<double>(counts[i]);
        return sum / 15;
    };
    o.interval(bootstrap_percentile(h.counts, mean, how), o.out("perc"));
}

KNOWN_ANSWER(hcahps_composite) {
    std::vector<UnitCount> items;
    for (const auto& item : o.in("items").as_array()) items.push_back({whole(item.at("always")), whole(item.at("n"))});
    o.near(*mean_of_shares(items), o.out("topbox"));
}

KNOWN_ANSWER(cronbach_attitude) {
    const auto file = data_file("attitude.csv");
    if (!file) return;
    std::vector<std::vector<double>> columns;
    for (const std::string& name : file->names) columns.push_back(file->numbers(name));
    const auto alpha = cronbach(Columns(columns.begin(), columns.end()));
    ASSERT_TRUE(alpha);
    EXPECT_EQ(alpha->alpha.n, whole(o.out("n")));
    EXPECT_EQ(static_cast<std::int64_t>(alpha->items.size()), whole(o.out("k")));
    o.near(alpha->alpha.value, o.out("alpha"));
    o.near(alpha->standardised, o.out("alpha_std"));
    o.interval(alpha->alpha, o.out("feldt"));
    for (const AlphaItem& item : alpha->items) {
        o.near(*item.alpha_without, o.out("alpha_if_deleted").at(file->names[item.column]));
        o.near(item.r_others, o.out("r_drop").at(file->names[item.column]));
    }
}

KNOWN_ANSWER(spearman_brown) {
    o.near(spearman_brown(number(o.in("r"))), o.out("rsb"));
}

KNOWN_ANSWER(difference_score_reliability) {
    o.near(*gap_reliability(
               {number(o.in("sdP")), number(o.in("sdE")), number(o.in("rP")), number(o.in("rE")), number(o.in("rPE"))}),
           o.out("rel"));
}

KNOWN_ANSWER(servqual_worked) {
    ServqualInput input;
    for (const auto& person : o.in("E").as_array()) input.expectation.push_back(numbers(person));
    for (const auto& person : o.in("P").as_array()) input.perception.push_back(numbers(person));
    const std::vector<std::string> names = keys_of(o.in("weights"));
    for (const std::string& dimension : texts(o.in("item_dim"))) {
        input.dimension_of_item.push_back(
            static_cast<std::size_t>(std::find(names.begin(), names.end(), dimension) - names.begin()));
    }
    input.weights = values_of(o.in("weights"));
    const Result<Servqual> s = servqual(input);
    ASSERT_TRUE(s.ok());
    for (std::size_t d = 0; d < names.size(); ++d) o.near(s->dimension_gap[d]->value, o.out("dim_gap").at(names[d]));
    o.near(*s->unweighted, o.out("unweighted"));
    o.near(*s->weighted, o.out("weighted"));
    for (std::size_t i = 0; i < s->person_weighted.size(); ++i) {
        o.near(*s->person_unweighted[i], o.out("unweighted_per_person").at(i));
        o.near(*s->person_weighted[i], o.out("weighted_per_person").at(i));
    }
}

KNOWN_ANSWER(report_card) {
    std::vector<CardLine> lines;
    for (const auto& line : o.inputs().as_array()) {
        lines.push_back({number(line.at("w")), number(line.at("own")), number(line.at("best"))});
    }
    const auto card = report_card(lines);
    o.near(card->own, o.out("own"));
    o.near(card->rival, o.out("best"));
    o.near(card->contribution, numbers(o.out("contrib")));
}

KNOWN_ANSWER(poisson_rate) {
    const auto& one = o.in("one");
    const auto rate = poisson_rate(whole(one.at("x")), number(one.at("t")));
    o.near(rate->value, o.out("rate"));
    o.interval(rate, o.out("ci"));
    const auto x = wholes(o.in("two").at("x"));
    const auto t = numbers(o.in("two").at("t"));
    const auto ratio = rate_ratio(x[0], t[0], x[1], t[1]);
    o.near(ratio->ratio.value, o.out("ratio"));
    o.interval(ratio->ratio, o.out("ratio_ci"));
    o.near(ratio->p, o.out("p"));
}

KNOWN_ANSWER(churn) {
    const Retention r = retention(number(o.in("c")));
    o.near(r.lost_share_year, o.out("annual"));
    o.near(*r.expected_periods, o.out("lifetime"));
}

KNOWN_ANSWER(complaint_iceberg) {
    const auto m = iceberg_multiplier(whole(o.in("reported")), whole(o.in("problems")));
    o.near(m->value, o.out("multiplier"));
    o.near(1 / m->value, o.out("propensity"));
    o.interval(m, o.out("ci"));
}

KNOWN_ANSWER(special_functions) {
    o.near(normal_quantile(0.975), o.out("qnorm_.975"));
    o.near(normal_quantile(0.95), o.out("qnorm_.95"));
    o.near(normal_quantile(1e-6), o.out("qnorm_1e6"));
    o.near(normal_cdf(-1.96), o.out("pnorm_m1.96"));
    o.near(t_quantile(0.975, 5), o.out("qt_.975_5"));
    o.near(t_quantile(0.975, 248), o.out("qt_.975_248"));
    o.near(t_cdf(2.1, 10), o.out("pt_2.1_10"));
    o.near(f_quantile(0.95, 3, 20), o.out("qf_.95_3_20"));
    o.near(f_quantile(0.025, 29, 174), o.out("qf_.025_29_174"));
    o.near(chi_squared_cdf(3.841, 1), o.out("pchisq_3.841_1"));
    o.near(chi_squared_quantile(0.95, 4), o.out("qchisq_.95_4"));
    o.near(beta_quantile(0.025, 3.5, 9.5), o.out("qbeta_.025_3.5_9.5"));
    o.near(beta_quantile(0.975, 0.5, 20.5), o.out("qbeta_.975_.5_20.5"));
    o.near(beta_cdf(0.3, 2, 5), o.out("pbeta_.3_2_5"));
    o.near(gamma_quantile(0.025, 17), o.out("qgamma_.025_17"));
    o.near(gamma_quantile(0.975, 18), o.out("qgamma_.975_18"));
    o.near(gamma_cdf(4.2, 3), o.out("pgamma_4.2_3"));
    o.near(log_gamma(10.5), o.out("lgamma_10.5"));
    EXPECT_EQ(binomial_quantile(0.05, 23, 0.5), whole(o.out("qbinom_.05_23_.5")));
    o.near(poisson_cdf(16, 10), o.out("ppois_16_10"));
    o.near(binomial_density(3, 10, 0.2), o.out("dbinom_3_10_.2"));
}

}  // namespace ciclo::stats::known
