// Checkpoints as lines of a text file: the second place in which they are kept, mailed or printed.
//
//   sequence count when hash signature
//   4127 4127 2025-10-20T16:00:00Z 5f0c… 91ab…
//
// Hash and signature in lower-case hexadecimal. Reading refuses lines that are anything else; it does not check signatures,
// verify() does. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/chain.h"
#include "base/result.h"

namespace ciclo::audit {

/// Without the line end.
std::string checkpoint_line(const Checkpoint& checkpoint);
Result<Checkpoint> read_checkpoint_line(std::string_view line);

/// A file of such lines. A last line that was not finished, or is torn (the power went while it was written), is left out.
/// `file` names it in errors.
Result<std::vector<Checkpoint>> read_checkpoints(std::string_view text, const std::string& file);

/// Lower-case hexadecimal.
std::string hex_text(const Hash& hash);

}  // namespace ciclo::audit
