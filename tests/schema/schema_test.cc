// The numbered migrations and the declared kinds say the same. When they do not, a new migration is needed:
//
//   UPDATE=1 build/dev/tests/test_schema     # writes migrations/000N_kinds.sql; look at it, name it, commit it
//
// A released migration is never changed: its checksum stands in every database.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "actions/kinds.h"
#include "seams/memory_clock.h"
#include "seams/seeded_chance.h"
#include "storage/kind_schema.h"
#include "storage/sqlite_migrations.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {
namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "ciclo_schema_XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
};

/// The folder as it is now: the binary may hold an older one.
std::vector<Migration> migrations_on_disk(std::vector<std::string>& texts) {
    std::set<std::string> names;
    const fs::path folder = fs::path(CICLO_SOURCE) / "migrations";
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    std::vector<EmbeddedFile> files;
    texts.reserve(2 * names.size());
    for (const std::string& name : names) {
        std::ifstream in(folder / name, std::ios::binary);
        texts.push_back(name);
        texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        files.push_back({texts[texts.size() - 2], texts.back()});
    }
    Result<std::vector<Migration>> migrations = read_migrations(files);
    EXPECT_TRUE(migrations.ok()) << migrations.errors()[0].text();
    return migrations.ok() ? *migrations : std::vector<Migration>{};
}

void write_next(std::size_t version, const std::vector<std::string>& statements) {
    char number[8];
    std::snprintf(number, sizeof number, "%04zu", version);
    const fs::path path = fs::path(CICLO_SOURCE) / "migrations" / (std::string(number) + "_kinds.sql");
    std::ofstream out(path, std::ios::binary);
    out << "-- What the kinds declared since the migration before need.\n";
    for (const std::string& statement : statements) out << "\n" << statement << "\n";
    std::printf("wrote %s\n", path.c_str());
}

TEST(Schema, the_migrations_make_what_the_kinds_declare) {
    const Folder folder;
    seams::MemoryClock clock;
    auto connection = Connection::open((folder.path / "schema.sqlite").string(), {.opening = Opening::write});
    ASSERT_TRUE(connection.ok()) << connection.errors()[0].text();
    std::vector<std::string> texts;
    const std::vector<Migration> migrations = migrations_on_disk(texts);
    ASSERT_GE(migrations.size(), 1U);
    const auto migrated = migrate(**connection, migrations, clock, {});
    ASSERT_TRUE(migrated.ok()) << migrated.errors()[0].text();
    const auto missing = missing_schema(**connection, actions::all_kinds());
    ASSERT_TRUE(missing.ok()) << missing.errors()[0].text();
    if (!missing->empty() && std::getenv("UPDATE") != nullptr) return write_next(migrations.size() + 1, *missing);
    EXPECT_TRUE(missing->empty()) << missing->size() << " statements are missing, the first: " << missing->front()
                                  << "\nrun this test with UPDATE=1";
}

TEST(Schema, no_kind_takes_the_name_of_a_table_of_the_system) {
    for (const records::Kind* kind : actions::all_kinds()) {
        for (const char* taken : {"schema_migration", "record_history", "answered_key", "audit_entry", "audit_detail",
                                  "record_erasure", "scope_unit", "scope_whole"}) {
            EXPECT_NE(kind->name, taken);
        }
        EXPECT_FALSE(kind->name.starts_with("sqlite_")) << kind->name;
        for (const records::Field& field : kind->fields) EXPECT_FALSE(field.name.starts_with("record_")) << field.name;
    }
}

TEST(Schema, a_store_opens_on_the_migrations_in_the_binary_and_finds_itself_in_order) {
    const Folder folder;
    seams::MemoryClock clock;
    seams::SeededChance chance(1);
    StoreOptions options;
    options.kinds = actions::all_kinds();
    options.clock = &clock;
    options.chance = &chance;
    options.signing_key = audit::key_pair_of(audit::Seed{1}).secret;
    auto store = open_sqlite_store((folder.path / "ciclo.sqlite").string(), options);
    ASSERT_TRUE(store.ok()) << store.errors()[0].text();
    const auto findings = (*store)->examine();
    ASSERT_TRUE(findings.ok()) << findings.errors()[0].text();
    EXPECT_EQ(*findings, std::vector<std::string>{});
}

}  // namespace
}  // namespace ciclo::storage
