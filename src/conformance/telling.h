// telling(): what was found, in sentences that somebody at the desk understands, the most people first. No number
// without how many it is of.
//
//   for (const std::string& sentence : conformance::telling(log, map, found, Language::es)) print(sentence);
//   // "Vivieron el ciclo como está previsto 713 de 1.434 personas (49,7 %)."
//   // "A 312 de 1.434 personas les faltó «Triaje»."
//
// Pure; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "conformance/conformance.h"

namespace ciclo::conformance {

struct TellingOptions {
    std::size_t most = 12;  ///< sentences about moments; more is a table
};

/// First how many lived the cycle as planned, then the deviations and what took too long by people concerned (ties: in
/// the order of the map, then of the kinds), then what was left unsaid.
std::vector<std::string> telling(const events::Log& log, const cycle::Map& map, const Conformance& found,
                                 Language language, const TellingOptions& options = {});

/// A limit in the unit in which people say it: "30 min", "4 h", "2.5 d"; of working hours a day is that of the opening
/// hours.
std::string limit_text(const TimeLimit& limit, Language language);

/// One journey step by step: "Llegada → (faltó Triaje) → Médico → Aparcamiento (no está en el mapa)"; after `most`
/// steps "…".
std::string journey_text(const events::Log& log, const cycle::Map& map, const Conformance& found, std::size_t variant,
                         Language language, std::size_t most = 16);

}  // namespace ciclo::conformance
