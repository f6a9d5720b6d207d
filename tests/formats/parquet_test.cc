// The side door for Parquet: what it refuses on every machine; what it reads and writes where DuckDB's library is.
#include "formats/parquet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "formats/duckdb.h"
#include "formats/table.h"
#include "formats/unnamed_file.h"

namespace ciclo::formats {
namespace {

/// The library of this machine, if it has one.
std::optional<ParquetDoor> door_here() {
    const char* path = std::getenv("CICLO_DUCKDB");
    const ParquetDoor door{.library = path != nullptr ? path : "", .threads = 2};
    if (DuckDb::open({.library = door.library})) return door;
    std::cout << "skipped 1 test of Parquet: CICLO_DUCKDB names no library of DuckDB\n";
    return std::nullopt;
}

TEST(Parquet, is_told_by_its_first_bytes) {
    EXPECT_TRUE(is_parquet("PAR1\x15\x04"));
    EXPECT_FALSE(is_parquet("PAR"));
    EXPECT_FALSE(is_parquet("case,activity,time\n"));
}

TEST(Parquet, without_the_library_it_is_refused_with_the_cure) {
    for (const char* library : {"/nowhere/libduckdb.so", "libm.so.6"}) {  // not there; there, and another
        const auto read = unpack_parquet("PAR1 and more", "log.parquet", {.library = library});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.errors()[0].kind, ErrorKind::unsupported);
        EXPECT_EQ(read.errors()[0].code, "no_duckdb");
        EXPECT_NE(read.errors()[0].cure.find("@duckdb/node-api"), std::string::npos);
        EXPECT_FALSE(pack_parquet({{"a"}}, [](std::string&) { return false; }, {.library = library}));
    }
}

TEST(Parquet, names_and_texts_of_sql_are_quoted) {
    EXPECT_EQ(sql_text("it's"), "'it''s'");
    EXPECT_EQ(sql_name("a \"b\"; drop"), "\"a \"\"b\"\"; drop\"");
}

TEST(Parquet, a_file_without_a_name_holds_what_was_written) {
    Result<UnnamedFile> file = UnnamedFile::make();
    ASSERT_TRUE(file);
    EXPECT_EQ(file->pages()->bytes, "");
    ASSERT_TRUE(file->write("one, "));
    ASSERT_TRUE(file->write("two"));
    const Result<Unpacked> pages = file->pages();
    EXPECT_EQ(pages->bytes, "one, two");
}

TEST(Parquet, what_is_written_is_read_again) {
    const auto door = door_here();
    if (!door) return;
    const std::vector<std::optional<std::string>> hard{"",       "a,b",     "say \"no\"", "two\nlines", "=1+1",
                                                       "NULL",   "  x  ",   "ñandú \xF0\x9F\x98\x80",    "'; DROP", std::nullopt};
    std::size_t at = 0;
    const auto next = [&](std::string& rows) {
        append_parquet_cell(rows, hard[at] ? std::optional<std::string_view>(*hard[at]) : std::nullopt);
        rows += ",\"2025-10-20 16:00:00.250+00:00\"\n";
        return ++at < hard.size();
    };
    const std::string name = "it's \"a\" name";
    const auto packed = pack_parquet({{name}, {"time", ParquetColumn::Kind::instant}}, next, *door);
    ASSERT_TRUE(packed) << packed.errors()[0].text();
    EXPECT_TRUE(is_parquet(*packed));
    const auto csv = unpack_parquet(*packed, "log.parquet", *door);
    ASSERT_TRUE(csv) << csv.errors()[0].text();
    const auto table = read_csv(csv->bytes, "log.csv");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->header(), (std::vector<std::string>{name, "time"}));
    ASSERT_EQ(table->rows(), hard.size());
    for (std::size_t row = 0; row < hard.size(); ++row) {
        EXPECT_EQ(table->cell(row, 0), hard[row].value_or("")) << row;
        EXPECT_EQ(table->cell(row, 1), "2025-10-20 16:00:00.25Z");
    }
}

TEST(Parquet, instants_are_written_in_the_zone_of_their_row) {
    auto door = door_here();
    if (!door) return;
    door->zone_column = "time:zone";
    const std::vector<const char*> zones{"+02:00", "-05:30", "Madrid", ""};
    std::size_t at = 0;
    const auto next = [&](std::string& rows) {
        append_parquet_cell(rows, "2025-10-20 00:15:00+00:00");
        rows += ",";
        append_parquet_cell(rows, zones[at]);
        rows += "\n";
        return ++at < zones.size();
    };
    const auto packed = pack_parquet({{"time", ParquetColumn::Kind::instant}, {"time:zone"}}, next, *door);
    ASSERT_TRUE(packed) << packed.errors()[0].text();
    const auto csv = unpack_parquet(*packed, "log.parquet", *door);
    ASSERT_TRUE(csv) << csv.errors()[0].text();
    const auto table = read_csv(csv->bytes, "log.csv");
    const std::vector<std::string> expected{"2025-10-20 02:15:00+02:00", "2025-10-19 18:45:00-05:30",
                                            "2025-10-20 00:15:00Z", "2025-10-20 00:15:00Z"};
    for (std::size_t row = 0; row < expected.size(); ++row) EXPECT_EQ(table->cell(row, 0), expected[row]);
}

TEST(Parquet, a_session_sees_no_other_file_and_cannot_be_unsealed) {
    const auto door = door_here();
    if (!door) return;
    Result<DuckDb> session = DuckDb::open({.library = door->library, .paths = {"/proc/self/fd/0"}});
    ASSERT_TRUE(session);
    EXPECT_FALSE(session->ask("SELECT * FROM read_csv('/etc/hostname')"));
    EXPECT_FALSE(session->ask("COPY (SELECT 1) TO '/tmp/ciclo-must-not-be-written.csv'"));
    EXPECT_FALSE(session->ask("SET enable_external_access = true"));
    EXPECT_FALSE(session->ask("INSTALL httpfs"));
}

TEST(Parquet, a_damaged_file_is_refused_by_its_name) {
    const auto door = door_here();
    if (!door) return;
    const auto read = unpack_parquet("PAR1 and nothing that follows", "visits.parquet", *door);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.errors()[0].text().find("/proc/"), std::string::npos) << read.errors()[0].text();
    EXPECT_EQ(read.errors()[0].place.file, "visits.parquet");
}

}  // namespace
}  // namespace ciclo::formats
