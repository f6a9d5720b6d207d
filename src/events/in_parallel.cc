#include "events/in_parallel.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace ciclo::events {

void in_parallel(std::size_t parts, const std::function<void(std::size_t)>& work) {
    // memory or disk may run out on any of them
    std::vector<std::exception_ptr> thrown(parts);
    const auto guarded = [&work, &thrown](std::size_t part) {
        try {
            work(part);
        } catch (...) {
            thrown[part] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t part = 1; part < parts; ++part) others.emplace_back([&guarded, part] { guarded(part); });
        if (parts > 0) guarded(0);
    }
    for (const std::exception_ptr& one : thrown) {
        if (one) std::rethrow_exception(one);
    }
}

unsigned threads_to_use(unsigned wanted) {
    constexpr unsigned most = 64;
    const unsigned threads = wanted == 0 ? std::thread::hardware_concurrency() : wanted;
    return std::clamp(threads, 1U, most);
}

}  // namespace ciclo::events
