// Looking lines of the audit up, beside the pen and the snapshots: read only, on a connection of its own.
//
//   Result<std::vector<seams::AuditRow>> rows = audit_log_of(path, {.event = "record erase", .limit = 50});
//
// The newest first. A filter that finds little reads the whole chain: about a second for a million lines. Threads: any.
#pragma once

#include <string>
#include <vector>

#include "seams/store.h"

namespace ciclo::storage {

Result<std::vector<seams::AuditRow>> audit_log_of(const std::string& database_path, const seams::AuditQuestion& question);

}  // namespace ciclo::storage
