#include "edge/address.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::edge {

namespace {

constexpr std::size_t longest_address = 45;  // bytes of the longest IPv6 text
constexpr int bits_before_version_4 = 96;

std::string text_of(const Address& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes = address.version_4 ? address.bytes.data() + 12 : address.bytes.data();
    inet_ntop(address.version_4 ? AF_INET : AF_INET6, bytes, text.data(), text.size());
    return text.data();
}

Address first_bits(Address address, int bits) {
    for (std::size_t i = 0; i < address.bytes.size(); ++i) {
        const int kept = std::clamp(bits - static_cast<int>(i) * 8, 0, 8);
        address.bytes[i] = static_cast<unsigned char>(address.bytes[i] & (0xFF00 >> kept));
    }
    return address;
}

Error bad_range(const std::string& text) {
    return {.kind = ErrorKind::invalid,
            .what = quoted(text) + " is no range of addresses",
            .cure = "write a range like 10.0.0.0/8 or an address",
            .place = {},
            .code = "bad_proxy_range"};
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
    if (text.size() > longest_address) return std::nullopt;
    const std::string whole(text);
    Address address;
    if (inet_pton(AF_INET, whole.c_str(), address.bytes.data() + 12) == 1) {
        address.bytes[10] = address.bytes[11] = 0xFF;
        address.version_4 = true;
        return address;
    }
    if (inet_pton(AF_INET6, whole.c_str(), address.bytes.data()) != 1) return std::nullopt;
    static constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    address.version_4 = std::equal(mapped.begin(), mapped.end(), address.bytes.begin());
    return address;
}

bool is_loopback(const Address& address) {
    if (address.version_4) return address.bytes[12] == 127;
    return std::all_of(address.bytes.begin(), address.bytes.end() - 1, [](unsigned char b) { return b == 0; }) &&
           address.bytes[15] == 1;
}

std::string cut_address(std::string_view text) {
    const auto address = parse_address(text);
    if (!address) return std::string(text.substr(0, longest_address));
    if (address->version_4) return text_of(first_bits(*address, bits_before_version_4 + 24)) + "/24";
    return text_of(first_bits(*address, 48)) + "/48";
}

std::string counted_as(const Address& address) {
    const Address kept = address.version_4 ? address : first_bits(address, 64);
    return {reinterpret_cast<const char*>(kept.bytes.data()), kept.bytes.size()};
}

Result<Proxies> Proxies::read(const std::vector<std::string>& ranges) {
    Proxies proxies;
    for (const std::string& text : ranges) {
        const std::size_t slash = std::min(text.find('/'), text.size());
        const auto address = parse_address(std::string_view(text).substr(0, slash));
        if (!address) return bad_range(text);
        const int most = address->version_4 ? 32 : 128;
        std::int64_t bits = most;
        if (slash < text.size()) bits = parse_integer(std::string_view(text).substr(slash + 1)).value_or(-1);
        if (bits < 0 || bits > most) return bad_range(text);
        const int whole = static_cast<int>(bits) + (address->version_4 ? bits_before_version_4 : 0);
        proxies.ranges_.push_back({first_bits(*address, whole), whole});
    }
    return proxies;
}

bool Proxies::include(const Address& address) const {
    return std::any_of(ranges_.begin(), ranges_.end(),
                       [&](const Range& range) { return first_bits(address, range.bits).bytes == range.first.bytes; });
}

std::string peer_behind(const Proxies& proxies, std::string_view connection_address, std::string_view forwarded) {
    std::string last(connection_address);
    const auto connection = parse_address(connection_address);
    if (!connection || !proxies.include(*connection)) return last;
    const std::vector<std::string_view> hops = split(forwarded, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const auto address = parse_address(trim(*hop));
        if (!address) return last;
        last = text_of(*address);
        if (!proxies.include(*address)) return last;
    }
    return last;
}

}  // namespace ciclo::edge
