#include "cycle/moves.h"

#include <algorithm>
#include <map>
#include <set>

namespace ciclo::cycle {

namespace {

/// What may be lived first from each place on: a moment, or the end (the number of moments).
class FromHere {
public:
    explicit FromHere(const Map& map) : map_(map), first_(map.moments.size() + 1) {
        first_.back() = {static_cast<std::uint32_t>(map.moments.size())};
        for (std::size_t i = map.moments.size(); i-- > 0;) {
            first_[i].insert(static_cast<std::uint32_t>(i));
            if (map.moments[i].optional) take(i, i + 1);
            if (begins_optional_stage(i)) take(i, end_of_stage(i));
        }
    }
    const std::set<std::uint32_t>& operator[](std::size_t place) const { return first_[place]; }

private:
    void take(std::size_t to, std::size_t from) { first_[to].insert(first_[from].begin(), first_[from].end()); }
    bool begins_optional_stage(std::size_t i) const {
        const Stage* stage = map_.find(map_.moments[i].stage);
        return stage != nullptr && stage->optional && (i == 0 || map_.moments[i - 1].stage != stage->id);
    }
    std::size_t end_of_stage(std::size_t i) const {
        std::size_t end = i;
        while (end < map_.moments.size() && map_.moments[end].stage == map_.moments[i].stage) ++end;
        return end;
    }

    const Map& map_;
    std::vector<std::set<std::uint32_t>> first_;
};

void add_move(const Map& map, const std::string& from, const std::string& to,
              std::vector<std::set<std::uint32_t>>& next) {
    const int a = map.number_of(MomentId(from)), b = map.number_of(MomentId(to));
    if (a > 0 && b > 0) next[static_cast<std::size_t>(a - 1)].insert(static_cast<std::uint32_t>(b - 1));
}

}  // namespace

Moves moves_of(const Map& map) {
    Moves out;
    const auto n = static_cast<std::uint32_t>(map.moments.size());
    const FromHere from_here(map);
    std::vector<std::set<std::uint32_t>> next;
    for (std::uint32_t i = 0; i < n; ++i) {
        out.moments.push_back(map.moments[i].id);
        next.push_back(from_here[i + 1]);
        if (next.back().erase(n) > 0) out.ends.push_back(i);
    }
    for (const Branch& branch : map.branches) add_move(map, branch.from.text, branch.adds.text, next);
    for (const Arrow& arrow : map.arrows) add_move(map, arrow.from, arrow.to, next);
    for (const auto& each : next) out.next.emplace_back(each.begin(), each.end());
    for (const std::uint32_t i : from_here[0]) {
        if (i < n) out.begins.push_back(i);
    }
    for (const Moment& moment : map.transversal) out.anywhere.push_back(moment.id);
    return out;
}

}  // namespace ciclo::cycle
