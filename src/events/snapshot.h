// A snapshot: a Log as a file that is looked at where it lies, so that the next question takes milliseconds. About 11 bytes
// an event, as in memory.
//
//   Result<std::string> bytes = write_snapshot(log);
//   Result<Log> log = open_snapshot(held.bytes, "visits.ciclolog", held.keeper);   // columns are views; keeper holds them
//
// The file: a head (mark, version, byte order, size, number of parts, checksum), a table of parts (what, width, offset,
// size, checksum), the parts, each beginning at a multiple of 64 bytes. Little-endian. Every checksum is checked, and every
// number that points somewhere is looked at, when the file is opened: nothing in it can lead a kernel outside.
//
// Refuses, telling the part and its bytes: what is no snapshot, one cut or damaged, one of a newer version, a log over the
// limits. Pure; any number of threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/log.h"

namespace ciclo::events {

/// By its first bytes.
bool is_snapshot(std::string_view bytes);

/// Refused: a ledger that counts more than 20 million of one kind.
Result<std::string> write_snapshot(const Log& log);

/// `bytes` stay in memory, unchanged, as long as `keeper` lives; they begin at an address that 8 divides, or are copied.
Result<Log> open_snapshot(std::string_view bytes, const std::string& file, std::shared_ptr<const void> keeper);

}  // namespace ciclo::events
