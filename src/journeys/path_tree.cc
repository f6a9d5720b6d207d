#include "journeys/path_tree.h"

#include <algorithm>

namespace ciclo::journeys {

std::uint32_t PathTree::add(std::uint32_t from, std::uint32_t activity, std::size_t slot) {
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    Node node{from, activity, events::no_code};
    if (from != root) {
        std::uint32_t& move = pairs_.at(nodes_[from].activity, activity);  // number + 1; 0: new
        if (move == 0) {
            moves_.push_back({nodes_[from].activity, activity});
            move = static_cast<std::uint32_t>(moves_.size());
        }
        node.move = move - 1;
    }
    nodes_.append(node);
    slots_[slot] = number;
    if (2 * nodes_.size() > slots_.size()) grow();
    return number;
}

void PathTree::grow() {
    slots_ = events::Buffer<std::uint32_t>(slots_.size() * 2);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 1; number < nodes_.size(); ++number) {
        std::size_t i = slot_of(nodes_[number].before, nodes_[number].activity) & mask;
        while (slots_[i] != root) i = (i + 1) & mask;
        slots_[i] = number;
    }
}

std::vector<std::uint32_t> PathTree::path(std::uint32_t node) const {
    std::vector<std::uint32_t> activities;
    for (; node != root; node = nodes_[node].before) activities.push_back(nodes_[node].activity);
    std::reverse(activities.begin(), activities.end());
    return activities;
}

}  // namespace ciclo::journeys
