#include "seams/seeded_chance.h"

namespace ciclo::seams {

namespace {

/// SplitMix64 (Steele, Lea and Flood 2014) of (seed, index).
std::uint64_t mixed(std::uint64_t seed, std::uint64_t index) {
    std::uint64_t z = seed + (index + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

}  // namespace

void SeededChance::fill(std::span<unsigned char> bytes) {
    for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(mixed(seed_, counter_++));
}

}  // namespace ciclo::seams
