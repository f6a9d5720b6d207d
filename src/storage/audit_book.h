// AuditBook: the audit chain in the database and its signed checkpoints in the file beside it, as the pen keeps them.
//
//   Result<Done> written = book.append({.when = now, .actor = actor, .event = "unit create", .object = "unit/01J…"}, "");
//   …commit…
//   Result<Done> signed_off = book.sign_if_due(now, steady_milliseconds);
//
// Entries become durable with the transaction they are written in; a checkpoint is written only for entries that are: before
// their commit it would accuse the database of having lost them. One thread (the pen's).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "audit/chain.h"
#include "seams/chance.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

class AuditBook {
public:
    AuditBook(Connection& connection, seams::Chance& chance, const audit::SecretKey& key, std::string checkpoints_path);
    /// Finds the last entry and the last checkpoint; mends a checkpoint line that was cut by a stop of the machine.
    Result<Done> open();

    /// `detail_json` "" = no details. They are kept beside the chain.
    Result<Done> append(audit::Entry entry, std::string_view detail_json);
    /// Where the chain ends: kept before a deed, given back when the deed is undone.
    std::optional<audit::Entry> last() const { return last_; }
    void back_to(std::optional<audit::Entry> last) { last_ = std::move(last); }

    /// After 1,000 entries or 60 s since the first entry without one. Between commits only.
    Result<Done> sign_if_due(calendar::Instant now, std::int64_t steady_milliseconds);
    /// Whatever stands unsigned.
    Result<Done> sign(calendar::Instant now);
    /// When sign_if_due() wants to be called again; nothing = all is signed.
    std::optional<std::int64_t> due_at() const;

private:
    Result<Done> sync_new_file();

    Connection& connection_;
    seams::Chance& chance_;
    const audit::SecretKey key_;
    const std::string path_;
    std::optional<audit::Entry> last_;
    std::int64_t signed_up_to_ = 0;
    std::optional<std::int64_t> unsigned_since_;
};

/// Reads entry after entry of the chain, for audit::verify; a failed read ends it and stands in errors().
class ChainReader {
public:
    static Result<ChainReader> open(Connection& connection);
    std::optional<audit::Entry> next();
    const Errors& errors() const { return errors_; }
    std::int64_t entries() const { return entries_; }

private:
    explicit ChainReader(Statement rows) : rows_(std::move(rows)) {}
    Statement rows_;
    Errors errors_;
    std::int64_t entries_ = 0;
};

}  // namespace ciclo::storage
