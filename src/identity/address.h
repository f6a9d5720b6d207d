// Addresses of the network, as far as limits and tokens need them: the neighbourhood an address belongs to, and whether
// it lies in a range somebody wrote down. IPv4 written inside IPv6 counts as IPv4. No names are looked up. Pure; any
// number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ciclo::identity {

/// "192.0.2.0/24" of 192.0.2.77; "2001:db8:12::/48" of an IPv6 address: who is refused one address takes the next in
/// the same neighbourhood. "unknown" for what is no address (one key for all of them).
std::string address_neighbourhood(std::string_view address);

/// "192.0.2.7", "192.0.2.0/24", "2001:db8::/32": one address, or a range whose bits behind the length are zero.
bool is_address_range(std::string_view range);
/// False when either is malformed.
bool lies_in(std::string_view address, std::string_view range);

}  // namespace ciclo::identity
