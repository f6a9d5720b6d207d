// gzip in: one or more members (RFC 1952), each with its checksum and length checked.
//
//   if (is_gzip(bytes)) text = inflate_gzip(bytes, "log.xes.gz", limits::xml_bytes);
//
// Refuses a damaged or cut archive, bytes after the last member (zero padding excepted, as tape and gzip(1) allow),
// more than `most_bytes`, and more than limits::gzip_ratio times its own size. Pure; any number of threads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::formats {

/// By the first three bytes.
bool is_gzip(std::string_view bytes);
/// Everything in the archive, members joined. `most_bytes` ≤ limits::gzip_bytes is the caller's own limit.
Result<std::string> inflate_gzip(std::string_view bytes, const std::string& file, std::size_t most_bytes);

}  // namespace ciclo::formats
