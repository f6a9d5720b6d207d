// Sheets: records of a kind out to CSV or XLSX rows, and in again with a ledger.
//
//   std::vector<std::vector<std::string>> rows = sheet_of(kind, records, titles, Language::es);
//   Result<Import> import = read_sheet(kind, table, titles);
//
// What goes out comes in again unchanged (a test holds it): the first column is `id`, headers are field names; labels
// in es, en, nl are understood too. A local text is three columns: name_es, name_en, name_nl. Choices stand as their
// code, lists as lines, references as the title when it names one record and as the id when not. Rows with an id that
// exists change that record, without one they make a new one. A row with a value that does not fit is left out and
// stands in the ledger with its place, without its text when that is personal.
//
// write_csv puts an apostrophe before a cell that a spreadsheet would run; read_sheet takes it off again, and sheet_of
// doubles one that was there before. Pure; any number of threads.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/ledger.h"
#include "formats/table.h"
#include "records/kind.h"

namespace ciclo::records {

/// The title of a referred record ("Triaje"), and the ids that bear a title (several = ambiguous, refused).
class Titles {
public:
    virtual ~Titles() = default;
    /// "" when there is no such record, or its title is not the caller's to see.
    virtual std::string title(std::string_view kind, const std::string& id) const = 0;
    virtual std::vector<std::string> ids(std::string_view kind, std::string_view title) const = 0;
};

enum class Privacy { without_personal, with_personal };

/// The header and one row for each record; without_personal leaves the columns of personal and health fields out.
std::vector<std::vector<std::string>> sheet_of(const Kind& kind, const std::vector<Record>& records,
                                               const Titles& titles, Privacy privacy);
/// The rows of sheet_of as a workbook of one sheet; numbers are number cells where the sheet keeps all their digits.
/// Refuses what write_xlsx refuses (a text over 32,767 characters).
Result<std::string> sheet_xlsx(const Kind& kind, const std::vector<std::vector<std::string>>& rows, Language language);

struct ImportRow {
    RecordId id;                     ///< empty = new
    std::vector<FieldValue> values;  ///< parallel to Kind::fields
    std::vector<bool> given;         ///< columns that were in the sheet; the others keep what the record has
    /// Of local texts: which languages had a column. Parallel to Kind::fields.
    std::vector<std::array<bool, 3>> given_languages;
    Place place;
};
struct Import {
    std::vector<ImportRow> rows;
    Ledger ledger;
};
/// Refuses a sheet without a single known column, and columns that name no field (with the nearest).
Result<Import> read_sheet(const Kind& kind, const formats::Table& table, const Titles& titles);
/// The values the record has after the row: what was given, over what `current` has (nullptr = a new record).
std::vector<FieldValue> values_after(const ImportRow& row, const std::vector<FieldValue>* current);

}  // namespace ciclo::records
