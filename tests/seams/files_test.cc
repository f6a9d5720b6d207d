// What every Files promises, asked of the in-memory twin.
#include "seams/files.h"

#include <gtest/gtest.h>

#include "seams/memory_files.h"

namespace ciclo::seams {
namespace {

TEST(MemoryFiles, HoldsWhatReadReads) {
    MemoryFiles files;
    files.files["a"] = "one";
    const auto held = files.hold("a", 3);
    files.files["a"] = "two";
    ASSERT_TRUE(held.ok());
    EXPECT_EQ(held->bytes, "one");
    EXPECT_EQ(files.hold("a", 2).errors().front().kind, ErrorKind::limit);
    EXPECT_EQ(files.hold("b", 2).errors().front().kind, ErrorKind::not_found);
}

TEST(MemoryFiles, GivesBackWhatWasWritten) {
    MemoryFiles files;
    EXPECT_FALSE(files.exists("a"));
    ASSERT_TRUE(files.write("a", "one").ok());
    ASSERT_TRUE(files.write("a", "two").ok());
    EXPECT_TRUE(files.exists("a"));
    const auto read = files.read("a", 3);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, "two");
}

TEST(MemoryFiles, RefusesWhatIsAbsentOrTooLarge) {
    MemoryFiles files;
    EXPECT_EQ(files.read("a", 10).errors().front().text(), "a: there is no such file; check the path");
    ASSERT_TRUE(files.write("a", "four").ok());
    EXPECT_EQ(files.read("a", 3).errors().front().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace ciclo::seams
