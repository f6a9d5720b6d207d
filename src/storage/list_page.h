// A page of a list, read by the way that is short for its scope.
//
//   Result<records::Page> page = list_page(connection, {R"("unit")"}, query, marks);
//
// Everything, or many units: along the index of the order. Few units: each unit's own page along its index, merged, so that a
// small unit's list does not walk past everybody else's records. Counting goes unit by unit in either case. Threads: as
// Connection.
#pragma once

#include "storage/list_sql.h"
#include "storage/page_marks.h"

namespace ciclo::storage {

Result<records::Page> list_page(Connection& connection, const ListSource& source, const records::Query& query,
                                const PageMarks& marks);

}  // namespace ciclo::storage
