// --stream: a log measured while it goes by, for pipes and for what never fits memory; and the same question asked of a
// log that is read whole, so that a deed need not know which it was.
//
//   const Result<MeasuredLog> measured = measured_log(arguments, world, journeys::Detail::median);
//   … measured->measures.cases …                               // not log.cases.size(): see below
//   text += streaming_note(*measured, world.language);
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/action.h"
#include "formats/value.h"
#include "journeys/measures.h"

namespace ciclo::actions {

struct Streaming {
    std::int64_t out_of_order = 0;  ///< rows left out
    bool quantiles_exact = true;
};

struct MeasuredLog {
    /// Of a stream: one case for each variant, and no times; dictionaries, file and ledger of the whole.
    events::Log log;
    journeys::Measures measures;
    std::optional<Streaming> streaming;  ///< nothing: read whole
};

Input stream_input();
/// LOG, as open_chosen() gives it, or as a stream where --stream is asked. Refused with --stream: what needs the events
/// themselves (--objects, the flags that choose cases), and what streamed() refuses.
Result<MeasuredLog> measured_log(const Arguments& arguments, World& world, journeys::Detail detail);

/// A sentence on how it was read, with its line end; "" for a log that was read whole.
std::string streaming_note(const MeasuredLog& measured, Language language);
/// Adds "streamed" to the entries of an answer in JSON; nothing for a log that was read whole.
void add_streaming(const MeasuredLog& measured, std::vector<std::pair<std::string, formats::Value>>& entries);

}  // namespace ciclo::actions
