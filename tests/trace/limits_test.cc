#include "trace/limits.h"

#include <gtest/gtest.h>

#include "moments/evidence_files.h"
#include "trace/read_events.h"
#include "trace/read_times.h"

namespace ciclo::trace {
namespace {

TEST(Limits, OfSeriesAreKept) {
    std::string text = "series,value\n";
    for (std::size_t i = 0; i <= limits::series; ++i) text += "s" + std::to_string(i) + ",1\n";
    const auto times = read_times(testing::table_of(text, "t.csv"), {});
    ASSERT_FALSE(times);
    EXPECT_EQ(testing::errors_text(times.errors()),
              "t.csv: the file has over 10000 series; name the column that tells the standards apart");
}

TEST(Limits, OfActivitiesAreKept) {
    std::string text = "case,activity,time\n";
    for (std::size_t i = 0; i <= limits::activities; ++i) text += "c,a" + std::to_string(i) + ",2025-01-01\n";
    const auto log = read_events(text, "e.csv", {});
    ASSERT_FALSE(log);
    EXPECT_EQ(testing::errors_text(log.errors()),
              "e.csv: the log has 100001 different activities; keep it within 100000");
}

}  // namespace
}  // namespace ciclo::trace
