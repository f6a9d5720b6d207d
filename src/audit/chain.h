// The audit chain: who did what, when, to what; append-only and tamper-evident.
//
// Each entry's hash is SHA-256 over a domain word, the hash before, and the entry's canonical bytes; a checkpoint is the
// (sequence, hash, count) signed with Ed25519 and kept in a second place. Personal details are not in the chain: it holds a
// salted commitment, so erasing the details keeps the chain valid. verify() needs no running server. Pure; any number of threads.
//
//   audit::Entry entry = audit::chained({.when = now, .actor = actor, .event = "unit create", .object = id}, last);
//   audit::Checkpoint checkpoint = audit::signed_checkpoint(entry, now, keys.secret);
//   std::vector<audit::Fault> faults = audit::verify(next, checkpoints, keys.open);
//
// What the chain cannot know: entries after the newest checkpoint may be cut, or changed and chained anew, unseen. So
// checkpoints are made often, and at every stop. The exact bytes that are hashed and signed stand in canonical.h.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant.h"

namespace ciclo::audit {

using Hash = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;
using PublicKey = std::array<unsigned char, 32>;
using SecretKey = std::array<unsigned char, 64>;
using Seed = std::array<unsigned char, 32>;

struct Entry {
    std::int64_t sequence = 0;   ///< 1, 2, 3… without gaps
    calendar::Instant when;
    std::string actor, event, object;
    Hash commitment{};           ///< of the details and their salt; all zero = no details
    Hash previous{}, hash{};
};

/// `sequence` is the last entry's, `count` how many there are up to it (the same number, as nothing is left out).
struct Checkpoint {
    std::int64_t sequence = 0, count = 0;
    calendar::Instant when;
    Hash hash{};
    Signature signature{};
};

struct KeyPair {
    PublicKey open{};
    SecretKey secret{};
};
/// The keys that belong to a secret seed: the same seed gives the same keys.
KeyPair key_pair_of(const Seed& seed);

/// SHA-256 of the entry's canonical bytes; `entry.hash` itself plays no part.
Hash hash_of(const Entry& entry);
/// Of details that are kept beside the chain. `salt`: 16 random bytes or more, or short details could be guessed.
Hash commitment_of(std::string_view salt, std::string_view details);
/// `entry` with sequence, previous and hash filled in to follow `last` (nothing = the first).
Entry chained(Entry entry, const std::optional<Entry>& last);
Checkpoint signed_checkpoint(const Entry& last, calendar::Instant when, const SecretKey& key);
bool signature_holds(const Checkpoint& checkpoint, const PublicKey& key);

/// One fault; the first bad sequence is what matters.
struct Fault {
    std::int64_t sequence = 0;
    std::string what;
};

/// Entries come in order from `next` (nothing = the end). Detects edits, deletions, insertions, reordering, a cut tail, splices
/// and an older database (by the checkpoints). 500,000 entries a second and more. Faults come by sequence, the first
/// most_faults (limits.h) of them. An entry changed and chained anew without the key is named by the first checkpoint at or
/// after it, with the span in which the change lies. Checkpoints may come in any order, and twice.
std::vector<Fault> verify(const std::function<std::optional<Entry>()>& next, const std::vector<Checkpoint>& checkpoints,
                          const PublicKey& key);

}  // namespace ciclo::audit
