// Lists: a Query as portable SQL, and the page it gives.
//
//   Result<records::Page> page = list_page(connection, R"("unit")", query, marks);
//
// Pages follow each other by the values of the order (keyset), so that a deep page costs what the first does. Missing comes
// before all others; texts are ordered and compared as `folded` writes them, but unique fields, which are compared exactly.
// Threads: as Connection.
#pragma once

#include <string>
#include <vector>

#include "records/query.h"
#include "storage/page_marks.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

struct ListSql {
    std::string page, count;   ///< count takes the first `filter_cells` and a limit
    std::vector<Cell> cells;   ///< of `page`, $1…
    std::size_t filter_cells = 0;
};

/// `source`: a quoted table or view with the columns of the kind. `after`: the cells of the page mark, one for each order and
/// the id; empty = the first page.
ListSql list_sql(const records::Query& query, const std::string& source, const std::vector<Cell>& after);

Result<records::Page> list_page(Connection& connection, const std::string& source, const records::Query& query,
                                const PageMarks& marks);

}  // namespace ciclo::storage
