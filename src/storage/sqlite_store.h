// The SQLite store: seams::Store in one database file, with one pen, group commit and scoped snapshots.
//
//   Result<std::unique_ptr<seams::Store>> store =
//       open_sqlite_store("/var/lib/ciclo/ciclo.sqlite", {.kinds = kinds, .clock = &clock, .chance = &chance, …});
//
// Opening brings the schema up to date (see sqlite_migrations.h) and refuses data newer than the program. Nobody else may
// hold the database open for writing: the data folder's lock sees to that. What must stand beside it while it is open: the
// log ("-wal"), its index ("-shm") and the file of signed checkpoints.
// Order of lists: the query's order, then by id upwards; missing values come before all others; texts are compared as
// `folded` writes them. Threads: as seams::Store says.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/chain.h"
#include "base/embedded.h"
#include "base/result.h"
#include "records/kinds.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "seams/data_folders.h"
#include "seams/store.h"

namespace ciclo::storage {

/// full: an answer means that the bytes are on the disk. normal exists only so that the fault trials can show that they
/// would notice the difference.
enum class Durability { full, normal };

/// Where tables come from: the numbered migrations (the product), or the declarations themselves (kinds made up in tests;
/// of the migrations only the first, with the system's tables, is then applied).
enum class SchemaFrom { migrations, kinds };

struct StoreOptions {
    records::KindList kinds;             ///< outlives the store
    seams::Clock* clock = nullptr;       ///< outlives the store
    seams::Chance* chance = nullptr;     ///< outlives the store; used by the pen's thread only
    audit::SecretKey signing_key{};      ///< Ed25519, of the checkpoints; its last 32 bytes are the public key
    std::string checkpoints_path = {};   ///< "" = the database's path with "-checkpoints"
    SchemaFrom schema = SchemaFrom::migrations;
    Durability durability = Durability::full;
    std::size_t readers = 8;             ///< snapshots at once; the next one waits
    std::size_t queue_limit = 8'192;     ///< deeds waiting for the pen; the next one is told "busy"
    std::size_t group_limit = 1'024;     ///< deeds in one commit
    std::span<const EmbeddedFile> migrations = {};  ///< empty = those in the binary
    /// Before the first pending migration of a database that already holds some: a backup is made here. Its failure stops
    /// the opening.
    std::function<Result<Done>(int version_before)> before_migrations = {};
    /// Before each statement of a migration, for the fault trials.
    std::function<void(int version, int statement)> at_migration_statement = {};
    /// After an error whose outcome is unknown nothing is acknowledged any more; called once, by the pen's thread.
    std::function<void(const Error&)> stopped = {};
};

/// Made when there is none. Errors: io, refused (code "newer_data", "changed_migration"), unsupported (SQLite older than
/// 3.51.3, whose log two connections could corrupt).
Result<std::unique_ptr<seams::Store>> open_sqlite_store(const std::string& database_path, const StoreOptions& options);

/// What stands beside a database without being opened by the store: for doctor, verify and restore. All read only and may be
/// used while a store holds the database.
struct DatabaseAt {
    std::string path;
    std::string checkpoints_path = {};  ///< "" = path with "-checkpoints"
    audit::PublicKey public_key{};
};

/// Entries of the chain against the checkpoints.
Result<seams::AuditReport> verify_audit_of(const DatabaseAt& database);
/// Integrity, references, the chain, and what the schema lacks for `kinds`.
Result<seams::Examination> examine_database(const DatabaseAt& database, records::KindList kinds);
/// One consistent state of the database `from` as one file `to`, synced and verified; `to` must not exist.
Result<Done> copy_database(const std::string& from, const std::string& to);
/// 0 = no migration applied yet.
Result<int> schema_version_of(const std::string& path);

/// A record whose person was erased, from the register that a restore replays.
struct Erasure {
    std::string kind, id;
    calendar::Instant when;
};
Result<std::vector<Erasure>> erasures_of(const std::string& path);

}  // namespace ciclo::storage
