#include "trace/limits.h"

#include <gtest/gtest.h>

#include "moments/evidence_files.h"
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

}  // namespace
}  // namespace ciclo::trace
