// DiskFiles: the real disk behind seams::Files. Writing goes to a temporary neighbour, is synced, and then renamed over
// the target, so that a power cut leaves the old file or the new one.
#pragma once

#include "seams/files.h"

namespace ciclo::storage {

class DiskFiles final : public seams::Files {
public:
    Result<std::string> read(const std::string& path, std::uint64_t most_bytes) override;
    /// Maps regular files; pipes and standard input are read.
    Result<seams::HeldBytes> hold(const std::string& path, std::uint64_t most_bytes) override;
    Result<std::unique_ptr<seams::Pieces>> pieces(const std::string& path) override;
    Result<Done> write(const std::string& path, const std::string& bytes) override;
    bool exists(const std::string& path) override;
};

}  // namespace ciclo::storage
