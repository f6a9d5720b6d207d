// Aligner: the least that must be said to bring a real journey and the map together: which events were as planned,
// which planned moments were skipped, which events are extra. Exact.
//
//   Aligner aligner(moves_of(map));
//   Alignment one = aligner.align(journey);   // journey: numbers of moments, Aligner::foreign, Aligner::free
//   if (one.cost > 0) explain(one.steps);
//
// Cost: 1 for each planned moment skipped, 1 for each event the plan does not foresee, 0 otherwise; as the alignment of
// a journey to a directly-follows graph in pm4py counts (2.7.14, dfg_alignment). Shortest path over position × moment:
// as every skip costs 1, only the cheapest way between two moments counts, so an event is one pass over the moments.
//
// Ties: of answers that cost the same, the one a person would give.
//   1. The fewest departures to name. An event without a plan is one. A skipped moment is one, unless the journey has
//      an event of it elsewhere: then that event is told, once, as out of order (not where a loop of the map may ask
//      for the moment twice).
//   2. Rather "missed" than "came without a plan", and rather that than "missed the second time round".
//   3. From the first event on: it is as planned when it can be. Of two visits the first is the planned one.
// Between two equally short ways past skipped moments, the one by the moments earliest in the map.
//
// Next: push() and pop() walk a tree of journeys, so that journeys that begin alike are computed once. One thread an
// Aligner; copies are cheap.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "cycle/moves.h"

namespace ciclo::conformance {

struct AlignPlan;

enum class StepKind : std::uint8_t {
    as_planned,  ///< an event, where the map has it (or one that may come anywhere)
    skipped,     ///< a moment of the map without an event
    extra        ///< an event where the map has none
};

struct Step {
    StepKind kind = StepKind::as_planned;
    std::uint32_t moment = 0;  ///< number in Moves::moments; Aligner::foreign, Aligner::free of events that have none
    std::uint32_t event = 0;   ///< position in the journey; of a skipped moment: the event before which it was due
    bool operator==(const Step&) const = default;
};

struct Alignment {
    std::uint32_t cost = 0;
    std::vector<Step> steps;  ///< in the journey's order
};

class Aligner {
public:
    static constexpr std::uint32_t foreign = 0xFFFFFFFFU;  ///< an event that no moment of the map claims: costs 1
    static constexpr std::uint32_t free = 0xFFFFFFFEU;     ///< a transversal moment: costs nothing anywhere

    /// ENSURE: some journey leads from a beginning to an end.
    explicit Aligner(const cycle::Moves& moves);

    void push(std::uint32_t moment);
    void pop();
    std::size_t depth() const { return events_.size(); }
    /// Cost of the journey pushed so far, if it ends here.
    std::uint32_t cost() const;
    Alignment alignment() const;
    /// Clears what was pushed.
    Alignment align(std::span<const std::uint32_t> journey);

    /// Moments of the shortest journey the map allows: what an empty record costs.
    std::uint32_t shortest() const;
    /// What it knows of the map; lives as long as a copy of this.
    const AlignPlan& plan() const { return *plan_; }

private:
    struct Event {
        std::uint32_t moment = 0;
        std::int32_t cost_before = 0;  ///< of being at `moment` without this event as planned, less `extra_`
        bool planned = false;          ///< being at `moment` afterwards means that this event was as planned
    };

    std::shared_ptr<const AlignPlan> plan_;
    std::vector<std::int32_t> cost_at_;  ///< less `extra_`, by place: moments, then `begin`
    std::int32_t extra_ = 0;             ///< what every place costs more since the start
    std::vector<Event> events_;
};

}  // namespace ciclo::conformance
