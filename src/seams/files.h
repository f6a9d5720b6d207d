// Files: the disk as we wish it. Doors and tests hand one in; no domain room sees it.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace ciclo::seams {

class Files {
public:
    virtual ~Files() = default;
    /// The whole file; "-" is standard input. Refuses folders and more than `most_bytes`.
    virtual Result<std::string> read(const std::string& path, std::uint64_t most_bytes) = 0;
    /// All or nothing: a reader sees the old file or the new one, never a part; "-" is standard output.
    virtual Result<Done> write(const std::string& path, const std::string& bytes) = 0;
    virtual bool exists(const std::string& path) = 0;
};

}  // namespace ciclo::seams
