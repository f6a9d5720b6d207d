// Making and changing one record inside the pen, with every check there is: what the record doors and the import share.
// Internal.
#pragma once

#include <vector>

#include "actions/record_access.h"

namespace ciclo::actions {

/// Whether a new record with these values may be: fields of deeds, the caller's right, the declaration, the single one.
/// Empty = yes.
Errors objections_to_new(World& world, const records::Kind& kind, const std::vector<records::FieldValue>& values,
                         const PenLookup& lookup);
/// The same for a record the caller has seen, that would get these values: the right over the unit it is in and the one
/// it goes to.
Errors objections_to_change(World& world, const records::Kind& kind, const records::Record& before,
                            const std::vector<records::FieldValue>& values, const PenLookup& lookup);
/// Why a record of the archive may not come back as it is: what it belongs to is put away, it holds what the declaration
/// does not take any more (a name that was erased), or there is another one where one at most may be.
Errors objections_to_restoring(World& world, const records::Kind& kind, const records::Record& archived,
                               const PenLookup& lookup);
/// True when people change nothing in records of this kind: deeds of their own do.
bool has_own_door(const records::Kind& kind);

}  // namespace ciclo::actions
