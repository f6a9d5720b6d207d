// Random numbers that are the same on every machine, in every run and with any number of threads.
//
//   Stream stream(seed, replicate);          // replicate r owns the r-th stream of `seed`
//   std::uint32_t row = stream.below(rows);
//
// A Stream is xoshiro256** (Blackman & Vigna 2018) whose state is drawn by splitmix64 from (seed, number): which thread
// uses which stream does not matter. One Stream, one thread. Not for secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ciclo::stats {

/// A seed from text (data set version, method, parameters), so that the same question gives the same draw.
std::uint64_t seed_of(std::string_view text);

class Stream {
public:
    Stream(std::uint64_t seed, std::uint64_t number);

    std::uint64_t next();
    /// Uniform on [0, 1), 53 bits.
    double unit();
    /// Uniform on 0…bound−1 without bias (Lemire 2019); bound ≥ 1.
    std::uint32_t below(std::uint32_t bound);
    /// Standard normal by inversion: one draw of unit() each.
    double normal();
    /// Number of successes in `trials` with probability `share`: inversion for small means, Hörmann's BTRS otherwise.
    std::int64_t binomial(std::int64_t trials, double share);

private:
    std::array<std::uint64_t, 4> state_;
};

}  // namespace ciclo::stats
