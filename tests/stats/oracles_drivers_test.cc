// Known answers of section 2: drivers, dominance, veto, series, matrix; and of 3.3, Pareto.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "known.h"
#include "stats/dominance.h"
#include "stats/drivers.h"
#include "stats/importance_performance.h"
#include "stats/logistic.h"
#include "stats/pareto.h"
#include "stats/random.h"
#include "stats/series.h"
#include "stats/veto.h"

namespace ciclo::stats::known {

namespace {

LinearModel model_of_matrix(const json::value& rows) {
    Correlations all;
    all.size = rows.as_array().size();
    for (const auto& row : rows.as_array()) {
        for (const double r : numbers(row)) all.values.push_back(r);
    }
    return linear_model(all, 0);
}

void check_importance(const Oracle& o, const LinearModel& model) {
    const std::vector<double> lmg = shapley(subset_r_squared(model), model.predictors);
    const Contributions other = contributions(model);
    const double r2 = std::accumulate(lmg.begin(), lmg.end(), 0.0);
    o.near(r2, o.out("r2"));
    o.near(other.r_squared, o.out("r2"));
    o.near(lmg, values_of(o.out("lmg")));
    std::vector<double> share;
    for (const double part : lmg) share.push_back(part / r2);
    o.near(share, values_of(o.out("lmg_share")));
    o.near(relative_weights(model), values_of(o.out("relative_weights_raw")));
    o.near(other.beta, values_of(o.out("std_beta")));
    o.near(model.with, values_of(o.out("corr_with_y")));
    o.near(other.pratt, values_of(o.out("pratt")));
    o.near(other.first, values_of(o.out("first")));
    o.near(other.vif, values_of(o.out("vif")));
}

const std::vector<std::string> swiss_names{"Agriculture", "Examination",      "Education",
                                           "Catholic",    "Infant.Mortality", "Fertility"};

std::optional<LinearModel> swiss() {
    const auto file = data_file("swiss.csv");
    if (!file) return std::nullopt;
    std::vector<std::vector<double>> columns;
    for (const std::string& name : swiss_names) columns.push_back(file->numbers(name));
    const Result<Correlations> all = correlations(Columns(columns.begin(), columns.end()));
    return linear_model(*all, 5);
}

// Rows first, first + step, … of some items.
Airline every(const Airline& all, const std::vector<std::string>& items, std::size_t step) {
    Airline out;
    out.items = items;
    for (const std::string& item : items) {
        const auto i =
            static_cast<std::size_t>(std::find(all.items.begin(), all.items.end(), item) - all.items.begin());
        out.ratings.emplace_back();
        for (std::size_t row = 0; row < all.satisfied.size(); row += step)
            out.ratings.back().push_back(all.ratings.at(i)[row]);
    }
    for (std::size_t row = 0; row < all.satisfied.size(); row += step) out.satisfied.push_back(all.satisfied[row]);
    return out;
}

}  // namespace

KNOWN_ANSWER(importance_swiss) {
    check_importance(o, model_of_matrix(o.in("correlation")));
}

KNOWN_ANSWER(importance_airline_all_rows) {
    check_importance(o, model_of_matrix(o.in("correlation")));
    auto data = airline(AirlineRows::all);
    if (!data) return;
    Columns columns = data->columns();
    columns.push_back(data->satisfied);
    const Result<Correlations> all = correlations(columns);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(all->n, whole(o.in("n")));
    check_importance(o, linear_model(*all, 14));
    std::vector<double> sd(1, all->sd[14]);
    sd.insert(sd.end(), all->sd.begin(), all->sd.end() - 1);
    o.near(sd, numbers(o.in("sd")));
}

KNOWN_ANSWER(relaimpo_swiss_all) {
    const auto model = swiss();
    if (!model) return;
    const Contributions c = contributions(*model);
    o.near(c.r_squared, o.out("R2"));
    o.near(shapley(subset_r_squared(*model), 5), values_of(o.out("lmg")));
    o.near(c.last, values_of(o.out("last")));
    o.near(c.first, values_of(o.out("first")));
    std::vector<double> squared;
    for (const double beta : c.beta) squared.push_back(beta * beta);
    o.near(squared, values_of(o.out("betasq")));
    o.near(c.pratt, values_of(o.out("pratt")));
    o.near(relative_weights(*model), values_of(o.out("genizi")));
    o.near(c.car, values_of(o.out("car")));
}

KNOWN_ANSWER(relaimpo_swiss_group) {
    const auto model = swiss();
    if (!model) return;
    const std::vector<std::vector<std::size_t>> groups{{2, 1}, {0}, {3}, {4}};
    o.near(shapley_of_groups(subset_r_squared(*model), 5, groups), numbers(o.out("lmg")));
}

KNOWN_ANSWER(conditional_dominance_swiss) {
    const auto model = swiss();
    if (!model) return;
    const auto matrix = conditional_dominance(subset_r_squared(*model), 5);
    for (std::size_t i = 0; i < 5; ++i) o.near(matrix[i], numbers(o.out("matrix").at(i)));
}

KNOWN_ANSWER(importance_boot_airline_8) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    const Airline part = every(*data, texts(o.in("items")), 60);
    // by rows, and by the groups that stand in for rows in large surveys: both must agree with the reference
    for (const std::size_t by_rows_up_to : {std::size_t{5000}, std::size_t{100}}) {
        const Result<Drivers> d = drivers(
            part.columns(), part.satisfied,
            {.seed = seed_of("importance_boot_airline_8"), .replicates = 500, .row_bootstrap_up_to = by_rows_up_to});
        ASSERT_TRUE(d.ok());
        EXPECT_EQ(d->confidence, Confidence::firm);
        EXPECT_EQ(d->replicates, 500);
        for (const Driver& driver : d->drivers) {
            const std::string& item = part.items[driver.column];
            o.near(driver.contribution.value, o.out("lmg").at(item));
            o.near(*driver.contribution.low, o.out("lo").at(item));
            o.near(*driver.contribution.high, o.out("hi").at(item));
            o.near(driver.probability_first, o.out("p_rank1").at(item));
        }
    }
}

KNOWN_ANSWER(driver_stability) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    Columns columns = data->columns();
    columns.push_back(data->satisfied);
    const CompleteRows rows = complete_rows(columns);
    const auto order_of = [](const std::vector<double>& weights) {
        std::vector<std::size_t> order(weights.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
        return order;
    };
    const auto truth = order_of(relative_weights(linear_model(*correlations(rows), 14)));
    const auto sizes = wholes(o.in("n"));
    constexpr int rounds = 400;
    for (std::size_t s = 0; s < sizes.size(); ++s) {
        double top1 = 0, top3 = 0;
        for (int round = 0; round < rounds; ++round) {
            Stream stream(seed_of("driver_stability") + s, static_cast<std::uint64_t>(round));
            CrossProducts products(rows.columns);
            for (std::int64_t i = 0; i < sizes[s]; ++i)
                products.add(rows.row(stream.below(static_cast<std::uint32_t>(rows.rows()))));
            Correlations all;
            all.size = rows.columns;
            ASSERT_TRUE(products.correlation(all.values));
            const auto order = order_of(relative_weights(linear_model(all, 14)));
            top1 += order[0] == truth[0] ? 1.0 / rounds : 0;
            for (std::size_t k = 0; k < 3; ++k) {
                if (std::find(truth.begin(), truth.begin() + 3, order[k]) != truth.begin() + 3)
                    top3 += 1.0 / (3 * rounds);
            }
        }
        // two simulations of 400 rounds each: the tolerance is twice the one of a single simulation's error
        EXPECT_NEAR(top1, number(o.out("top1").at(s)), 1.5 * o.tolerance()) << "n " << sizes[s];
        EXPECT_NEAR(top3, number(o.out("top3_overlap").at(s)), o.tolerance()) << "n " << sizes[s];
    }
}

KNOWN_ANSWER(logit_general_dominance_airline6) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    const Airline part = every(*data, texts(o.in("items")), 12);
    const Result<std::vector<double>> worth = subset_mcfadden(part.columns(), part.satisfied);
    ASSERT_TRUE(worth.ok());
    o.near(*worth, numbers(o.out("subset_r2")));
    o.near(worth->back(), o.out("mcfadden_full"));
    o.near(shapley(*worth, 6), values_of(o.out("general_dominance")));
}

KNOWN_ANSWER(logistic_mtcars) {
    const auto file = data_file("mtcars.csv");
    if (!file) return;
    const auto weight = file->numbers("wt"), power = file->numbers("hp"), manual = file->numbers("am");
    const Result<Logistic> fit = logistic({{weight, power}, manual, {}});
    ASSERT_TRUE(fit.ok());
    o.near(fit->coefficients, numbers(o.out("coef")));
    for (std::size_t i = 0; i < 3; ++i) {
        // the reference stops its steps at a relative 1e-8, so its standard errors carry five digits
        EXPECT_NEAR(fit->se[i], number(o.out("se").at(i)), 1e-3 * fit->se[i]);
    }
    o.near(fit->deviance, o.out("deviance"));
    o.near(fit->mcfadden, o.out("mcfadden"));
}

KNOWN_ANSWER(compensatory_vs_conjunctive_airline) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    const Columns columns = data->columns();
    const Result<AverageOrWorst> fits = average_or_worst(columns, data->satisfied);
    ASSERT_TRUE(fits.ok());
    EXPECT_EQ(fits->n, 119'567);
    const std::vector<std::pair<std::string, const ModelFit*>> all{
        {"mean", &fits->mean}, {"min", &fits->least}, {"geo", &fits->geometric}, {"mean_min", &fits->mean_and_least}};
    for (const auto& [name, fit] : all) {
        o.near(fit->mcfadden, o.out("mcfadden").at(name));
        o.near(fit->aic, o.out("aic").at(name));
    }
    o.near(fits->mean_and_least.coefficients, numbers(o.out("coef_mean_min")));
}

KNOWN_ANSWER(series_reliability) {
    const Series s = series(numbers(o.in("r")));
    o.near(s.product, o.out("R"));
    o.near(s.birnbaum, numbers(o.out("birnbaum")));
    o.near(s.potential, numbers(o.out("improvement_potential")));
    o.near(s.bound_low, o.out("frechet_lower"));
    o.near(s.bound_high, o.out("frechet_upper"));
}

KNOWN_ANSWER(rty_sixsigma) {
    const Result<Yields> y = yields(wholes(o.in("defects")), wholes(o.in("rework")), whole(o.in("opportunities")));
    ASSERT_TRUE(y.ok());
    o.near(y->final_yield, o.out("Yield"));
    o.near(y->first_time, o.out("FTY"));
    o.near(y->rolled_throughput, o.out("RTY"));
    EXPECT_EQ(y->defects, whole(o.out("DPU")));
    EXPECT_NEAR(y->defects_per_million, number(o.out("DPMO")), 0.005);  // printed with two decimals
}

namespace {

std::vector<std::vector<Flag>> failures(const Airline& data, double at_most) {
    std::vector<std::vector<Flag>> out;
    for (const auto& item : data.ratings) {
        out.emplace_back();
        for (const double rating : item) out.back().push_back(rating <= at_most ? Flag::yes : Flag::no);
    }
    return out;
}

std::vector<Flag> dissatisfied(const Airline& data) {
    std::vector<Flag> out;
    for (const double satisfied : data.satisfied) out.push_back(satisfied == 0 ? Flag::yes : Flag::no);
    return out;
}

}  // namespace

KNOWN_ANSWER(series_vs_observed_airline) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    const Result<Veto> v = veto(failures(*data, 2), dissatisfied(*data));
    ASSERT_TRUE(v.ok());
    for (const VetoItem& item : v->items) {
        o.near(1 - static_cast<double>(item.failed) / static_cast<double>(item.lived),
               o.out("p_ok").at(data->items[item.column]));
    }
    o.near(v->product, o.out("product"));
    o.near(v->none_failed->value, o.out("observed"));
    o.near(v->bound_low, o.out("frechet_lower"));
    o.near(v->bound_high, o.out("frechet_upper"));
}

// measurement 2.3a prints these of the same data (its oracle is not in the file).
TEST(Veto, AirlineAsPrinted) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    const Result<Veto> v = veto(failures(*data, 2), dissatisfied(*data));
    ASSERT_TRUE(v.ok());
    const auto item = [&](const std::string& name) -> const VetoItem& {
        return v->items[static_cast<std::size_t>(std::find(data->items.begin(), data->items.end(), name) -
                                                 data->items.begin())];
    };
    EXPECT_NEAR(v->baseline->value, 0.203, 0.0005);
    const VetoItem& wifi = item("In-flight Wifi Service");
    EXPECT_EQ(wifi.alone, 211);
    EXPECT_EQ(wifi.veto->value, 1);
    EXPECT_NEAR(*wifi.veto->low, 0.982, 0.0005);
    EXPECT_EQ(wifi.label, VetoLabel::veto);
    const VetoItem& film = item("In-flight Entertainment");
    EXPECT_NEAR(film.veto->value, 0.709, 0.0005);
    EXPECT_NEAR(*film.veto->low, 0.579, 0.0005);
    EXPECT_NEAR(*film.veto->high, 0.812, 0.0005);
    EXPECT_EQ(film.label, VetoLabel::veto);
    EXPECT_NEAR(item("Check-in Service").veto->value, 0.656, 0.0005);
    EXPECT_NEAR(item("Ease of Online Booking").veto->value, 0.052, 0.0005);
    EXPECT_EQ(item("Ease of Online Booking").label, VetoLabel::tolerated);
    EXPECT_NEAR(item("Gate Location").veto->value, 0.697, 0.0005);
    EXPECT_NEAR(*item("Gate Location").relative_risk, 0.88, 0.005);
    EXPECT_EQ(item("Gate Location").label, VetoLabel::insufficient);
}

KNOWN_ANSWER(nca_example) {
    const auto y = numbers(o.in("y"));
    std::size_t i = 0;
    for (const std::string x : {"x1", "x2"}) {
        const auto nca = necessary_condition(numbers(o.in(x)), y, i == 0 ? 10'000 : 0, seed_of("nca_example"));
        const auto& expected = o.expected().at(i++);
        o.near(nca->zone, expected.at("ceiling_zone"));
        o.near(nca->scope, expected.at("scope"));
        o.near(nca->effect, expected.at("effect"));
        if (i == 1) {
            EXPECT_NEAR(nca->p, 0.0842, 0.01);  // the oracle's note: 10,000 shuffles
        }
    }
}

KNOWN_ANSWER(ipa_martilla_james) {
    std::vector<MatrixPoint> points;
    for (const auto& p : o.inputs().as_array()) points.push_back({number(p.at("imp")), number(p.at("perf"))});
    for (const auto& [cut, name] :
         {std::pair(Cut::mean, std::string("mean")), std::pair(Cut::median, std::string("median"))}) {
        const auto q = quadrants(points, {.cut = cut});
        o.near({q->importance_cut, q->performance_cut}, numbers(o.out(name + "_cut")));
        for (std::size_t i = 0; i < points.size(); ++i) {
            EXPECT_EQ(code_of(q->of_point[i]), std::string_view(o.out("q_" + name).at(i).as_string()));
        }
    }
}

KNOWN_ANSWER(ipa_airline_lmg) {
    const auto data = airline(AirlineRows::complete);
    if (!data) return;
    const Result<Drivers> d = drivers(data->columns(), data->satisfied, {.replicates = 0});
    ASSERT_TRUE(d.ok());
    EXPECT_EQ(d->n, 119'567);
    std::vector<MatrixPoint> points;
    for (std::size_t i = 0; i < 14; ++i) {
        const auto& ratings = data->ratings[i];
        const double mean = std::accumulate(ratings.begin(), ratings.end(), 0.0) / static_cast<double>(ratings.size());
        points.push_back({d->drivers[i].share.value, mean});
        o.near(d->drivers[i].share.value, o.expected().at(i).at("imp"));
        o.near(mean, o.expected().at(i).at("perf"));
    }
    const auto q = quadrants(points);
    for (std::size_t i = 0; i < 14; ++i) {
        EXPECT_EQ(code_of(q->of_point[i]), std::string_view(o.expected().at(i).at("q_mean").as_string()));
    }
    EXPECT_NEAR(d->r_squared, 0.488, 0.0005);
    EXPECT_EQ(data->items[d->drivers[d->order[0]].column], "Online Boarding");
    // "Departure and arrival time convenience": r −.06, beta −.20: no suppressor by sign, and still a share of 4.6 %
    EXPECT_NEAR(d->drivers[0].r, -0.06, 0.005);
    EXPECT_NEAR(*d->drivers[0].beta, -0.20, 0.005);
}

KNOWN_ANSWER(pareto_abc) {
    const std::vector<std::string> names = keys_of(o.inputs());
    std::vector<Cause> causes;
    for (const double count : values_of(o.inputs())) causes.push_back({.count = std::llround(count)});
    const auto p = pareto(causes);
    ASSERT_TRUE(p);
    std::vector<double> cumulative;
    for (std::size_t i = 0; i < p->lines.size(); ++i) {
        EXPECT_EQ(names[p->lines[i].cause], std::string_view(o.out("order").at(i).as_string()));
        EXPECT_EQ(code_of(p->lines[i].abc), std::string_view(o.out("class").at(i).as_string()));
        cumulative.push_back(p->lines[i].cumulative);
    }
    o.near(cumulative, numbers(o.out("cum")));
    EXPECT_FALSE(p->eighty_twenty);
    EXPECT_NEAR(p->top_fifth_share, 0.575, 1e-12);
}

KNOWN_ANSWER(gini_concentration) {
    o.near(*gini(values_of(o.inputs())), o.out("gini"));
}

}  // namespace ciclo::stats::known
