// Addresses of peers: whose word about a forwarded request is believed, and how much of one may be written down.
//
//   Proxies proxies({"10.0.0.0/8"});
//   peer_behind(proxies, "10.0.0.7", "198.51.100.9, 10.0.0.9")   // "198.51.100.9"
//   cut_address("198.51.100.9")                                  // "198.51.100.0/24"
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ciclo::edge {

/// Sixteen bytes; IPv4 as ::ffff:a.b.c.d.
struct Address {
    std::array<unsigned char, 16> bytes{};
    bool version_4 = false;

    bool operator==(const Address&) const = default;
};

/// "192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"; nothing else.
std::optional<Address> parse_address(std::string_view text);
bool is_loopback(const Address& address);
/// "192.0.2.0/24", "2001:db8:1::/48"; "local" and what is no address stay as they are, but at most 45 bytes of them.
std::string cut_address(std::string_view text);
/// One client for counting: an IPv4 address, or the /64 that one customer of a provider gets.
std::string counted_as(const Address& address);

class Proxies {
public:
    /// "10.0.0.0/8", "::1".
    static Result<Proxies> read(const std::vector<std::string>& ranges);
    bool include(const Address& address) const;
    bool empty() const { return ranges_.empty(); }

private:
    struct Range {
        Address first;
        int bits = 128;
    };
    std::vector<Range> ranges_;
};

/// `forwarded` is X-Forwarded-For as it came, several lines joined by commas. The last hop that is none of our proxies;
/// the connection's own address when it is none of them, or when what they say is no address.
std::string peer_behind(const Proxies& proxies, std::string_view connection_address, std::string_view forwarded);

}  // namespace ciclo::edge
