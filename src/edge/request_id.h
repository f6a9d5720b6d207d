// Request ids: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80 bits from getrandom, so that they
// sort by time and cannot be guessed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace ciclo::edge {

/// Threads: one per thread; randomness is fetched in blocks.
class RequestIds {
public:
    std::string make(std::int64_t unix_milliseconds);

private:
    std::array<unsigned char, 10 * 64> random_{};
    std::size_t used_ = random_.size();
};

}  // namespace ciclo::edge
