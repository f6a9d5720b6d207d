// square_and_add(): the interval of a difference from the intervals of the two.
#include "stats/square_and_add.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "stats/means.h"
#include "stats/proportions.h"
#include "stats/random.h"

namespace ciclo::stats {
namespace {

Estimate known(double value, double low, double high, std::int64_t n) {
    return {.value = value, .low = low, .high = high, .level = 0.95, .n = n, .method = Method::order_statistics};
}

TEST(SquareAndAdd, BothLimitsThatPushTheDifferenceThereAreSquaredAndAdded) {
    const Estimate longer = *square_and_add(known(20, 18, 25, 40), known(12, 10, 13, 30));
    EXPECT_DOUBLE_EQ(longer.value, 8);
    EXPECT_NEAR(*longer.low, 5.763932, 1e-6);    // 8 − √(2² + 1²)
    EXPECT_NEAR(*longer.high, 13.385165, 1e-6);  // 8 + √(5² + 2²)
    EXPECT_EQ(longer.n, 70);
    EXPECT_EQ(longer.level, 0.95);
    EXPECT_EQ(longer.method, Method::square_and_add);
    const Estimate shorter = *square_and_add(known(12, 10, 13, 30), known(20, 18, 25, 40));
    EXPECT_DOUBLE_EQ(*shorter.low, -*longer.high);
    EXPECT_DOUBLE_EQ(*shorter.high, -*longer.low);
    EXPECT_TRUE(without_zero(longer));
    EXPECT_TRUE(without_zero(shorter));
    EXPECT_FALSE(without_zero(*square_and_add(known(13, 11, 16, 9), known(12, 10, 13, 9))));
}

TEST(SquareAndAdd, TwoWilsonIntervalsGiveNewcombesDifference) {
    // Newcombe (1998), table II: 56 of 70 against 48 of 80, 0.2 (0.0524, 0.3339)
    const Estimate apart = *square_and_add(*wilson(56, 70), *wilson(48, 80));
    EXPECT_NEAR(*apart.low, 0.0524, 5e-5);
    EXPECT_NEAR(*apart.high, 0.3339, 5e-5);
}

TEST(SquareAndAdd, WhereOneHasNoIntervalTheDifferenceHasNone) {
    const std::vector<double> five{1, 2, 3, 4, 5}, six{1, 2, 3, 4, 5, 6};
    const Estimate few = *median_estimate(histogram_of(five)), enough = *median_estimate(histogram_of(six));
    EXPECT_FALSE(square_and_add(few, enough).has_value());
    EXPECT_FALSE(square_and_add(enough, few).has_value());
    const Estimate both = *square_and_add(enough, enough);  // of six, the least and the most
    EXPECT_NEAR(*both.high, std::sqrt(2 * 2.5 * 2.5), 1e-12);
    EXPECT_NEAR(*both.low, -std::sqrt(2 * 2.5 * 2.5), 1e-12);
}

struct Shape {
    const char* name;
    std::function<double(Stream&)> draw;
    double median;
};

std::vector<Shape> shapes() {
    const auto exponential = [](Stream& stream) { return -10 * std::log(1 - stream.unit()); };
    const auto two_peaks = [](Stream& stream) { return (stream.unit() < 0.6 ? 10 : 40) + 3 * stream.normal(); };
    const auto minutes = [](Stream& stream) { return std::floor(1 + 20 * stream.unit() * stream.unit()); };
    return {{"normal", [](Stream& stream) { return 30 + 8 * stream.normal(); }, 30},
            {"uniform", [](Stream& stream) { return 60 * stream.unit(); }, 30},
            {"exponential", exponential, 10 * std::log(2.0)},
            {"log-normal", [](Stream& stream) { return std::exp(2 + stream.normal()); }, std::exp(2.0)},
            {"two peaks", two_peaks, 12.902266},  // where six tenths of the first peak lie below: Φ⁻¹(5/6) = 0.967422
            {"whole minutes", minutes, 4}};       // P(u·v ≤ 0.15) = 0.435, P(u·v ≤ 0.2) = 0.522: values up to 4
}

Estimate median_of(const Shape& shape, std::size_t n, Stream& stream) {
    std::vector<double> values(n);
    for (double& value : values) value = shape.draw(stream);
    return *median_estimate(histogram_of(values));
}

/// Of so many pairs of samples, in how many the interval holds the true difference.
double coverage(const Shape& first, std::size_t n1, const Shape& second, std::size_t n2, int pairs) {
    int held = 0;
    for (int pair = 0; pair < pairs; ++pair) {
        Stream stream(seed_of(std::string(first.name) + second.name), static_cast<std::uint64_t>(pair));
        const Estimate one = median_of(first, n1, stream), other = median_of(second, n2, stream);
        const Estimate found = *square_and_add(one, other);
        const double truth = first.median - second.median;
        held += *found.low <= truth && truth <= *found.high ? 1 : 0;
    }
    return static_cast<double>(held) / pairs;
}

TEST(SquareAndAdd, HoldsTheTrueDifferenceOfTwoMediansAsOftenAsItSays) {
    constexpr int pairs = 500;
    const std::vector<Shape> all = shapes();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Shape& other = all[(i + 1) % all.size()];
        for (const auto& [n1, n2] : {std::pair<std::size_t, std::size_t>{6, 6}, {9, 30}, {40, 25}, {80, 60}}) {
            const double same = coverage(all[i], n1, all[i], n2, pairs), apart = coverage(all[i], n1, other, n2, pairs);
            EXPECT_GE(same, 0.93) << all[i].name << " " << n1 << " " << n2;
            EXPECT_GE(apart, 0.93) << all[i].name << " against " << other.name << " " << n1 << " " << n2;
            EXPECT_LT(same, 1) << "an interval that always holds says nothing: " << all[i].name << " " << n1;
        }
    }
}

}  // namespace
}  // namespace ciclo::stats
