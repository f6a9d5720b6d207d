#include "events/bytes.h"

namespace ciclo::events {

std::uint64_t hash_of_long(const char* text, std::size_t length) {
    std::uint64_t hash = mixed(eight_bytes(text), length);
    for (std::size_t i = 8; i + 8 <= length; i += 8) hash = mixed(hash, eight_bytes(text + i));
    return mixed(hash, eight_bytes(text + length - 8));
}

}  // namespace ciclo::events
