// The audit chain: who did what, when, to what; append-only and tamper-evident.
//
// Each entry's hash is SHA-256 over a domain word, the hash before, and the entry's canonical bytes; a checkpoint is the
// (sequence, hash, count) signed with Ed25519 and kept in a second place. Personal details are not in the chain: it holds a
// salted commitment, so erasing the details keeps the chain valid. verify() needs no running server. Pure; any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "calendar/instant.h"

namespace ciclo::audit {

using Hash = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;
using PublicKey = std::array<unsigned char, 32>;
using SecretKey = std::array<unsigned char, 64>;

struct Entry {
    std::int64_t sequence = 0;   ///< 1, 2, 3… without gaps
    calendar::Instant when;
    std::string actor, event, object;
    Hash commitment{};           ///< of the details and their salt; all zero = no details
    Hash previous{}, hash{};
};

struct Checkpoint {
    std::int64_t sequence = 0, count = 0;
    calendar::Instant when;
    Hash hash{};
    Signature signature{};
};

Hash hash_of(const Entry& entry);
Hash commitment_of(std::string_view salt, std::string_view details);
/// `entry` with sequence, previous and hash filled in to follow `last` (nothing = the first).
Entry chained(Entry entry, const std::optional<Entry>& last);
Checkpoint signed_checkpoint(const Entry& last, calendar::Instant when, const SecretKey& key);

/// One fault; the first bad sequence is what matters.
struct Fault {
    std::int64_t sequence = 0;
    std::string what;
};

/// Entries come in order from `next` (nothing = the end). Detects edits, deletions, insertions, reordering, a cut tail, splices
/// and an older database (by the checkpoints). 500,000 entries a second and more.
std::vector<Fault> verify(const std::function<std::optional<Entry>()>& next, const std::vector<Checkpoint>& checkpoints,
                          const PublicKey& key);

}  // namespace ciclo::audit
