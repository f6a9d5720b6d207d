// AnsweredKeys: what deeds answered, by actor and idempotency key, so that a repeated request is answered and not repeated.
// Threads: as its Connection; inside the pen's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "seams/store.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

class AnsweredKeys {
public:
    explicit AnsweredKeys(Connection& connection) : connection_(connection) {}

    /// Nothing = the key is new. Refuses a key used for something else ("key_reused"), and one whose answer held a person who
    /// was erased since ("answer_erased").
    Result<std::optional<seams::Answer>> find(const seams::WriteRequest& request);
    Result<Done> keep(const seams::WriteRequest& request, const std::string& body, const std::vector<seams::Change>& changes,
                      calendar::Instant now);
    /// Answers that show or changed this record lose their text.
    Result<Done> erase(const std::string& record_id);
    /// One piece of what is older than answer_days_kept; the number removed.
    Result<std::int64_t> remove_old(calendar::Instant now);

private:
    Connection& connection_;
};

/// Error when the key is not 1…100 printable characters without spaces.
std::optional<Error> wrong_key(const std::string& key);

}  // namespace ciclo::storage
