// Nothing is read outside the scope, below the code: what is tried here does not even prepare.
#include "storage/scoped_connection.h"

#include <gtest/gtest.h>

#include "storage/sqlite_trial.h"

namespace ciclo::storage {
namespace {

using namespace sqlite_trial;

class Scoped : public testing::Test {
protected:
    void SetUp() override {
        store_ = trial_.open();
        for (int i = 0; i < 3; ++i) insert(*store_, "a" + std::to_string(i), "in a", "a");
        for (int i = 0; i < 5; ++i) insert(*store_, "b" + std::to_string(i), "in b", "b");
        insert(*store_, "none", "of no unit", "");
        auto opened = ScopedConnection::open(trial_.path(), note_kinds());
        ASSERT_TRUE(opened.ok()) << opened.errors()[0].text();
        scoped_ = *std::move(opened);
    }

    std::int64_t count(const access::Scope& scope) {
        EXPECT_TRUE(scoped_->begin(scope).ok());
        const auto cell = scoped_->connection().ask("select count(record_id) from " + scoped_->records_of(note_kind()));
        EXPECT_TRUE(cell.ok()) << cell.errors()[0].text();
        scoped_->end();
        return cell.ok() ? std::get<std::int64_t>(*cell) : -1;
    }

    Trial trial_;
    std::unique_ptr<seams::Store> store_;
    std::unique_ptr<ScopedConnection> scoped_;
};

TEST_F(Scoped, a_view_shows_the_units_in_scope_and_what_is_of_none) {
    EXPECT_EQ(count(scope_over({"a"})), 4);
    EXPECT_EQ(count(scope_over({"b"})), 6);
    EXPECT_EQ(count(scope_over({"a", "b"})), 9);
    EXPECT_EQ(count(scope_over({"c"})), 1);
    EXPECT_EQ(count(access::Scope::of_system()), 9);
    EXPECT_EQ(count(access::Scope{}), 0);
    EXPECT_EQ(count(scope_over({"a"})), 4);
}

TEST_F(Scoped, a_view_over_everything_is_empty_in_a_narrow_scope) {
    ASSERT_TRUE(scoped_->begin(access::Scope::of_system()).ok());
    const std::string everything = scoped_->records_of(note_kind()), past = scoped_->history_of(note_kind());
    scoped_->end();
    ASSERT_TRUE(scoped_->begin(scope_over({"a"})).ok());
    EXPECT_NE(scoped_->records_of(note_kind()), everything);
    const auto seen = scoped_->connection().ask("select count(record_id) from " + everything);
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(*seen, Cell(std::int64_t{0}));
    const auto lines = scoped_->connection().ask("select count(record_id) from " + past);
    ASSERT_TRUE(lines.ok());
    EXPECT_EQ(*lines, Cell(std::int64_t{0}));
    scoped_->end();
}

TEST_F(Scoped, no_statement_reaches_past_the_views) {
    ASSERT_TRUE(scoped_->begin(scope_over({"a"})).ok());
    const std::string view = scoped_->records_of(note_kind());
    const char* const tried[] = {
        "select * from note",
        "select title from main.note",
        "select count(*) from note",
        "select 1 from note limit 1",
        "select (select title from note limit 1)",
        "select 1 where exists (select title from note)",
        "with n as (select * from note) select * from n",
        "with recursive n as (select record_id from note union select record_id from n) select * from n",
        "select record_id from VIEW union all select record_id from note",
        "select v.title from VIEW v join note n on n.record_id = v.record_id",
        "select title from VIEW where record_id in (select record_id from note)",
        "select * from record_history",
        "select h.after_json from record_history h, VIEW v where v.record_id = h.record_id",
        "select * from audit_entry",
        "select * from audit_detail",
        "select * from answered_key",
        "select * from record_erasure",
        "select * from schema_migration",
        "select * from sqlite_schema",
        "select * from sqlite_temp_schema",
        "select sql from main.sqlite_master",
        "select * from pragma_table_info('note')",
        "select load_extension('x')",
        "select randomblob(9)",
        "insert into note (record_id) values ('x')",
        "insert into temp.scope_unit values ('b')",
        "insert into temp.scope_whole values (1)",
        "update note set title = 'x'",
        "delete from note",
        "delete from temp.scope_unit",
        "drop table note",
        "create temp view mine as select * from note",
        "create temp table mine as select * from note",
        "create table mine (x)",
        "pragma query_only = off",
        "pragma trusted_schema = on",
        "attach ':memory:' as other",
        "detach main",
        "begin",
        "commit",
        "savepoint x",
        "reindex",
        "analyze",
        "explain select * from note",
    };
    for (std::string sql : tried) {
        const std::size_t at = sql.find("VIEW");
        if (at != std::string::npos) sql.replace(at, 4, view);
        EXPECT_FALSE(scoped_->connection().prepare(sql).ok()) << sql;
    }
    EXPECT_TRUE(scoped_->connection().prepare("select title from " + view).ok());
    scoped_->end();
    for (const char* copy : {"vacuum", "vacuum into '/tmp/ciclo_nowhere'"}) {  // asked for when it runs
        EXPECT_FALSE(scoped_->connection().run(copy).ok()) << copy;
    }
}

/// SQLite reports the innermost name, whatever it is: a table expression with a view's name would pass as the view. Nobody
/// who writes a statement ahead can know it.
TEST_F(Scoped, view_names_hold_a_word_nobody_knows) {
    auto other = ScopedConnection::open(trial_.path(), note_kinds());
    ASSERT_TRUE(other.ok());
    const std::string mine = scoped_->records_of(note_kind()), theirs = (*other)->records_of(note_kind());
    EXPECT_NE(mine, theirs);
    EXPECT_GE(mine.size(), std::string("within_note").size() + 16);
    ASSERT_TRUE(scoped_->begin(scope_over({"a"})).ok());
    EXPECT_FALSE(scoped_->connection().prepare("with within_note as (select * from note) select * from within_note").ok());
    EXPECT_FALSE(
        scoped_->connection().prepare("with " + theirs + " as (select * from note) select * from " + theirs).ok());
    scoped_->end();
}

TEST_F(Scoped, a_kept_statement_obeys_the_scope_of_the_moment) {
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(count(scope_over({"a"})), 4);
        EXPECT_EQ(count(scope_over({"b"})), 6);
        EXPECT_EQ(count(access::Scope{}), 0);
    }
}

TEST_F(Scoped, rewriting_the_database_leaves_the_guard_in_place) {
    EXPECT_EQ(count(scope_over({"a"})), 4);
    ASSERT_TRUE(store_
                    ->write(asked("erase"), [&](seams::Pen& pen) -> Result<std::string> {
                        auto record = pen.insert(note_kind(), note_values("x", "a"));
                        if (!record) return record.errors();
                        auto erased = pen.erase(note_kind(), record->id);
                        if (!erased) return erased.errors();
                        return std::string();
                    })
                    .ok());
    const auto tidied = store_->tidy();  // writes the database anew: every statement is prepared again
    ASSERT_TRUE(tidied.ok()) << tidied.errors()[0].text();
    EXPECT_EQ(count(scope_over({"a"})), 5);
    ASSERT_TRUE(scoped_->begin(scope_over({"a"})).ok());
    EXPECT_FALSE(scoped_->connection().prepare("select title from note").ok());
    scoped_->end();
}

}  // namespace
}  // namespace ciclo::storage
