// Records as JSON: what the API takes and gives, and what history lines keep.
//
//   Result<std::vector<FieldValue>> values = read_values(kind, R"({"name":"Triaje","parent":null})", Filling::whole, nullptr);
//
// Unknown fields, fields twice, values of the wrong type and numbers that do not fit are refused with the field's name (mass
// assignment ends here). Days are "2025-10-20", instants "2025-10-20T16:00:00Z", local texts {"es":…,"en":…,"nl":…}, missing
// is null. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/scope.h"
#include "base/result.h"
#include "records/kind.h"
#include "records/query.h"

namespace ciclo::records {

enum class Filling {
    whole,   ///< fields not named are missing
    changes  ///< fields not named keep the value of `current`
};

Result<std::vector<FieldValue>> read_values(const Kind& kind, std::string_view json, Filling filling,
                                            const std::vector<FieldValue>* current);
/// {"id":…,"version":…,"archived":…,"created":…,"created_by":…,"updated":…,"updated_by":…,"values":{…}}, compact, one line.
/// Personal and health fields only when a grant of `scope` with one of kind.readers covers the record; else null.
std::string record_json(const Kind& kind, const Record& record, const access::Scope& scope);
/// {"records":[…],"next":…,"total":…,"more_than_total":…}
std::string page_json(const Kind& kind, const Page& page, const access::Scope& scope);
/// {"name":…} of the fields whose values differ; personal and health ones as "(changed)", and documents too: what changed inside
/// one is for its own kind to tell (cycle_edit). `before` may be null (first version).
std::string changes_json(const Kind& kind, const std::vector<FieldValue>* before, const std::vector<FieldValue>& after);

/// One field's value as the store keeps a list or a local text in a text column, and back.
std::string list_text(const std::vector<std::string>& items);
Result<std::vector<std::string>> read_list_text(std::string_view text);

}  // namespace ciclo::records
