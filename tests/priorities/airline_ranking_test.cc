// Derived importance on the large survey (measurement 2.5: only the wifi asks for concentration), and speed.
#include <gtest/gtest.h>

#include <ctime>
#include <iostream>

#include "indicators/airline_evidence.h"
#include "priorities/ranking.h"

namespace ciclo::priorities {
namespace {

TEST(Airline, DerivedImportanceMatrixAndOrder) {
    const auto evidence = airline::evidence();
    if (!evidence) return;
    const indicators::Measures measures = indicators::measure(*evidence);
    const std::clock_t begin = std::clock();
    const Ranking ranking = *rank(*evidence, measures, {});
    std::cout << "airline ranked in " << static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC << " s of CPU\n";
    EXPECT_EQ(ranking.importance_source, moments::ImportanceSource::derived);
    EXPECT_NEAR(ranking.cut_importance, 1, 1e-12) << "shares times the number of moments";
    for (const QuadrantPoint& point : ranking.quadrants) {
        EXPECT_EQ(point.quadrant == Quadrant::concentrate, point.moment.text == "In-flight Wifi Service")
            << point.moment.text;
    }
    double sum = 0;
    for (const RankedMoment& row : ranking.rows) sum += row.probability_first;
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_EQ(ranking.rows[0].moment.text, "Online Boarding");
    EXPECT_DOUBLE_EQ(ranking.rows[0].probability_first, 1);
    EXPECT_EQ(ranking.rows[1].moment.text, "In-flight Wifi Service");
    EXPECT_EQ(ranking.rows.size(), 14U);
}

}  // namespace
}  // namespace ciclo::priorities
