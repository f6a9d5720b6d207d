// Where stages begin. Internal to the room; propose.h has the rules.
#pragma once

#include <cstddef>
#include <vector>

#include "discovery/passages.h"

namespace ciclo::discovery {

struct StageBegin {
    std::size_t place = 0;  ///< of its first moment
    ReasonKind why = ReasonKind::waits;
};

/// Ascending by place; the first stage begins at 0 and is not listed.
std::vector<StageBegin> stage_begins(const std::vector<Boundary>& boundaries, const ProposeOptions& options);

}  // namespace ciclo::discovery
