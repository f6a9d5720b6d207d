// Known answers of section 1 about samples: sizes, weights, strata, shrinkage, funnel.
#include <cmath>

#include "known.h"
#include "stats/funnel.h"
#include "stats/sample_size.h"
#include "stats/shrinkage.h"
#include "stats/weights.h"

namespace ciclo::stats::known {

KNOWN_ANSWER(sample_size_cochran) {
    std::size_t i = 0;
    for (const auto& c : o.in("cases").as_array()) {
        std::optional<std::int64_t> population;
        if (!c.at("N").is_null()) population = whole(c.at("N"));
        const SampleSize size = cochran(number(c.at("e")), number(c.at("p")), population);
        EXPECT_EQ(size.n, whole(o.out("n").at(i)));
        o.near(size.exact, o.out("raw").at(i++));
    }
}

KNOWN_ANSWER(sample_size_krejcie_morgan) {
    std::vector<double> exact;
    std::size_t i = 0;
    for (const std::int64_t population : wholes(o.in("N"))) {
        const SampleSize size = krejcie_morgan(population, number(o.in("d")), number(o.in("P")), number(o.in("chi2")));
        exact.push_back(size.exact);
        EXPECT_EQ(std::lround(size.exact), whole(o.out("n_published").at(i++)));  // their table rounds to nearest
        EXPECT_EQ(size.n, static_cast<std::int64_t>(std::ceil(size.exact)));
    }
    o.near(exact, numbers(o.out("n_exact")));
}

KNOWN_ANSWER(power_two_prop) {
    o.near(n_for_two_proportions(number(o.in("p1")), number(o.in("p2")), number(o.in("alpha")), number(o.in("power"))),
           o.out("n"));
}

KNOWN_ANSWER(power_two_mean) {
    o.near(n_for_two_means(number(o.in("delta")), number(o.in("sd")), number(o.in("alpha")), number(o.in("power"))),
           o.out("n"));
}

KNOWN_ANSWER(mde_table) {
    std::size_t i = 0;
    for (const auto& pair : o.in("p").as_array()) {
        const double first = number(pair.at(0)), second = number(pair.at(1));
        const double n = std::ceil(n_for_two_proportions(first, second));
        EXPECT_EQ(static_cast<std::int64_t>(n), whole(o.out("n").at(i++)));
        EXPECT_LE(*detectable_rise(first, static_cast<std::int64_t>(n)), second - first);
    }
}

KNOWN_ANSWER(fpc) {
    const double p = number(o.in("p")), n = number(o.in("n"));
    const double se = std::sqrt(p * (1 - p) / n);
    const double factor = finite_population_factor(whole(o.in("n")), whole(o.in("N")));
    o.near(se, o.out("se_srs"));
    o.near(factor, o.out("fpc"));
    o.near(se * factor, o.out("se"));
}

KNOWN_ANSWER(nonresponse_bounds) {
    const Bounds bounds = nonresponse_bounds(number(o.in("p")), number(o.in("response_rate")));
    o.near(bounds.low, o.out("lo"));
    o.near(bounds.high, o.out("hi"));
}

KNOWN_ANSWER(raking_2x2) {
    std::vector<Margin> margins(2);
    margins[0].population = values_of(o.in("margins").at("sex"));
    margins[1].population = values_of(o.in("margins").at("age"));
    std::vector<double> y;
    std::vector<std::string> cell;
    for (const auto& c : o.in("cells").as_array()) {
        const std::string sex = c.at("sex").as_string().c_str(), age = c.at("age").as_string().c_str();
        for (std::int64_t i = 0; i < whole(c.at("n")); ++i) {
            margins[0].category_of_row.push_back(sex == "F" ? 0 : 1);
            margins[1].category_of_row.push_back(age == "Y" ? 0 : 1);
            y.push_back(number(c.at("y")));
            cell.push_back(sex + " " + age);
        }
    }
    const Result<Raking> raked = rake(margins);
    ASSERT_TRUE(raked.ok());
    EXPECT_TRUE(raked->converged);
    EXPECT_EQ(raked->trimmed, 0);
    for (std::size_t row = 0; row < cell.size(); ++row) o.near(raked->weights[row], o.out("cell_weight").at(cell[row]));
    o.near(*weighted_mean(y, raked->weights), o.out("weighted_mean"));
    o.near(raked->n_effective, o.out("kish_neff"));
    o.near(raked->design_effect, o.out("deff"));
}

KNOWN_ANSWER(svymean_apistrat) {
    std::vector<Stratum> strata;
    for (const auto& [name, s] : o.in("strata").as_object()) {
        strata.push_back({whole(s.at("n")), number(s.at("N")), number(s.at("mean")), number(s.at("var"))});
    }
    const auto mean = stratified_mean(strata);
    o.near(mean->value, o.out("mean"));
    o.near(*stratified_se(strata), o.out("se"));
    EXPECT_NEAR(*mean->high - mean->value, 1.959963984540054 * number(o.out("se")), 1e-5);
    EXPECT_EQ(mean->n, 200);
}

KNOWN_ANSWER(james_stein_baseball) {
    const double at_bats = number(o.in("at_bats"));
    std::vector<double> shares;
    double mean = 0;
    for (const double hits : numbers(o.in("hits"))) {
        shares.push_back(hits / at_bats);
        mean += hits / at_bats / 18;
    }
    const double variance = mean * (1 - mean) / at_bats;
    o.near(variance, o.out("sigma2"));
    const auto shrunk = james_stein(shares, variance);
    o.near(shrunk->mean, o.out("grand_mean"));
    o.near(shrunk->factor, o.out("c"));
    o.near(shrunk->estimates, numbers(o.out("estimates")));
}

KNOWN_ANSWER(eb_betabinom) {
    std::vector<UnitCount> units;
    const auto x = wholes(o.in("x")), n = wholes(o.in("n"));
    for (std::size_t i = 0; i < x.size(); ++i) units.push_back({x[i], n[i]});
    const Result<ShrunkShares> s = shrink_shares(units);
    ASSERT_TRUE(s.ok());
    EXPECT_EQ(s->prior, Prior::estimated);
    o.near(s->mean, o.out("mean"));
    o.near(s->correlation, o.out("rho"));
    o.near(*s->prior_size, o.out("M"));
    o.near(s->alpha, o.out("alpha"));
    o.near(s->beta, o.out("beta"));
    std::vector<double> posterior;
    for (const Estimate& unit : s->units) posterior.push_back(unit.value);
    o.near(posterior, numbers(o.out("post")));
}

KNOWN_ANSWER(eb_normal_DL) {
    std::vector<UnitMean> units;
    const auto means = numbers(o.in("mean"));
    const auto n = wholes(o.in("n"));
    const double sd = number(o.in("pooled_sd"));
    for (std::size_t i = 0; i < n.size(); ++i) units.push_back({means[i], sd * sd / static_cast<double>(n[i]), n[i]});
    const Result<ShrunkMeans> s = shrink_means(units);
    ASSERT_TRUE(s.ok());
    o.near(s->q, o.out("Q"));
    o.near(s->between_variance, o.out("tau2"));
    o.near(s->mean, o.out("mu"));
    o.near(s->pull, numbers(o.out("shrink_B")));
    std::vector<double> shrunk;
    for (const Estimate& unit : s->units) shrunk.push_back(unit.value);
    o.near(shrunk, numbers(o.out("shrunk")));
}

KNOWN_ANSWER(power_prior) {
    const PooledShare pooled = pool_discounted({whole(o.in("x_s")), whole(o.in("n_s"))},
                                               {whole(o.in("x_m")), whole(o.in("n_m"))}, number(o.in("a0")), 0.90);
    o.near(pooled.alpha, o.out("alpha"));
    o.near(pooled.beta, o.out("beta"));
    o.near(pooled.share.value, o.out("mean"));
    o.interval(pooled.share, o.out("ci"));
}

KNOWN_ANSWER(funnel_overdispersed) {
    std::vector<UnitCount> units;
    const auto x = wholes(o.in("x")), n = wholes(o.in("n"));
    for (std::size_t i = 0; i < x.size(); ++i) units.push_back({x[i], n[i]});
    const Result<Funnel> f = funnel(units);
    ASSERT_TRUE(f.ok());
    o.near(f->mean, o.out("theta"));
    o.near(f->dispersion, o.out("phi"));
    o.near(f->between_variance, o.out("tau2"));
    std::vector<double> z, low, high;
    for (const FunnelUnit& unit : f->units) {
        z.push_back(unit.z);
        low.push_back(unit.low);
        high.push_back(unit.high);
        EXPECT_FALSE(unit.outside || unit.outside_naive);
    }
    o.near(z, numbers(o.out("z")));
    o.near(low, numbers(o.out("lcl")));
    o.near(high, numbers(o.out("ucl")));
}

}  // namespace ciclo::stats::known
