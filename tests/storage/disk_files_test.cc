#include "storage/disk_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace ciclo::storage {
namespace {

namespace fs = std::filesystem;

class Disk : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "ciclo-disk-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    void TearDown() override { fs::remove_all(folder_); }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    fs::path folder_;
    DiskFiles files_;
};

TEST_F(Disk, ReplacesAFileWholeAndLeavesNothingBeside) {
    ASSERT_TRUE(files_.write(path("report"), "one").ok());
    ASSERT_TRUE(files_.write(path("report"), "second").ok());
    EXPECT_EQ(*files_.read(path("report"), 100), "second");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(Disk, KeepsNulBytesAndLargeFiles) {
    std::string bytes(300'000, 'x');
    bytes[1] = '\0';
    ASSERT_TRUE(files_.write(path("large"), bytes).ok());
    EXPECT_EQ(*files_.read(path("large"), 300'000), bytes);
    EXPECT_EQ(files_.read(path("large"), 299'999).errors().front().kind, ErrorKind::limit);
}

TEST_F(Disk, SaysWhatIsWrongAndWhatToDo) {
    EXPECT_EQ(files_.read(path("absent"), 1).errors().front().kind, ErrorKind::not_found);
    EXPECT_EQ(files_.read(folder_.string(), 1).errors().front().what, "is a folder, not a file");
    EXPECT_EQ(files_.write(path("no/folder"), "").errors().front().kind, ErrorKind::not_found);
    EXPECT_TRUE(files_.exists(folder_.string()));
    EXPECT_FALSE(files_.exists(path("absent")));
}

TEST_F(Disk, HoldsWhatReadReads) {
    const std::string bytes = std::string(300'000, 'x') + std::string("\0y", 2);
    ASSERT_TRUE(files_.write(path("large"), bytes).ok());
    ASSERT_TRUE(files_.write(path("empty"), "").ok());
    auto held = files_.hold(path("large"), bytes.size());
    ASSERT_TRUE(held.ok());
    ASSERT_TRUE(files_.write(path("large"), "replaced").ok());  // the old file stays as long as somebody looks
    EXPECT_TRUE(held->bytes == bytes);
    EXPECT_EQ(files_.hold(path("large"), 7).errors().front().kind, ErrorKind::limit);
    EXPECT_EQ(files_.hold(path("empty"), 7)->bytes, "");
    EXPECT_EQ(files_.hold(path("absent"), 7).errors().front().kind, ErrorKind::not_found);
    EXPECT_EQ(files_.hold(folder_.string(), 7).errors().front().what, "is a folder, not a file");
}

TEST_F(Disk, FollowsTheUmask) {
    const mode_t before = ::umask(027);
    ASSERT_TRUE(files_.write(path("private"), "x").ok());
    ::umask(before);
    struct stat status {};
    ASSERT_EQ(::stat(path("private").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

}  // namespace
}  // namespace ciclo::storage
