// The ledger in a snapshot: numbers of 8 bytes, texts with their length before them. Used by snapshots only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ledger.h"

namespace ciclo::events {

/// Notes of one kind: counted again one by one when a snapshot is opened.
inline constexpr std::int64_t most_notes = 20'000'000;

std::string ledger_bytes(const Ledger& ledger);
/// False: not of that form.
bool read_ledger(std::string_view bytes, Ledger& ledger);

}  // namespace ciclo::events
