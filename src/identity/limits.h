// Limits of identity: what is bounded, and why by that much.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::identity::limits {

/// Passwords, in code points. 12 resists guessing behind the rates below; those who can open everything give 15. 128
/// keeps a phrase of twenty words and bounds the work before the hash.
inline constexpr std::size_t password_least = 12;
inline constexpr std::size_t password_least_strict = 15;
inline constexpr std::size_t password_most = 128;

/// Argon2id. 64 MiB and two passes stand above both rows OWASP recommends (46 MiB/1, 19 MiB/2) at about 0.1 s of this
/// sort of machine; one lane because one thread hashes.
inline constexpr std::uint32_t hash_memory_kib = 64 * 1024;
inline constexpr std::uint32_t hash_passes = 2;
/// A stored string may not ask for more than this, or the store could make the machine work for hours.
inline constexpr std::uint32_t hash_memory_kib_most = 256 * 1024;
inline constexpr std::uint32_t hash_passes_most = 10;

/// Sessions. Idle as in a ward where screens are shared; shorter for those who can open everything; one shift at most.
inline constexpr std::int64_t session_idle_minutes = 30;
inline constexpr std::int64_t session_idle_minutes_strict = 15;
inline constexpr std::int64_t session_hours = 10;
/// How long a password given counts as fresh for exports, erasure and tokens.
inline constexpr std::int64_t confirmed_minutes = 10;
/// A clock set back further than this before the session's beginning ends it: its age cannot be known.
inline constexpr std::int64_t clock_slack_minutes = 5;
/// Last uses are written together, at most this often: a line of audit a minute, not one a click.
inline constexpr std::int64_t last_use_seconds = 60;
/// Devices one person is signed in on; the least recently used gives way.
inline constexpr std::size_t sessions_each = 10;
/// Sessions and tokens remembered between requests; a thousand people with some devices each.
inline constexpr std::size_t callers_remembered = 10'000;

/// One-time links: long enough to walk to a colleague's desk, too short to lie in a mailbox.
inline constexpr std::int64_t link_minutes = 30;

/// API tokens.
inline constexpr std::int64_t token_days = 366;
inline constexpr std::size_t tokens_each = 20;
inline constexpr std::size_t token_addresses = 20;

/// One-time codes (RFC 6238): one step of drift on both sides, as its section 5.2 recommends.
inline constexpr std::int64_t code_step_seconds = 30;
inline constexpr std::int64_t code_drift_steps = 1;
inline constexpr std::size_t recovery_codes = 10;

/// Entries of one limit kept in memory: the oldest gives way. 64 bytes each, so 1 MiB a limit.
inline constexpr std::size_t rate_entries = 16'384;
/// Login counters are stored in this many records of at most this many lines each: bounded whatever is tried.
inline constexpr std::size_t counter_shards = 64;
inline constexpr std::size_t counter_lines = 64;
/// For how long an address from which somebody signed in stays known to the account.
inline constexpr std::int64_t known_address_days = 30;

}  // namespace ciclo::identity::limits
