#include "edge/request_id.h"

#include <sys/random.h>

#include <string_view>

#include "base/ensure.h"

namespace ciclo::edge {

namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void append(std::string& out, std::uint64_t value, int characters) {
    for (int i = characters - 1; i >= 0; --i) out.push_back(digits[(value >> (5 * i)) & 31]);
}

}  // namespace

std::string RequestIds::make(std::int64_t unix_milliseconds) {
    if (used_ == random_.size()) {
        // up to 256 bytes are never short; the loop keeps to that
        for (std::size_t at = 0; at < random_.size(); at += 128) {
            ENSURE(getrandom(random_.data() + at, 128, 0) == 128, "the kernel gives random bytes");
        }
        used_ = 0;
    }
    std::string id;
    id.reserve(26);
    append(id, static_cast<std::uint64_t>(unix_milliseconds), 10);
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = 0;
        for (int i = 0; i < 5; ++i) bits = bits << 8 | random_[used_++];
        append(id, bits, 8);
    }
    return id;
}

}  // namespace ciclo::edge
