// Every statement of a migration is killed once. What stands afterwards is the old schema or the new one, whole, with
// every acknowledged record, and the next opening goes through.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "storage/folder_trial.h"
#include "storage/kind_schema.h"
#include "storage/sqlite_migrations.h"

namespace ciclo::storage {

namespace {

constexpr int notes = 40;
constexpr std::string_view third = R"(
create table trial_extra (id text not null primary key, seen bigint);
insert into trial_extra (id, seen) select record_id, 0 from note;
alter table trial_extra add column weight double precision;
update trial_extra set weight = 1.5, seen = 1;
create index trial_extra_seen on trial_extra (seen, id);
create table trial_other (id text not null primary key);
insert into trial_other (id) select id from trial_extra where seen = 1;
delete from trial_extra where seen = 0;
)";

struct Point {
    int version = 0, statement = 0;
};

class MigrationKill : public trial::FolderTrial {
protected:
    MigrationKill() {
        system_ = std::string(embedded_migrations().front().bytes);
        std::vector<std::string> there;
        for (const records::Kind* kind : trial::kinds()) {
            tables_ += table_sql(*kind, there) + "\n";
            there.emplace_back(kind->name);
            for (const IndexSql& index : index_sql(*kind)) tables_ += index.sql + "\n";
        }
        files_ = {{"0001_system.sql", system_}, {"0002_trial.sql", tables_}, {"0003_more.sql", third}};
    }

    DiskDataFolders program(std::size_t migrations, std::function<void(int, int)> at_statement = {}) {
        FolderOptions with = options();
        with.adjust = [this, migrations, at_statement](StoreOptions& store) {
            store.schema = SchemaFrom::migrations;
            store.migrations = std::span(files_).first(migrations);
            store.at_migration_statement = at_statement;
        };
        return DiskDataFolders(with);
    }

    /// Every place at which a migration to `migrations` files stops for its watcher.
    std::vector<Point> points(const std::string& folder, std::size_t migrations) {
        std::vector<Point> found;
        const auto store = program(migrations, [&](int version, int statement) {
                               found.push_back({version, statement});
                           }).open(folder);
        EXPECT_TRUE(store.ok()) << (store.ok() ? "" : store.errors().front().text());
        return found;
    }

    void open_and_die_at(const std::string& folder, std::size_t migrations, Point point) {
        const pid_t child = ::fork();
        if (child == 0) {
            (void)program(migrations, [&](int version, int statement) {
                if (version == point.version && statement == point.statement) ::kill(::getpid(), SIGKILL);
            }).open(folder);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "version " << point.version << " statement " << point.statement;
    }

    /// The schema and the number of rows of each table, as one text.
    static std::string shape(const std::string& folder) {
        auto connection = Connection::open(folder + "/ciclo.db", {.opening = Opening::read});
        EXPECT_TRUE(connection.ok());
        std::string text;
        std::vector<std::string> tables;
        {
            auto rows =
                (*connection)->prepare("select type, name, coalesce(sql, '') from sqlite_master order by type, name");
            EXPECT_TRUE(rows.ok());
            for (auto row = rows->next(); row.ok() && *row; row = rows->next()) {
                text += std::string(rows->text(1)) + ": " + std::string(rows->text(2)) + "\n";
                if (rows->text(0) == "table") tables.emplace_back(rows->text(1));
            }
        }
        for (const std::string& table : tables) {
            const auto rows = (*connection)->ask("select count(*) from \"" + table + "\"");
            EXPECT_TRUE(rows.ok());
            if (table == "schema_migration" || starts_with(table, "trial")) {
                text += table + " " + std::to_string(std::get<std::int64_t>(*rows)) + "\n";
            }
        }
        return text;
    }
    static bool starts_with(const std::string& text, std::string_view beginning) {
        return text.rfind(beginning, 0) == 0;
    }

    void expect_all_there(const std::string& folder) {
        auto store = program(3).open(folder);
        ASSERT_TRUE(store.ok()) << store.errors().front().text();
        EXPECT_EQ(count(**store, trial::note_kind()), notes);
        store->reset();
        const auto found = program(3).examine(folder, progress);
        ASSERT_TRUE(found.ok());
        EXPECT_EQ(found->findings, std::vector<std::string>{});
        EXPECT_EQ(found->schema_version, 3);
    }

    std::string system_, tables_;
    std::vector<EmbeddedFile> files_;
};

TEST_F(MigrationKill, of_a_database_in_use_leaves_the_old_or_the_new) {
    const std::string old = place.at("old"), grown = place.at("grown");
    {
        const auto store = program(2).open(old);
        ASSERT_TRUE(store.ok()) << store.errors().front().text();
        for (int i = 0; i < notes; ++i) insert(**store, trial::note_kind(), {{"title", "note " + std::to_string(i)}});
    }
    fs::copy(old, grown, fs::copy_options::recursive);
    const std::vector<Point> where = points(grown, 3);
    ASSERT_EQ(where.size(), 9U) << "eight statements and the commit";
    const std::string before = shape(old), after = shape(grown);
    ASSERT_NE(before, after);
    int old_ones = 0;
    for (const Point& point : where) {
        const std::string folder = place.at("killed");
        fs::copy(old, folder, fs::copy_options::recursive);
        open_and_die_at(folder, 3, point);
        const std::string now = shape(folder);
        EXPECT_TRUE(now == before || now == after) << "statement " << point.statement << "\n" << now;
        old_ones += now == before ? 1 : 0;
        expect_all_there(folder);
        EXPECT_EQ(shape(folder), after);
        EXPECT_EQ(files_ending(folder + "/backups", ".ciclo").size(), 2U) << "one backup for each try";
        fs::remove_all(folder);
    }
    EXPECT_EQ(old_ones, 9) << "each was killed before its commit";
}

TEST_F(MigrationKill, of_a_new_database_leaves_nothing_or_a_step) {
    const std::vector<Point> where = points(place.at("counted"), 3);
    EXPECT_GT(where.size(), 20U);
    for (const Point& point : where) {
        const std::string folder = place.at("killed");
        open_and_die_at(folder, 3, point);
        EXPECT_EQ(*schema_version_of(folder + "/ciclo.db"), point.version - 1) << point.statement;
        EXPECT_TRUE(program(3).open(folder).ok());
        EXPECT_EQ(shape(folder), shape(place.at("counted")))
            << "version " << point.version << " statement " << point.statement;
        fs::remove_all(folder);
    }
}

TEST_F(MigrationKill, the_backup_before_a_migration_goes_back_to_the_old_program) {
    const std::string folder = place.at("data"), back = place.at("back");
    {
        const auto store = program(2).open(folder);
        for (int i = 0; i < notes; ++i) insert(**store, trial::note_kind(), {{"title", "note " + std::to_string(i)}});
    }
    ASSERT_TRUE(program(3).open(folder).ok());
    const auto newer = program(2).open(folder);
    ASSERT_FALSE(newer.ok());
    EXPECT_EQ(newer.errors().front().code, "newer_data");
    const std::vector<std::string> backups = files_ending(folder + "/backups", ".ciclo");
    ASSERT_EQ(backups.size(), 1U);
    EXPECT_NE(backups.front().find("/before-schema-3-"), std::string::npos);
    const auto facts = program(2).verify_backup(backups.front(), progress);
    ASSERT_TRUE(facts.ok());
    EXPECT_EQ(facts->schema_version, 2);
    const auto restored =
        program(2).restore({.backup = backups.front(), .folder = back, .erased_since = folder}, progress);
    ASSERT_TRUE(restored.ok()) << restored.errors().front().text();
    const auto store = program(2).open(back);
    ASSERT_TRUE(store.ok()) << store.errors().front().text();
    EXPECT_EQ(count(**store, trial::note_kind()), notes);
}

TEST_F(MigrationKill, a_start_that_always_fails_does_not_fill_the_disk_with_backups) {
    const std::string folder = place.at("data");
    ASSERT_TRUE(program(2).open(folder).ok());
    files_[2].bytes =
        "create table trial_extra (id text not null primary key);\ninsert into no_such_table (id) values (1);\n";
    const std::string before = shape(folder);
    for (int i = 0; i < 6; ++i) {
        clock.advance_milliseconds(1'000);
        EXPECT_FALSE(program(3).open(folder).ok());
        EXPECT_EQ(shape(folder), before);
    }
    EXPECT_EQ(files_ending(folder + "/backups", ".ciclo").size(), 3U);
}

}  // namespace

}  // namespace ciclo::storage
