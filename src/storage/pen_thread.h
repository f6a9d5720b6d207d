// PenThread: the one thread with the one writing connection. It takes the deeds that wait, runs them one after the other in
// one transaction, commits, and only then answers: a group commit. Between groups it copies the log into the database, signs
// checkpoints of the audit chain, and does chores.
//
// A deed runs in a savepoint: a refused one is undone alone. No space or no memory: the group is undone and its deeds are
// answered so; the next group tries again. I/O error or damage: the outcome is unknown, so nothing is acknowledged any more.
// Threads: put() and chore() from any.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "seams/store.h"
#include "storage/answered_keys.h"
#include "storage/audit_book.h"
#include "storage/sqlite_pen.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {

class PenThread {
public:
    /// `connection` is migrated; `marks` outlives the thread.
    static Result<std::unique_ptr<PenThread>> start(std::unique_ptr<Connection> connection, const StoreOptions& options,
                                                    std::string checkpoints_path, const PageMarks& marks);
    /// What waits is still done and answered; then everything is signed and the log copied.
    ~PenThread();

    using Then = std::function<void(Result<seams::Answer>)>;
    void put(seams::WriteRequest request, seams::Deed deed, Then then);
    using Chore = std::function<Result<Done>(Connection&, AuditBook&)>;
    /// Runs between two groups, outside a transaction; waits for its end.
    Result<Done> chore(Chore chore);

    std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }
    void on_change(std::function<void(const std::vector<seams::Change>&)> listener) { listener_ = std::move(listener); }
    bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

private:
    struct Waiting {
        seams::WriteRequest request;
        seams::Deed deed;
        Then then;
    };
    struct WaitingChore {
        Chore chore;
        std::promise<Result<Done>> answer;
    };
    using Answered = std::vector<Result<seams::Answer>>;

    PenThread(std::unique_ptr<Connection> connection, const StoreOptions& options, std::string checkpoints_path,
              const PageMarks& marks);
    void work();
    bool wait_for_work();
    void do_chores();
    void run_group();
    Answered run_deeds(std::vector<seams::Change>& changes);
    Result<seams::Answer> run_deed(const Waiting& waiting, std::vector<seams::Change>& changes);
    Result<std::string> run_saved(const Waiting& waiting, SqlitePen& pen);
    Result<Done> undo_deed(const Waiting& waiting, calendar::Instant now);
    void undo_group(Answered& answers, const Error& error);
    void answer(Answered answers);
    void keep_house();
    Result<Done> copy_log(bool whole);
    void stop(const Error& error);
    bool is_stopped();

    const StoreOptions options_;
    std::unique_ptr<Connection> connection_;
    AuditBook book_;
    AnsweredKeys keys_;
    PenDesk desk_;
    std::function<void(const std::vector<seams::Change>&)> listener_;
    std::atomic<std::uint64_t> generation_{0};
    int log_pages_ = 0;            ///< told by SQLite at every commit
    std::int64_t log_pages_before_ = 0, copy_at_pages_;

    std::mutex mutex_;             ///< of all below
    std::condition_variable work_;
    std::deque<Waiting> queue_;
    std::deque<WaitingChore> chores_;
    std::optional<Error> stopped_;
    bool ending_ = false;

    std::deque<Waiting> group_;    ///< taken from the queue; the pen's thread only
    std::thread thread_;
};

}  // namespace ciclo::storage
