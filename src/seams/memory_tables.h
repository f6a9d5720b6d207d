// MemoryTables: one state of the in-memory store: every record and its history, by kind and id. States share what did not
// change, so that a snapshot costs a pointer.
//
//   MemoryTables next = now;                  // cheap
//   next.put("unit", {record, history});      // `now` is as it was
//
// Plain values; any number of threads may read one.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "access/scope.h"
#include "records/kinds.h"
#include "records/query.h"
#include "seams/store.h"

namespace ciclo::seams {

struct MemoryRow {
    records::Record record;
    std::vector<HistoryLine> history;
};

class MemoryTables {
public:
    using Rows = std::map<std::string, std::shared_ptr<const MemoryRow>, std::less<>>;

    /// nullptr when there is none.
    const MemoryRow* find(std::string_view kind, const std::string& id) const;
    void put(std::string_view kind, MemoryRow row);
    const Rows& rows(std::string_view kind) const;

private:
    std::map<std::string, std::shared_ptr<const Rows>, std::less<>> kinds_;
};

/// What stands against a record in these tables: unique fields another one has (code "not_unique"), references to what is
/// not there ("unknown_reference"); the field in the place.
Errors conflicts(const MemoryTables& tables, const records::Kind& kind, const records::Record& record);

/// `scope` nullptr = unscoped. Refuses a page mark that is none ("bad_page_mark").
Result<records::Page> page_of(const MemoryTables& tables, const records::Query& query, const access::Scope* scope);

}  // namespace ciclo::seams
