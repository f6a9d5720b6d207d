// Recognition: who asks, as far as the request proves it: the session's cookie, an API token, or the machine's own socket.
//
//   const std::shared_ptr<const access::Caller> caller = recognition.of(request);
//
// Whoever proves nothing, or something that no longer holds, is nobody. What was found is remembered for a moment, while the
// store's generation stands, so that a page of twenty requests is recognised once. Threads: any.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "access/caller.h"
#include "actions/callers.h"
#include "edge/exchange.h"
#include "seams/clock.h"
#include "seams/store.h"

namespace ciclo::server {

using CallerPtr = std::shared_ptr<const access::Caller>;

class Recognition {
public:
    Recognition(seams::Store& store, seams::Clock& clock);

    /// Errors: those of the store; then nobody can be told from somebody.
    Result<CallerPtr> of(const edge::Request& request);
    void heed(const std::vector<seams::Change>& changes) { callers_.heed(changes); }
    void write_last_uses() { callers_.write_last_uses(); }

private:
    struct Remembered {
        CallerPtr caller;
        std::uint64_t generation = 0;
        std::int64_t until_milliseconds = 0;
    };

    Result<CallerPtr> remembered_or(const std::string& proof, const edge::Request& request);
    Result<access::Caller> look_up(const std::string& proof, const edge::Request& request);

    seams::Store& store_;
    seams::Clock& clock_;
    actions::Callers callers_;
    const CallerPtr nobody_, machine_;
    std::mutex lock_;
    std::unordered_map<std::string, Remembered> by_proof_;
};

}  // namespace ciclo::server
