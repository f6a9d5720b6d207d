// How much evidence one deed takes and tells, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::actions::evidence_limits {

constexpr std::uint64_t file_bytes = 64U << 20;  ///< three million ratings in one row each; more is several files
constexpr std::size_t json_values = 3'000'000;   ///< of an object-centric log: a tree of 450 MB, of a server that has other work
constexpr std::size_t entries_told = 200;        ///< of a ledger with the answer to an import: a pattern is seen
constexpr std::size_t wave_signs = 40;           ///< a label on a chart
constexpr std::size_t name_signs = 200;          ///< of a file, as it is shown in lists
constexpr std::size_t note_signs = 400;          ///< one sentence
constexpr std::size_t moments_proposed = 3;      ///< for one column: more is no proposal
constexpr std::size_t measured_values = 1'000;   ///< typed or pasted; a longer list is a file

}  // namespace ciclo::actions::evidence_limits
