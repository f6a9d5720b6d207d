// Classification of a service from its map: contact, participation, complexity, divergence, wait, efficiency
// (domain.md K-10…K-13, K-16, K-36; R1-16…R1-24). Nothing is typed in; everything is counted from the map.
//
//   Classification c = classify(map);
//   if (c.contact.share) print(format_percent(*c.contact.share, 1, language), advice(Dimension::contact,
//   *c.contact.band));
//
// These are exact counts of one design, not estimates: they have no interval. The minutes are as designed; measured
// ones belong to the indicators. What the map does not say gives no value, never zero. Pure; any number of threads.
#pragma once

#include <optional>
#include <vector>

#include "base/language.h"
#include "base/names.h"
#include "cycle/map.h"
#include "cycle/paths.h"

namespace ciclo::cycle {

enum class Dimension { contact, participation, complexity, divergence, wait_share, efficiency };
enum class Band { low, medium, high };
const Names<Dimension, 6>& names_of(Dimension*);
const Names<Band, 3>& names_of(Band*);

/// A share of 1 with what it was made of: share = part / whole; no share when whole is 0.
struct Measured {
    double part = 0, whole = 0;
    std::optional<double> share;
    std::optional<Band>
        band;  ///< < 33 %, 33–66 %, > 66 % (contact, participation, divergence); none for wait and efficiency
};

struct Classification {
    int stages = 0, moments = 0, transversal = 0;
    std::vector<MomentId> critical;  ///< in display order, transversal ones last
    int requirements = 0, standards = 0, indicators = 0;
    Minutes minutes;                  ///< sums over the full path
    int moments_without_minutes = 0;  ///< moments whose time nobody stated: the sums are then too low
    int basic_moments = 0;            ///< moments on the basic path

    Measured contact;             ///< K-10: present / (present + away), full path
    Measured contact_basic;       ///< K-10 on the basic path
    Measured participation;       ///< K-11: (customer + ½ shared) / actions; moments of kind wait left out
    int steps = 0;                ///< K-12: sub-steps (or 1) of every moment + blueprint actions that are not evidence
    Band complexity = Band::low;  ///< < 10, 10–25, > 25
    Measured divergence;          ///< K-13: Σ divergence / (3 × steps with a stated divergence)
    Measured wait_share;          ///< K-16: Σ wait / Σ present
    Measured efficiency;  ///< K-36: contact minutes of ticked moments / present; nothing when no moment is ticked

    std::vector<ProcessDependence> process_dependence;  ///< R1-16, as the map says
    std::optional<Location> location;                   ///< R1-19, as the map says
    std::optional<Sites> sites;
};

Classification classify(const Map& map);

/// K-11 if `moment` were done by `actor` (R1-17: "move this step to the customer"). The moment must exist.
Measured participation_if(const Map& map, const MomentId& moment, Actor actor);

/// What the dimension measures and why it matters, in one or two sentences.
const LocalText& help(Dimension dimension);
/// What a value in this band means for those who run the service; empty for wait share and efficiency, which have no
/// bands. For contact: in a low-contact system the customer has little direct influence on the work, because not
/// present (the seed's translation lost the negation, domain.md 0.2).
const LocalText& advice(Dimension dimension, Band band);
/// Words for the band of participation: done by the provider, co-production, self-service.
const LocalText& participation_word(Band band);

}  // namespace ciclo::cycle
