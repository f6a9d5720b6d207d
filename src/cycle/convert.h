// A map in the words of other tools. Texts in; nothing is measured. Pure; any number of threads.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/language.h"
#include "cycle/map.h"

namespace ciclo::cycle {

struct MermaidOptions {
    Language language = Language::es;
    /// Mean rating 1…5 of a moment when it is known. The diagram has no way to say "not rated": a moment without rating
    /// stands on the neutral line 3, and a comment line says so.
    std::function<std::optional<double>(const Moment&)> rating;
};

/// A Mermaid `journey`: one section per stage, one task per moment with the actors who take part. Characters the
/// grammar reserves ( : ; # ) become look-alikes.
std::string to_mermaid(const Map& map, const MermaidOptions& options = {});

/// Graphviz: one cluster per stage, boxes by lane, branches and transversal moments dashed, blueprint arrows.
std::string to_dot(const Map& map, Language language);

/// BPMN 2.0 XML with its diagram (BPMNDI), in the element order of the standard's schema: one pool, a lane per
/// blueprint lane in use, moments and blueprint actions as tasks (customer: user task; system: service task; staff:
/// manual task), exclusive gateways around what is optional and at branches, transversal moments and evidence as
/// annotations. No two shapes overlap. `isExecutable` is false: it is a picture to edit, not a program to run.
std::string to_bpmn(const Map& map, Language language);

/// PNML 2009 (ISO/IEC 15909-2), a place/transition net that accepts exactly the journeys of moves_of(map): one transition per
/// moment, silent ones for the moves, transversal moments at any time. One source, one sink, at most one token a place.
std::string to_pnml(const Map& map, Language language);

}  // namespace ciclo::cycle
