#include "conformance/hand_offs.h"

#include <algorithm>

#include "conformance/lived_moves.h"

namespace ciclo::conformance {

namespace {

using Names = std::vector<std::string>;

bool share_one(const Names& a, const Names& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

/// Who gives and who takes, when these two moments are in different hands: roles, else units.
Names cycle::Moment::*hands_of(const cycle::Moment& from, const cycle::Moment& to) {
    for (const auto hands : {&cycle::Moment::roles, &cycle::Moment::units}) {
        if ((from.*hands).empty() || (to.*hands).empty()) continue;
        return share_one(from.*hands, to.*hands) ? nullptr : hands;
    }
    return nullptr;
}

void add_names(const Names& names, Names& out) {
    for (const std::string& name : names) {
        if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
}

/// By number of its moment; nothing planned where `to` is empty.
HandOff planned_after(std::uint32_t number, const cycle::Map& map, const cycle::Moves& moves) {
    HandOff out;
    out.from = moves.moments[number];
    if (std::binary_search(moves.ends.begin(), moves.ends.end(), number)) return out;
    const cycle::Moment& from = map.moments[number];
    HandOff found = out;
    for (const std::uint32_t next : moves.next[number]) {
        const auto hands = hands_of(from, map.moments[next]);
        if (hands == nullptr) return out;
        found.to.push_back(moves.moments[next]);
        add_names(from.*hands, found.gives);
        add_names(map.moments[next].*hands, found.takes);
    }
    return found;
}

/// One journey: a visit is taken over when a follower comes before the moment itself does again.
void count(std::span<const std::uint32_t> journey, std::uint32_t number, const std::vector<std::uint32_t>& followers,
           std::int64_t cases, HandOff& hand_off) {
    bool open = false;
    for (const std::uint32_t moment : journey) {
        if (moment == number) {
            hand_off.required += cases;
            open = true;
        } else if (open && std::binary_search(followers.begin(), followers.end(), moment)) {
            hand_off.taken_over += cases;
            open = false;
        }
    }
}

}  // namespace

std::vector<HandOff> hand_offs_of(const events::Log& log, const cycle::Map& map, const Conformance& found) {
    std::vector<HandOff> out;
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < found.moves.moments.size(); ++i) {
        HandOff one = planned_after(i, map, found.moves);
        if (one.to.empty()) continue;
        out.push_back(std::move(one));
        numbers.push_back(i);
    }
    if (out.empty()) return out;
    for_each_journey(log, found, [&](const auto& journey, std::int64_t cases) {
        for (std::size_t k = 0; k < out.size(); ++k) {
            count(journey, numbers[k], found.moves.next[numbers[k]], cases, out[k]);
        }
    });
    return out;
}

}  // namespace ciclo::conformance
