// Store: where everything people enter lives. Nothing acknowledged is ever lost; nothing is read outside the caller's scope.
//
//   Result<Answer> answer = store.write({.key = "7f…", .scope = scope, .deed = "unit create"},
//                                       [&](Pen& pen) { … pen.insert(kind, record) …; return body; });
//
// One pen: deeds are queued, run one after the other by one thread, many to a group commit; write() returns after the group is
// on the disk. A key seen before gives the stored answer again and runs nothing. A deed that returns an error leaves no
// trace but its refusal. After an I/O error whose outcome is unknown nothing is acknowledged any more: the store is stopped
// (Error kind io, "stopped"), the process ends, and the next start finds the truth; the caller asks again with the same key.
// Snapshots read one consistent state, never block the pen, and see only what the scope may see, below the code: an
// unscoped statement does not prepare. Threads: write() and read() from any number of threads; a Snapshot by one at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/scope.h"
#include "base/result.h"
#include "records/query.h"
#include "records/record.h"

namespace ciclo::seams {

/// One change of one record, for its history page. Personal values appear as "(changed)".
struct HistoryLine {
    std::int64_t version = 0;
    calendar::Instant when;
    std::string actor, deed;
    std::string before_json, after_json;  ///< the changed fields only
};

/// What a deed may do while it holds the pen. Everything it does becomes durable together, or not at all.
class Pen {
public:
    virtual ~Pen() = default;
    virtual calendar::Instant now() const = 0;
    /// Unscoped: the deed has checked who may. nullptr when there is none.
    virtual Result<std::optional<records::Record>> get(const records::Kind& kind, const records::RecordId& id) = 0;
    virtual Result<records::Page> list(const records::Query& query) = 0;
    /// Makes the id and the stamps; refuses broken unique fields and references, with the field in the error's place.
    virtual Result<records::Record> insert(const records::Kind& kind, std::vector<records::FieldValue> values) = 0;
    /// Refuses (kind refused, "changed since you looked") when the stored version is not `seen_version`.
    virtual Result<records::Record> update(const records::Kind& kind, const records::RecordId& id,
                                           std::int64_t seen_version, std::vector<records::FieldValue> values) = 0;
    virtual Result<Done> archive(const records::Kind& kind, const records::RecordId& id, std::int64_t seen_version) = 0;
    /// Back from the archive; refuses what broke meanwhile: a unique value that another record took.
    virtual Result<records::Record> restore(const records::Kind& kind, const records::RecordId& id,
                                            std::int64_t seen_version) = 0;
    /// Personal values, and their history, are overwritten and gone from every file after the next tidy(); counts stay.
    virtual Result<Done> erase(const records::Kind& kind, const records::RecordId& id) = 0;
    /// One more line of the audit chain beside the one every deed gets.
    virtual Result<Done> audit(std::string_view event, std::string_view object, std::string_view detail_json) = 0;
};

/// A consistent reading, in scope.
class Snapshot {
public:
    virtual ~Snapshot() = default;
    /// not_found also for what exists and is foreign: nobody learns that it is there.
    virtual Result<records::Record> get(const records::Kind& kind, const records::RecordId& id) = 0;
    virtual Result<records::Page> list(const records::Query& query) = 0;
    virtual Result<std::vector<HistoryLine>> history(const records::Kind& kind, const records::RecordId& id) = 0;
};

struct WriteRequest {
    std::string key;          ///< idempotency key, 1…100 printable ASCII characters; unique per actor
    access::Scope scope;
    std::string deed;         ///< name of the action, for history and audit
    std::string fingerprint;  ///< of what was asked (deed and arguments): the same key with another one is refused
    std::string request_id;   ///< for logs
};

/// What the deed answered, to be replayed for the same key.
struct Answer {
    std::string body;
    bool replayed = false;
};

/// One record that a group commit changed.
struct Change {
    std::string kind;
    records::RecordId id;
    std::int64_t version = 0;
    std::string unit;
};

/// Which lines of the audit: all that is given must hold; "" and nothing = all.
struct AuditQuestion {
    std::string actor, event;  ///< exactly
    std::string object, text;  ///< contained; `text` in event, object, actor or details, capitals do not count
    std::optional<calendar::Instant> from, until;  ///< until: not this instant any more
    std::int64_t before = 0;   ///< only lines before this sequence; 0 = from the newest
    std::int64_t limit = 50;
};
struct AuditRow {
    std::int64_t sequence = 0;
    calendar::Instant when;
    std::string actor, event, object, detail_json;  ///< details "" = none, or erased
};

using Deed = std::function<Result<std::string>(Pen&)>;

class Store {
public:
    virtual ~Store() = default;
    /// Blocks until durable or refused. Error kind limit "busy" when the queue is full: try again later.
    virtual Result<Answer> write(const WriteRequest& request, const Deed& deed) = 0;
    /// As write(), but returns at once; `then` is called by the pen's thread after the group commit.
    virtual void write_then(WriteRequest request, Deed deed, std::function<void(Result<Answer>)> then) = 0;
    virtual Result<std::unique_ptr<Snapshot>> read(const access::Scope& scope) = 0;
    /// Online copy of one consistent state, verified before it is called good.
    virtual Result<Done> backup(const std::string& path) = 0;
    /// What is wrong with the store's files: empty = nothing (integrity, chain, references, schema).
    virtual Result<std::vector<std::string>> examine() = 0;
    /// The newest first. Slow when it looks for text: not for the thread of the network.
    virtual Result<std::vector<AuditRow>> audit_log(const AuditQuestion& question) = 0;
    /// Erased bytes leave the files: checkpoint, vacuum of free pages, truncation of the log.
    virtual Result<Done> tidy() = 0;
    /// Counts group commits: what was read at one generation is still true while it stands.
    virtual std::uint64_t generation() const = 0;
    /// Called by the pen's thread after every group commit, with what it changed; must be quick. One listener; set before use.
    virtual void on_change(std::function<void(const std::vector<Change>&)> listener) = 0;
};

}  // namespace ciclo::seams
