// WaitingLine: one thread that does jobs one after the other, and a bounded line of those that wait.
//
//   WaitingLine hashing(limits::proving_waiting);
//   if (!hashing.offer([=](Turn turn) { turn == Turn::run ? hash() : refuse(); })) answer_busy();
//
// Every job that was taken is called exactly once: with Turn::run, or with Turn::closing when the line ends before its turn.
// The destructor waits for the job that runs. Threads: offer() from any.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace ciclo::server {

enum class Turn { run, closing };

class WaitingLine {
public:
    using Job = std::function<void(Turn)>;

    explicit WaitingLine(std::size_t most_waiting);
    ~WaitingLine();
    WaitingLine(const WaitingLine&) = delete;
    WaitingLine& operator=(const WaitingLine&) = delete;

    /// False when the line is full or closed; the job is then not called.
    bool offer(Job job);
    /// No more jobs; those that wait are called with Turn::closing.
    void close();

private:
    void work();

    const std::size_t most_waiting_;
    std::mutex lock_;
    std::condition_variable news_;
    std::deque<Job> waiting_;
    bool closed_ = false;
    std::thread thread_;
};

}  // namespace ciclo::server
