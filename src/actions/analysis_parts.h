// What the reading of evidence shares between its files. Internal to the room.
#pragma once

#include <optional>

#include "actions/analysis.h"
#include "base/result.h"

namespace ciclo::actions {

/// The files as readings, not joined yet.
Result<moments::Inputs> read_evidence(EvidenceFiles files, Progress& progress);

/// Keeps the errors of a failed Result and gives back what a good one holds.
template <class T>
std::optional<T> taken(Result<T> result, Errors& errors) {
    if (result) return *std::move(result);
    errors.insert(errors.end(), result.errors().begin(), result.errors().end());
    return std::nullopt;
}

}  // namespace ciclo::actions
