#include "conformance/align.h"

#include <algorithm>
#include <queue>

#include "base/ensure.h"

namespace ciclo::conformance {

namespace {
constexpr std::int32_t never = 1'000'000'000;  // far above any journey's cost, far below overflow when added to one
}

/// Between any two places, in moves: 1 = the next moment. Places are the moments and `begin`.
struct Aligner::Plan {
    std::size_t places = 0;
    std::uint32_t begin = 0;
    std::vector<std::int32_t> moves_to;  ///< [moment × places + place]: moves from place to moment
    std::vector<std::uint32_t>
        previous;                      ///< [place × places + moment]: the moment before `moment` on the way from place
    std::vector<std::int32_t> to_end;  ///< [place]: moments skipped from there to the end
    std::vector<std::uint32_t>
        end_from;  ///< [place]: the last moment of the cheapest way to the end; itself when it is one

    explicit Plan(const cycle::Moves& moves);
    void ways_from(std::uint32_t place, const cycle::Moves& moves);
};

Aligner::Plan::Plan(const cycle::Moves& moves)
    : places(moves.moments.size() + 1),
      begin(static_cast<std::uint32_t>(moves.moments.size())),
      moves_to(places * places, never),
      previous(places * places, 0),
      to_end(places, never),
      end_from(places, 0) {
    for (std::uint32_t place = 0; place < places; ++place) ways_from(place, moves);
    for (const std::uint32_t end : moves.ends) to_end[end] = 0, end_from[end] = end;
    for (std::uint32_t place = 0; place < places; ++place) {
        for (const std::uint32_t end : moves.ends) {
            const std::int32_t skipped = moves_to[end * places + place];
            if (skipped < to_end[place]) to_end[place] = skipped, end_from[place] = end;
        }
    }
    ENSURE(to_end[begin] < never, "a map has a way from its beginning to its end");
}

/// Breadth first, moments in the order of the map, so that of several ways the earliest stands.
void Aligner::Plan::ways_from(std::uint32_t place, const cycle::Moves& moves) {
    std::queue<std::uint32_t> reached;
    const auto reach = [&](std::uint32_t moment, std::int32_t n_moves, std::uint32_t before) {
        std::int32_t& known = moves_to[moment * places + place];
        if (known < never) return;
        known = n_moves;
        previous[place * places + moment] = before;
        reached.push(moment);
    };
    for (const std::uint32_t moment : place == begin ? moves.begins : moves.next[place]) reach(moment, 1, place);
    while (!reached.empty()) {
        const std::uint32_t at = reached.front();
        reached.pop();
        for (const std::uint32_t next : moves.next[at]) reach(next, moves_to[at * places + place] + 1, at);
    }
}

Aligner::Aligner(const cycle::Moves& moves)
    : plan_(std::make_shared<const Plan>(moves)), cost_at_(plan_->places, never) {
    cost_at_[plan_->begin] = 0;
}

void Aligner::push(std::uint32_t moment) {
    Event event;
    event.moment = moment;
    if (moment == free) {
        events_.push_back(event);
        return;
    }
    ++extra_;
    if (moment != foreign) {
        event.cost_before = cost_at_[moment];
        const std::int32_t* ways = &plan_->moves_to[moment * plan_->places];
        std::int32_t best = never;
        for (std::size_t place = 0; place < plan_->places; ++place)
            best = std::min(best, cost_at_[place] + ways[place]);
        // the way counts its moves, of which the last is this event; and extra_ has just grown by one
        if (best < never / 2 && best - 2 <= event.cost_before) {
            event.planned = true;
            event.from = nearest_before(moment, best);
            cost_at_[moment] = best - 2;
        }
    }
    events_.push_back(event);
}

/// Of the places from which `moment` is reached at this cost: the fewest skipped, then the latest in the map.
std::uint32_t Aligner::nearest_before(std::uint32_t moment, std::int32_t cost) const {
    const std::int32_t* ways = &plan_->moves_to[moment * plan_->places];
    std::uint32_t best = plan_->begin;
    std::int32_t moves = cost_at_[best] + ways[best] == cost ? ways[best] : never;
    for (std::uint32_t place = 0; place < plan_->begin; ++place) {
        if (cost_at_[place] + ways[place] == cost && ways[place] <= moves) best = place, moves = ways[place];
    }
    return best;
}

void Aligner::pop() {
    const Event event = events_.back();
    events_.pop_back();
    if (event.moment == free) return;
    --extra_;
    if (event.planned) cost_at_[event.moment] = event.cost_before;
}

std::uint32_t Aligner::best_end() const {
    std::uint32_t best = plan_->begin;
    const auto key = [&](std::uint32_t place) {
        const std::int32_t skipped = plan_->to_end[place];
        return std::pair(cost_at_[place] + skipped, skipped);
    };
    for (std::uint32_t place = 0; place < plan_->begin; ++place) {
        if (key(place) <= key(best)) best = place;
    }
    return best;
}

std::uint32_t Aligner::cost() const {
    const std::uint32_t place = best_end();
    return static_cast<std::uint32_t>(cost_at_[place] + plan_->to_end[place] + extra_);
}

void Aligner::add_skipped(std::uint32_t from, std::uint32_t to, std::uint32_t event,
                          std::vector<Step>& reversed) const {
    for (std::uint32_t at = plan_->previous[from * plan_->places + to]; at != from;
         at = plan_->previous[from * plan_->places + at]) {
        reversed.push_back({StepKind::skipped, at, event});
    }
}

Alignment Aligner::alignment() const {
    Alignment out{cost(), {}};
    std::uint32_t place = best_end();
    const auto n = static_cast<std::uint32_t>(events_.size());
    if (plan_->to_end[place] > 0) {
        const std::uint32_t end = plan_->end_from[place];
        out.steps.push_back({StepKind::skipped, end, n});
        add_skipped(place, end, n, out.steps);
    }
    for (std::uint32_t i = n; i-- > 0;) {
        const Event& event = events_[i];
        const bool planned = event.planned && event.moment == place;
        const bool as_planned = planned || event.moment == free;
        out.steps.push_back({as_planned ? StepKind::as_planned : StepKind::extra, event.moment, i});
        if (!planned) continue;
        add_skipped(event.from, place, i, out.steps);
        place = event.from;
    }
    std::reverse(out.steps.begin(), out.steps.end());
    return out;
}

Alignment Aligner::align(std::span<const std::uint32_t> journey) {
    while (depth() > 0) pop();
    for (const std::uint32_t moment : journey) push(moment);
    return alignment();
}

std::uint32_t Aligner::shortest() const {
    return static_cast<std::uint32_t>(plan_->to_end[plan_->begin]);
}

}  // namespace ciclo::conformance
