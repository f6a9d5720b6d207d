// Migrations: one transaction each, never changed, never backwards. That every statement may be interrupted is shown in
// migration_kill_test.cc.
#include "storage/sqlite_migrations.h"

#include <gtest/gtest.h>

#include "storage/sqlite_trial.h"

namespace ciclo::storage {
namespace {

using sqlite_trial::Trial;

constexpr EmbeddedFile first{"0001_first.sql", "-- one; two\ncreate table a (x text default ';');\ninsert into a values ('1');\n"};
constexpr EmbeddedFile second{"0002_second.sql", "alter table a add column y bigint;\nupdate a set y = 2;\n-- the end\n"};
constexpr EmbeddedFile broken{"0002_broken.sql", "create table b (x text);\ninsert into nowhere values (1);\n"};

class Migrations : public testing::Test {
protected:
    std::unique_ptr<Connection> connection() {
        auto opened = Connection::open(trial_.path(), {.opening = Opening::write});
        EXPECT_TRUE(opened.ok());
        return *std::move(opened);
    }
    Result<Done> run(const std::vector<EmbeddedFile>& files, const MigrationHooks& hooks = {}) {
        const auto migrations = read_migrations(files);
        if (!migrations) return migrations.errors();
        return migrate(*connection(), *migrations, trial_.clock, hooks);
    }
    Trial trial_;
};

TEST_F(Migrations, are_applied_once_and_in_order) {
    ASSERT_TRUE(run({first}).ok());
    EXPECT_EQ(*applied_version(*connection()), 1);
    ASSERT_TRUE(run({first, second}).ok());
    ASSERT_TRUE(run({first, second}).ok());
    EXPECT_EQ(*applied_version(*connection()), 2);
    EXPECT_EQ(*connection()->ask("select count(*) from a where y = 2 and x = '1'"), Cell(std::int64_t{1}));
    EXPECT_EQ(*connection()->ask("select name from schema_migration where version = 2"), Cell(std::string("0002_second.sql")));
}

TEST_F(Migrations, a_failing_one_leaves_nothing_of_itself) {
    ASSERT_TRUE(run({first}).ok());
    EXPECT_FALSE(run({first, broken}).ok());
    EXPECT_EQ(*applied_version(*connection()), 1);
    EXPECT_EQ(*connection()->ask("select count(*) from sqlite_schema where name = 'b'"), Cell(std::int64_t{0}));
    ASSERT_TRUE(run({first, second}).ok());
}

TEST_F(Migrations, newer_data_are_refused_in_plain_words) {
    ASSERT_TRUE(run({first, second}).ok());
    const auto refused = run({first});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.errors()[0].code, "newer_data");
    EXPECT_EQ(refused.errors()[0].what, "the data were written by a newer program (schema 2, this program knows 1)");
}

TEST_F(Migrations, a_changed_file_is_refused) {
    ASSERT_TRUE(run({first}).ok());
    const auto refused = run({{"0001_first.sql", "create table a (x text);\n"}, second});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.errors()[0].code, "changed_migration");
    EXPECT_EQ(*applied_version(*connection()), 1);
}

TEST_F(Migrations, the_hook_comes_before_the_first_pending_one_of_old_data_and_can_stop_it) {
    int calls = 0;
    const MigrationHooks counting{.before_first = [&](int version) -> Result<Done> {
        ++calls;
        EXPECT_EQ(version, 1);
        return done;
    }};
    ASSERT_TRUE(run({first}, counting).ok());
    EXPECT_EQ(calls, 0);  // nothing to keep yet
    const MigrationHooks failing{.before_first = [](int) -> Result<Done> { return Error{ErrorKind::io, "no room", "", {}, "disk_full"}; }};
    EXPECT_EQ(run({first, second}, failing).errors()[0].code, "disk_full");
    EXPECT_EQ(*applied_version(*connection()), 1);
    ASSERT_TRUE(run({first, second}, counting).ok());
    ASSERT_TRUE(run({first, second}, counting).ok());
    EXPECT_EQ(calls, 1);
}

TEST_F(Migrations, names_carry_numbers_without_gaps) {
    EXPECT_FALSE(read_migrations(std::vector<EmbeddedFile>{second}).ok());
    EXPECT_FALSE(read_migrations(std::vector<EmbeddedFile>{first, {"0003_third.sql", ""}}).ok());
    EXPECT_FALSE(read_migrations(std::vector<EmbeddedFile>{first, {"later.sql", ""}}).ok());
    EXPECT_EQ(read_migrations(embedded_migrations())->front().name, "0001_system.sql");
}

TEST_F(Migrations, a_script_falls_into_its_statements) {
    const auto statements = statements_of("-- a; b\ncreate table x (a text default ';');\n/* ; */ insert into x values ('a;b');\n");
    ASSERT_TRUE(statements.ok());
    EXPECT_EQ(statements->size(), 2U);
    EXPECT_FALSE(statements_of("create table x (a text)").ok());
}

}  // namespace
}  // namespace ciclo::storage
