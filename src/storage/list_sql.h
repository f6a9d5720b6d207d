// Lists: a Query as portable SQL.
//
//   ListSql sql = list_sql(query, R"("unit")", {}, Wanted::rows);   // sql.page: "select … from "unit" where … limit $3"
//
// Pages follow each other by the values of the order (keyset), so that a deep page costs what the first does. Missing comes
// before all others; texts are ordered and compared as `folded` writes them, but unique fields, which are compared exactly.
// Pure; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "records/query.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

/// What is listed.
struct ListSource {
    std::string name;  ///< a quoted table or view with the columns of the kind
    /// The units in scope when the view is narrowed to them, "" among them; nullptr = everything there is.
    const std::vector<std::string>* units = nullptr;
};

enum class Wanted {
    rows,  ///< whole records, in one statement
    keys   ///< id and order values of one unit's, $1: to be merged with other units'
};

struct ListSql {
    std::string page, count;   ///< count takes the first `filter_cells` and a limit
    std::vector<Cell> cells;   ///< of `page`, $1…; the last is the limit
    std::size_t filter_cells = 0;
};

/// Which index leads: that of a filter (few records match, and are sorted), or that of the order (many do, and are met soon).
enum class Lead { filter, order };

/// `after`: the cells of the page mark, one for each order and the id; empty = the first page.
ListSql list_sql(const records::Query& query, const std::string& source, const std::vector<Cell>& after, Wanted wanted,
                 Lead lead = Lead::filter);

}  // namespace ciclo::storage
