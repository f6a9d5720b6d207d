// PlainPairs and HashedPairs: one number per pair of activities, for the loops over events; which of the two is chosen
// by the number of activities (limits::table_pairs) and changes no answer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "events/bytes.h"
#include "journeys/limits.h"

namespace ciclo::journeys {

struct PairCount {
    std::uint32_t from = 0, to = 0, n = 0;
};

/// A number for every pair there could be.
class PlainPairs {
public:
    explicit PlainPairs(std::size_t activities) : activities_(activities), numbers_(activities * activities, 0) {}
    std::uint32_t& at(std::size_t from, std::size_t to) { return numbers_[to * activities_ + from]; }
    /// Those above 0, by `to`, then `from`.
    std::vector<PairCount> counted() const {
        std::vector<PairCount> out;
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            if (numbers_[i] == 0) continue;
            out.push_back({static_cast<std::uint32_t>(i % activities_), static_cast<std::uint32_t>(i / activities_),
                           numbers_[i]});
        }
        return out;
    }

private:
    std::size_t activities_;
    std::vector<std::uint32_t> numbers_;
};

/// A number for every pair that was asked for.
class HashedPairs {
public:
    explicit HashedPairs(std::size_t) : slots_(1024) {}
    std::uint32_t& at(std::size_t from, std::size_t to) {
        const std::uint64_t pair = (std::uint64_t{to} << 32U) | from;
        for (;;) {
            std::size_t i = slot_of(pair);
            if (slots_[i].pair == pair) return slots_[i].number;
            if (2 * ++used_ <= slots_.size()) {
                slots_[i].pair = pair;
                return slots_[i].number;
            }
            --used_;
            grow();
        }
    }
    std::vector<PairCount> counted() const {
        std::vector<PairCount> out;
        for (const Slot& slot : slots_) {
            if (slot.pair == none || slot.number == 0) continue;
            out.push_back({static_cast<std::uint32_t>(slot.pair), static_cast<std::uint32_t>(slot.pair >> 32U),
                           slot.number});
        }
        std::sort(out.begin(), out.end(), [](const PairCount& a, const PairCount& b) {
            return a.to != b.to ? a.to < b.to : a.from < b.from;
        });
        return out;
    }

private:
    static constexpr std::uint64_t none = ~std::uint64_t{0};
    struct Slot {
        std::uint64_t pair = none;
        std::uint32_t number = 0;
    };
    std::size_t slot_of(std::uint64_t pair) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t i = events::mixed(pair, 0) & mask;
        while (slots_[i].pair != none && slots_[i].pair != pair) i = (i + 1) & mask;
        return i;
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.pair != none) slots_[slot_of(slot.pair)] = slot;
        }
    }
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

/// do_with.template operator()<PlainPairs>() or <HashedPairs>().
template <class F>
decltype(auto) with_pairs(std::size_t activities, F&& do_with) {
    if (activities * activities <= limits::table_pairs) return do_with.template operator()<PlainPairs>();
    return do_with.template operator()<HashedPairs>();
}

}  // namespace ciclo::journeys
