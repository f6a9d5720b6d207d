#include "journeys/pairs.h"

#include <algorithm>

namespace ciclo::journeys {

std::vector<PairCount> PlainPairs::counted() const {
    std::vector<PairCount> out;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i] == 0) continue;
        out.push_back(
            {static_cast<std::uint32_t>(i % activities_), static_cast<std::uint32_t>(i / activities_), numbers_[i]});
    }
    return out;
}

std::vector<PairCount> HashedPairs::counted() const {
    std::vector<PairCount> out;
    for (const Slot& slot : slots_) {
        if (slot.pair == none || slot.number == 0) continue;
        out.push_back(
            {static_cast<std::uint32_t>(slot.pair), static_cast<std::uint32_t>(slot.pair >> 32U), slot.number});
    }
    std::sort(out.begin(), out.end(), [](const PairCount& a, const PairCount& b) {
        return a.to != b.to ? a.to < b.to : a.from < b.from;
    });
    return out;
}

void HashedPairs::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.pair != none) slots_[slot_of(slot.pair)] = slot;
    }
}

}  // namespace ciclo::journeys
