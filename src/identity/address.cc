#include "identity/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace ciclo::identity {

namespace {

constexpr std::array<unsigned char, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr unsigned mapped_bits = 96;

/// Every address as IPv6; IPv4 as ::ffff:a.b.c.d.
struct Address {
    std::array<unsigned char, 16> bytes{};
    bool is_v4() const { return std::equal(mapped_prefix.begin(), mapped_prefix.end(), bytes.begin()); }
};

std::optional<Address> read_address(std::string_view text) {
    const std::string terminated(text);
    Address address;
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.bytes.begin());
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data() + mapped_prefix.size()) == 1) return address;
    return std::nullopt;
}

Address masked(Address address, unsigned bits) {
    for (unsigned i = 0; i < 128; ++i) {
        if (i >= bits) address.bytes[i / 8] = static_cast<unsigned char>(address.bytes[i / 8] & ~(0x80U >> (i % 8)));
    }
    return address;
}

std::string text_of(const Address& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.is_v4()) {
        inet_ntop(AF_INET, address.bytes.data() + mapped_prefix.size(), text.data(), text.size());
    } else {
        inet_ntop(AF_INET6, address.bytes.data(), text.data(), text.size());
    }
    return text.data();
}

struct Range {
    Address address;
    unsigned bits = 128;
};

std::optional<Range> read_range(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::optional<Address> address = read_address(text.substr(0, slash));
    if (!address) return std::nullopt;
    const bool v4 = address->is_v4() && text.find(':') == std::string_view::npos;
    if (slash == std::string_view::npos) return Range{*address, 128};
    const std::string_view length = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, fault] = std::from_chars(length.data(), length.data() + length.size(), bits);
    if (fault != std::errc() || end != length.data() + length.size() || bits > (v4 ? 32U : 128U)) return std::nullopt;
    if (v4) bits += mapped_bits;
    if (masked(*address, bits).bytes != address->bytes) return std::nullopt;
    return Range{*address, bits};
}

}  // namespace

std::string address_neighbourhood(std::string_view address) {
    const std::optional<Address> read = read_address(address);
    if (!read) return "unknown";
    return read->is_v4() ? text_of(masked(*read, mapped_bits + 24)) + "/24" : text_of(masked(*read, 48)) + "/48";
}

bool is_address_range(std::string_view range) {
    return read_range(range).has_value();
}

bool lies_in(std::string_view address, std::string_view range) {
    const std::optional<Address> read = read_address(address);
    const std::optional<Range> wide = read_range(range);
    return read && wide && masked(*read, wide->bits).bytes == wide->address.bytes;
}

}  // namespace ciclo::identity
