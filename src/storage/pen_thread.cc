#include "storage/pen_thread.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>

#include "storage/store_limits.h"

namespace ciclo::storage {

using seams::Answer;
using seams::Change;

namespace {

constexpr std::int64_t page_bytes = 4096;

Error stopped_error() {
    return {ErrorKind::io, "the store has stopped after a failure of the disk: whether this was kept is not known",
            "ask again with the same key after the restart", {}, "store_stopped"};
}

/// The deed itself did not mind that a statement of it failed; the group does.
Error no_room_error() {
    return {ErrorKind::io, "there was no room to keep the change", "free some space and try again", {}, "disk_full"};
}

Error busy_error() {
    return {ErrorKind::limit, "too many changes are waiting", "try again in a moment", {}, "busy"};
}

/// "unit/01J… unit/01K… +12": for the audit.
std::string object_of(const std::vector<Change>& changes) {
    std::string object;
    const std::size_t named = std::min(changes.size(), limits::records_named_in_audit);
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0) object += ' ';
        object += changes[i].kind + "/" + changes[i].id.text;
    }
    if (changes.size() > named) object += " +" + std::to_string(changes.size() - named);
    return object;
}

int note_log_pages(void* pages, sqlite3*, const char*, int in_log) {
    *static_cast<int*>(pages) = in_log;
    return SQLITE_OK;
}

}  // namespace

PenThread::PenThread(std::unique_ptr<Connection> connection, const StoreOptions& options, std::string checkpoints_path,
                     const PageMarks& marks)
    : options_(options), connection_(std::move(connection)),
      book_(*connection_, *options.chance, options.signing_key, std::move(checkpoints_path)), keys_(*connection_),
      desk_{*connection_, book_, keys_, *options.chance, marks, {}, {}},
      copy_at_pages_(limits::log_bytes_before_checkpoint / page_bytes) {
    for (const records::Kind* kind : options_.kinds) desk_.statements.emplace(kind, statements_for(*kind));
    sqlite3_wal_hook(connection_->handle(), note_log_pages, &log_pages_);
}

Result<std::unique_ptr<PenThread>> PenThread::start(std::unique_ptr<Connection> connection, const StoreOptions& options,
                                                    std::string checkpoints_path, const PageMarks& marks) {
    std::unique_ptr<PenThread> pen(new PenThread(std::move(connection), options, std::move(checkpoints_path), marks));
    if (const Result<Done> opened = pen->book_.open(); !opened) return opened.errors();
    pen->thread_ = std::thread([raw = pen.get()] { raw->work(); });
    return pen;
}

PenThread::~PenThread() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    work_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void PenThread::put(seams::WriteRequest request, seams::Deed deed, Then then) {
    std::optional<Error> refused = wrong_key(request.key);
    if (!refused) {
        const std::lock_guard lock(mutex_);
        if (stopped_ || ending_) {
            refused = stopped_error();
        } else if (queue_.size() >= options_.queue_limit) {
            refused = busy_error();
        } else {
            queue_.push_back({std::move(request), std::move(deed), std::move(then)});
        }
    }
    if (refused) return then(*std::move(refused));
    work_.notify_one();
}

Result<Done> PenThread::chore(Chore chore) {
    ENSURE(!is_this_thread(), "a deed does not wait for the pen it holds");
    std::future<Result<Done>> answer;
    {
        const std::lock_guard lock(mutex_);
        if (stopped_ || ending_) return stopped_error();
        chores_.push_back({std::move(chore), {}});
        answer = chores_.back().answer.get_future();
    }
    work_.notify_one();
    return answer.get();
}

void PenThread::work() {
    while (wait_for_work()) {
        do_chores();
        if (!group_.empty()) run_group();
        keep_house();
    }
    if (is_stopped()) return;
    const Result<Done> signed_off = book_.sign(options_.clock->now());
    const Result<Done> copied = copy_log(true);
    if ((!signed_off || !copied) && options_.stopped) options_.stopped(signed_off ? copied.errors()[0] : signed_off.errors()[0]);
}

/// False = the end: nothing waits and nobody will come.
bool PenThread::wait_for_work() {
    std::unique_lock lock(mutex_);
    const auto something = [this] { return !queue_.empty() || !chores_.empty() || ending_; };
    if (group_.empty()) {
        if (const std::optional<std::int64_t> due = book_.due_at()) {
            const std::int64_t wait = std::max<std::int64_t>(*due - options_.clock->steady_milliseconds(), 1);
            work_.wait_for(lock, std::chrono::milliseconds(wait), something);
        } else {
            work_.wait(lock, something);
        }
    }
    const std::size_t room = options_.group_limit > group_.size() ? options_.group_limit - group_.size() : 0;
    const auto taken = static_cast<std::ptrdiff_t>(std::min(room, queue_.size()));
    std::move(queue_.begin(), queue_.begin() + taken, std::back_inserter(group_));
    queue_.erase(queue_.begin(), queue_.begin() + taken);
    return !ending_ || !group_.empty() || !queue_.empty() || !chores_.empty();
}

void PenThread::do_chores() {
    for (;;) {
        std::unique_lock lock(mutex_);
        if (chores_.empty()) return;
        WaitingChore next = std::move(chores_.front());
        chores_.pop_front();
        const bool stopped = stopped_.has_value();
        lock.unlock();
        Result<Done> answer = stopped ? Result<Done>(stopped_error()) : next.chore(*connection_, book_);
        if (connection_->trouble() == Trouble::unknown) stop(*connection_->first_unknown());
        connection_->forget_full();
        next.answer.set_value(std::move(answer));
    }
}

void PenThread::run_group() {
    if (is_stopped()) return answer(Answered(group_.size(), stopped_error()));
    const std::optional<audit::Entry> end_before = book_.last();
    std::vector<Change> changes;
    Answered answers;
    Result<Done> step = connection_->run("begin immediate");
    if (step) {
        answers = run_deeds(changes);
        if (connection_->trouble() == Trouble::none) step = connection_->run("commit");
    }
    if (!step && answers.empty()) answers.emplace_back(step.errors());
    if (connection_->trouble() == Trouble::unknown) {
        stop(*connection_->first_unknown());
        answers.assign(group_.size(), stopped_error());
        return answer(std::move(answers));
    }
    if (!step || connection_->trouble() == Trouble::full) {
        book_.back_to(end_before);
        undo_group(answers, step ? answers.back().errors()[0] : step.errors()[0]);
        connection_->forget_full();
        return answer(std::move(answers));
    }
    if (!changes.empty()) {
        generation_.fetch_add(1, std::memory_order_acq_rel);
        if (listener_) listener_(changes);
    }
    answer(std::move(answers));
}

/// One answer for each deed run, in order; stops early when the time is up or the connection is in trouble.
PenThread::Answered PenThread::run_deeds(std::vector<Change>& changes) {
    Answered answers;
    const std::int64_t began = options_.clock->steady_milliseconds();
    for (const Waiting& waiting : group_) {
        answers.push_back(run_deed(waiting, changes));
        if (connection_->trouble() != Trouble::none) break;
        if (options_.clock->steady_milliseconds() - began > limits::group_milliseconds) break;
    }
    return answers;
}

Result<Answer> PenThread::run_deed(const Waiting& waiting, std::vector<Change>& changes) {
    Result<std::optional<Answer>> known = keys_.find(waiting.request);
    if (!known) return known.errors();
    if (known->has_value()) return **known;
    const std::optional<audit::Entry> end_before = book_.last();
    if (Result<Done> saved = connection_->run("savepoint deed"); !saved) return saved.errors();
    SqlitePen pen(desk_, waiting.request, options_.clock->now());
    Result<std::string> body = run_saved(waiting, pen);
    if (connection_->trouble() != Trouble::none) return body ? Result<Answer>(no_room_error()) : body.errors();
    if (!body) {
        book_.back_to(end_before);
        if (Result<Done> undone = undo_deed(waiting, pen.now()); !undone) return undone.errors();
        return body.errors();
    }
    if (Result<Done> released = connection_->run("release deed"); !released) return released.errors();
    changes.insert(changes.end(), pen.changes.begin(), pen.changes.end());
    return Answer{*std::move(body), false};
}

/// The deed, its line of the audit, and its answer for those who ask again.
Result<std::string> PenThread::run_saved(const Waiting& waiting, SqlitePen& pen) {
    Result<std::string> body = Error{};
    try {
        body = waiting.deed(pen);
    } catch (const std::exception& broken) {  // the edge of a job: a defect of one deed is not everybody's
        return Error{ErrorKind::io, std::string("the program broke a promise of its own: ") + broken.what(),
                     "report this with the time it happened", {}, "defect"};
    }
    if (!body) return body;
    if (body->size() > limits::answer_bytes) {
        return Error{ErrorKind::limit, "the answer is too long to be kept", "ask for less at once", {}, "too_long"};
    }
    const Result<Done> noted = book_.append({.when = pen.now(), .actor = waiting.request.scope.actor,
                                             .event = waiting.request.deed, .object = object_of(pen.changes)}, "");
    if (!noted) return noted.errors();
    const Result<Done> kept = keys_.keep(waiting.request, *body, pen.changes, pen.now());
    if (!kept) return kept.errors();
    return body;
}

/// A refusal leaves one line in the audit, and nothing else.
Result<Done> PenThread::undo_deed(const Waiting& waiting, calendar::Instant now) {
    if (Result<Done> undone = connection_->run("rollback to deed"); !undone) return undone;
    if (Result<Done> released = connection_->run("release deed"); !released) return released;
    return book_.append({.when = now, .actor = waiting.request.scope.actor, .event = waiting.request.deed + " refused",
                         .object = ""}, "");
}

/// Nothing of the group is kept: whoever would have been told so is told why instead.
void PenThread::undo_group(Answered& answers, const Error& error) {
    if (connection_->in_transaction()) {
        const Result<Done> undone = connection_->run("rollback");
        if (!undone) stop(undone.errors()[0]);
    }
    for (Result<Answer>& answer : answers) answer = error;
}

void PenThread::answer(Answered answers) {
    for (Result<Answer>& answer : answers) {
        const Waiting waiting = std::move(group_.front());
        group_.pop_front();
        waiting.then(std::move(answer));
    }
}

bool PenThread::is_stopped() {
    const std::lock_guard lock(mutex_);
    return stopped_.has_value();
}

void PenThread::keep_house() {
    if (is_stopped()) return;
    const Result<Done> signed_off = book_.sign_if_due(options_.clock->now(), options_.clock->steady_milliseconds());
    if (!signed_off && signed_off.errors()[0].code != "disk_full") return stop(signed_off.errors()[0]);
    constexpr std::int64_t step = limits::log_bytes_before_checkpoint / page_bytes;
    if (log_pages_ < log_pages_before_) copy_at_pages_ = step;  // the log began again
    log_pages_before_ = log_pages_;
    if (log_pages_ < copy_at_pages_) return;
    const Result<Done> copied = copy_log(false);
    if (!copied && connection_->trouble() == Trouble::unknown) stop(*connection_->first_unknown());
    connection_->forget_full();
}

/// The log into the database. Readers at work hold parts of it back; then it is tried again when the log has grown as much
/// once more, and at four times the size with a short wait for them.
Result<Done> PenThread::copy_log(bool whole) {
    constexpr std::int64_t step = limits::log_bytes_before_checkpoint / page_bytes;
    int in_log = 0, copied = 0;
    const int mode = whole                   ? SQLITE_CHECKPOINT_TRUNCATE
                     : log_pages_ > 4 * step ? SQLITE_CHECKPOINT_RESTART
                                             : SQLITE_CHECKPOINT_PASSIVE;
    sqlite3_busy_timeout(connection_->handle(), limits::reader_wait_milliseconds);
    const int code = sqlite3_wal_checkpoint_v2(connection_->handle(), "main", mode, &in_log, &copied);
    sqlite3_busy_timeout(connection_->handle(), limits::busy_milliseconds);
    copy_at_pages_ = log_pages_ + step;
    if (code == SQLITE_OK || code == SQLITE_BUSY) return done;
    return connection_->failed(code);
}

void PenThread::stop(const Error& error) {
    std::deque<Waiting> waiting;
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) return;
        stopped_ = error;
        waiting.swap(queue_);
    }
    for (const Waiting& one : waiting) one.then(stopped_error());
    if (options_.stopped) options_.stopped(error);
}

}  // namespace ciclo::storage
