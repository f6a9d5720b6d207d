// The target of a request line: path and query, decoded so that what is routed is what was shown.
//
//   Target target = read_target("/a%20b?x=1");   // path "/a b", query "x=1"
//
// Refused instead of repaired: a broken "%", encoded slash, backslash, NUL or control bytes, "." and ".." segments however
// written, empty segments, bytes that are not UTF-8 after decoding, a fragment.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "edge/head.h"

namespace ciclo::edge {

struct Target {
    std::string path;
    std::string query;  ///< as sent
    std::optional<Refusal> refusal;
};

/// `text` begins with "/".
Target read_target(std::string_view text);

/// True when `authority` is a host name, an IPv4 address or an IPv6 address in brackets, with at most a port.
bool is_host(std::string_view authority);

}  // namespace ciclo::edge
