#include "storage/sqlite_migrations.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "audit/checkpoint_text.h"
#include "base/number.h"

namespace ciclo::storage {

namespace {

std::string checksum_of(std::string_view text) {
    audit::Hash hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return audit::hex_text(hash);
}

Result<bool> has_table(Connection& connection) {
    const Result<Cell> found =
        connection.ask("select 1 from sqlite_schema where type = 'table' and name = 'schema_migration'");
    if (!found) return found.errors();
    return !std::holds_alternative<std::monostate>(*found);
}

Result<Done> make_table(Connection& connection) {
    return connection.run("create table if not exists schema_migration (version bigint not null primary key, "
                          "name text not null, checksum text not null, applied_us bigint not null)");
}

Error newer_data(int there, int known) {
    return {ErrorKind::refused,
            "the data were written by a newer program (schema " + std::to_string(there) + ", this program knows " +
                std::to_string(known) + ")",
            "install the newer program, or restore a backup that this one made", {}, "newer_data"};
}

/// What was applied must be what the files say today.
Result<Done> compare(Connection& connection, const std::vector<Migration>& migrations) {
    Result<Statement> rows = connection.prepare("select version, checksum from schema_migration order by version");
    if (!rows) return rows.errors();
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row) return row.errors();
        if (!*row) return done;
        const auto version = static_cast<int>(rows->integer(0));
        if (version > static_cast<int>(migrations.size())) return newer_data(version, static_cast<int>(migrations.size()));
        const Migration& known = migrations[static_cast<std::size_t>(version - 1)];
        if (rows->text(1) != known.checksum) {
            return Error{ErrorKind::refused, "migration " + std::to_string(version) + " is not the one that was applied",
                         "install the program that made these data, or restore a backup", {known.name}, "changed_migration"};
        }
    }
}

Result<Done> note_applied(Connection& connection, const Migration& migration, seams::Clock& clock) {
    Result<Statement> insert = connection.prepare(
        "insert into schema_migration (version, name, checksum, applied_us) values ($1, $2, $3, $4)");
    if (!insert) return insert.errors();
    insert->bind(1, std::int64_t{migration.version});
    insert->bind(2, migration.name);
    insert->bind(3, migration.checksum);
    insert->bind(4, clock.now().microseconds_utc);
    return insert->run();
}

Result<Done> run_statements(Connection& connection, const Migration& migration, const MigrationHooks& hooks) {
    const Result<std::vector<std::string>> statements = statements_of(migration.sql);
    if (!statements) return statements.errors();
    int number = 0;
    for (const std::string& statement : *statements) {
        if (hooks.at_statement) hooks.at_statement(migration.version, ++number);
        const Result<Done> ran = connection.run(statement);
        if (!ran) return ran.errors();
    }
    return done;
}

Result<Done> apply(Connection& connection, const Migration& migration, seams::Clock& clock, const MigrationHooks& hooks) {
    Result<Done> step = connection.run("begin immediate");
    if (step) step = make_table(connection);
    if (step) step = run_statements(connection, migration, hooks);
    if (step) step = note_applied(connection, migration, clock);
    if (step && hooks.at_statement) hooks.at_statement(migration.version, 0);  // 0 = before the commit
    if (step) step = connection.run("commit");
    if (!step && connection.in_transaction()) {
        const Result<Done> undone = connection.run("rollback");
        if (!undone) return undone.errors();
    }
    return step;
}

}  // namespace

Result<std::vector<Migration>> read_migrations(std::span<const EmbeddedFile> files) {
    std::vector<Migration> found;
    for (const EmbeddedFile& file : files) {
        if (!file.path.ends_with(".sql")) continue;
        const auto version = parse_integer(file.path.substr(0, file.path.find('_')));
        if (!version || *version != static_cast<std::int64_t>(found.size()) + 1) {
            return Error{ErrorKind::invalid, "migrations are numbered 0001_, 0002_… without gaps", "rename the file",
                         {std::string(file.path)}};
        }
        found.push_back({static_cast<int>(*version), std::string(file.path), std::string(file.bytes), checksum_of(file.bytes)});
    }
    return found;
}

Result<Done> migrate(Connection& connection, const std::vector<Migration>& migrations, seams::Clock& clock,
                     const MigrationHooks& hooks) {
    const Result<int> version = applied_version(connection);
    if (!version) return version.errors();
    if (*version > 0) {
        const Result<Done> same = compare(connection, migrations);
        if (!same) return same.errors();
    }
    const auto pending = static_cast<std::size_t>(*version);
    if (pending < migrations.size() && *version > 0 && hooks.before_first) {
        const Result<Done> kept = hooks.before_first(*version);
        if (!kept) return kept.errors();
    }
    for (std::size_t i = pending; i < migrations.size(); ++i) {
        const Result<Done> applied = apply(connection, migrations[i], clock, hooks);
        if (!applied) return applied.errors();
    }
    return done;
}

Result<int> applied_version(Connection& connection) {
    const Result<bool> there = has_table(connection);
    if (!there) return there.errors();
    if (!*there) return 0;
    const Result<Cell> version = connection.ask("select max(version) from schema_migration");
    if (!version) return version.errors();
    const auto* whole = std::get_if<std::int64_t>(&*version);
    return whole == nullptr ? 0 : static_cast<int>(*whole);
}

}  // namespace ciclo::storage
