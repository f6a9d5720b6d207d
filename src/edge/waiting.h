// What a connection waits for from other threads: the application's answer, or the next events of a stream.
//
// Both may come when the connection, or the whole server, has long gone: then they are dropped.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "edge/exchange.h"
#include "edge/loop.h"

namespace ciclo::edge {

/// A suspended coroutine.
class Waker {
public:
    virtual ~Waker() = default;
    virtual void wake() = 0;
};

/// `handler` is called at most once.
template <class Handler>
std::shared_ptr<Waker> waker_of(Handler handler) {
    struct OfHandler final : Waker {
        explicit OfHandler(Handler kept) : handler(std::move(kept)) {}
        void wake() override { std::move(handler)(); }
        Handler handler;
    };
    return std::make_shared<OfHandler>(std::move(handler));
}

/// Wakes the one who waits; a ring that nobody waits for is remembered. ring() from any thread, the rest on the loop's.
class Bell {
public:
    explicit Bell(Loop& loop) : loop_(&loop) {}
    void ring();
    void park(std::shared_ptr<Waker> waker);
    /// Nothing is woken any more; the loop may end.
    void silence();

private:
    std::mutex lock_;
    Loop* loop_;
    bool rung_ = false;
    std::shared_ptr<Waker> waker_;
};

/// One request on its way through the application.
class Answering {
public:
    explicit Answering(Loop& loop) : bell(loop) {}
    ~Answering() = default;

    /// From any thread; the first counts.
    void answer(Response response);
    bool answered();
    /// None when abandoned.
    std::optional<Response> take();
    /// The grace is over: whoever waits goes on without an answer.
    void abandon();

    Bell bell;

private:
    std::mutex lock_;
    bool over_ = false;
    std::optional<Response> response_;
};

/// The application's side of `answering`. When the last copy goes without an answer, that is a defect and answers 500.
Reply reply_to(std::shared_ptr<Answering> answering);

/// Hands the request over; an application that throws has answered 500. What it threw is told to `broke`.
void ask(Application& application, Request request, const std::shared_ptr<Answering>& answering,
         const std::function<void(std::string_view what)>& broke);

/// Events on their way to one client.
class EventChannel {
public:
    EventChannel(Loop& loop, std::size_t backlog_bytes) : bell(loop), backlog_bytes_(backlog_bytes) {}

    /// From any thread, never blocks. Too much unread ends the stream.
    void push(std::string_view event, std::string_view data_json);
    void heartbeat();
    /// After what is pushed so far.
    void finish();
    bool over();
    bool dropped();
    /// Everything not yet taken.
    std::string take();

    Bell bell;

private:
    std::size_t backlog_bytes_;
    std::mutex lock_;
    std::string text_;
    bool over_ = false, dropped_ = false;
};

}  // namespace ciclo::edge
