// What becomes of backups when somebody is erased: those in the data folder are written anew without them.
//
//   Result<Renewal> renewal = renew_backups(folder, progress);
//
// A backup of the present schema is restored into backups/renewing, the erased are erased there too, and the result
// takes the old one's place under the same name, with the time it was first made. One that cannot be restored so
// (another schema, another key, damaged) is destroyed. Backups kept elsewhere are out of reach: the register lies in
// wait for their restore.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "storage/folder_backup.h"

namespace ciclo::storage {

struct Renewal {
    int renewed = 0, destroyed = 0;
};
/// Only backups that may hold somebody whom the register names are touched.
Result<Renewal> renew_backups(const HeldFolder& folder, Progress& progress);

}  // namespace ciclo::storage
