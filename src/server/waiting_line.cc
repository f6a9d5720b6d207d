#include "server/waiting_line.h"

#include <utility>

namespace ciclo::server {

WaitingLine::WaitingLine(std::size_t most_waiting) : most_waiting_(most_waiting), thread_([this] { work(); }) {}

WaitingLine::~WaitingLine() {
    close();
    thread_.join();
}

bool WaitingLine::offer(Job job) {
    {
        const std::lock_guard held(lock_);
        if (closed_ || waiting_.size() >= most_waiting_) return false;
        waiting_.push_back(std::move(job));
    }
    news_.notify_one();
    return true;
}

void WaitingLine::close() {
    {
        const std::lock_guard held(lock_);
        closed_ = true;
    }
    news_.notify_one();
}

void WaitingLine::work() {
    for (;;) {
        Job job;
        Turn turn = Turn::run;
        {
            std::unique_lock held(lock_);
            news_.wait(held, [this] { return closed_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
            if (closed_) turn = Turn::closing;
        }
        job(turn);
    }
}

}  // namespace ciclo::server
