// What released columns leave is used again: zeros where zeros are promised, nothing kept when nobody asks for it.
#include "events/kept_pages.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <algorithm>
#include <vector>

#include "events/buffer.h"
#include "events/limits.h"

namespace ciclo::events {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

Buffer<char> filled(std::size_t bytes, char with) {
    Buffer<char> column(bytes);
    std::fill(column.span().begin(), column.span().end(), with);
    return column;
}

bool all_are(std::span<const char> bytes, char wanted) {
    return std::all_of(bytes.begin(), bytes.end(), [wanted](char byte) { return byte == wanted; });
}

/// Pages of the column that are in memory: fresh ones are not until they are written to.
std::size_t bytes_in_memory(const Buffer<char>& column) {
    constexpr std::size_t page = 4096;
    std::vector<unsigned char> present((column.size() + page - 1) / page);
    if (::mincore(const_cast<char*>(column.data()), column.size(), present.data()) != 0) return 0;
    return page * static_cast<std::size_t>(std::count_if(present.begin(), present.end(), [](auto p) { return (p & 1) != 0; }));
}

TEST(KeptPages, NothingIsKeptUnlessSomebodyAsks) {
    filled(megabyte, 'x').release();
    EXPECT_EQ(pages_of_kept(megabyte), nullptr);
    {
        const KeptPages keep;
        filled(megabyte, 'x').release();
    }
    EXPECT_EQ(pages_of_kept(megabyte), nullptr);
    EXPECT_EQ(bytes_in_memory(Buffer<char>(megabyte)), 0u);
}

TEST(KeptPages, SeveralMakeOneLargerColumnOfZeros) {
    const KeptPages keep;
    Buffer<char> first = filled(megabyte, 'a'), second = filled(2 * megabyte, 'b');
    first.release();
    second.release();
    Buffer<char> large(4 * megabyte);
    EXPECT_EQ(bytes_in_memory(large), 3 * megabyte);
    EXPECT_TRUE(all_are(large.span(), 0));
    EXPECT_EQ(pages_of_kept(megabyte), nullptr);
}

TEST(KeptPages, AColumnPutTogetherGrowsShrinksAndIsKeptAgain) {
    const KeptPages keep;
    Buffer<char> first = filled(megabyte, 'a'), second = filled(megabyte, 'b');
    first.release();
    second.release();
    Buffer<char> column(2 * megabyte);
    std::fill(column.span().begin(), column.span().end(), 'c');
    column.grow(5 * megabyte);
    EXPECT_TRUE(all_are(column.span().first(2 * megabyte), 'c'));
    EXPECT_TRUE(all_are(column.span().subspan(2 * megabyte), 0));
    column.release();
    EXPECT_TRUE(all_are(Buffer<char>(megabyte).span(), 0));  // a part of what was kept; the rest stays
    EXPECT_TRUE(all_are(Buffer<char>(6 * megabyte).span(), 0));
}

TEST(KeptPages, NoMoreIsKeptThanTheLimit) {
    const KeptPages keep;
    Buffer<char> small(megabyte), all(limits::kept_bytes);  // not touched: no memory
    small.release();
    all.release();
    const Buffer<char> large(2 * megabyte);
    EXPECT_EQ(bytes_in_memory(large), megabyte);  // made of the small one and fresh pages
    EXPECT_EQ(pages_of_kept(megabyte), nullptr);
}

}  // namespace
}  // namespace ciclo::events
