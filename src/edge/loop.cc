#include "edge/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "edge/ticks.h"

namespace ciclo::edge {

namespace asio = boost::asio;

struct Loop::Reactor {
    asio::io_context context{1};  // one thread runs it: the scheduler need not wake others
    asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
    asio::steady_timer timer{context};
};

Loop::Loop(std::chrono::milliseconds sweep_every) : reactor_(std::make_unique<Reactor>()), sweep_every_(sweep_every) {}
Loop::~Loop() = default;

asio::io_context& Loop::context() { return reactor_->context; }

void Loop::post(std::function<void()> task) { asio::post(reactor_->context, std::move(task)); }

void Loop::run() { reactor_->context.run(); }

void Loop::release() {
    post([this] { reactor_->timer.cancel(); });  // the next sweep would only hold up the end
    reactor_->guard.reset();
}

Loop::Place Loop::add(Member& member) {
    members_.push_back(&member);
    if (!sweeping_) schedule_sweep();
    return std::prev(members_.end());
}

void Loop::schedule_sweep() {
    sweeping_ = !members_.empty();  // nobody there: nothing wakes the process
    if (!sweeping_) return;
    reactor_->timer.expires_after(sweep_every_);
    reactor_->timer.async_wait([this](const boost::system::error_code&) {
        const std::int64_t now = steady_microseconds();
        for (Member* member : members_) member->sweep(now);
        schedule_sweep();
    });
}

void Loop::drain_all() {
    for (Member* member : members_) member->drain();
}

void Loop::abandon_all() {
    for (Member* member : members_) member->abandon();
}

const std::string& Loop::date() {
    const std::int64_t second = unix_milliseconds() / 1000;
    if (second != date_second_) {
        date_second_ = second;
        date_ = http_date(second);
    }
    return date_;
}

std::string Loop::make_request_id() { return ids_.make(unix_milliseconds()); }

}  // namespace ciclo::edge
