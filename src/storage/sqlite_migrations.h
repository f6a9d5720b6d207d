// Migrations: numbered SQL files that bring a database from any released schema to today's.
//
//   0001_system.sql, 0002_organisation.sql …   (folder migrations/, travelling in the binary)
//
// Each is one transaction: old or new, never between. What was applied stands in the table schema_migration with a checksum;
// a released file never changes. Data of a newer program are refused. One thread, before the store is used.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "seams/clock.h"
#include "storage/sqlite_connection.h"

namespace ciclo {
/// The files of migrations/, by name (cmake/Embed.cmake).
std::span<const EmbeddedFile> embedded_migrations();
}  // namespace ciclo

namespace ciclo::storage {

struct Migration {
    int version = 0;
    std::string name, sql, checksum;  ///< SHA-256 of the file, hexadecimal
};

/// Refuses names without a number, numbers twice, and gaps.
Result<std::vector<Migration>> read_migrations(std::span<const EmbeddedFile> files);

struct MigrationHooks {
    std::function<Result<Done>(int version_before)> before_first = {};
    std::function<void(int version, int statement)> at_statement = {};
};

/// Errors: refused "newer_data", "changed_migration"; whatever the hook or the database says.
Result<Done> migrate(Connection& connection, const std::vector<Migration>& migrations, seams::Clock& clock,
                     const MigrationHooks& hooks);

/// The highest version applied; 0 = none.
Result<int> applied_version(Connection& connection);

}  // namespace ciclo::storage
