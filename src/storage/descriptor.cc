#include "storage/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace ciclo::storage {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        if (number_ > 2) ::close(number_);
        number_ = other.number_;
        other.number_ = -1;
    }
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ > 2) ::close(number_);
}

Error world_failed(const std::string& path, const char* deed) {
    const int code = errno;
    const ErrorKind kind = code == ENOENT ? ErrorKind::not_found : ErrorKind::io;
    const char* cure = code == ENOENT   ? "check the path"
                       : code == EACCES ? "give yourself the permission or choose another place"
                       : code == EEXIST ? "choose another name or move away what is there"
                       : code == ENOSPC ? "free some disk space"
                                        : "";
    return Error{kind, std::string(deed) + ": " + std::strerror(code), cure, {path}};
}

Result<Descriptor> open_to_read(const std::string& path) {
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (descriptor.number() < 0) return world_failed(path, "cannot be opened");
    return descriptor;
}

Result<Descriptor> open_new(const std::string& path) {
    Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (descriptor.number() < 0) return world_failed(path, "cannot be made");
    return descriptor;
}

bool write_all(int number, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(number, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

Result<std::size_t> read_some(int number, char* bytes, std::size_t size, const std::string& path) {
    std::size_t used = 0;
    while (used < size) {
        const ssize_t got = ::read(number, bytes + used, size - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return world_failed(path, "cannot be read");
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
    }
    return used;
}

Result<std::string> read_small(const std::string& path, std::size_t most_bytes) {
    const Result<Descriptor> file = open_to_read(path);
    if (!file) return file.errors();
    struct stat status {};
    if (::fstat(file->number(), &status) != 0) return world_failed(path, "cannot be read");
    const std::size_t there = status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
    std::string bytes(std::min(there, most_bytes) + 1, '\0');
    const Result<std::size_t> got = read_some(file->number(), bytes.data(), bytes.size(), path);
    if (!got) return got.errors();
    if (there > most_bytes || *got > there) {
        return Error{ErrorKind::limit,
                     "is larger than " + std::to_string(most_bytes) + " bytes, or grows while it is read",
                     "check that it is the right file",
                     {path}};
    }
    bytes.resize(*got);
    return bytes;
}

Result<Done> sync_folder(const std::string& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0) return world_failed(folder, "cannot be opened");
    if (::fsync(descriptor.number()) != 0) return world_failed(folder, "cannot be synced");
    return done;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

Result<Done> replace_file(const std::string& path, std::string_view bytes, unsigned mode) {
    std::string temporary = path + ".XXXXXX";
    const Descriptor descriptor(::mkostemp(temporary.data(), O_CLOEXEC));
    if (descriptor.number() < 0) return world_failed(path, "cannot be written");
    const bool written = ::fchmod(descriptor.number(), mode) == 0 && write_all(descriptor.number(), bytes) &&
                         ::fsync(descriptor.number()) == 0 && ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!written) {
        const Error error = world_failed(path, "cannot be written");
        ::unlink(temporary.c_str());
        return error;
    }
    return done;
}

Result<Done> write_small(const std::string& path, std::string_view bytes, unsigned mode) {
    if (const auto replaced = replace_file(path, bytes, mode); !replaced) return replaced.errors();
    return sync_folder(folder_of(path));
}

}  // namespace ciclo::storage
