// What a person names on the command line becomes a value here: a map by file or template name, a table by file.
#pragma once

#include <string>

#include "actions/action.h"
#include "cycle/map.h"
#include "formats/columns.h"
#include "formats/table.h"

namespace ciclo::actions {

/// A file that exists (.yaml, .json, or an outline in .csv or .xlsx), else a template's name.
Result<cycle::Map> open_map(const std::string& name, World& world);
Result<formats::Table> open_table(const std::string& path, const formats::CsvOptions& options, World& world);
/// The mapping of columns, or the empty one when `path` is empty.
Result<formats::ColumnMapping> open_columns(const std::string& path, World& world);

/// "report.HTML" → "html"; "" when there is none.
std::string extension_of(const std::string& path);

/// The positional MAP that most deeds take first.
Input map_input();
/// -o FILE.
Input output_input();

}  // namespace ciclo::actions
