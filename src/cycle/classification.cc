#include "cycle/classification.h"

#include <algorithm>

namespace ciclo::cycle {

namespace {

constexpr double low_below = 0.33, high_above = 0.66;       // R1-18: low < 33 %, medium 33–66 %, high > 66 %
constexpr int few_steps_below = 10, many_steps_above = 25;  // R1-23
constexpr double divergence_most = 3;                       // of one step

Band band_of(double share) { return share < low_below ? Band::low : share > high_above ? Band::high : Band::medium; }

enum class Banded { no, yes };

Measured measured(double part, double whole, Banded banded) {
    Measured out{part, whole, std::nullopt, std::nullopt};
    if (whole > 0) out.share = part / whole;
    if (out.share && banded == Banded::yes) out.band = band_of(*out.share);
    return out;
}

Minutes summed(const Map& map) {
    Minutes out;
    for (const Moment& moment : map.moments) {
        out.contact += moment.minutes.contact;
        out.wait += moment.minutes.wait;
        out.back += moment.minutes.back;
        out.away += moment.minutes.away;
    }
    return out;
}

Measured contact_of(const Minutes& minutes) {
    return measured(minutes.present(), minutes.present() + minutes.away, Banded::yes);
}

double weight_of(Actor actor) { return actor == Actor::customer ? 1 : actor == Actor::shared ? 0.5 : 0; }

/// `changed` is done by `actor`; no moment when nothing is to be changed.
Measured participation_with(const Map& map, const MomentId& changed, Actor actor) {
    double part = 0, actions = 0;
    for (const Moment& moment : map.moments) {
        if (moment.kind == MomentKind::wait) continue;
        part += weight_of(moment.id == changed ? actor : moment.actor);
        actions += 1;
    }
    return measured(part, actions, Banded::yes);
}

int steps_of(const Map& map) {
    std::size_t steps = 0;
    for (const Moment& moment : map.moments) steps += std::max<std::size_t>(1, moment.steps.size());
    for (const BlueprintAction& action : map.actions) steps += action.lane == Lane::evidence ? 0 : 1;
    return static_cast<int>(steps);
}

Measured divergence_of(const Map& map) {
    double part = 0, whole = 0;
    for (const Moment& moment : map.moments) {
        if (!moment.divergence_given) continue;
        part += moment.divergence;
        whole += divergence_most;
    }
    return measured(part, whole, Banded::yes);
}

Measured efficiency_of(const Map& map, const Minutes& minutes) {
    double part = 0;
    bool ticked = false;
    for (const Moment& moment : map.moments) {
        if (!moment.value_adding) continue;
        ticked = true;
        part += moment.minutes.contact;
    }
    return ticked ? measured(part, minutes.present(), Banded::no) : Measured{};
}

void count_moments(const Map& map, Classification& out) {
    out.stages = static_cast<int>(map.stages.size());
    out.moments = static_cast<int>(map.moments.size());
    out.transversal = static_cast<int>(map.transversal.size());
    for (const Moment* moment : map.rateable()) {
        if (moment->criticality.critical) out.critical.push_back(moment->id);
        out.requirements += static_cast<int>(moment->requirements.size());
        out.standards += static_cast<int>(moment->standards.size());
        out.indicators += static_cast<int>(moment->indicators.size());
    }
    for (const Moment& moment : map.moments) out.moments_without_minutes += moment.minutes_given ? 0 : 1;
}

}  // namespace

Classification classify(const Map& map) {
    Classification out;
    count_moments(map, out);
    const Map basic = basic_path(map);
    out.basic_moments = static_cast<int>(basic.moments.size());
    out.minutes = summed(map);
    out.contact = contact_of(out.minutes);
    out.contact_basic = contact_of(summed(basic));
    out.participation = participation_with(map, MomentId(), Actor::customer);
    out.steps = steps_of(map);
    out.complexity = out.steps < few_steps_below ? Band::low : out.steps > many_steps_above ? Band::high : Band::medium;
    out.divergence = divergence_of(map);
    out.wait_share = measured(out.minutes.wait, out.minutes.present(), Banded::no);
    out.efficiency = efficiency_of(map, out.minutes);
    out.process_dependence = map.service.process_dependence;
    out.location = map.service.location;
    out.sites = map.service.sites;
    return out;
}

Measured participation_if(const Map& map, const MomentId& moment, Actor actor) {
    ENSURE(map.number_of(moment) > 0, "only a moment of the map's sequence is moved to another actor");
    return participation_with(map, moment, actor);
}

}  // namespace ciclo::cycle
