// Columns past the limit of memory live in files: the same log, nothing left behind, a full disk told.
#include "events/spill.h"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>

#include "events/flat_log.h"
#include "events/same_logs.h"

namespace ciclo::events {
namespace {

constexpr std::size_t megabyte = 1'000'000;

/// The limit, until the test ends.
struct Limited {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("ciclo_spill_" + std::to_string(::getpid()));
    explicit Limited(std::size_t bytes) {
        std::filesystem::create_directories(folder);
        limit_memory(bytes, folder.string());
    }
    ~Limited() {
        limit_memory(no_memory_limit, "");
        std::filesystem::remove_all(folder);
    }
};

/// 20,000 cases of six events each.
std::string large_log() {
    std::string csv = "case,activity,start,end,resource\n";
    for (int i = 0; i < 120'000; ++i) {
        const std::string day = "2026-01-" + std::to_string(10 + i / 6000);
        csv += "c" + std::to_string(i % 20'000) + "," + "ABCDEFG"[i % 7] + "," + day + " 10:00:00," + day + " 10:0" +
               std::to_string(i % 10) + ":00,r" + std::to_string(i % 11) + "\n";
    }
    return csv;
}

Result<Log> read_limited(const std::string& csv, unsigned threads) {
    return or_disk_full("e.csv", [&] { return read_log(csv, "e.csv", {}, {.threads = threads}); });
}

TEST(Spill, TheSameLogAndNothingLeftBehind) {
    const std::string csv = large_log();
    const std::string whole = lines_of(must(read_log(csv, "e.csv", {}, {})));
    const Limited limited(megabyte);
    for (const unsigned threads : {1U, 3U}) {
        const Log log = must(read_limited(csv, threads));
        EXPECT_GT(bytes_spilled(), megabyte / 4);
        EXPECT_TRUE(lines_of(log) == whole);
        EXPECT_TRUE(std::filesystem::is_empty(limited.folder));
    }
    EXPECT_EQ(bytes_spilled(), 0u);
}

TEST(Spill, ColumnsInFilesGrowAndShrinkAndBeginWithZeros) {
    const Limited limited(megabyte);
    Buffer<std::uint32_t> column(10'000);  // in memory
    column[9'999] = 7;
    column.grow(1'000'000);  // now in a file
    EXPECT_EQ(bytes_spilled() / 4096, 4'000'000 / 4096 + 1);
    EXPECT_EQ(column[9'999], 7u);
    EXPECT_EQ(column[999'999], 0u);
    column[999'999] = 8;
    column.grow(2'000'000);
    EXPECT_EQ(column[999'999], 8u);
    EXPECT_EQ(column[1'999'999], 0u);
    column.release();
    EXPECT_EQ(bytes_spilled(), 0u);
}

TEST(Spill, AFullDiskIsAnErrorWithItsPlaceAndCure) {
    const std::string csv = large_log();
    const Limited limited(megabyte);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 100'000;  // no file may be larger: a disk that is nearly full
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<Log> log = read_limited(csv, 3);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(log);
    EXPECT_THAT(testing::errors_text(log.errors()), ::testing::HasSubstr("e.csv: what does not fit the memory allowed cannot be kept on disk"));
    EXPECT_THAT(testing::errors_text(log.errors()), ::testing::HasSubstr("--memory"));
    EXPECT_EQ(bytes_spilled(), 0u);
}

}  // namespace
}  // namespace ciclo::events
