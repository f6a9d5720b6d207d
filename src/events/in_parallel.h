// in_parallel(): the same work on several parts at once, each part by one thread; the caller joins results in order, so
// that the answer is the same for any number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace ciclo::events {

/// work(0) … work(parts − 1), each on a thread of its own (the first on the caller's). What one throws
/// is thrown to the caller when all have ended; of several the first part's.
void in_parallel(std::size_t parts, const std::function<void(std::size_t)>& work);

/// `wanted`, or the machine's number of processors when 0; at most 64.
unsigned threads_to_use(unsigned wanted);

}  // namespace ciclo::events
