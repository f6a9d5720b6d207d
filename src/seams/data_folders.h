// DataFolders: the folders that hold an organisation's data, as we wish them: opened, copied back, looked through.
//
//   Result<std::unique_ptr<Store>> store = folders.open("/var/lib/ciclo");
//
// A folder is opened by one process at a time (a lock file); open() brings the schema up to date, one numbered
// migration per transaction, after a backup, and refuses data newer than the program.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "calendar/instant.h"
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
    std::vector<std::string> findings;     ///< empty = in order
    std::vector<std::string> advice = {};  ///< not wrong yet: "the last backup is 9 days old"
    std::int64_t schema_version = 0, audit_entries = 0, log_bytes = 0, free_bytes = 0;
    std::optional<calendar::Instant> last_backup = {};  ///< of those in the folder
};

/// What a backup file says of itself, once every byte of it was read and found right.
struct BackupFacts {
    std::string path, program_version;
    std::int64_t schema_version = 0, bytes = 0;
    calendar::Instant made;
    bool holds_key = false;  ///< the master key is inside, sealed with a passphrase
};

struct BackupWish {
    std::string path = {};        ///< "" = in the folder's backups/, under a name made of the time
    std::string passphrase = {};  ///< not empty = the master key goes along, sealed with it; else it stays out
};

/// Where the master key of the restored folder comes from. The first that is given counts; none = the key of the folder
/// in `erased_since`, or the one already lying in keys/ of the folder that is restored into.
struct RestoreWish {
    std::string backup, folder;
    std::string erased_since = {};  ///< a data folder or its register file: who was erased since stays erased
    std::string key_file = {};      ///< a copy of keys/master
    std::string passphrase = {};    ///< of a backup that holds its key
};

class DataFolders {
public:
    virtual ~DataFolders() = default;
    /// Made when it does not exist. Error kind refused, "in use", when another process holds it.
    virtual Result<std::unique_ptr<Store>> open(const std::string& folder) = 0;
    /// The master key; made at the first opening, mode 0400.
    virtual Result<Secrets> secrets(const std::string& folder) = 0;
    /// Of a folder that nobody holds (a running server makes its own through Store::backup). Nothing is migrated.
    virtual Result<BackupFacts> backup(const std::string& folder, const BackupWish& wish, Progress& progress) = 0;
    /// Those in the folder's backups/, the newest first, by what their heads say; a damaged one is left out.
    virtual Result<std::vector<BackupFacts>> backups(const std::string& folder) = 0;
    /// Reads every byte of a backup against its hash; writes nothing. (The copy inside was opened when it was made.)
    virtual Result<BackupFacts> verify_backup(const std::string& backup, Progress& progress) = 0;
    /// The backup is verified first; the folder must be empty or absent. People erased since the backup stay erased
    /// when the erasure register is given.
    virtual Result<Done> restore(const RestoreWish& wish, Progress& progress) = 0;
    Result<Done> restore(const std::string& backup, const std::string& folder, const std::string& erased_since,
                         Progress& progress) {
        return restore(RestoreWish{.backup = backup, .folder = folder, .erased_since = erased_since}, progress);
    }
    /// Reads only; the folder may be in use.
    virtual Result<Examination> examine(const std::string& folder, Progress& progress) = 0;
    /// `checkpoints`: the second copy of the checkpoint file; "" = the one in the folder.
    virtual Result<AuditReport> verify_audit(const std::string& folder, const std::string& checkpoints,
                                             Progress& progress) = 0;
};

}  // namespace ciclo::seams
