// The second opinion on a head: Beast's parser reads the same bytes, and must see the same request. Two readers written
// by different people that agree on method, target, every field and the framing leave no room between them.
#pragma once

#include <optional>
#include <string_view>

#include "edge/head.h"

namespace ciclo::edge {

/// `raw` is the head that `head` was read from.
std::optional<Refusal> second_opinion(std::string_view raw, const Head& head, const Limits& limits);

}  // namespace ciclo::edge
