// PathTree: all beginnings of paths that cases have taken so far, each once: with it a case remembers its whole path in
// four bytes.
//
//   std::uint32_t now = tree.step(PathTree::root, enter);       // a case has entered
//   now = tree.step(now, leave);
//   tree.path(now)                                              // {enter, leave}
//
// Memory: 20 bytes for each beginning that is different. One thread.
#pragma once

#include <cstdint>
#include <vector>

#include "events/buffer.h"
#include "events/bytes.h"
#include "events/columns.h"
#include "journeys/pairs.h"

namespace ciclo::journeys {

class PathTree {
public:
    static constexpr std::uint32_t root = 0;

    struct Node {
        std::uint32_t before = root, activity = events::no_code;
        std::uint32_t move = events::no_code;  ///< number of the move that led here; none of a first step
    };

    PathTree() : slots_(first_slots) { nodes_.append(Node()); }
    std::uint32_t step(std::uint32_t from, std::uint32_t activity) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t i = slot_of(from, activity) & mask;
        for (; slots_[i] != root; i = (i + 1) & mask) {
            const Node& node = nodes_[slots_[i]];
            if (node.before == from && node.activity == activity) return slots_[i];
        }
        return add(from, activity, i);
    }
    const Node& operator[](std::uint32_t node) const { return nodes_[node]; }
    std::size_t size() const { return nodes_.size(); }
    /// Moves by number.
    struct Step {
        std::uint32_t from = 0, to = 0;
    };
    const std::vector<Step>& moves() const { return moves_; }
    std::vector<std::uint32_t> path(std::uint32_t node) const;

private:
    static constexpr std::size_t first_slots = 4096;
    static std::uint64_t slot_of(std::uint32_t from, std::uint32_t activity) { return events::mixed(from, activity); }
    std::uint32_t add(std::uint32_t from, std::uint32_t activity, std::size_t slot);
    void grow();

    events::Buffer<Node> nodes_;
    events::Buffer<std::uint32_t> slots_;  ///< root: free
    HashedPairs pairs_{0};
    std::vector<Step> moves_;
};

}  // namespace ciclo::journeys
