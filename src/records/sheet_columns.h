// The columns of a sheet of records: which header is which field. Names first, then labels in es, en, nl. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "formats/table.h"
#include "records/kind.h"

namespace ciclo::records {

enum class ColumnRole { record_id, field, nameless };

struct SheetColumn {
    ColumnRole role = ColumnRole::nameless;
    std::size_t field = 0;               ///< index into Kind::fields
    std::optional<Language> language{};  ///< of a local text
};

/// One for each header of the table. Refuses headers that name no field (with the nearest), two fields or the language
/// of none, two headers for one column, and a table without a single field.
Result<std::vector<SheetColumn>> sheet_columns(const Kind& kind, const formats::Table& table);

}  // namespace ciclo::records
