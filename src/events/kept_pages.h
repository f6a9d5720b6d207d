// Kept pages: what released columns leave, for the next columns. Fresh pages cost more than anything else that reading a
// log does (a fault and the clearing of each, and on a rented machine its host's work too); those that the program has
// already cost nothing.
//
//   const KeptPages keep;                    // until it goes, and the last other one
//
// Of the whole process, up to limits::kept_bytes; nothing while there is a limit of memory (spill.h). Any number of
// threads.
#pragma once

#include <cstddef>

namespace ciclo::events {

/// While one of them lives, the pages of released columns are kept.
class KeptPages {
public:
    KeptPages();
    ~KeptPages();
    KeptPages(const KeptPages&) = delete;
    KeptPages& operator=(const KeptPages&) = delete;
};

/// True: the pages are kept, and no longer the caller's.
bool kept(void* pages, std::size_t bytes);
/// `bytes` of zeros, as many of them as there are from kept pages; nullptr when none are kept.
void* pages_of_kept(std::size_t bytes);

}  // namespace ciclo::events
