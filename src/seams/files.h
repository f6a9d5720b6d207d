// Files: the disk as we wish it. Doors and tests hand one in; no domain room sees it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::seams {

/// The bytes of a file, in memory as long as the keeper lives.
struct HeldBytes {
    std::string_view bytes;
    std::shared_ptr<const void> keeper;
};

/// A file piece by piece, for what never fits memory. One thread.
class Pieces {
public:
    virtual ~Pieces() = default;
    /// Fills the front of `into` and says how far; 0 at the end.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
};

class Files {
public:
    virtual ~Files() = default;
    /// The whole file; "-" is standard input. Refuses folders and more than `most_bytes`.
    virtual Result<std::string> read(const std::string& path, std::uint64_t most_bytes) = 0;
    /// As read(), for large files: looks at the file's own pages where the world can, so that nothing is copied. Nobody
    /// may shorten the file meanwhile (a new one written beside and renamed over it does no harm).
    virtual Result<HeldBytes> hold(const std::string& path, std::uint64_t most_bytes);
    /// From the front, once; "-" is standard input. Refuses folders.
    virtual Result<std::unique_ptr<Pieces>> pieces(const std::string& path);
    /// All or nothing: a reader sees the old file or the new one, never a part; "-" is standard output.
    virtual Result<Done> write(const std::string& path, const std::string& bytes) = 0;
    virtual bool exists(const std::string& path) = 0;
};

}  // namespace ciclo::seams
