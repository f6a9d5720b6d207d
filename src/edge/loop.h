// Loop: one io thread with everything that its connections share: the reactor, the read buffer, the date, request ids,
// and one sweep over the deadlines.
//
// Deadlines are time stamps in the connections; one timer a loop looks at all of them a few times a second. Ten thousand
// idle connections so cost ten thousand comparisons a sweep and no timer each, and a request arms nothing.
// Threads: post() from any; everything else only on the loop's own.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include "edge/limits.h"
#include "edge/request_id.h"

namespace boost::asio {
class io_context;
}

namespace ciclo::edge {

/// A connection as the loop sees it.
class Member {
public:
    virtual ~Member() = default;
    /// Deadlines that have passed are acted on.
    virtual void sweep(std::int64_t now_microseconds) = 0;
    /// No further request; idle ones close.
    virtual void drain() = 0;
    /// The grace is over.
    virtual void abandon() = 0;
};

class Loop {
public:
    explicit Loop(std::chrono::milliseconds sweep_every);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    boost::asio::io_context& context();
    void post(std::function<void()> task);
    /// Until release() was called and no connection is left.
    void run();
    void release();

    using Place = std::list<Member*>::iterator;
    Place add(Member& member);
    void remove(Place place) { members_.erase(place); }
    void drain_all();
    void abandon_all();

    /// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second.
    const std::string& date();
    std::string make_request_id();

    std::array<char, read_bytes> buffer;  ///< for one read at a time
    std::string scratch;                  ///< for the text of one answer at a time

private:
    struct Reactor;
    void schedule_sweep();

    std::unique_ptr<Reactor> reactor_;
    std::chrono::milliseconds sweep_every_;
    bool sweeping_ = false;
    std::list<Member*> members_;
    RequestIds ids_;
    std::int64_t date_second_ = -1;
    std::string date_;
};

}  // namespace ciclo::edge
