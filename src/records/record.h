// Record: one entry of a declared kind. A plain value: its fields stand in the order of the kind's declaration.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/language.h"
#include "base/personal.h"
#include "calendar/instant.h"

namespace ciclo::records {

using RecordId = Id<struct RecordTag>;

/// Nothing, or the value of a field by its type: text, long_text, choice, reference, document → string; local_text →
/// LocalText; whole → int64; number, share → double; yes_no → bool; day, instant; text_list → vector. A field that is
/// personal or health holds its text as Personal<std::string>, whatever its type.
using FieldValue = std::variant<std::monostate, std::string, Personal<std::string>, LocalText, std::int64_t, double, bool,
                                calendar::Day, calendar::Instant, std::vector<std::string>>;

struct Record {
    RecordId id;                          ///< made by the application, sortable by time (see seams/chance.h)
    std::int64_t version = 0;             ///< 1 when first written; every change adds one
    bool archived = false;
    calendar::Instant created, updated;
    std::string created_by, updated_by;   ///< actor ids
    std::vector<FieldValue> values;       ///< parallel to Kind::fields
};

inline bool is_missing(const FieldValue& value) { return std::holds_alternative<std::monostate>(value); }

}  // namespace ciclo::records
