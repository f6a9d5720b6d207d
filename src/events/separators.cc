#include "events/separators.h"

#include <immintrin.h>

#include "base/ensure.h"

namespace ciclo::events {

namespace {

/// One bit per byte of a chunk of 64.
struct Marks {
    std::uint64_t delimiters = 0, line_ends = 0, carriage_returns = 0, quotes = 0, zeros = 0, beyond_ascii = 0;
};

Marks marks_sse2(const char* text, char delimiter) {
    Marks marks;
    for (unsigned part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + 16U * part));
        const auto among = [&](char wanted) {
            const int found = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)));
            return static_cast<std::uint64_t>(static_cast<unsigned>(found)) << (16U * part);
        };
        marks.delimiters |= among(delimiter);
        marks.line_ends |= among('\n');
        marks.carriage_returns |= among('\r');
        marks.quotes |= among('"');
        marks.zeros |= among('\0');
        marks.beyond_ascii |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes)))
                              << (16U * part);
    }
    return marks;
}

[[gnu::target("avx2")]] std::uint64_t bits_of(__m256i found, unsigned part) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(found))) << (32U * part);
}

[[gnu::target("avx2,bmi,popcnt")]] Marks marks_avx2(const char* text, char delimiter) {
    Marks marks;
    for (unsigned part = 0; part < 2; ++part) {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + 32U * part));
        marks.delimiters |= bits_of(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(delimiter)), part);
        marks.line_ends |= bits_of(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n')), part);
        marks.carriage_returns |= bits_of(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r')), part);
        marks.quotes |= bits_of(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')), part);
        marks.zeros |= bits_of(_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()), part);
        marks.beyond_ascii |= bits_of(bytes, part);
    }
    return marks;
}

[[gnu::target("avx512bw,avx512f,bmi,popcnt")]] Marks marks_avx512(const char* text, char delimiter) {
    const __m512i bytes = _mm512_loadu_si512(text);
    Marks marks;
    marks.delimiters = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(delimiter));
    marks.line_ends = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n'));
    marks.carriage_returns = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\r'));
    marks.quotes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'));
    marks.zeros = _mm512_testn_epi8_mask(bytes, bytes);
    marks.beyond_ascii = _mm512_movepi8_mask(bytes);
    return marks;
}

std::size_t write_positions(std::uint64_t bits, std::size_t base, std::uint32_t* out) {
    std::size_t n = 0;
    for (; bits != 0; bits &= bits - 1)
        out[n++] = static_cast<std::uint32_t>(base + static_cast<unsigned>(__builtin_ctzll(bits)));
    return n;
}

/// always_inline, so that each caller compiles it with its own instructions.
template <Marks (*marks_of)(const char*, char)>
[[gnu::always_inline]] inline void find_with(const char* text, std::size_t size, char delimiter, Separators& out) {
    std::uint64_t quotes = 0, zeros = 0, beyond = 0;
    for (std::size_t at = 0; at < size; at += 64) {
        Marks marks = marks_of(text + at, delimiter);
        if (size - at < 64) {
            const std::uint64_t inside = (std::uint64_t{1} << (size - at)) - 1;
            marks.delimiters &= inside, marks.line_ends &= inside, marks.carriage_returns &= inside;
            marks.quotes &= inside, marks.zeros &= inside, marks.beyond_ascii &= inside;
        }
        out.n_delimiters += write_positions(marks.delimiters, at, out.delimiters.data() + out.n_delimiters);
        out.n_line_ends += write_positions(marks.line_ends, at, out.line_ends.data() + out.n_line_ends);
        out.carriage_returns += static_cast<unsigned>(__builtin_popcountll(marks.carriage_returns));
        quotes |= marks.quotes, zeros |= marks.zeros, beyond |= marks.beyond_ascii;
    }
    out.quotes = out.quotes || quotes != 0;
    out.zeros = out.zeros || zeros != 0;
    out.beyond_ascii = out.beyond_ascii || beyond != 0;
}

void find_sse2(const char* text, std::size_t size, char delimiter, Separators& out) {
    find_with<marks_sse2>(text, size, delimiter, out);
}

[[gnu::target("avx2,bmi,popcnt")]] void find_avx2(const char* text, std::size_t size, char delimiter, Separators& out) {
    find_with<marks_avx2>(text, size, delimiter, out);
}

[[gnu::target("avx512bw,avx512f,bmi,popcnt")]] void find_avx512(const char* text, std::size_t size, char delimiter,
                                                                Separators& out) {
    find_with<marks_avx512>(text, size, delimiter, out);
}

}  // namespace

bool has(Simd simd) {
    switch (simd) {
        case Simd::avx512:
            return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512f") != 0;
        case Simd::avx2:
            return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
        case Simd::best:
        case Simd::sse2:
            return true;
    }
    return false;
}

Simd chosen(Simd simd) {
    if (simd != Simd::best) return simd;
    return has(Simd::avx512) ? Simd::avx512 : has(Simd::avx2) ? Simd::avx2 : Simd::sse2;
}

void find_separators(const char* text, std::size_t size, char delimiter, Simd simd, Separators& out) {
    ENSURE(size <= 0xFFFFFFFFU, "positions are counted in 32 bits");
    out.n_delimiters = out.n_line_ends = 0;
    out.carriage_returns = 0;
    out.quotes = out.zeros = out.beyond_ascii = false;
    if (out.delimiters.size() < size + 64) {
        out.delimiters.resize(size + 64);
        out.line_ends.resize(size + 64);
    }
    const Simd own = chosen(simd);
    if (own == Simd::avx512) return find_avx512(text, size, delimiter, out);
    if (own == Simd::avx2) return find_avx2(text, size, delimiter, out);
    find_sse2(text, size, delimiter, out);
}

}  // namespace ciclo::events
