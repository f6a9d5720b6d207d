#include "events/buffer.h"

#include <sys/mman.h>

#include "events/spill.h"

namespace ciclo::events {

namespace {

constexpr std::size_t page_bytes = 4096;
/// From here on a column that is made whole asks for large pages: a fault for 512 pages instead of each. Columns that
/// grow piece by piece do not: moving large pages costs more than it saves.
constexpr std::size_t worth_large_pages = std::size_t{8} << 20U;

std::size_t whole_pages(std::size_t bytes) {
    return (bytes + page_bytes - 1) / page_bytes * page_bytes;
}

}  // namespace

void* pages_resized(void* old, std::size_t old_bytes, std::size_t new_bytes) {
    const std::size_t before = whole_pages(old_bytes), after = whole_pages(new_bytes);
    if (before == after) return after == 0 ? nullptr : old;
    void* pages = limited_pages(old, before, after);
    if (before == 0 && after >= worth_large_pages) (void)madvise(pages, after, MADV_HUGEPAGE);  // refused: as before
    return pages;
}

}  // namespace ciclo::events
