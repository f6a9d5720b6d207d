#include "storage/sqlite_tidy.h"

#include <sqlite3.h>

#include "storage/store_limits.h"

namespace ciclo::storage {

namespace {

std::int64_t whole_in(const Result<Cell>& cell) {
    const auto* whole = cell ? std::get_if<std::int64_t>(&*cell) : nullptr;
    return whole == nullptr ? 0 : *whole;
}

Result<Done> remove_old_answers(PenThread& pen, seams::Clock& clock) {
    for (;;) {
        std::int64_t removed = 0;
        const Result<Done> piece = pen.chore([&](Connection& connection, AuditBook&) -> Result<Done> {
            const Result<std::int64_t> count = AnsweredKeys(connection).remove_old(clock.now());
            if (!count) return count.errors();
            removed = *count;
            return done;
        });
        if (!piece || removed < limits::answers_removed_at_once) return piece;
    }
}

/// secure_delete overwrites what is freed, but a page that was split or joined may keep copies in its gap: writing the
/// database anew leaves none.
Result<Done> give_back_pages(Connection& connection, seams::Clock& clock) {
    const Result<Cell> erased = connection.ask("select count(*) from record_erasure where tidied_us is null");
    if (!erased) return erased.errors();
    const std::int64_t bytes = whole_in(connection.ask("pragma page_count")) * whole_in(connection.ask("pragma page_size"));
    if (whole_in(erased) == 0 || bytes > limits::largest_rewrite_bytes) return connection.run("pragma incremental_vacuum");
    if (Result<Done> rewritten = connection.run("vacuum"); !rewritten) return rewritten;
    Result<Statement> note = connection.prepare("update record_erasure set tidied_us = $1 where tidied_us is null");
    if (!note) return note.errors();
    note->bind(1, clock.now().microseconds_utc);
    return note->run();
}

Result<Done> empty_log(Connection& connection) {
    int in_log = 0, copied = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(connection.handle(), "main", SQLITE_CHECKPOINT_TRUNCATE, &in_log, &copied);
    if (code == SQLITE_OK) return done;
    return connection.failed(code);
}

}  // namespace

Result<Done> tidy_store(PenThread& pen, seams::Clock& clock) {
    if (Result<Done> removed = remove_old_answers(pen, clock); !removed) return removed;
    return pen.chore([&](Connection& connection, AuditBook&) -> Result<Done> {
        if (Result<Done> given_back = give_back_pages(connection, clock); !given_back) return given_back;
        return empty_log(connection);
    });
}

}  // namespace ciclo::storage
