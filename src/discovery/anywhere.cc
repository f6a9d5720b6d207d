#include "discovery/anywhere.h"

#include <algorithm>
#include <numeric>

namespace ciclo::discovery {

namespace {

constexpr std::int64_t fewest_cases = 5;  // fewer say nothing of an order
constexpr double each_way = 0.1;          // of the cases with both: the other order is no slip
constexpr double almost_all = 0.9;        // of the moments between the first and the last
constexpr std::size_t fewest_between = 4; // of fewer a place says little
constexpr double most_after_one = 0.5;    // of its visits: else it has a place

/// In cases with both, either came first often enough.
bool crosses(std::size_t a, std::size_t b, const Positions& positions) {
    const std::int64_t one = positions.cases_before(a, b), other = positions.cases_before(b, a);
    return one + other >= fewest_cases &&
           static_cast<double>(std::min(one, other)) >= each_way * static_cast<double>(one + other);
}

/// The others but the first and the last of them: what everybody begins or ends with, nothing comes before or after.
std::vector<std::size_t> between(std::size_t one, const Positions& positions) {
    std::vector<std::size_t> others(positions.n);
    std::iota(others.begin(), others.end(), std::size_t{0});
    std::erase(others, one);
    std::stable_sort(others.begin(), others.end(),
                     [&](std::size_t a, std::size_t b) { return positions.mean[a] < positions.mean[b]; });
    if (others.size() <= 2) return {};
    return {others.begin() + 1, others.end() - 1};
}

/// The share of its visits that come after the commonest of what they come after.
double commonest_share(std::size_t one, const Positions& positions) {
    std::int64_t visits = positions.begins[one], most = visits;
    for (std::size_t before = 0; before < positions.n; ++before) {
        const std::int64_t n = positions.straight[before * positions.n + one];
        visits += n;
        most = std::max(most, n);
    }
    return static_cast<double>(most) / static_cast<double>(visits);
}

}  // namespace

std::optional<std::size_t> comes_anywhere(const std::vector<Kept>& all, const Positions& positions, std::int64_t cases,
                                          const ProposeOptions& options) {
    std::optional<std::size_t> found;
    double least = most_after_one;
    for (std::size_t one = 0; one < all.size(); ++one) {
        if (static_cast<double>(all[one].cases) >= options.needed * static_cast<double>(cases)) continue;
        const std::vector<std::size_t> others = between(one, positions);
        const auto crossed = std::count_if(others.begin(), others.end(),
                                           [&](std::size_t other) { return crosses(one, other, positions); });
        if (others.size() < fewest_between ||
            static_cast<double>(crossed) < almost_all * static_cast<double>(others.size())) {
            continue;
        }
        const double share = commonest_share(one, positions);
        if (share > least || (found && share == least)) continue;
        least = share;
        found = one;
    }
    return found;
}

std::vector<std::uint32_t> accompanied_by(std::size_t one, const std::vector<Kept>& all, const Positions& positions) {
    std::vector<std::uint32_t> out;
    for (std::size_t other = 0; other < all.size(); ++other) {
        if (other != one && crosses(one, other, positions)) out.push_back(all[other].activities.front());
    }
    return out;
}

}  // namespace ciclo::discovery
