// Snapshots: a pool of scoped reading connections, and the readings made on them.
//
//   Result<std::unique_ptr<seams::Snapshot>> snapshot = SnapshotPool::take(pool, scope);
//
// A snapshot gives its connection back at its end; the pool lives until the last of them. Threads: take() from any, a
// snapshot by one at a time.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "seams/store.h"
#include "storage/page_marks.h"
#include "storage/scoped_connection.h"

namespace ciclo::storage {

class SnapshotPool {
public:
    struct Place {
        std::string path;
        records::KindList kinds;
        std::size_t most = 8;
    };
    SnapshotPool(Place place, const PageMarks& marks) : place_(std::move(place)), marks_(marks) {}

    /// Waits for a free connection; Error limit "busy" after snapshot_wait_milliseconds.
    static Result<std::unique_ptr<seams::Snapshot>> take(const std::shared_ptr<SnapshotPool>& pool, const access::Scope& scope);
    void give_back(std::unique_ptr<ScopedConnection> connection);
    const PageMarks& marks() const { return marks_; }

private:
    Result<std::unique_ptr<ScopedConnection>> free_connection(const access::Scope& scope);

    const Place place_;
    const PageMarks marks_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<ScopedConnection>> free_;
    std::size_t made_ = 0;
};

}  // namespace ciclo::storage
