// Limits of the store, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::storage::limits {

/// Statements a connection keeps prepared: some eight for each of fifty kinds; filters make more and push out the oldest.
constexpr std::size_t kept_statements = 400;

/// Nobody but the pen writes; a backup or a reader at work may make it wait for a checkpoint lock.
constexpr int busy_milliseconds = 5'000;

/// Of a text lists are ordered by: two titles that agree this far are told apart by their id; four of them fit in a page mark.
constexpr std::size_t sort_key_code_points = 80;

/// The pen copies the log into the database when it has grown past this: seldom enough that a page changed often is copied
/// once, small enough that a restart reads it in a blink.
constexpr std::int64_t log_bytes_before_checkpoint = 8 * 1024 * 1024;

/// What the pen waits for readers when the log is far too long: less than a person notices.
constexpr int reader_wait_milliseconds = 100;

/// A signed checkpoint is written after so many entries of the audit chain, or so long after the first one not covered:
/// what could be cut off unseen.
constexpr std::int64_t entries_between_checkpoints = 1'000;
constexpr std::int64_t milliseconds_between_checkpoints = 60'000;

/// How long the answer of a deed can be asked for again with its key: a week of being offline.
constexpr std::int64_t answer_days_kept = 7;
/// Old answers are removed in pieces of this size, so that nobody waits long for the pen.
constexpr std::int64_t answers_removed_at_once = 2'000;

/// Longest idempotency key, and longest stored answer: larger bodies belong in records.
constexpr std::size_t key_bytes = 100;
constexpr std::size_t answer_bytes = 1024 * 1024;

/// Milliseconds a group commit runs deeds before it commits what it has: others wait for their answers.
constexpr std::int64_t group_milliseconds = 25;

/// How long a reading waits for a free snapshot before it is told "busy".
constexpr std::int64_t snapshot_wait_milliseconds = 5'000;

/// Records a page may hold: the doors ask for 500 at most, exports and erasures take larger strides.
constexpr std::int64_t page_records = 10'000;

/// Units whose lists are merged for a page: 64 × 51 entries of an index are read in a few milliseconds; with more units in
/// scope, the records in scope are no longer rare along the common index.
constexpr std::size_t units_merged = 64;

/// Records that match a filter up to which they are found by its index and sorted: 4,000 take some 10 ms; of a million, more
/// than that are met soon enough along the index of the order.
constexpr std::int64_t records_sorted = 4'000;

/// Records named in the audit entry of one deed; the rest is counted.
constexpr std::size_t records_named_in_audit = 8;

/// A database up to this size is written anew by tidy() after an erasure (it is held in memory meanwhile); above it the
/// overwriting of freed bytes has to do.
constexpr std::int64_t largest_rewrite_bytes = 1024LL * 1024 * 1024;

}  // namespace ciclo::storage::limits
