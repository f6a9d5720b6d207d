// KindList: every kind the program knows, handed from the wiring to the store and the doors.
#pragma once

#include <span>
#include <string_view>

#include "records/kind.h"

namespace ciclo::records {

using KindList = std::span<const Kind* const>;

/// nullptr when there is none of this name.
const Kind* find_kind(KindList kinds, std::string_view name);

}  // namespace ciclo::records
