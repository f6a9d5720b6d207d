#include "stats/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ciclo::stats {

namespace {

constexpr std::size_t threads_max = 64;  // a slip of the pen in an option must not start a thousand threads

// The failure of the lowest index, so that a broken promise reads the same with one thread or many.
class FirstFailure {
public:
    void keep(std::size_t index, std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (!failure_ || index < index_) {
            failure_ = std::move(failure);
            index_ = index;
        }
        seen_.store(true, std::memory_order_relaxed);
    }
    bool seen() const { return seen_.load(std::memory_order_relaxed); }
    void rethrow() {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    std::mutex mutex_;
    std::exception_ptr failure_;
    std::size_t index_ = 0;
    std::atomic<bool> seen_{false};
};

}  // namespace

std::size_t workers_for(std::size_t count, int threads) {
    const std::size_t wanted =
        threads > 0 ? static_cast<std::size_t>(threads) : std::max<std::size_t>(1, std::thread::hardware_concurrency());
    return std::max<std::size_t>(1, std::min({wanted, count, threads_max}));
}

void for_each_index(std::size_t count, int threads,
                    const std::function<void(std::size_t worker, std::size_t index)>& work) {
    const std::size_t workers = workers_for(count, threads);
    if (workers == 1) {
        for (std::size_t index = 0; index < count; ++index) work(0, index);
        return;
    }
    std::atomic<std::size_t> next{0};
    FirstFailure failure;
    const auto run = [&](std::size_t worker) {
        for (std::size_t index = next.fetch_add(1); index < count && !failure.seen(); index = next.fetch_add(1)) {
            try {
                work(worker, index);
            } catch (...) {
                failure.keep(index, std::current_exception());
            }
        }
    };
    {
        std::vector<std::jthread> crew;
        for (std::size_t worker = 1; worker < workers; ++worker) crew.emplace_back(run, worker);
        run(0);
    }
    failure.rethrow();
}

}  // namespace ciclo::stats
