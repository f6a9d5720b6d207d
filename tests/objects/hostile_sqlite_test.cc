// SQLite files that mean harm: none runs anything of its own, none costs more than its size allows.
#include "objects/sqlite_file.h"

#include <random>
#include <sys/resource.h>

#include "objects/object_logs.h"

namespace ciclo::objects {
namespace {

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

std::string outcome(const std::string& bytes) {
    const double before = cpu_seconds();
    const Result<ObjectLog> log = read_ocel(bytes, "log");
    EXPECT_LT(cpu_seconds() - before, 5.0);  // a hang, not a slow machine: the steps are bounded, not the time
    return log ? "read, " + told(log->ledger) : log.errors().front().text();
}

TEST(HostileSqlite, a_view_in_the_place_of_a_table_is_not_run) {
    EXPECT_EQ(outcome(sqlite_of("create table object(ocel_id text, ocel_type text); insert into object values('o','t');"
                                "create view event as with recursive n(i) as (select 1 union all select i+1 from n) "
                                "select i ocel_id, 'x' ocel_type from n;")),
              "read, type_not_declared 1, unused_table 1");
}

TEST(HostileSqlite, a_generated_column_is_not_computed) {
    EXPECT_EQ(outcome(sqlite_of("create table object(ocel_id text, ocel_type text);"
                                "insert into object values('o','t');"
                                "create table object_t(ocel_id text, big as (hex(zeroblob(5000000))));"
                                "insert into object_t(ocel_id) values('o');")),
              "read, type_not_declared 1, computed_column 1, table_not_in_map 1");
    EXPECT_EQ(outcome(sqlite_of("create table event(ocel_type text, ocel_id as (printf('%.*c', 9000000, 'x')));"
                                "insert into event values('t');")),
              "log: the table \"event\" has no column ocel_id; give OCEL 2.0");
}

TEST(HostileSqlite, a_virtual_table_is_not_opened) {
    EXPECT_EQ(outcome(sqlite_of("create table object(ocel_id text, ocel_type text); insert into object values('o','t');"
                                "create virtual table object_t using fts5(ocel_id, a);")),
              "read, type_not_declared 1, unused_table 6");
}

TEST(HostileSqlite, one_page_named_by_a_thousand_pointers_ends_at_the_steps_its_size_allows) {
    // every pointer of an inner page leads to the next inner page, those of the last to one leaf: billions of rows
    std::string bytes = sqlite_of("pragma page_size=1024; create table event(ocel_id, ocel_type);"
                                  "create table object(ocel_id, ocel_type);"
                                  "with recursive n(i) as (select 1 union all select i+1 from n where i<20000)"
                                  "insert into event select 'e'||i, 'x' from n; insert into object values('o','t');");
    const std::size_t page_bytes = 1024;
    const auto page = [&](std::size_t number) { return reinterpret_cast<unsigned char*>(bytes.data()) + (number - 1) * page_bytes; };
    std::vector<std::size_t> inner;  // page 2 is the root of event
    for (std::size_t number = 2; number <= bytes.size() / page_bytes; ++number) {
        if (page(number)[0] == 5) inner.push_back(number);
    }
    ASSERT_GE(inner.size(), 4U);
    ASSERT_EQ(inner.front(), 2U);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        unsigned char* here = page(inner[i]);
        const std::size_t to = i + 1 < inner.size() ? inner[i + 1] : 4;  // page 4 is a leaf
        const unsigned char pointer[] = {0, 0, static_cast<unsigned char>(to / 256), static_cast<unsigned char>(to % 256)};
        const std::size_t cells = here[3] * 256U + here[4];
        for (std::size_t c = 0; c < cells; ++c) {
            std::copy(pointer, pointer + 4, here + (here[12 + 2 * c] * 256U + here[13 + 2 * c]));
        }
        std::copy(pointer, pointer + 4, here + 8);
    }
    EXPECT_EQ(page(4)[0], 13);
    EXPECT_EQ(outcome(bytes), "log: reading the SQLite file takes more steps than its size allows; write it anew (VACUUM "
                              "INTO), or give JSON or XML");
}

TEST(HostileSqlite, of_a_million_bytes_changed_at_random_none_harms) {
    const std::string sound = sqlite_of(std::string(empty_ocel_tables) +
        "insert into event_map_type values('Pay','Pay'); insert into object_map_type values('Order','Order');"
        "create table event_Pay(ocel_id text, ocel_time timestamp, amount real);"
        "create table object_Order(ocel_id text, ocel_time timestamp, ocel_changed_field text, price integer);"
        "with recursive n(i) as (select 1 union all select i+1 from n where i<60)"
        "insert into event select 'e'||i, 'Pay' from n; insert into event_Pay select ocel_id,'2025-01-01 10:00:00',2.5 from event;"
        "insert into object values('o1','Order'); insert into object_Order values('o1','1970-01-01',null,5);"
        "insert into event_object select ocel_id,'o1','q' from event;");
    EXPECT_EQ(outcome(sound), "read, ");
    std::mt19937 random(7);
    std::size_t read = 0, refused = 0;
    for (int trial = 0; trial < 1500; ++trial) {
        std::string bytes = sound;
        for (int change = 0; change < 12; ++change) bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
        if (trial % 3 == 0) bytes.resize(random() % bytes.size());
        const Result<ObjectLog> log = read_ocel(bytes, "log");
        log ? ++read : ++refused;
    }
    EXPECT_GT(read, 100U);
    EXPECT_GT(refused, 100U);
}

TEST(HostileSqlite, a_file_with_a_write_ahead_log_beside_is_read_and_says_so) {
    std::string bytes = sqlite_of(std::string(empty_ocel_tables) + "insert into object values('o','t')");
    bytes[18] = bytes[19] = 2;
    const ObjectLog log = read(bytes);
    EXPECT_EQ(log.objects.size(), 1U);
    EXPECT_EQ(told(log.ledger), "journal_not_read 1, type_not_declared 1");
}

TEST(HostileSqlite, other_encodings_and_names_in_quotes_are_read) {
    const ObjectLog log = read(sqlite_of("pragma encoding='UTF-16le'; create table \"OBJECT\"(\"ocel_id\" text, \"OCEL_type\" text);"
                                         "insert into object values('señora','t\"x');"
                                         "create table \"object_a\"\"b\"(ocel_id text, \"x\"\"y\" text);"
                                         "insert into \"object_a\"\"b\" values('señora','ñ');"));
    EXPECT_EQ(plain(log), "object type t\"x: [x\"y] string\nseñora t\"x {x\"y = ñ since 0}\n");
}

}  // namespace
}  // namespace ciclo::objects
