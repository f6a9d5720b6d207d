#include "events/text_places.h"

#include <algorithm>

#include "base/text.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ciclo::events {

namespace {

std::size_t count_of(std::string_view text, char wanted) {
    std::size_t n = 0, i = 0;
#if defined(__SSE2__)
    constexpr std::size_t step = 16, most_steps = 255;  // one byte counts so far
    const __m128i all = _mm_set1_epi8(wanted), zero = _mm_setzero_si128();
    while (i + step <= text.size()) {
        __m128i counts = zero;
        for (std::size_t steps = 0; steps < most_steps && i + step <= text.size(); ++steps, i += step) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
            counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(bytes, all));
        }
        const __m128i sums = _mm_sad_epu8(counts, zero);
        n += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
             static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
    }
#endif
    for (; i < text.size(); ++i) n += text[i] == wanted ? 1 : 0;
    return n;
}

}  // namespace

TextPlaces::TextPlaces(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

/// CRs in [from, until) that no LF follows.
std::size_t TextPlaces::lone_returns(std::size_t from, std::size_t until) {
    if (first_return_ == unknown) first_return_ = std::min(text_.find('\r'), text_.size());
    std::size_t n = 0;
    for (std::size_t i = std::max(from, first_return_); i < until; ++i) {
        if (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n')) ++n;
    }
    return n;
}

int TextPlaces::line_of(std::size_t offset) {
    if (offset < counted_) {
        counted_ = 0;
        line_ = 1;
    }
    const std::size_t ends = count_of(text_.substr(counted_, offset - counted_), '\n') + lone_returns(counted_, offset);
    line_ += static_cast<int>(ends);
    counted_ = offset;
    return line_;
}

Place TextPlaces::of(std::size_t offset) {
    std::size_t begin = offset;
    while (begin > 0 && text_[begin - 1] != '\n' && (text_[begin - 1] != '\r' || text_[begin] == '\n')) --begin;
    const auto column = length_in_code_points(text_.substr(begin, offset - begin)) + 1;
    return {file_, line_of(offset), static_cast<int>(column)};
}

}  // namespace ciclo::events
