// Sheets: records of a kind out to CSV or XLSX rows, and in again with a ledger.
//
//   std::vector<std::vector<std::string>> rows = sheet_of(kind, records, titles, Language::es);
//   Result<Import> import = read_sheet(kind, table, titles);
//
// What goes out comes in again unchanged (a test holds it): the first column is `id`, headers are field names; labels in
// es, en, nl are understood too. Rows with an id that exists change that record, without one they make a new one. A row with
// a value that does not fit is left out and stands in the ledger with its place.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "formats/table.h"
#include "records/kind.h"

namespace ciclo::records {

/// The title of a referred record ("Triaje"), and the ids that bear a title (several = ambiguous, refused).
class Titles {
public:
    virtual ~Titles() = default;
    virtual std::string title(std::string_view kind, const std::string& id) const = 0;
    virtual std::vector<std::string> ids(std::string_view kind, std::string_view title) const = 0;
};

enum class Privacy { without_personal, with_personal };

std::vector<std::vector<std::string>> sheet_of(const Kind& kind, const std::vector<Record>& records, const Titles& titles,
                                               Privacy privacy);

struct ImportRow {
    RecordId id;                     ///< empty = new
    std::vector<FieldValue> values;  ///< parallel to Kind::fields
    std::vector<bool> given;         ///< columns that were in the sheet; the others keep what the record has
    Place place;
};
struct Import {
    std::vector<ImportRow> rows;
    Ledger ledger;
};
/// Refuses a sheet without a single known column, and columns that name no field (with the nearest).
Result<Import> read_sheet(const Kind& kind, const formats::Table& table, const Titles& titles);

}  // namespace ciclo::records
