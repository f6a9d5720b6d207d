#include "storage/disk_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>

#include "storage/descriptor.h"

namespace ciclo::storage {

namespace {

Error too_large(const std::string& path, std::uint64_t most_bytes) {
    return {ErrorKind::limit, "the file is larger than " + std::to_string(most_bytes) + " bytes",
            "split it or filter it first", {path}, "file_too_large"};
}

Result<std::string> read_all(int number, const std::string& path, std::uint64_t most_bytes, std::size_t expected) {
    std::string bytes;
    std::size_t used = 0;
    for (;;) {
        if (bytes.size() - used < 65536) bytes.resize(used == 0 && expected > 0 ? expected + 65536 : 2 * used + 65536);
        const ssize_t got = ::read(number, bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return world_failed(path, "cannot be read");
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
        if (used > most_bytes) return too_large(path, most_bytes);
    }
    bytes.resize(used);
    return bytes;
}

struct Opened {
    Descriptor descriptor;
    std::size_t bytes = 0;  ///< as the folder says; a pipe says 0
    bool regular = false;
};

Result<Opened> open_file(const std::string& path, std::uint64_t most_bytes) {
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) return world_failed(path, "cannot be opened");
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0) return world_failed(path, "cannot be read");
    if (S_ISDIR(status.st_mode)) {
        return Error{ErrorKind::invalid, "is a folder, not a file", "name a file in it", {path}};
    }
    const std::size_t bytes = status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
    if (bytes > most_bytes) return too_large(path, most_bytes);
    return Opened{std::move(descriptor), bytes, S_ISREG(status.st_mode)};
}

class DiskPieces final : public seams::Pieces {
public:
    /// Without a descriptor of its own: standard input.
    DiskPieces(std::optional<Descriptor> own, std::string path) : own_(std::move(own)), path_(std::move(path)) {}
    Result<std::size_t> read(std::span<char> into) override {
        for (;;) {
            const ssize_t got = ::read(own_ ? own_->number() : STDIN_FILENO, into.data(), into.size());
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR) return world_failed(path_, "cannot be read");
        }
    }

private:
    std::optional<Descriptor> own_;
    std::string path_;
};

}  // namespace

Result<std::unique_ptr<seams::Pieces>> DiskFiles::pieces(const std::string& path) {
    if (path == "-") {
        return std::unique_ptr<seams::Pieces>(std::make_unique<DiskPieces>(std::nullopt, "standard input"));
    }
    Result<Opened> file = open_file(path, std::numeric_limits<std::uint64_t>::max());
    if (!file) return file.errors();
    return std::unique_ptr<seams::Pieces>(std::make_unique<DiskPieces>(std::move(file->descriptor), path));
}

Result<std::string> DiskFiles::read(const std::string& path, std::uint64_t most_bytes) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input", most_bytes, 0);
    const Result<Opened> file = open_file(path, most_bytes);
    if (!file) return file.errors();
    return read_all(file->descriptor.number(), path, most_bytes, file->bytes);
}

Result<seams::HeldBytes> DiskFiles::hold(const std::string& path, std::uint64_t most_bytes) {
    if (path == "-") return Files::hold(path, most_bytes);
    const Result<Opened> file = open_file(path, most_bytes);
    if (!file) return file.errors();
    const std::size_t size = file->bytes;
    if (!file->regular || size == 0) return Files::hold(path, most_bytes);
    void* pages = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file->descriptor.number(), 0);
    if (pages == MAP_FAILED) return Files::hold(path, most_bytes);  // some file systems cannot
    (void)::madvise(pages, size, MADV_WILLNEED);
    const std::shared_ptr<const void> keeper(pages, [size](const void* held) { ::munmap(const_cast<void*>(held), size); });
    return seams::HeldBytes{{static_cast<const char*>(pages), size}, keeper};
}

Result<Done> DiskFiles::write(const std::string& path, const std::string& bytes) {
    if (path == "-") {
        if (!write_all(STDOUT_FILENO, bytes)) return world_failed("standard output", "cannot be written");
        return done;
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (const auto replaced = replace_file(path, bytes, 0666 & ~mask); !replaced) return replaced.errors();
    (void)sync_folder(folder_of(path));  // some places people save to cannot be synced, and the file itself is
    return done;
}

bool DiskFiles::exists(const std::string& path) {
    struct stat status {};
    return path == "-" || ::stat(path.c_str(), &status) == 0;
}

}  // namespace ciclo::storage
