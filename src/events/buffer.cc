#include "events/buffer.h"

#include "events/spill.h"

namespace ciclo::events {

namespace {

constexpr std::size_t page_bytes = 4096;
std::size_t whole_pages(std::size_t bytes) {
    return (bytes + page_bytes - 1) / page_bytes * page_bytes;
}

}  // namespace

void* pages_resized(void* old, std::size_t old_bytes, std::size_t new_bytes) {
    const std::size_t before = whole_pages(old_bytes), after = whole_pages(new_bytes);
    if (before == after) return after == 0 ? nullptr : old;
    return limited_pages(old, before, after);
}

}  // namespace ciclo::events
