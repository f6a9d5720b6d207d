// The tables that kinds need, as portable SQL, and what a database lacks of them.
//
//   Result<std::vector<std::string>> missing = missing_schema(connection, kinds);   // "create table …;", "alter table …;"
//
// A released column never changes its type or goes away; kinds only grow. Deterministic.
#pragma once

#include <string>
#include <vector>

#include "records/kinds.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

/// The table of one kind. References become foreign keys when their kind's table is in `there` or is this one.
std::string table_sql(const records::Kind& kind, const std::vector<std::string>& there);

struct IndexSql {
    std::string name, sql;
};
/// Lists by last change and by title, over all and by unit; references and choices; unique fields among what is not archived.
std::vector<IndexSql> index_sql(const records::Kind& kind);

/// Statements that bring the database to the declarations, in an order that works: referred tables first.
Result<std::vector<std::string>> missing_schema(Connection& connection, records::KindList kinds);

}  // namespace ciclo::storage
