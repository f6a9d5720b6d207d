// How a snapshot is laid out in bytes: head and table of parts. Used by the writer and the reader of snapshots only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ciclo::events::snapshot_form {

inline constexpr std::string_view mark = "CICLOLOG";
inline constexpr std::uint32_t version = 1;
inline constexpr std::uint32_t byte_order = 0x01020304U;
inline constexpr std::uint64_t alignment = 64;
inline constexpr std::uint64_t most_parts = 100'000;  ///< 11 of a log, 3 for each further column

struct Head {
    std::array<char, 8> mark{};
    std::uint32_t version = 0, byte_order = 0;
    std::uint64_t size = 0;           ///< of the whole file
    std::uint64_t parts = 0;          ///< entries of the table, which follows the head
    std::uint64_t table_checksum = 0; ///< of head (this field 0) and table
    std::array<std::uint64_t, 3> reserved{};
};
static_assert(sizeof(Head) == 64);

enum class PartKind : std::uint32_t {
    case_text = 1, case_begin_of_text, activity_text, activity_begin_of_text, resource_text, resource_begin_of_text,
    case_begin, activity, resource, start, end, duration_known,
    attribute_name, attribute_text, attribute_begin_of_text, attribute_codes,
    file_name, ledger, log_flags
};

struct Part {
    PartKind kind = PartKind::log_flags;
    std::uint32_t width = 1;     ///< bytes of an element
    std::uint64_t offset = 0, count = 0, checksum = 0;
    std::int64_t base_us = 0, tick_us = 1;  ///< of times
    std::uint64_t of_cases = 0;  ///< attributes: 1 = of cases, 0 = of events
    std::uint64_t reserved = 0;
};
static_assert(sizeof(Part) == 64);

/// Tells accidents, not intent: every bit of every byte counts, at the speed of memory.
std::uint64_t checksum_of(std::string_view bytes);
std::string_view name_of(PartKind kind);

}  // namespace ciclo::events::snapshot_form
