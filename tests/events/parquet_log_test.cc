// A log kept as Parquet: the answers of the same log as CSV, and back.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "events/write_event_parquet.h"
#include "flat_log.h"
#include "formats/duckdb.h"

namespace ciclo::events {
namespace {

std::optional<formats::ParquetDoor> door_here() {
    const char* path = std::getenv("CICLO_DUCKDB");
    const formats::ParquetDoor door{.library = path != nullptr ? path : "", .threads = 2};
    if (formats::DuckDb::open({.library = door.library})) return door;
    std::cout << "skipped 1 test of Parquet: CICLO_DUCKDB names no library of DuckDB\n";
    return std::nullopt;
}

Result<Log> log_of(std::string_view packed, const formats::ParquetDoor& door) {
    const auto csv = formats::unpack_parquet(packed, "log.parquet", door);
    if (!csv) return csv.errors();
    return read_log(csv->bytes, "log.parquet", {}, {});
}

TEST(ParquetLog, comes_back_as_it_was) {
    const auto door = door_here();
    if (!door) return;
    const Result<Log> log = read_log("case,activity,start_timestamp,time:timestamp,resource\n"
                                     "=1,\"a, b\",,2025-10-20T16:00:00.000001+02:00,Ann\n"
                                     "=1,c,2025-10-20T16:00:00Z,2025-10-20T17:00:00Z,\n"
                                     "2,\"a, b\",2262-05-01T00:00:00Z,2400-01-01T00:00:00Z,Bob\n",
                                     "log.csv", {}, {});
    ASSERT_TRUE(log) << log.errors()[0].text();
    const Result<std::string> packed = write_event_parquet(*log, *door);
    ASSERT_TRUE(packed) << packed.errors()[0].text();
    EXPECT_EQ(*packed, *write_event_parquet(*log, *door));
    const Result<Log> again = log_of(*packed, *door);
    ASSERT_TRUE(again) << again.errors()[0].text();
    const Flat was = flat(*log), is = flat(*again);
    EXPECT_EQ(is.cases, was.cases);
    EXPECT_EQ(is.activities, was.activities);
    EXPECT_EQ(is.resources, was.resources);
    EXPECT_EQ(is.end_us, was.end_us);
    EXPECT_EQ(is.start_us, was.start_us);
}

TEST(ParquetLog, the_receipt_log_of_pm4py_has_the_known_answers) {
    const auto door = door_here();
    const auto packed = shared("logs/receipt.parquet");
    if (!door || !packed) return;
    const Result<Log> log = log_of(*packed, *door);
    ASSERT_TRUE(log) << log.errors()[0].text();
    EXPECT_EQ(log->cases.size(), 1434U);
    EXPECT_EQ(log->events(), 8577U);
    EXPECT_EQ(log->activities.size(), 27U);
    const Flat told = flat(*log);
    EXPECT_EQ(variants(told).size(), 116U);
    EXPECT_EQ(moves(told), 99U);
    EXPECT_NEAR(median_seconds(spans_of(told).whole_us), 2868.5835, 1e-6);
}

}  // namespace
}  // namespace ciclo::events
