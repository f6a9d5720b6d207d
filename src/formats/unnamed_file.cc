#include "formats/unnamed_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace ciclo::formats {

namespace {

Error world_failed(const char* what) {
    return {ErrorKind::io, what, "make room in /var/tmp", {}};
}

}  // namespace

Result<UnnamedFile> UnnamedFile::make() {
    for (const char* folder : {"/var/tmp", "/tmp"}) {
        const int number = ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (number >= 0) return UnnamedFile(number);
    }
    const int number = ::memfd_create("ciclo", MFD_CLOEXEC);  // where no folder takes files without a name
    if (number < 0) return world_failed("a temporary file cannot be made");
    return UnnamedFile(number);
}

UnnamedFile::~UnnamedFile() {
    if (number_ >= 0) ::close(number_);
}

Result<Done> UnnamedFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(number_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return world_failed("a temporary file cannot be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return done;
}

Result<Unpacked> UnnamedFile::pages() const {
    struct stat status {};
    if (::fstat(number_, &status) != 0) return world_failed("a temporary file cannot be read");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return Unpacked{};
    void* pages = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, number_, 0);
    if (pages == MAP_FAILED) return world_failed("a temporary file cannot be read");
    const std::shared_ptr<const void> keeper(pages,
                                             [size](const void* held) { ::munmap(const_cast<void*>(held), size); });
    return Unpacked{{static_cast<const char*>(pages), size}, keeper};
}

}  // namespace ciclo::formats
