// How a record lies in its table: the columns of a kind, and values into cells and out again.
//
// Every table has the same first columns (record_id … record_search), then one for each field, by the field's name. Texts
// and choices are text; days and instants whole numbers; yes/no 0 and 1; lists and local texts one text (records/json.h).
// Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/kind.h"
#include "records/record.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

/// In double quotes: a kind may be called "order".
std::string quoted_name(std::string_view name);
/// "text", "bigint", "double precision", "smallint": types both engines know.
std::string_view column_type(const records::Field& field);
/// True when the column of the field refers to another kind's table (a guarded reference does not).
bool is_reference(const records::Field& field);
/// True when texts of this field are ordered and searched as people read them.
bool is_words(const records::Field& field);

Cell cell_of(const records::Field& field, const records::FieldValue& value);
Result<records::FieldValue> value_of(const records::Field& field, const Statement& row, int column);

/// "record_id, record_version, …" with every field, in the order read_record() expects.
std::string select_list(const records::Kind& kind);
Result<records::Record> read_record(const records::Kind& kind, const Statement& row);

/// What record_title and record_search hold for these values.
std::string title_key(const records::Kind& kind, const std::vector<records::FieldValue>& values);
std::string search_text(const records::Kind& kind, const std::vector<records::FieldValue>& values);

/// The texts of the pen's statements for one kind, made once.
struct KindStatements {
    std::string get;      ///< $1 id
    std::string exists;   ///< $1 id
    std::string any;      ///< some record that is not archived
    std::string insert;   ///< $1… all columns in the order of select_list, then unit, title, search
    std::string update;   ///< $1 id, $2 version, $3 updated, $4 by, $5 unit, $6 title, $7 search, $8… fields
    std::string archive;  ///< $1 id, $2 version, $3 updated, $4 by, $5 1 = archived
};
KindStatements statements_for(const records::Kind& kind);

inline constexpr int own_columns = 7;  ///< of select_list, before the fields

}  // namespace ciclo::storage
