// The lock of a data folder: one process at a time. It goes with the process, however that ends; the file stays and
// names who holds it.
//
//   Result<FolderLock> lock = FolderLock::take(folder + "/lock");
//
// Refused with the code "folder_in_use" when another holds it, this process included.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"
#include "storage/descriptor.h"

namespace ciclo::storage {

class FolderLock {
public:
    static Result<FolderLock> take(const std::string& path);

private:
    explicit FolderLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_;
};

}  // namespace ciclo::storage
