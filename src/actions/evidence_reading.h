// One file of evidence as the import sees it: what sort it is, what its columns mean, how much of it can be used, and
// everything that cannot. Nothing is written here.
//
//   Result<ColumnsInForce> columns = columns_in_force(file, {.sort = EvidenceSort::answers, .given = json}, map);
//   EvidenceReading reading = read_file(EvidenceSort::answers, file_with(columns), map);
//
// Pure; any number of threads. Internal to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actions/analysis.h"
#include "formats/cells.h"
#include "formats/value.h"
#include "organisation/evidence_names.h"

namespace ciclo::actions {

using organisation::EvidenceSort;

/// How the file came out; with errors nothing of it can be used.
struct EvidenceReading {
    std::int64_t rows = 0, used = 0;
    std::optional<calendar::Day> first_day, last_day;
    Ledger ledger;
    Errors errors;
};
EvidenceReading read_file(EvidenceSort sort, const EvidenceFile& file, const cycle::Map& map);

/// The header and the first rows of a table; an XES log has none.
struct Heading {
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> samples;  ///< per header, at most five different cells
    std::vector<formats::FieldColumn> found;        ///< by the mapping, else by the usual names
    std::vector<std::string> ignored;
};
/// `columns` may be the empty mapping. Errors: the file is no table that can be read.
Result<Heading> heading_of(EvidenceSort sort, const EvidenceFile& file, const cycle::Map& map);

/// What the file most likely is, by its headers.
EvidenceSort guessed_sort(const EvidenceFile& file, const cycle::Map& map);

/// Of sort and headers, in order: by it a mapping is remembered. 64 hexadecimal digits.
std::string headers_fingerprint(EvidenceSort sort, const Heading& heading);

/// {"answers":{"respondent":"ID","moments":{"M1":"Check-in"}}}: what was found, as a mapping somebody can change.
formats::Value mapping_found(EvidenceSort sort, const Heading& heading);
/// A mapping as JSON becomes the mapping the readers take; errors name `columns`.
Result<std::shared_ptr<const formats::ColumnMapping>> read_mapping(const std::string& json);

/// [{"header","samples","meaning","detail","moment","proposals"}]
formats::Value columns_told(EvidenceSort sort, const Heading& heading, const cycle::Map& map);

}  // namespace ciclo::actions
