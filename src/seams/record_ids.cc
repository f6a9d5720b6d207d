#include "seams/record_ids.h"

#include <algorithm>
#include <span>

#include "base/ensure.h"

namespace ciclo::seams {

namespace {

constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 128 bits as 26 digits of 5 bits, the first of which holds 3.
std::string base_32(const std::array<unsigned char, 16>& bytes) {
    std::string text(26, '0');
    unsigned bits = 0, count = 0;
    std::size_t at = text.size();
    for (std::size_t i = bytes.size(); i-- > 0;) {
        bits |= static_cast<unsigned>(bytes[i]) << count;
        for (count += 8; count >= 5; count -= 5, bits >>= 5) text[--at] = digits[bits & 31];
    }
    text[--at] = digits[bits & 31];
    return text;
}

}  // namespace

records::RecordId RecordIds::next(calendar::Instant now, Chance& chance) {
    const std::int64_t milliseconds = std::max<std::int64_t>(now.microseconds_utc / 1000, 0);
    if (milliseconds > last_milliseconds_) {
        last_milliseconds_ = milliseconds;
        for (int i = 0; i < 6; ++i) last_[static_cast<std::size_t>(i)] = static_cast<unsigned char>(milliseconds >> (40 - 8 * i));
        chance.fill(std::span(last_).subspan(6));
        last_[6] &= 0x7F;  // room to count on within the millisecond
    } else {
        std::size_t i = last_.size();
        while (i > 0 && ++last_[i - 1] == 0) --i;
        ENSURE(i > 0, "ids do not run out");
    }
    return records::RecordId(base_32(last_));
}

}  // namespace ciclo::seams
