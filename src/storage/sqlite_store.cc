#include "storage/sqlite_store.h"

#include <sodium.h>

#include <algorithm>
#include <future>

#include "storage/audit_search.h"
#include "storage/kind_schema.h"
#include "storage/pen_thread.h"
#include "storage/sqlite_migrations.h"
#include "storage/sqlite_snapshot.h"
#include "storage/sqlite_tidy.h"

namespace ciclo::storage {

namespace {

class SqliteStore final : public seams::Store {
public:
    SqliteStore(DatabaseAt database, const StoreOptions& options, const PageMarks& marks)
        : database_(std::move(database)), options_(options), marks_(marks),
          pool_(std::make_shared<SnapshotPool>(SnapshotPool::Place{database_.path, options.kinds, options.readers}, marks)) {}

    ~SqliteStore() override {
        pool_.reset();  // before the pen, which copies the log when it is the last
        pen_.reset();
    }

    Result<Done> start(std::unique_ptr<Connection> connection) {
        Result<std::unique_ptr<PenThread>> pen =
            PenThread::start(std::move(connection), options_, database_.checkpoints_path, marks_);
        if (!pen) return pen.errors();
        pen_ = *std::move(pen);
        return done;
    }

    Result<seams::Answer> write(const seams::WriteRequest& request, const seams::Deed& deed) override {
        ENSURE(!pen_->is_this_thread(), "a deed does not wait for the pen it holds");
        // shared: the waiting thread may be gone before the pen's has left set_value
        const auto promise = std::make_shared<std::promise<Result<seams::Answer>>>();
        std::future<Result<seams::Answer>> answer = promise->get_future();
        pen_->put(request, deed, [promise](Result<seams::Answer> given) { promise->set_value(std::move(given)); });
        return answer.get();
    }

    void write_then(seams::WriteRequest request, seams::Deed deed,
                    std::function<void(Result<seams::Answer>)> then) override {
        pen_->put(std::move(request), std::move(deed), std::move(then));
    }

    Result<std::unique_ptr<seams::Snapshot>> read(const access::Scope& scope) override {
        return SnapshotPool::take(pool_, scope);
    }

    Result<Done> backup(const std::string& path) override { return copy_database(database_.path, path); }

    Result<std::vector<std::string>> examine() override {
        // what is not signed yet cannot be told from what was cut off: sign first
        const Result<Done> signed_off =
            pen_->chore([this](Connection&, AuditBook& book) { return book.sign(options_.clock->now()); });
        if (!signed_off) return signed_off.errors();
        Result<seams::Examination> found = examine_database(database_, options_.kinds);
        if (!found) return found.errors();
        return found->findings;
    }

    Result<std::vector<seams::AuditRow>> audit_log(const seams::AuditQuestion& question) override {
        return audit_log_of(database_.path, question);
    }

    Result<Done> tidy() override { return tidy_store(*pen_, *options_.clock); }

    std::uint64_t generation() const override { return pen_->generation(); }

    void on_change(std::function<void(const std::vector<seams::Change>&)> listener) override {
        pen_->on_change(std::move(listener));
    }

private:
    const DatabaseAt database_;
    const StoreOptions options_;
    const PageMarks marks_;
    std::shared_ptr<SnapshotPool> pool_;
    std::unique_ptr<PenThread> pen_;
};

/// In one transaction, so that a table made from a declaration is there whole or not at all.
Result<Done> make_from_kinds(Connection& connection, records::KindList kinds) {
    Result<std::vector<std::string>> missing = missing_schema(connection, kinds);
    if (!missing || missing->empty()) return missing ? Result<Done>(done) : missing.errors();
    Result<Done> step = connection.run("begin immediate");
    for (const std::string& statement : *missing) {
        if (step) step = connection.run(statement);
    }
    if (step) return connection.run("commit");
    if (connection.in_transaction()) static_cast<void>(connection.run("rollback"));
    return step;
}

Result<Done> bring_up_to_date(Connection& connection, const StoreOptions& options) {
    Result<std::vector<Migration>> migrations =
        read_migrations(options.migrations.empty() ? embedded_migrations() : options.migrations);
    if (!migrations) return migrations.errors();
    if (options.schema == SchemaFrom::kinds) migrations->resize(1);
    const Result<Done> migrated = migrate(connection, *migrations, *options.clock,
                                          {options.before_migrations, options.at_migration_statement});
    if (!migrated || options.schema == SchemaFrom::migrations) return migrated;
    return make_from_kinds(connection, options.kinds);
}

}  // namespace

Result<std::unique_ptr<seams::Store>> open_sqlite_store(const std::string& database_path, const StoreOptions& options) {
    ENSURE(options.clock != nullptr && options.chance != nullptr, "a store is given a clock and chance");
    ENSURE(sodium_init() >= 0, "the cryptography library starts");
    Result<std::unique_ptr<Connection>> connection =
        Connection::open(database_path, {.opening = Opening::write,
                                         .full_durability = options.durability == Durability::full,
                                         .cache_kibibytes = 32 * 1024});
    if (!connection) return connection.errors();
    if (Result<Done> ready = bring_up_to_date(**connection, options); !ready) return ready.errors();
    DatabaseAt database{database_path, options.checkpoints_path, {}};
    if (database.checkpoints_path.empty()) database.checkpoints_path = database_path + "-checkpoints";
    std::copy(options.signing_key.begin() + 32, options.signing_key.end(), database.public_key.begin());
    const PageMarks marks(std::string_view(reinterpret_cast<const char*>(options.signing_key.data()), options.signing_key.size()));
    auto store = std::make_unique<SqliteStore>(std::move(database), options, marks);
    if (Result<Done> started = store->start(*std::move(connection)); !started) return started.errors();
    return std::unique_ptr<seams::Store>(std::move(store));
}

}  // namespace ciclo::storage
