// Separators: where the cells and lines of a plain CSV text end, found 64 bytes at a time.
//
// SSE2, AVX2 and AVX-512 give the same answer; the fastest the machine has is used unless told otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ciclo::events {

enum class Simd { best, sse2, avx2, avx512 };

/// Positions from the beginning of the text looked at, ascending, and what else was seen in it.
struct Separators {
    std::vector<std::uint32_t> delimiters, line_ends;  ///< more room than needed; the first n_… are filled
    std::size_t n_delimiters = 0, n_line_ends = 0;
    std::uint64_t carriage_returns = 0;
    bool quotes = false, zeros = false, beyond_ascii = false;
};

/// Looks at `size` bytes of `text` (at most 4 GiB); bytes up to the next multiple of 64 must be readable and are not
/// counted.
void find_separators(const char* text, std::size_t size, char delimiter, Simd simd, Separators& out);
/// True when this machine has the instructions.
bool has(Simd simd);
/// `simd`, or for `best` the widest this machine has.
Simd chosen(Simd simd);

}  // namespace ciclo::events
