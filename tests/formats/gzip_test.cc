#include "formats/gzip.h"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include "formats/limits.h"
#include "formats/table.h"

namespace ciclo::formats {
namespace {

std::string gzipped(std::string_view text) {
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(9);
    std::string out(libdeflate_gzip_compress_bound(compressor, text.size()), '\0');
    out.resize(libdeflate_gzip_compress(compressor, text.data(), text.size(), out.data(), out.size()));
    libdeflate_free_compressor(compressor);
    return out;
}

std::string refusal(std::string_view bytes, std::size_t most = limits::gzip_bytes) {
    const Result<std::string> text = inflate_gzip(bytes, "log.gz", most);
    return text.ok() ? "accepted" : text.errors().front().text();
}

TEST(Gzip, unpacks_one_and_many_members) {
    EXPECT_EQ(*inflate_gzip(gzipped("a,b\n1,2\n"), "t.gz", 100), "a,b\n1,2\n");
    EXPECT_EQ(*inflate_gzip(gzipped(""), "t.gz", 100), "");
    std::string archive, text;
    for (int i = 0; i < 300; ++i) {
        const std::string part = "part " + std::to_string(i) +
                                 std::string(static_cast<std::size_t>(i * 37), static_cast<char>('a' + i % 26));
        archive += gzipped(part);
        text += part;
    }
    EXPECT_EQ(*inflate_gzip(archive, "t.gz", limits::gzip_bytes), text);
    EXPECT_EQ(*inflate_gzip(archive + std::string(512, '\0'), "t.gz", limits::gzip_bytes), text);  // tape padding
}

TEST(Gzip, refuses_what_is_damaged) {
    const std::string good = gzipped("a,b\n1,2\n");
    for (std::size_t size = 3; size < good.size(); ++size) {
        EXPECT_EQ(refusal(good.substr(0, size)),
                  "log.gz: the gzip archive is damaged or cut off; fetch or pack it again")
            << size;
    }
    for (std::size_t at = 11; at < good.size(); ++at) {  // byte 10 begins a stored block and has unused bits
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        EXPECT_NE(refusal(bad), "accepted") << at;
    }
    EXPECT_EQ(refusal(good + "garbage"), "log.gz: bytes that are no gzip follow the archive; fetch or pack it again");
    EXPECT_EQ(refusal("PK\x03\x04"), "log.gz: the file is no gzip archive; check its name");
}

TEST(Gzip, refuses_bombs) {
    const std::string bomb = gzipped(std::string(100'000'000, '\0'));
    ASSERT_LT(bomb.size(), 200'000u);
    EXPECT_EQ(refusal(bomb),
              "log.gz: the archive unpacks to more than 300 times its size; unpack it and split the file");
    EXPECT_EQ(refusal(gzipped(std::string(5000, 'x')), 4999),
              "log.gz: the archive unpacks to more than 4999 bytes; unpack it and split the file");
    EXPECT_EQ(refusal(gzipped(std::string(5000, 'x')), 5000), "accepted");
    EXPECT_EQ(refusal(gzipped(std::string(limits::gzip_ratio_free_bytes, 'x'))), "accepted");
}

TEST(Gzip, tables_come_packed_too) {
    const Result<Table> table = read_table(gzipped("a;b\n1;2\n"), "t.csv.gz");
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->cell(0, 1), "2");
    EXPECT_EQ(read_table(gzipped(gzipped("a,b\n1,2\n")), "t.gz").errors().front().text(),
              "t.gz: the archive holds another archive; unpack it once");
    EXPECT_EQ(read_table("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "t.xls").errors().front().text(),
              "t.xls: the file is an old Excel workbook (.xls) or one with a password; save it as .xlsx without a "
              "password, or as CSV");
}

}  // namespace
}  // namespace ciclo::formats
