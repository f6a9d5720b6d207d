// quick_csv(): the rows of a plain CSV of events, from ranges of the file side by side. Plain: no quotes, one
// delimiter, LF or CRLF, UTF-8 without NUL, times in ISO form, every used column found by its header. Anything else is
// not for this reader (nothing is answered, and the ordinary one reads the file); single rows that are out of the
// ordinary are read by TableRows in their place. The same rows, ledger and order as the ordinary reader gives, for any
// number of threads.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "events/event_words.h"
#include "events/further.h"
#include "events/group.h"
#include "events/separators.h"
#include "formats/columns.h"

namespace ciclo::events {

struct QuickOptions {
    unsigned threads = 0;  ///< 0: as many as the machine has
    Simd simd = Simd::best;
    Lifecycle lifecycle = Lifecycle::paired;
    Further further = {};
    std::size_t block_bytes = 256 * 1024;  ///< stays in the second cache with its separators
};

/// nullopt: not plain. `bytes` may stand in a mapped file.
Result<std::optional<Ungrouped>> quick_csv(std::string_view bytes, const std::string& file,
                                           const formats::ColumnMapping& mapping, const QuickOptions& options);

}  // namespace ciclo::events
