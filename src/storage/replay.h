// The store of a held folder, opened, with the register of erasures and the database agreeing: what the database erased
// stands in the register, and whoever the register names is erased in the database. The first mends a stop between the
// two; the second happens after an older backup was put back.
#pragma once

#include <memory>

#include "base/result.h"
#include "seams/store.h"
#include "storage/erasure_register.h"
#include "storage/folder_backup.h"

namespace ciclo::storage {

struct Replayed {
    std::unique_ptr<seams::Store> store;
    ErasureRegister erased;
    std::size_t erased_again = 0;  ///< records
};

/// `reason`: the deed named in history and audit when somebody is erased again.
Result<Replayed> open_replayed(const HeldFolder& folder, const StoreOptions& options, const std::string& reason);

}  // namespace ciclo::storage
