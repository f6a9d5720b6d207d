// gzip in and out: one or more members (RFC 1952), each with its checksum and length checked.
//
//   if (is_gzip(bytes)) text = inflate_gzip(bytes, "log.xes.gz", limits::xml_bytes);
//
// Refuses a damaged or cut archive, bytes after the last member (zero padding excepted, as tape and gzip(1) allow),
// more than `most_bytes`, and more than limits::gzip_ratio times its own size. Pure; any number of threads.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::formats {

/// By the first three bytes.
bool is_gzip(std::string_view bytes);
/// What was in an archive, as long as the keeper lives.
struct Unpacked {
    std::string_view bytes;
    std::shared_ptr<const void> keeper;
};
/// As inflate_gzip(), for large archives: what they hold is written once and never copied.
Result<Unpacked> unpack_gzip(std::string_view bytes, const std::string& file, std::size_t most_bytes);
/// Everything in the archive, members joined. `most_bytes` ≤ limits::gzip_bytes is the caller's own limit.
Result<std::string> inflate_gzip(std::string_view bytes, const std::string& file, std::size_t most_bytes);
/// One member, without a name or a time in it: the same bytes every run.
std::string deflate_gzip(std::string_view bytes);

}  // namespace ciclo::formats
