// Several files of times as one.
#include "trace/join_times.h"

#include <gtest/gtest.h>

#include "trace/read_times.h"

namespace ciclo::trace {
namespace {

Times times_of(const std::string& csv) {
    auto times = read_times(*formats::read_csv(csv, "times.csv"), {});
    EXPECT_TRUE(times.ok());
    return times ? *std::move(times) : Times();
}

TEST(JoinTimes, seriesOfOnePeriodAreOne) {
    std::vector<Times> files;
    files.push_back(times_of("series,unit,period,value\nCall,s,A,6\nCall,s,A,8\n"));
    files.push_back(times_of("series,unit,period,value,date\nCall,s,A,9,2025-10-14\nCall,s,B,5,2025-10-30\n"));
    const Times all = join_times(std::move(files));
    ASSERT_EQ(all.series.size(), 2U);
    EXPECT_EQ(all.series[0].values, (std::vector<double>{6, 8, 9}));
    ASSERT_EQ(all.series[0].days.size(), 3U);
    EXPECT_FALSE(all.series[0].days[0].has_value());
    EXPECT_TRUE(all.series[0].days[2].has_value());
    EXPECT_EQ(all.series[1].period, "B");
    EXPECT_EQ(all.series[1].values, (std::vector<double>{5}));
}

TEST(JoinTimes, anotherUnitIsAnotherSeries) {
    std::vector<Times> files;
    files.push_back(times_of("series,unit,period,value\nCall,s,A,60\n"));
    files.push_back(times_of("series,unit,period,value\nCall,min,A,1\n"));
    EXPECT_EQ(join_times(std::move(files)).series.size(), 2U);
}

}  // namespace
}  // namespace ciclo::trace
