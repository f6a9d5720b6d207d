// The exact bytes that are hashed and signed, so that anybody can check a chain with a program of their own.
//
// Numbers are 8 bytes, most significant first (two's complement); a text is its length in bytes as such a number, then its
// UTF-8 bytes; hashes are their 32 bytes. Every kind of bytes begins with a domain word of its own, ended by a zero byte, so
// that nothing made for one use can ever pass for another:
//
//   entry       "ciclo audit entry 1\0" previous sequence when actor event object commitment     → SHA-256
//   details     "ciclo audit details 1\0" salt details                                           → SHA-256
//   checkpoint  "ciclo audit checkpoint 1\0" sequence count when hash                            → Ed25519
//
// `when` is microseconds since 1970-01-01T00:00:00Z. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "audit/chain.h"

namespace ciclo::audit {

std::string bytes_of_entry(const Entry& entry);
std::string bytes_of_details(std::string_view salt, std::string_view details);
std::string bytes_of_checkpoint(const Checkpoint& checkpoint);

}  // namespace ciclo::audit
