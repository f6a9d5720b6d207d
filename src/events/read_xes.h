// The part of read_log() that reads XES text (IEEE 1849-2016, 1849-2023). See read_log.h for the rules and the codes.
//
// The scanner reads UTF-8 without a DTD. What it does not judge, and what it refuses, is read by expat from the
// beginning: that tells what is wrong, and where.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/event_words.h"
#include "events/further.h"
#include "events/group.h"
#include "events/separators.h"
#include "formats/columns.h"

namespace ciclo::events {

enum class XesReader { quickest, expat };

struct XesOptions {
    unsigned threads = 0;  ///< 0: as many as the machine has
    Simd simd = Simd::best;
    Lifecycle lifecycle = Lifecycle::paired;
    XesReader reader = XesReader::quickest;
    Further further = {};
    std::size_t smallest_part_bytes = std::size_t{1} << 20U;  ///< a smaller one costs more to join than it saves
};

/// The mapping's `events` names keys of attributes: case of the trace, the others of the event. `text` must live as long
/// as the answer's `place` is used.
Result<Ungrouped> read_xes(std::string_view text, const std::string& file, const formats::ColumnMapping& mapping,
                           const XesOptions& options);

}  // namespace ciclo::events
