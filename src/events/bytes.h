// Eight bytes of text as one number, and tests of all of them at once: what the quick readers are made of.
// Little-endian, as every machine this runs on (checked when compiled).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ciclo::events {

static_assert(std::endian::native == std::endian::little);

inline std::uint64_t eight_bytes(const char* text) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/// The first `length` (0…8) bytes of `bytes`, the others zero.
inline std::uint64_t first_bytes(std::uint64_t bytes, std::size_t length) {
    // two shifts, as one of 64 has no meaning
    const std::size_t half = 4 * (8 - length);
    return bytes & (~std::uint64_t{0} >> half >> half);
}

/// True when each byte is 0…9 (digits less '0').
inline bool all_up_to_nine(std::uint64_t bytes) {
    return (((bytes + 0x7676767676767676U) | bytes) & 0x8080808080808080U) == 0;
}

/// Folded 128-bit product: every bit of both numbers moves every bit of the result.
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a ^ 0x9E3779B97F4A7C15U) * (b ^ 0xD1B54A32D192ED03U);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Of a text of at least 8 bytes.
std::uint64_t hash_of_long(const char* text, std::size_t length);

}  // namespace ciclo::events
