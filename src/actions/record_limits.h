// How many records one deed carries, each with its reason.
#pragma once

#include <cstdint>

namespace ciclo::actions::record_limits {

constexpr std::int64_t exported = 100'000;       ///< about 50 MiB of CSV in memory; more is a backup, not a sheet
constexpr std::int64_t imported = 5'000;         ///< rows inside one transaction: the pen is held for about a second
constexpr std::uint64_t sheet_bytes = 8U << 20;  ///< 5,000 rows of 1,600 bytes
constexpr std::int64_t page = 500;               ///< records read at once while exporting

}  // namespace ciclo::actions::record_limits
