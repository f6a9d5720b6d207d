// How much an object-centric log may hold and cost to read, each with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::objects::limits {

constexpr std::size_t types = 20'000;       ///< of events or of objects; the richest log we know has 40
constexpr std::size_t attributes = 20'000;  ///< different names of attributes; the richest log we know has 120

// ---- SQLite: a file of somebody else, opened as it came.
constexpr std::size_t sqlite_bytes = std::size_t{2} << 30U;  ///< it is read from memory; 20 million events
constexpr int sqlite_cell_bytes = 1 << 20;                   ///< one text; XML and JSON have no longer identifiers
constexpr int sqlite_statement_bytes = 1 << 18;              ///< a statement of ours or of its schema
constexpr int sqlite_columns = 2'000;              ///< of one table; an object type with 40 attributes is rich
constexpr int sqlite_expression_depth = 100;       ///< of views and checks that are parsed and never run
constexpr int sqlite_steps_between_looks = 1'000;  ///< 20 microseconds
/// A row costs about 10 steps, takes at least 10 bytes of the file and is read at most twice: 6 steps a byte are three
/// times what any honest file needs; one whose pages name each other in circles has no more.
constexpr std::int64_t sqlite_steps_free = 400'000, sqlite_steps_per_byte = 6;

}  // namespace ciclo::objects::limits
