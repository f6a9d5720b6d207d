// scanned_xes(): the rows of a XES text by XesScanner and QuickTraces, several parts of it side by side.
//
// The text is cut where "<trace>" stands. That a cut lies between two traces, and not in a comment or a value, is known
// when the part before it ends there: if one does not, the text is read again as one part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "events/read_xes.h"
#include "events/xes_rows.h"

namespace ciclo::events {

/// Nothing: not for the scanner, or something is wrong. The same rows and ledger for any number of threads.
std::optional<XesJoined> scanned_xes(std::string_view text, const std::string& file, const formats::FileColumns& mapping,
                                     const XesOptions& options);

}  // namespace ciclo::events
