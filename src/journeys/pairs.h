// PlainPairs and HashedPairs: one number per pair of activities, for the loops over events; which of the two is chosen
// by the number of activities (most_plain_pairs) and changes no answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "events/bytes.h"

namespace ciclo::journeys {

/// Pairs counted in a plain table. 4 MB: a log of 1,000 activities still fits the second cache nearly, one of 10,151 would
/// need 400 MB for some thousand moves.
inline constexpr std::size_t most_plain_pairs = std::size_t{1} << 20U;

struct PairCount {
    std::uint32_t from = 0, to = 0, n = 0;
};

/// A number for every pair there could be.
class PlainPairs {
public:
    explicit PlainPairs(std::size_t activities) : activities_(activities), numbers_(activities * activities, 0) {}
    std::uint32_t& at(std::size_t from, std::size_t to) { return numbers_[to * activities_ + from]; }
    /// Those above 0, by `to`, then `from`.
    std::vector<PairCount> counted() const;

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
    std::vector<PairCount> counted() const;

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
    void grow();
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

/// do_with.template operator()<PlainPairs>() or <HashedPairs>().
template <class F>
decltype(auto) with_pairs(std::size_t activities, F&& do_with) {
    if (activities * activities <= most_plain_pairs) return do_with.template operator()<PlainPairs>();
    return do_with.template operator()<HashedPairs>();
}

}  // namespace ciclo::journeys
