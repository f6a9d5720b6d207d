// MemoryStore: the in-memory twin of the store, for tests of deeds and doors. It keeps every promise of seams::Store but
// one: nothing outlives it. The same suite of tests (tests/storage/conformance_test.cc) is passed by it and by the real one.
//
//   MemoryClock clock;
//   SeededChance chance(7);
//   MemoryStore store({.kinds = kinds, .clock = &clock, .chance = &chance});
//
// There is no thread: deeds run on the caller's, one after the other, and `then` and the listener are called on it too, when
// the pen is free again. Codes of refusals: not_found, changed_since, not_unique, unknown_reference, not_erasable, bad_key,
// key_reused, bad_page_mark. backup() is refused: there is no file. Any number of threads.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "records/kinds.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "seams/memory_pen.h"
#include "seams/memory_tables.h"
#include "seams/store.h"

namespace ciclo::seams {

struct MemoryStoreOptions {
    records::KindList kinds;  ///< outlives the store
    Clock* clock = nullptr;   ///< outlives the store
    Chance* chance = nullptr;  ///< outlives the store
};

class MemoryStore final : public Store {
public:
    explicit MemoryStore(const MemoryStoreOptions& options);

    Result<Answer> write(const WriteRequest& request, const Deed& deed) override;
    void write_then(WriteRequest request, Deed deed, std::function<void(Result<Answer>)> then) override;
    Result<std::unique_ptr<Snapshot>> read(const access::Scope& scope) override;
    Result<Done> backup(const std::string& path) override;
    Result<std::vector<std::string>> examine() override;
    Result<std::vector<AuditRow>> audit_log(const AuditQuestion& question) override;
    Result<Done> tidy() override;
    std::uint64_t generation() const override;
    void on_change(std::function<void(const std::vector<Change>&)> listener) override;

    // ---- For tests only.
    /// Every write from now on is answered so, as when the queue is full or the disk has failed; nothing = normal again.
    void answer_writes_with(std::optional<Error> error);
    std::vector<AuditLine> audit_lines() const;

private:
    struct Kept {
        std::string fingerprint, body;
    };
    using Key = std::pair<std::string, std::string>;  ///< actor, idempotency key

    Result<Answer> run(const WriteRequest& request, const Deed& deed, std::vector<Change>& changes);

    const MemoryStoreOptions options_;
    mutable std::mutex pen_, state_;  ///< pen_ is taken first
    RecordIds ids_;
    std::map<Key, Kept> answers_;
    MemoryTables tables_;
    std::vector<AuditLine> audit_;
    std::uint64_t generation_ = 0;
    std::optional<Error> error_;
    std::function<void(const std::vector<Change>&)> listener_;
};

}  // namespace ciclo::seams
