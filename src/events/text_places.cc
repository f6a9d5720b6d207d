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

/// Of [from, until).
std::size_t TextPlaces::line_ends(std::size_t from, std::size_t until) {
    return count_of(text_.substr(from, until - from), '\n') + lone_returns(from, until);
}

int TextPlaces::line_of(std::size_t offset) {
    if (offset < counted_) {
        line_ -= static_cast<int>(line_ends(offset, counted_));
    } else {
        line_ += static_cast<int>(line_ends(counted_, offset));
    }
    counted_ = offset;
    return line_;
}

/// Where the line of `offset` begins, or `least` when it begins no later.
std::size_t TextPlaces::line_begin(std::size_t offset, std::size_t least) const {
    const auto begins = [this](std::size_t i) {
        return text_[i - 1] == '\n' || (text_[i - 1] == '\r' && (i == text_.size() || text_[i] != '\n'));
    };
    while (offset > least && !begins(offset)) --offset;
    return offset;
}

/// From the last place asked for: a log may be one line of a gigabyte.
Place TextPlaces::of(std::size_t offset) {
    const auto characters = [this](std::size_t from, std::size_t until) {
        return length_in_code_points(text_.substr(from, until - from));
    };
    const bool goes_back = offset < placed_;
    const std::size_t begin = goes_back && offset >= begin_ ? begin_ : line_begin(offset, goes_back ? 0 : placed_);
    if (goes_back && begin == begin_) {
        characters_ -= characters(offset, placed_);
    } else if (!goes_back && begin == placed_) {
        characters_ += characters(placed_, offset);
    } else {
        begin_ = begin;
        characters_ = characters(begin, offset);
    }
    placed_ = offset;
    return {file_, line_of(offset), static_cast<int>(characters_ + 1)};
}

}  // namespace ciclo::events
