// Checks: what a declaration says about a value, said back to the person who entered it. Kinds are checked too.
#pragma once

#include "base/result.h"
#include "records/kind.h"
#include "records/kinds.h"

namespace ciclo::records {

/// Every error of the values against the declaration and its rules: missing required fields, ranges, lengths, choices,
/// references that `lookup` does not find, text that is no UTF-8. Place.file = name of the field, Error::code says
/// which rule ("required", "too_long", "out_of_range", "unknown_choice", "unknown_reference", …; a Rule uses its own).
/// Empty = in order. No message repeats what was entered. Uniqueness and versions are the store's to refuse.
Errors check(const Kind& kind, const Record& record, const Lookup& lookup);

/// What a person changed of the fields that only deeds fill ("filled_by_deeds"); `before` = nullptr for a new record.
/// The record doors ask this before they write.
Errors check_filled_by_people(const Kind& kind, const std::vector<FieldValue>* before,
                              const std::vector<FieldValue>& after);

/// What is wrong with the declarations themselves (for a test and for the start): names twice or not snake_case, a
/// language missing in a label, a reference to a kind that is not there, a title that is no field, unit_field without a
/// field `unit`, a personal field of a kind that is not erasable, a rule without a check.
Errors check_declarations(KindList kinds);

}  // namespace ciclo::records
