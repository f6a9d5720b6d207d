#include "storage/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::storage {

namespace {

Error in_use(const Descriptor& file, const std::string& path) {
    std::array<char, 32> bytes{};
    const ssize_t got = ::pread(file.number(), bytes.data(), bytes.size(), 0);
    const std::string_view text = trim(std::string_view(bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0));
    const std::string who = parse_integer(text) ? "process " + std::string(text) : "another process";
    return {ErrorKind::refused,
            "the data folder is in use by " + who,
            "stop it first, or let the running server do it",
            {folder_of(path)},
            "folder_in_use"};
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& path) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.number() < 0) return world_failed(path, "cannot be opened");
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK ? in_use(file, path) : world_failed(path, "cannot be locked");
    }
    // who holds it is for people to read; the lock itself does not depend on it
    if (::ftruncate(file.number(), 0) != 0 || !write_all(file.number(), std::to_string(::getpid()) + "\n")) {
        return world_failed(path, "cannot be written");
    }
    return FolderLock(std::move(file));
}

}  // namespace ciclo::storage
