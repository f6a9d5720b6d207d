// The results of a question, computed from the files it keeps. Seconds for a million ratings; the last ones are
// remembered, so that a page with its pictures and reports computes once. Internal to the room.
#pragma once

#include <memory>

#include "actions/results_question.h"

namespace ciclo::actions {

/// An import that the map of this version cannot read any more, and why.
struct Unreadable {
    std::string import, what;
};

struct Results {
    Analysis analysis;
    std::vector<Unreadable> unreadable;
    std::vector<std::string> left_out;          ///< sorts of evidence that a group cannot be asked of: "cases"
    bool withheld = false;                      ///< fewer than five answers of a group: nothing of them is shown
    std::vector<std::string> units, channels;   ///< groups that can be asked for
};
using ResultsPtr = std::shared_ptr<const Results>;

/// Fewer answers of a group than this are not shown: who they are could be guessed.
inline constexpr std::int64_t fewest_of_a_group = 5;

/// What the columns of an import mean; the empty mapping when nobody said.
std::shared_ptr<const formats::ColumnMapping> columns_of(const records::Record& import);
/// The file an import keeps, and what its columns mean. Needs a snapshot.
Result<EvidenceFile> file_of(const records::Record& import, World& world);

/// Needs a snapshot; any thread but the network's. Error kind refused when `world.progress` says that nobody waits.
Result<ResultsPtr> results_of(const ResultsQuestion& question, World& world);
/// What is remembered of it; nullptr = nothing.
ResultsPtr results_remembered(const ResultsQuestion& question);

}  // namespace ciclo::actions
