#include "drawing/flow_rows.h"

#include <algorithm>
#include <numeric>

#include "base/ensure.h"

namespace ciclo::drawing {

namespace {

constexpr double lane_half = 7;      // a line and the air beside it
constexpr double air = 10;           // between neighbours
constexpr int ordering_sweeps = 24, spacing_sweeps = 40, straightening_rounds = 4;

bool stands_before(const FlowProblem& problem, std::size_t a, std::size_t b) {
    using Place = FlowBox::Place;
    const FlowBox &one = problem.boxes[a], &other = problem.boxes[b];
    const auto rank = [](Place place) { return place == Place::top ? 0 : place == Place::by_order ? 1 : 2; };
    if (rank(one.place) != rank(other.place)) return rank(one.place) < rank(other.place);
    return one.order != other.order ? one.order < other.order : a < b;
}

/// One more than the deepest box from which a line leads down to it; the bottom below all.
std::vector<std::size_t> layers_of(const FlowProblem& problem, const std::vector<std::pair<std::size_t, std::size_t>>& down) {
    std::vector<std::size_t> order(problem.boxes.size()), layers(problem.boxes.size(), 0);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return stands_before(problem, a, b); });
    const bool has_top = std::any_of(problem.boxes.begin(), problem.boxes.end(),
                                     [](const FlowBox& box) { return box.place == FlowBox::Place::top; });
    std::size_t deepest = 0;
    for (const std::size_t box : order) {
        const FlowBox::Place place = problem.boxes[box].place;
        if (place != FlowBox::Place::top && has_top) layers[box] = 1;
        for (const auto& [upper, lower] : down) {
            if (lower == box) layers[box] = std::max(layers[box], layers[upper] + 1);
        }
        if (place == FlowBox::Place::bottom) layers[box] = std::max(layers[box], deepest + 1);
        else deepest = std::max(deepest, layers[box]);
    }
    return layers;
}

std::size_t add_item(FlowRows& rows, const FlowItem& item) {
    rows.items.push_back(item);
    if (rows.rows.size() <= item.row) rows.rows.resize(item.row + 1);
    rows.rows[item.row].push_back(rows.items.size() - 1);
    return rows.items.size() - 1;
}

void link(FlowRows& rows, std::size_t upper, std::size_t lower) {
    rows.items[upper].below.push_back(lower);
    rows.items[lower].above.push_back(upper);
}

/// The lanes of one line; its label stands near the box it comes from.
std::vector<std::size_t> chain_of(FlowRows& rows, const FlowLine& line, std::size_t upper, std::size_t lower, bool upwards) {
    std::vector<std::size_t> chain{upper};
    const std::size_t first = rows.items[upper].row + 1, last = rows.items[lower].row - 1;
    for (std::size_t row = first; row <= last; ++row) {
        FlowItem lane{.left = lane_half, .right = lane_half, .row = row, .bends = false, .above = {}, .below = {}};
        if (row == (upwards ? last : first)) lane.right = lane_half + line.label_width;
        chain.push_back(add_item(rows, lane));
        link(rows, chain[chain.size() - 2], chain.back());
    }
    link(rows, chain.back(), lower);
    chain.push_back(lower);
    return chain;
}

std::vector<std::size_t> places_in_row(const FlowRows& rows) {
    std::vector<std::size_t> places(rows.items.size());
    for (const auto& row : rows.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) places[row[i]] = i;
    }
    return places;
}

std::size_t crossings(const FlowRows& rows) {
    const std::vector<std::size_t> places = places_in_row(rows);
    std::size_t n = 0;
    for (const auto& row : rows.rows) {
        std::vector<std::size_t> ends;  // below, of the lines from left to right
        for (const std::size_t item : row) {
            std::vector<std::size_t> of_item;
            for (const std::size_t below : rows.items[item].below) of_item.push_back(places[below]);
            std::sort(of_item.begin(), of_item.end());
            for (const std::size_t end : of_item) {
                for (const std::size_t before : ends) n += before > end ? 1 : 0;
            }
            ends.insert(ends.end(), of_item.begin(), of_item.end());
        }
    }
    return n;
}

enum class Look { up, down };

const std::vector<std::size_t>& neighbours(const FlowItem& item, Look look) {
    return look == Look::up ? item.above : item.below;
}

/// Each item to the mean place of its neighbours; those without stay where they are.
void order_row(FlowRows& rows, std::size_t row, Look look) {
    const std::vector<std::size_t> places = places_in_row(rows);
    std::vector<std::pair<double, std::size_t>> wanted;
    for (const std::size_t item : rows.rows[row]) {
        const auto& near = neighbours(rows.items[item], look);
        double sum = 0;
        for (const std::size_t other : near) sum += static_cast<double>(places[other]);
        wanted.push_back({near.empty() ? static_cast<double>(places[item]) : sum / static_cast<double>(near.size()), item});
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < wanted.size(); ++i) rows.rows[row][i] = wanted[i].second;
}

/// Where the neighbours would have it; a lane that hangs on a lane pulls hardest, so that long lines are straight.
void want_place(const FlowRows& rows, std::size_t item, bool up, bool down, double& wanted, double& weight) {
    double sum = 0, weights = 0;
    const FlowItem& one = rows.items[item];
    const auto add = [&](const std::vector<std::size_t>& near) {
        for (const std::size_t other : near) {
            const double pull = one.bends || rows.items[other].bends ? 1 : 8;
            sum += pull * rows.items[other].x;
            weights += pull;
        }
    };
    if (up) add(one.above);
    if (down) add(one.below);
    wanted = weights > 0 ? sum / weights : one.x;
    weight = weights > 0 ? weights : 0.1;
}

/// Least squares of the distances to the wanted places, nothing overlapping: pooled neighbours (isotonic regression).
void space_row(FlowRows& rows, const std::vector<std::size_t>& row, bool up, bool down) {
    struct Pool {
        double sum = 0, weight = 0;
        std::size_t count = 0;
        double mean() const { return sum / weight; }
    };
    std::vector<double> offsets;
    std::vector<Pool> pools;
    double offset = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) offset += rows.items[row[i - 1]].right + air + rows.items[row[i]].left;
        offsets.push_back(offset);
        double wanted = 0, weight = 0;
        want_place(rows, row[i], up, down, wanted, weight);
        pools.push_back({(wanted - offset) * weight, weight, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum, pools.back().weight += last.weight, pools.back().count += last.count;
        }
    }
    std::size_t i = 0;
    for (const Pool& pool : pools) {
        for (std::size_t k = 0; k < pool.count; ++k, ++i) rows.items[row[i]].x = pool.mean() + offsets[i];
    }
}

/// Where an item may stand while its neighbours stay.
struct Room {
    double low = 0, high = 0;
    bool empty() const { return low > high; }
    Room with(const Room& other) const { return {std::max(low, other.low), std::min(high, other.high)}; }
};

Room room_of(const FlowRows& rows, const std::vector<std::size_t>& places, std::size_t item) {
    constexpr double far = 1e6;
    const FlowItem& one = rows.items[item];
    const std::vector<std::size_t>& row = rows.rows[one.row];
    const std::size_t place = places[item];
    Room room{one.x - far, one.x + far};
    if (place > 0) {
        const FlowItem& before = rows.items[row[place - 1]];
        room.low = before.x + before.right + air + one.left;
    }
    if (place + 1 < row.size()) {
        const FlowItem& behind = rows.items[row[place + 1]];
        room.high = behind.x - behind.left - air - one.right;
    }
    return {std::min(room.low, one.x), std::max(room.high, one.x)};  // rounding never forbids where it stands
}

/// Lanes `first` … `last` − 1 of a chain to one x.
void set_straight(FlowRows& rows, const std::vector<std::size_t>& chain, std::size_t first, std::size_t last, const Room& room) {
    double sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += rows.items[chain[i]].x;
    const double x = std::clamp(sum / static_cast<double>(last - first), room.low, room.high);
    for (std::size_t i = first; i < last; ++i) rows.items[chain[i]].x = x;
}

/// The lanes of a line that have room for it one under the other, from the top.
void straighten(FlowRows& rows, const std::vector<std::size_t>& places, const std::vector<std::size_t>& chain) {
    std::size_t first = 1;
    while (first + 1 < chain.size()) {
        Room room = room_of(rows, places, chain[first]);
        std::size_t last = first + 1;
        for (; last + 1 < chain.size(); ++last) {
            const Room shared = room.with(room_of(rows, places, chain[last]));
            if (shared.empty()) break;
            room = shared;
        }
        set_straight(rows, chain, first, last, room);
        first = last;
    }
}

}  // namespace

FlowRows flow_rows(const FlowProblem& problem) {
    FlowRows rows;
    std::vector<std::pair<std::size_t, std::size_t>> down;
    for (const FlowLine& line : problem.lines) {
        ENSURE(line.from < problem.boxes.size() && line.to < problem.boxes.size() && line.from != line.to,
               "a line leads from one box to another");
        const bool upwards = stands_before(problem, line.to, line.from);
        rows.upwards.push_back(upwards);
        down.push_back(upwards ? std::pair(line.to, line.from) : std::pair(line.from, line.to));
    }
    const std::vector<std::size_t> layers = layers_of(problem, down);
    for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
        const double half = problem.boxes[b].width / 2;
        add_item(rows, {.left = half, .right = half + problem.boxes[b].beside, .row = 2 * layers[b], .above = {}, .below = {}});
    }
    for (std::size_t l = 0; l < problem.lines.size(); ++l) {
        rows.chains.push_back(chain_of(rows, problem.lines[l], down[l].first, down[l].second, rows.upwards[l]));
    }
    return rows;
}

void order_rows(FlowRows& rows) {
    auto best = rows.rows;
    std::size_t fewest = crossings(rows);
    for (int sweep = 0; sweep < ordering_sweeps && fewest > 0; ++sweep) {
        if (sweep % 2 == 0) {
            for (std::size_t row = 1; row < rows.rows.size(); ++row) order_row(rows, row, Look::up);
        } else {
            for (std::size_t row = rows.rows.size() - 1; row-- > 0;) order_row(rows, row, Look::down);
        }
        const std::size_t now = crossings(rows);
        if (now < fewest) fewest = now, best = rows.rows;
    }
    rows.rows = std::move(best);
}

void space_rows(FlowRows& rows) {
    for (const auto& row : rows.rows) space_row(rows, row, false, false);
    for (int sweep = 0; sweep < spacing_sweeps; ++sweep) {
        if (sweep % 2 == 0) {
            for (const auto& row : rows.rows) space_row(rows, row, true, sweep > spacing_sweeps / 2);
        } else {
            for (std::size_t row = rows.rows.size(); row-- > 0;) {
                space_row(rows, rows.rows[row], sweep > spacing_sweeps / 2, true);
            }
        }
    }
    const std::vector<std::size_t> places = places_in_row(rows);
    for (int round = 0; round < straightening_rounds; ++round) {
        for (const auto& chain : rows.chains) straighten(rows, places, chain);
    }
}

}  // namespace ciclo::drawing
