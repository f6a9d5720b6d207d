// DataFolders: the folders that hold an organisation's data, as we wish them: opened, copied back, looked through.
//
//   Result<std::unique_ptr<Store>> store = folders.open("/var/lib/ciclo");
//
// A folder is opened by one process at a time (a lock file); open() brings the schema up to date, one numbered migration per
// transaction, after a backup, and refuses data newer than the program.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "seams/secrets.h"
#include "seams/store.h"

namespace ciclo::seams {

/// What `audit verify` found: nothing in `faults` = every entry and checkpoint holds.
struct AuditReport {
    std::int64_t entries = 0, checkpoints = 0;
    std::vector<std::string> faults;  ///< "entry 4127: its hash does not follow from the entry before", first one first
};

/// What `doctor` found.
struct Examination {
    std::int64_t records = 0, bytes = 0;
    std::vector<std::string> findings;  ///< empty = in order
};

class DataFolders {
public:
    virtual ~DataFolders() = default;
    /// Made when it does not exist. Error kind refused, "in use", when another process holds it.
    virtual Result<std::unique_ptr<Store>> open(const std::string& folder) = 0;
    /// The master key; made at the first opening, mode 0400.
    virtual Result<Secrets> secrets(const std::string& folder) = 0;
    /// `backup` is verified first; `folder` must be empty or absent. People erased since the backup stay erased when the
    /// erasure register of `erased_since` (another data folder or its register file; "" = none) is given.
    virtual Result<Done> restore(const std::string& backup, const std::string& folder, const std::string& erased_since,
                                 Progress& progress) = 0;
    /// Reads only; the folder may be in use.
    virtual Result<Examination> examine(const std::string& folder, Progress& progress) = 0;
    /// `checkpoints`: the second copy of the checkpoint file; "" = the one in the folder.
    virtual Result<AuditReport> verify_audit(const std::string& folder, const std::string& checkpoints,
                                             Progress& progress) = 0;
};

}  // namespace ciclo::seams
