// The master key of an installation: made, kept, recognised, sealed for a journey.
//
//   const seams::Secrets secrets = make_master_key(chance);
//   Result<seams::Secrets> secrets = read_master_key(folder + "/keys/master");
//   audit::KeyPair keys = audit_keys_of(secrets);
//
// The file holds 64 hexadecimal digits (so that it can be printed and kept in a safe), mode 0400; 32 raw bytes are read
// as well. Refuses a key that others may read. Pure but for the files; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "audit/chain.h"
#include "base/result.h"
#include "seams/chance.h"
#include "seams/secrets.h"

namespace ciclo::storage {

seams::Secrets make_master_key(seams::Chance& chance);
Result<seams::Secrets> read_master_key(const std::string& path);
/// Refuses to write over a key.
Result<Done> write_master_key(const std::string& path, const seams::Secrets& secrets);

/// By which a key is recognised without showing it: 32 hexadecimal digits.
std::string fingerprint_of(const seams::Secrets& secrets);
/// The keys that sign the audit chain's checkpoints.
audit::KeyPair audit_keys_of(const seams::Secrets& secrets);

/// The key in a box that the passphrase opens (Argon2id, XSalsa20-Poly1305).
Result<std::string> sealed_key(const seams::Secrets& secrets, std::string_view passphrase, seams::Chance& chance);
Result<seams::Secrets> opened_key(std::string_view sealed, std::string_view passphrase);

}  // namespace ciclo::storage
