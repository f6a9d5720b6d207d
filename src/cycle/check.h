// check(): what a person should look at before a map is published. Errors are the publishing rules of domain.md B.3 and
// R0-32, R0-33; warnings and hints are habits of good maps. Nothing here changes the map, and a map with findings can
// be drawn and analysed.
//
//   for (const Finding& finding : check(map)) print(finding.place, finding.text.in(language));
//
// Pure; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/names.h"
#include "base/result.h"
#include "cycle/map.h"

namespace ciclo::cycle {

enum class Severity {
    error,    ///< may not be published like this
    warning,  ///< probably a slip
    hint      ///< worth a thought; the person decides
};
const Names<Severity, 3>& names_of(Severity*);

struct Finding {
    Severity severity = Severity::hint;
    std::string code;     ///< stable, snake_case: "critical_without_standard"
    std::string subject;  ///< id of the moment, stage or standard; empty = the whole map
    LocalText text;       ///< one sentence in es, en and nl
    Place place;          ///< of the subject in the file; no place for a map made by code
};

/// Sorted by severity (errors first), then in the order of the map.
std::vector<Finding> check(const Map& map);
/// True when check() finds no error.
bool publishable(const Map& map);

}  // namespace ciclo::cycle
