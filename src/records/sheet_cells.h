// Cells of a sheet of records: their headers, and the apostrophe that keeps spreadsheets from running them. Shared by
// the writing and the reading side, so that one undoes what the other does. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "records/field.h"

namespace ciclo::records {

/// "name_es"
std::string local_column(const Field& field, Language language);

/// A text for a cell: one apostrophe more when it begins with apostrophes before a sign that spreadsheets run.
std::string protected_cell(std::string_view text);
/// The text a cell stands for: without the apostrophe that write_csv or protected_cell put there.
std::string_view unprotected_cell(std::string_view cell);

/// True for the form of ids that the program makes: 26 characters of Crockford's base 32.
bool looks_like_id(std::string_view text);

}  // namespace ciclo::records
