// MemoryFiles: the in-memory twin of the disk, for tests and for callers that already hold the bytes.
#pragma once

#include <map>

#include "seams/files.h"

namespace ciclo::seams {

class MemoryFiles final : public Files {
public:
    std::map<std::string, std::string> files;

    Result<std::string> read(const std::string& path, std::uint64_t most_bytes) override;
    Result<Done> write(const std::string& path, const std::string& bytes) override;
    bool exists(const std::string& path) override;
};

}  // namespace ciclo::seams
