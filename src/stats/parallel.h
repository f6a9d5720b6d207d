// for_each_index: the same work on every index 0…count−1, on several threads.
//
//   for_each_index(replicates, threads, [&](std::size_t worker, std::size_t index) { out[index] = f(index); });
//
// Each index runs once, on some worker 0…workers−1; results must be written by index, never by order of arrival, so
// that they do not depend on the number of threads. The first failure (by index order among those seen) is thrown on.
#pragma once

#include <cstddef>
#include <functional>

namespace ciclo::stats {

/// threads 0 = as many as the machine has; never more than `count`.
std::size_t workers_for(std::size_t count, int threads);
void for_each_index(std::size_t count, int threads,
                    const std::function<void(std::size_t worker, std::size_t index)>& work);

}  // namespace ciclo::stats
