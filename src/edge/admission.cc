#include "edge/admission.h"

#include <algorithm>
#include <utility>

namespace ciclo::edge {

Entry Admission::connect(const std::string& client) {
    const std::lock_guard hold(lock_);
    if (connections() >= limits_.connections) return Entry::refused_full;
    if (!client.empty()) {
        std::size_t& n = by_client_[client];
        if (n >= limits_.connections_per_address) return Entry::refused_address;
        ++n;
    }
    connections_.fetch_add(1, std::memory_order_relaxed);
    return crowded() ? Entry::intake_only : Entry::open;
}

void Admission::disconnect(const std::string& client) {
    const std::lock_guard hold(lock_);
    connections_.fetch_sub(1, std::memory_order_relaxed);
    const auto found = by_client_.find(client);
    if (found != by_client_.end() && --found->second == 0) by_client_.erase(found);
}

bool Admission::keep(std::size_t bytes, bool public_intake) {
    const std::size_t most = limits_.bodies_bytes + (public_intake ? limits_.bodies_bytes_for_intake : 0);
    if (bodies_bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes <= most) return true;
    give_back(bytes);
    return false;
}

bool BodyShare::grow_to(std::size_t bytes, bool public_intake) {
    if (bytes > bytes_ && !admission_.keep(bytes - bytes_, public_intake)) return false;
    bytes_ = std::max(bytes_, bytes);
    return true;
}

void BodyShare::clear() { admission_.give_back(std::exchange(bytes_, 0)); }

bool Admission::enter(bool public_intake) {
    const std::size_t most = limits_.in_flight + (public_intake ? limits_.in_flight_for_intake : 0);
    if (in_flight_.fetch_add(1, std::memory_order_relaxed) < most) return true;
    leave();
    return false;
}

}  // namespace ciclo::edge
