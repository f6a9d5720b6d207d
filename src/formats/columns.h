// ColumnMapping: which column of a file holds what, when the headers do not say it themselves. One YAML file for all
// the files of an analysis; every part may be absent, and the default-constructed mapping maps nothing.
//
//   Result<ColumnMapping> columns = read_columns(text, "columns.yaml");
//   Result<Table> table = read_table(bytes, "answers.csv", columns->answers.csv());
//
//   date_order: dmy                     # ymd, dmy or mdy; here for every file, or inside one part for that file
//   decimal: comma                      # "3,5" is a number; else it is read with a note in the ledger
//   delimiter: ";"                      # , ; | or tab
//   missing: {not_experienced: ["0"], refused: [98], unknown: [99], lost: [damaged]}
//   answers:
//     respondent: ID                    # field: header
//     moments: {M1: "Check-in", M2: {column: "Boarding", scale: {lowest: 1, highest: 7}}}
//     satisfied: {column: Satisfaction, yes: [Satisfied], no: ["Neutral or Dissatisfied"]}
//     segments: {class: Class}
//     ignore: [Gender, Age]             # known and not wanted: no note in the ledger
//   cases: {code: complaint_id, type: "=complaint", moment: {column: product, values: {Mortgage: M1}}}
//   times: {series: "=A&E four hours", date: period, total: attendances, missed: breaches,
//           only: {org_code: RRK, type: "1"}}      # rows whose cell is something else are not of this analysis
//   events: {case: patient, activity: handling, time: time, instance: handling_id}   # or objects: "=Order", of an OCEL log
//   activities: {"X-Ray": M5}           # names in event logs: moment
//   standards: {"Call answer": M1.s1}   # names of series: standard
//
// A text that starts with "=" is a constant and no header. Unknown keys are refused, with the nearest known one.
// Plain values; no meaning here: whether M1 exists is asked by the reader that uses the part.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "formats/table.h"

namespace ciclo::formats {

enum class DecimalMark { not_told, point, comma };

/// What a cell that holds no value says. The codes are survey::Presence's.
enum class MissingKind { not_experienced, refused, unknown, lost };

/// The cell `written` holds no value, for this reason.
struct MissingCell {
    std::string written;
    MissingKind kind = MissingKind::not_experienced;
};

/// The cell `written` means `meaning`: {Mortgage: M1}.
struct CellMeaning {
    std::string written, meaning;
    Place place;
};

/// Ends of the scale a question was asked on; the cuts have defaults for the usual scales (see survey).
struct ScaleBounds {
    double lowest = 1, highest = 5;
    std::optional<double> positive_from, negative_to;
    Place place;
};

/// Where one field comes from: a column, or a constant for every row.
struct ColumnSource {
    std::string field;   ///< "respondent", "M3", "class"
    std::string column;  ///< header in the file; empty with a constant
    std::optional<std::string> constant;
    std::vector<std::string> yes, no;  ///< cells of a yes/no question
    std::vector<CellMeaning> values;   ///< cells and what they mean, in the file's order
    std::optional<ScaleBounds> scale;
    std::vector<MissingCell> missing;  ///< beside those of the part
    Place place;
};

/// Rows count only when the cell of `column` is one of `keep`.
struct RowFilter {
    std::string column;
    std::vector<std::string> keep;
    Place place;
};

/// One part of the mapping: how one kind of file is read.
struct FileColumns {
    std::vector<ColumnSource> fields;  ///< in the mapping's order
    std::vector<ColumnSource> moments, importance,
        segments;  ///< answers only; `field` is the moment's id, the segment's name
    std::vector<RowFilter> only;
    std::vector<std::string> ignored;
    std::optional<char> delimiter;
    DecimalMark decimal = DecimalMark::not_told;
    std::string date_order;  ///< "ymd", "dmy", "mdy", or "" when the column is to tell
    std::vector<MissingCell> missing;
    MissingKind blank = MissingKind::not_experienced;  ///< what an empty cell of the answers says
    std::optional<ScaleBounds> scale;                  ///< of every rating that has none of its own

    const ColumnSource* find(std::string_view field) const;
    CsvOptions csv() const { return {.delimiter = delimiter}; }
};

/// Two names for one thing: {"X-Ray": M5}.
struct NamePair {
    std::string from, to;
    Place place;
};

struct ColumnMapping {
    FileColumns answers, importance, cases, times, events;
    std::vector<NamePair> activities;  ///< activity of an event log → moment id
    std::vector<NamePair> standards;   ///< name of a series → standard id
    std::string file;
};

/// `file` is only used in the places. All errors of the file together, sorted by place.
Result<ColumnMapping> read_columns(std::string_view text, const std::string& file);

const Names<MissingKind, 4>& names_of(MissingKind*);

}  // namespace ciclo::formats
