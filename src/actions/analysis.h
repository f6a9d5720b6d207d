// The main job as a value: from a map and files of evidence to evidence, measures and ranking. Shared by every deed that
// needs measured moments: analyze and map draw read the files a person names, the results of a cycle those it keeps.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/action.h"
#include "indicators/measures.h"
#include "moments/evidence.h"
#include "priorities/expected_loss.h"
#include "priorities/ranking.h"

namespace ciclo::actions {

/// One file in memory, and what its columns mean.
struct EvidenceFile {
    std::string name, bytes;
    std::shared_ptr<const formats::ColumnMapping> columns;
};

/// Files of one sort are joined, in order.
struct EvidenceFiles {
    cycle::Map map;
    std::optional<cycle::Map> before_map;
    std::vector<EvidenceFile> answers, before, importance, cases, times, events;
    moments::Period period;
    moments::Exposure exposure;
    std::vector<std::pair<std::string, std::string>> groups;  ///< only respondents of these: {"unit", "Ward"}
};

struct Analysis {
    moments::Evidence evidence;
    indicators::Measures measures;
    std::optional<priorities::Ranking> ranking;
    std::optional<priorities::ExpectedLoss> loss;
};

/// Every error of every file comes together. Of several files of importance the last one counts. Lets go of each file's
/// bytes as soon as it is read. Error kind refused when `progress` says that nobody waits any more.
Result<Analysis> analyse(EvidenceFiles files, Progress& progress);

/// A moment declared critical for this reading of the map: "M3=reason".
void decide_critical(const std::string& text, cycle::Map& map, Errors& errors);

/// map, answers, importance, cases, times, events, before, before-map, columns, critical, from, until, served, population.
std::vector<Input> analysis_inputs();

/// Every error of every file that was named comes together.
Result<Analysis> analyse(const Arguments& arguments, World& world);

}  // namespace ciclo::actions
