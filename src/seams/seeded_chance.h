// SeededChance: the same "unpredictable" bytes for the same seed, for tests. Never for secrets.
//
//   SeededChance chance(7);
//
// Any number of threads; with one thread the bytes are the same every run.
#pragma once

#include <atomic>
#include <cstdint>

#include "seams/chance.h"

namespace ciclo::seams {

class SeededChance final : public Chance {
public:
    explicit SeededChance(std::uint64_t seed) : seed_(seed) {}
    void fill(std::span<unsigned char> bytes) override;

private:
    const std::uint64_t seed_;
    std::atomic<std::uint64_t> counter_{0};
};

}  // namespace ciclo::seams
