#include "events/in_parallel.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace ciclo::events {

void in_parallel(std::size_t parts, const std::function<void(std::size_t)>& work) {
    std::vector<std::jthread> others;
    for (std::size_t part = 1; part < parts; ++part) others.emplace_back([&work, part] { work(part); });
    if (parts > 0) work(0);
}

unsigned threads_to_use(unsigned wanted) {
    constexpr unsigned most = 64;
    const unsigned threads = wanted == 0 ? std::thread::hardware_concurrency() : wanted;
    return std::clamp(threads, 1U, most);
}

}  // namespace ciclo::events
