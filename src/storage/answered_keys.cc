#include "storage/answered_keys.h"

#include <algorithm>

#include "storage/store_limits.h"

namespace ciclo::storage {

namespace {

constexpr std::int64_t microseconds_of_a_day = 86'400'000'000;

std::string touched_by(const std::vector<seams::Change>& changes) {
    std::string ids;
    for (const seams::Change& change : changes) {
        if (!ids.empty()) ids += ' ';
        ids += change.id.text;
    }
    return ids;
}

}  // namespace

std::optional<Error> wrong_key(const std::string& key) {
    const bool right = !key.empty() && key.size() <= limits::key_bytes &&
                       std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (right) return std::nullopt;
    return Error{ErrorKind::invalid, "the idempotency key is not 1 to 100 printable characters",
                 "send a new random key with every new request", {}, "bad_key"};
}

Result<std::optional<seams::Answer>> AnsweredKeys::find(const seams::WriteRequest& request) {
    Result<Statement> row =
        connection_.prepare("select fingerprint, body, erased from answered_key where actor = $1 and answer_key = $2");
    if (!row) return row.errors();
    row->bind(1, request.scope.actor);
    row->bind(2, request.key);
    const Result<bool> found = row->next();
    if (!found) return found.errors();
    if (!*found) return std::optional<seams::Answer>();
    if (row->text(0) != request.fingerprint) {
        return Error{ErrorKind::refused, "this idempotency key was used for another request",
                     "send a new random key with every new request", {}, "key_reused"};
    }
    if (row->integer(2) != 0) {
        return Error{ErrorKind::refused, "this was done, and what it answered has been erased since",
                     "look the record up instead", {}, "answer_erased"};
    }
    return std::optional<seams::Answer>({std::string(row->text(1)), true});
}

Result<Done> AnsweredKeys::keep(const seams::WriteRequest& request, const std::string& body,
                                const std::vector<seams::Change>& changes, calendar::Instant now) {
    Result<Statement> insert = connection_.prepare(
        "insert into answered_key (actor, answer_key, fingerprint, body, touched, erased, when_us) "
        "values ($1, $2, $3, $4, $5, 0, $6)");
    if (!insert) return insert.errors();
    insert->bind(1, request.scope.actor);
    insert->bind(2, request.key);
    insert->bind(3, request.fingerprint);
    insert->bind(4, body);
    insert->bind(5, touched_by(changes));
    insert->bind(6, now.microseconds_utc);
    return insert->run();
}

Result<Done> AnsweredKeys::erase(const std::string& record_id) {
    Result<Statement> update = connection_.prepare(
        "update answered_key set body = '', erased = 1 where erased = 0 and (touched like $1 or body like $1)");
    if (!update) return update.errors();
    update->bind(1, "%" + record_id + "%");
    return update->run();
}

Result<std::int64_t> AnsweredKeys::remove_old(calendar::Instant now) {
    Result<Statement> remove = connection_.prepare(
        "delete from answered_key where (actor, answer_key) in "
        "(select actor, answer_key from answered_key where when_us < $1 limit $2)");
    if (!remove) return remove.errors();
    remove->bind(1, now.microseconds_utc - limits::answer_days_kept * microseconds_of_a_day);
    remove->bind(2, limits::answers_removed_at_once);
    const Result<Done> removed = remove->run();
    if (!removed) return removed.errors();
    return connection_.changed_rows();
}

}  // namespace ciclo::storage
