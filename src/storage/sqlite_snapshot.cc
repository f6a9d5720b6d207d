#include "storage/sqlite_snapshot.h"

#include <algorithm>
#include <chrono>

#include "storage/kind_columns.h"
#include "storage/list_page.h"
#include "storage/store_limits.h"

namespace ciclo::storage {

namespace {

Error not_there() {
    return {ErrorKind::not_found, "there is no such record", "look it up again", {}, "not_found"};
}

class SqliteSnapshot final : public seams::Snapshot {
public:
    SqliteSnapshot(std::shared_ptr<SnapshotPool> pool, std::unique_ptr<ScopedConnection> scoped)
        : pool_(std::move(pool)), scoped_(std::move(scoped)) {}
    ~SqliteSnapshot() override { pool_->give_back(std::move(scoped_)); }

    Result<records::Record> get(const records::Kind& kind, const records::RecordId& id) override {
        Result<Statement> row = scoped_->connection().prepare("select " + select_list(kind) + " from " +
                                                              scoped_->records_of(kind) + " where record_id = $1");
        if (!row) return row.errors();
        row->bind(1, id.text);
        const Result<bool> found = row->next();
        if (!found) return found.errors();
        if (!*found) return not_there();
        return read_record(kind, *row);
    }

    Result<records::Page> list(const records::Query& query) override {
        ENSURE(query.kind != nullptr, "a query names a kind");
        return list_page(scoped_->connection(), {scoped_->records_of(*query.kind), scoped_->units()}, query, pool_->marks());
    }

    Result<std::vector<seams::HistoryLine>> history(const records::Kind& kind, const records::RecordId& id) override {
        if (const Result<records::Record> seen = get(kind, id); !seen) return seen.errors();
        Result<Statement> rows = scoped_->connection().prepare("select version, when_us, actor, deed, before_json, after_json from " +
                                                               scoped_->history_of(kind) +
                                                               " where record_id = $1 order by version");
        if (!rows) return rows.errors();
        rows->bind(1, id.text);
        std::vector<seams::HistoryLine> lines;
        for (;;) {
            const Result<bool> row = rows->next();
            if (!row) return row.errors();
            if (!*row) return lines;
            lines.push_back({rows->integer(0), {rows->integer(1)}, std::string(rows->text(2)), std::string(rows->text(3)),
                             std::string(rows->text(4)), std::string(rows->text(5))});
        }
    }

private:
    std::shared_ptr<SnapshotPool> pool_;
    std::unique_ptr<ScopedConnection> scoped_;
};

}  // namespace

Result<std::unique_ptr<seams::Snapshot>> SnapshotPool::take(const std::shared_ptr<SnapshotPool>& pool,
                                                            const access::Scope& scope) {
    Result<std::unique_ptr<ScopedConnection>> connection = pool->free_connection(scope);
    if (!connection) return connection.errors();
    std::unique_ptr<ScopedConnection> scoped = *std::move(connection);
    if (Result<Done> begun = scoped->begin(scope); !begun) {
        pool->give_back(std::move(scoped));
        return begun.errors();
    }
    return std::unique_ptr<seams::Snapshot>(std::make_unique<SqliteSnapshot>(pool, std::move(scoped)));
}

Result<std::unique_ptr<ScopedConnection>> SnapshotPool::free_connection(const access::Scope& scope) {
    std::unique_lock lock(mutex_);
    const auto wait = std::chrono::milliseconds(limits::snapshot_wait_milliseconds);
    if (!given_back_.wait_for(lock, wait, [this] { return !free_.empty() || made_ < place_.most; })) {
        return Error{ErrorKind::limit, "too many readings are going on", "try again in a moment", {}, "busy"};
    }
    if (!free_.empty()) {
        const auto same = std::find_if(free_.begin(), free_.end(), [&](const auto& one) { return one->sees_same_as(scope); });
        const auto taken = same == free_.end() ? std::prev(free_.end()) : same;
        std::unique_ptr<ScopedConnection> connection = std::move(*taken);
        free_.erase(taken);
        return connection;
    }
    ++made_;
    lock.unlock();
    Result<std::unique_ptr<ScopedConnection>> connection = ScopedConnection::open(place_.path, place_.kinds);
    if (!connection) {
        const std::lock_guard again(mutex_);
        --made_;
    }
    return connection;
}

/// A connection that met trouble is not used again.
void SnapshotPool::give_back(std::unique_ptr<ScopedConnection> connection) {
    connection->end();
    {
        const std::lock_guard lock(mutex_);
        if (connection->connection().trouble() == Trouble::none) {
            free_.push_back(std::move(connection));
        } else {
            --made_;
        }
    }
    given_back_.notify_one();
}

}  // namespace ciclo::storage
