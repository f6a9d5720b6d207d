// How much the server takes at once, each with its reason. More is refused, never cut.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::server::limits {

constexpr std::size_t kibibyte = 1024, mebibyte = 1024 * kibibyte;

constexpr std::uint64_t body_bytes = 64 * kibibyte;          ///< a form with long texts in three languages has 20 KiB
constexpr std::uint64_t document_body_bytes = 4 * mebibyte;  ///< a cycle's map with its prose has 300 KiB
constexpr std::uint64_t file_body_bytes = 28 * mebibyte;     ///< files of 20 MiB, a third larger as base64
constexpr std::size_t body_read_at_once = mebibyte;         ///< by the network's thread: five milliseconds
constexpr std::size_t files_in_body = 64;                    ///< a deed takes a dozen, some of them repeated
constexpr std::size_t repeated_values = 1'000;               ///< values of one repeated input
constexpr std::size_t errors_told = 100;                     ///< more mend nothing
constexpr std::size_t target_bytes = 8 * kibibyte;           ///< the edge's own limit; longer targets are never cached

constexpr std::size_t computing_waiting = 16;     ///< deeds that wait for the one computing thread: a report takes seconds
constexpr std::size_t proving_waiting = 8;        ///< 64 MiB and 120 ms each
constexpr std::int64_t computing_milliseconds = 120'000;  ///< the largest report takes 20 s; longer is cancelled

constexpr std::size_t answers_kept_bytes = 16 * mebibyte;  ///< half of what an idle process may hold
constexpr std::size_t answer_kept_bytes = 256 * kibibyte;  ///< a page of 200 records has 100 KiB
constexpr std::size_t callers_kept = 4'096;                ///< a grant list and unit list each, some KiB
constexpr std::int64_t recognised_milliseconds = 1'000;     ///< the requests of one page; sessions end by the minute
constexpr std::int64_t kept_milliseconds = 5'000;          ///< validity of grants depends on the day as well as on changes

constexpr std::size_t streams_open = 2'000;        ///< change streams in all
constexpr std::size_t streams_per_caller = 12;     ///< windows of one person
constexpr std::size_t changes_waiting = 10'000;    ///< a bulk import; more become one "everything may have changed"

constexpr int retry_seconds = 2;  ///< when a queue is full: a deed's usual length

}  // namespace ciclo::server::limits
