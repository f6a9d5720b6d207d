// The large survey: drivers and veto against the numbers of measurement 2.1 and 2.3a, index, integrity, and speed.
#include <gtest/gtest.h>

#include <ctime>

#include "base/number.h"
#include "indicators/airline_evidence.h"
#include "indicators/measures.h"

namespace ciclo::indicators {
namespace {

const std::optional<moments::Evidence>& evidence() {
    static const std::optional<moments::Evidence> read = airline::evidence();
    return read;
}
const Measures& measured() {
    static const Measures measures = measure(*evidence());
    return measures;
}

std::string percent(double share) { return format_number(share * 100, 1, Language::en); }

TEST(Airline, Means) {
    if (!evidence()) return;
    EXPECT_EQ(measured().respondents, 129880);
    const MomentMeasure& wifi = *measured().find(cycle::MomentId("In-flight Wifi Service"));
    EXPECT_EQ(wifi.n, 125964);
    EXPECT_EQ(wifi.not_experienced, 3916);
    EXPECT_NEAR(wifi.mean->value, 2.813526086818456, 1e-12);
    EXPECT_EQ(wifi.mean->method, stats::Method::student_t);
    EXPECT_NEAR(wifi.reach->value, 125964.0 / 129880.0, 1e-15);
    EXPECT_EQ(measured().weakest, cycle::MomentId("In-flight Wifi Service"));
}

TEST(Airline, Drivers) {
    if (!evidence()) return;
    ASSERT_TRUE(measured().drivers.has_value());
    const Drivers& drivers = *measured().drivers;
    EXPECT_EQ(drivers.n, 119567);
    EXPECT_EQ(drivers.rows_incomplete, 129880 - 119567);
    EXPECT_EQ(format_number(drivers.r_squared, 3, Language::en), "0.488");
    const std::pair<const char*, const char*> top[] = {{"Online Boarding", "31.1"},
                                                       {"In-flight Wifi Service", "10.6"},
                                                       {"In-flight Entertainment", "9.5"},
                                                       {"Leg Room Service", "8.3"}};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(drivers.rows[i].moment.text, top[i].first);
        EXPECT_EQ(percent(drivers.rows[i].share), top[i].second);
        EXPECT_LT(*drivers.rows[i].share_interval->low, drivers.rows[i].share);
        EXPECT_GT(*drivers.rows[i].share_interval->high, drivers.rows[i].share);
    }
    EXPECT_DOUBLE_EQ(drivers.rows[0].probability_first, 1);
    EXPECT_EQ(drivers.wording, DriverWording::full);
    EXPECT_TRUE(drivers.left_out.empty());
    double sum = 0;
    for (const DriverRow& row : drivers.rows) {
        sum += row.lmg;
        if (row.moment.text == "Departure and Arrival Time Convenience") {
            EXPECT_NEAR(row.share, 0.0458712833737817, 1e-9);
            EXPECT_NEAR(row.correlation, -0.06, 0.005);
            EXPECT_NEAR(*row.beta, -0.20, 0.005);
        }
    }
    EXPECT_NEAR(sum, drivers.r_squared, 1e-12);
}

// measurement 2.3a; RR, PAF and the other rows counted apart from this program
TEST(Airline, Veto) {
    if (!evidence()) return;
    const Veto& veto = *measured().veto;
    EXPECT_EQ(veto.n, 119567);
    EXPECT_NEAR(veto.baseline->value, 3331.0 / 16406.0, 1e-15);
    EXPECT_NEAR(veto.no_failed_moment->value, 0.137211772479028, 1e-12);
    EXPECT_NEAR(veto.product_bound, 0.00708372498908249, 1e-12);
    const auto row = [&](const char* item) {
        for (const VetoRow& one : veto.rows) {
            if (one.moment.text == item) return one;
        }
        throw std::out_of_range(item);
    };
    const VetoRow wifi = row("In-flight Wifi Service");
    EXPECT_EQ(wifi.n_only, 211);
    EXPECT_DOUBLE_EQ(wifi.dissatisfied_if_only->value, 1);
    EXPECT_NEAR(*wifi.dissatisfied_if_only->low, 0.9821195646232311, 1e-12);
    EXPECT_EQ(wifi.label, VetoLabel::veto);
    EXPECT_NEAR(*wifi.relative_risk, 1.4842317645476215, 1e-12);
    EXPECT_NEAR(*wifi.attributable_fraction, 0.17304329339419375, 1e-12);
    const VetoRow entertainment = row("In-flight Entertainment");
    EXPECT_EQ(entertainment.n_only, 55);
    EXPECT_NEAR(entertainment.dissatisfied_if_only->value, 39.0 / 55.0, 1e-15);
    EXPECT_NEAR(*entertainment.dissatisfied_if_only->low, 0.579, 0.0005);
    EXPECT_NEAR(*entertainment.dissatisfied_if_only->high, 0.812, 0.0005);
    EXPECT_NEAR(row("Check-in Service").dissatisfied_if_only->value, 0.656, 0.0005);
    EXPECT_EQ(row("Ease of Online Booking").label, VetoLabel::tolerated);
    const VetoRow gate = row("Gate Location");
    EXPECT_NEAR(gate.dissatisfied_if_only->value, 0.697, 0.0005);
    EXPECT_NEAR(*gate.relative_risk, 0.88, 0.005);
    EXPECT_NE(gate.label, VetoLabel::veto) << "confounded by the kind of passenger";
}

TEST(Airline, IndexAndIntegrity) {
    if (!evidence()) return;
    const CycleReading& cycle = measured().cycle;
    double sum = 0, weight = 0;
    for (const MomentMeasure& moment : measured().moments) {
        sum += (moment.critical ? 2 : 1) * moment.mean->value;
        weight += moment.critical ? 2 : 1;
    }
    EXPECT_NEAR(cycle.index->value, (sum / weight - 1) / 4 * 100, 1e-9);
    EXPECT_LT(*cycle.index->high - *cycle.index->low, 0.5);
    EXPECT_LT(*cycle.index->low, cycle.index->value);
    EXPECT_GT(*cycle.index->high, cycle.index->value);
    EXPECT_EQ(cycle.broken_count, 60347);
    EXPECT_EQ(cycle.broken.size(), CycleReading::broken_listed);
    EXPECT_NEAR(cycle.integrity->value, 1 - 60347.0 / 129880.0, 1e-12);
}

TEST(Airline, IsQuick) {
    if (!evidence()) return;
    const std::clock_t begin = std::clock();
    const Measures again = measure(*evidence());
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::cout << "airline measured in " << seconds << " s of CPU\n";
    EXPECT_LT(seconds, 60) << "the promise is 1.2 s with ranking, optimised; this build and its neighbours may be slow";
    EXPECT_EQ(again.cycle.index, measured().cycle.index);
    EXPECT_EQ(again.drivers->rows[3].share_interval, measured().drivers->rows[3].share_interval);
}

}  // namespace
}  // namespace ciclo::indicators
