// Ledgers of parts of one file that were read side by side, as if the file had been read in one.
#pragma once

#include <cstddef>

#include "base/ledger.h"

namespace ciclo::events {

/// The entries of `from` behind those of `into`, `lines` further down; those that were only counted are counted again.
void append_shifted(const Ledger& from, std::size_t lines, Ledger& into);

}  // namespace ciclo::events
