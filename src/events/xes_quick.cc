#include "events/xes_quick.h"

#include <immintrin.h>

#include "events/bytes.h"
#include "events/xml_characters.h"
#include "formats/limits.h"

namespace ciclo::events {

namespace {

constexpr std::size_t readable_behind = 128;
constexpr std::size_t nowhere = 0;

/// One bit for each of `width` bytes that ends a value or needs a look: the quote, & and <, control characters and what
/// is beyond ASCII (below the blank when taken as signed).
std::uint64_t odd_sse2(const char* text) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                       _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('&')),
                                                    _mm_cmpeq_epi8(bytes, _mm_set1_epi8('<'))));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(marks, _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')))));
}

[[gnu::target("avx2,bmi")]] std::uint64_t odd_avx2(const char* text) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
    const __m256i marks = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')),
                                          _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('&')),
                                                          _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('<'))));
    return static_cast<unsigned>(
        _mm256_movemask_epi8(_mm256_or_si256(marks, _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), bytes))));
}

[[gnu::target("avx512bw,avx512f,bmi")]] std::uint64_t odd_avx512(const char* text) {
    const __m512i bytes = _mm512_loadu_si512(text);
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')) |
           _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('&')) | _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('<')) |
           _mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8(' '));
}

inline bool stands(const char* text, std::string_view wanted) {
    return std::memcmp(text, wanted.data(), wanted.size()) == 0;
}

/// The beginning of an attribute up to its key, by its type's first letter: how many bytes, 0 = none of the six.
[[gnu::always_inline]] inline std::size_t attribute_head(const char* text) {
    const auto size_if = [text](std::string_view head) { return stands(text, head) ? head.size() : 0; };
    switch (text[1]) {
        case 's': return size_if("<string key=\"");
        case 'd': return size_if("<date key=\"");
        case 'f': return size_if("<float key=\"");
        case 'b': return size_if("<boolean key=\"");
        case 'i': return text[2] == 'n' ? size_if("<int key=\"") : size_if("<id key=\"");
        default: return 0;
    }
}

/// One walk over plain traces. always_inline, so that each of the three callers compiles it with its own instructions.
template <std::uint64_t (*odd_of)(const char*), std::size_t width>
struct Walk {
    const char* text;
    std::size_t end;
    XesRows& rows;

    [[gnu::always_inline]] std::size_t behind_spaces(std::size_t at) const {
        while (at < end) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
            const __m128i spaces = _mm_or_si128(
                _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))),
                _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));
            const unsigned others = ~static_cast<unsigned>(_mm_movemask_epi8(spaces)) & 0xFFFFU;
            if (others != 0) return at + static_cast<unsigned>(__builtin_ctz(others));
            at += sizeof bytes;
        }
        return at;
    }

    /// The quote that ends the value that begins at `at`; nowhere when the value is not plain.
    [[gnu::always_inline]] std::size_t quote_behind(std::size_t at) const {
        while (at < end) {
            const std::uint64_t odd = odd_of(text + at);
            if (odd == 0) {
                at += width;
                continue;
            }
            at += static_cast<unsigned>(__builtin_ctzll(odd));
            if (text[at] == '"') return at;
            if (!is_beyond_ascii(text[at])) return nowhere;
            const std::size_t size = size_of_character({text + at, readable_behind});
            if (size == 0) return nowhere;
            at += size;
        }
        return nowhere;
    }

    /// The attribute that begins at `at`; the byte behind it and the white space that follows.
    [[gnu::always_inline]] std::size_t attribute(std::size_t at) const {
        constexpr std::string_view between = "\" value=\"";
        const std::size_t head = attribute_head(text + at);
        if (head == 0) return nowhere;
        const std::size_t key = at + head, key_end = quote_behind(key);
        if (key_end == nowhere || !stands(text + key_end, between)) return nowhere;
        const std::size_t value = key_end + between.size(), value_end = quote_behind(value);
        if (value_end == nowhere || value_end - key > formats::limits::xml_attribute_bytes) return nowhere;
        std::size_t after = value_end + 1;
        if (text[after] == ' ') ++after;
        if (text[after] != '/' || text[after + 1] != '>') return nowhere;
        rows.attribute({text + key, key_end - key}, {text + value, value_end - value}, XesRows::Stays::yes);
        return behind_spaces(after + 2);
    }

    [[gnu::always_inline]] std::size_t event(std::size_t at) const {
        constexpr std::string_view open = "<event>", close = "</event>";
        if (!stands(text + at, open)) return nowhere;
        rows.begin_event(at);
        at = behind_spaces(at + open.size());
        while (at < end) {
            if (text[at] != '<') return nowhere;
            if (text[at + 1] == '/') {
                if (!stands(text + at, close)) return nowhere;
                rows.end_event();
                return behind_spaces(at + close.size());
            }
            at = attribute(at);
            if (at == nowhere) return nowhere;
        }
        return nowhere;
    }

    [[gnu::always_inline]] std::size_t trace(std::size_t at) const {
        constexpr std::string_view open = "<trace>", close = "</trace>";
        if (!stands(text + at, open)) return nowhere;
        rows.begin_trace(at);
        at = behind_spaces(at + open.size());
        while (at < end) {
            if (text[at] != '<') break;
            if (text[at + 1] == '/') {
                if (!stands(text + at, close)) break;
                rows.end_trace();
                return at + close.size();
            }
            at = text[at + 1] == 'e' ? event(at) : attribute(at);
            if (at == nowhere) break;
        }
        rows.forget_trace();
        return nowhere;
    }

    [[gnu::always_inline]] std::size_t traces(std::size_t at, std::size_t until) const {
        for (;;) {
            at = behind_spaces(at);
            if (at >= until || at >= end) return at;
            const std::size_t after = trace(at);
            if (after == nowhere) return at;
            at = after;
        }
    }
};

std::size_t read_sse2(Walk<odd_sse2, 16> walk, std::size_t at, std::size_t until) {
    return walk.traces(at, until);
}

[[gnu::target("avx2,bmi")]] std::size_t read_avx2(Walk<odd_avx2, 32> walk, std::size_t at, std::size_t until) {
    return walk.traces(at, until);
}

[[gnu::target("avx512bw,avx512f,bmi")]] std::size_t read_avx512(Walk<odd_avx512, 64> walk, std::size_t at,
                                                                std::size_t until) {
    return walk.traces(at, until);
}

}  // namespace

QuickTraces::QuickTraces(std::string_view text, Simd simd)
    : text_(text), end_(text.size() < readable_behind ? 0 : text.size() - readable_behind), simd_(chosen(simd)) {}

std::size_t QuickTraces::read(std::size_t at, std::size_t until, XesRows& rows) const {
    if (at >= end_) return at;
    if (simd_ == Simd::avx512) return read_avx512({text_.data(), end_, rows}, at, until);
    if (simd_ == Simd::avx2) return read_avx2({text_.data(), end_, rows}, at, until);
    return read_sse2({text_.data(), end_, rows}, at, until);
}

}  // namespace ciclo::events
