// Chance: randomness as we wish it. Secrets and ids come from the machine's entropy in the product and from a seed in
// tests. Statistics never use it: they have seeded streams of their own.
#pragma once

#include <cstddef>
#include <span>

namespace ciclo::seams {

class Chance {
public:
    virtual ~Chance() = default;
    /// Fills with unpredictable bytes.
    virtual void fill(std::span<unsigned char> bytes) = 0;
};

}  // namespace ciclo::seams
