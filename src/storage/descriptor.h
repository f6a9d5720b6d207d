// Descriptor: an open file that closes itself, and the few calls by which this room reads and writes the disk.
//
//   Result<Descriptor> file = open_new(path);
//   if (!write_all(file->number(), bytes) || !sync(*file)) return world_failed(path, "cannot be written");
//
// Nothing counts as written before its file and the folder that names it are synced. Threads: one at a time per file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::storage {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    int number() const { return number_; }

private:
    int number_;
};

/// What errno says about `path`, with a cure.
Error world_failed(const std::string& path, const char* deed);

/// For reading; refuses to follow a link.
Result<Descriptor> open_to_read(const std::string& path);
/// A new file that only we may read; refuses what exists.
Result<Descriptor> open_new(const std::string& path);

/// Everything, whatever pieces the kernel takes it in; false = errno says why.
bool write_all(int number, std::string_view bytes);
/// Up to `size` bytes, fewer only at the end of the file; nothing = errno says why.
Result<std::size_t> read_some(int number, char* bytes, std::size_t size, const std::string& path);
/// A whole small file; refuses more than `most_bytes`.
Result<std::string> read_small(const std::string& path, std::size_t most_bytes);

/// A new name, a rename, a removal reach the disk with the folder.
Result<Done> sync_folder(const std::string& folder);
std::string folder_of(const std::string& path);
/// All or nothing: a temporary neighbour, synced and renamed over `path`, with this mode. The folder is not synced.
Result<Done> replace_file(const std::string& path, std::string_view bytes, unsigned mode);
/// replace_file(), and the folder is synced.
Result<Done> write_small(const std::string& path, std::string_view bytes, unsigned mode);

}  // namespace ciclo::storage
