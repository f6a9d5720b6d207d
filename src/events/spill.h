// Spilling: past a limit of memory the columns of logs live in files without a name, which the system writes out when it
// needs the memory, so that a log may be larger than it.
//
//   limit_memory(200'000'000, "/var/tmp");            // once, before the first log is read
//
// Of the whole process: a column that would take the sum of all columns past the limit goes to a file of its own, and
// stays there when it grows. Disk is taken before it is used, so a full one is told (std::bad_alloc, which or_disk_full()
// turns into an Error) and never a crash. The files are gone when the columns are, however the program
// ends. What is not counted: the file that is read, and the tables in which names are looked up. Any number of threads.
#pragma once

#include <cstddef>
#include <new>
#include <optional>
#include <string>

#include "base/result.h"

namespace ciclo::events {

inline constexpr std::size_t no_memory_limit = ~std::size_t{0};

void limit_memory(std::size_t bytes, const std::string& folder);
/// What is in files now.
std::size_t bytes_spilled();

/// As pages_resized() of buffer.h, in whole pages: in memory while that is within the limit, else in a file.
void* limited_pages(void* old, std::size_t before, std::size_t after);

/// What the disk refused last, as an error at `file`, and forgotten; nothing when it was memory that ran out.
std::optional<Error> disk_full(const std::string& file);

/// read(), which gives a Result; what the disk refuses meanwhile is its error, at `file`.
template <class Read>
auto or_disk_full(const std::string& file, const Read& read) -> decltype(read()) {
    try {
        return read();
    } catch (const std::bad_alloc&) {
        if (auto error = disk_full(file)) return *std::move(error);
        throw;
    }
}

}  // namespace ciclo::events
