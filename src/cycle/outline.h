// An outline is a cycle as people first write it: a table with one row per moment.
//
//   stage,moment,critical,actor,wait
//   Arrival,Reception,no,shared,35
//
// read_outline() makes a draft Map; outline_rows() gives the table back, for CSV and XLSX. Headings are known in es, en
// and nl. Pure; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "cycle/map.h"
#include "formats/table.h"
#include "formats/xlsx.h"

namespace ciclo::cycle {

struct OutlineOptions {
    std::string id = "outline";        ///< id of the service, a name code
    LocalText name;                    ///< empty: the id
    Language language = Language::es;  ///< of the texts in the cells
    bool operator==(const OutlineOptions&) const = default;
};

/// Columns (any order, only `moment` required): id, stage, moment, critical, reason, actor, lane, kind, channel,
/// optional, control, contact, wait, back, away, divergence, expectation, requirement, standard, unit…
/// (outline_columns()). Several requirements in one cell are separated by a line end or " | ". A stage cell left empty
/// means "as above"; ids that are not given are made (S1, S2…; M1, M2…). Words for yes and no, actors, lanes… are known
/// in the three languages. Errors carry line and column of the cell; unknown headings are refused with the nearest
/// known one.
Result<Map> read_outline(const formats::Table& table, const OutlineOptions& options = {});

/// Heading row and one row per moment, transversal moments last; read_outline() reads them back to the same stages,
/// moments, times and texts of that language.
std::vector<std::vector<std::string>> outline_rows(const Map& map, Language language);

/// The same as a spreadsheet's sheet: minutes, divergence and importance as numbers, the rest as text.
formats::Sheet outline_sheet(const Map& map, Language language);

}  // namespace ciclo::cycle
