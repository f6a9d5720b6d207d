#include "main/second_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

#include "base/result.h"
#include "storage/disk_files.h"

namespace ciclo {

namespace {

constexpr std::chrono::seconds between{10};  // a checkpoint is made once a minute
constexpr std::uint64_t most_bytes = std::uint64_t{2} * 1024 * 1024 * 1024;

std::optional<std::string> bytes_of(const std::string& path) {
    storage::DiskFiles files;
    if (!files.exists(path)) return "";
    Result<std::string> bytes = files.read(path, most_bytes);
    if (!bytes) return std::nullopt;
    return *std::move(bytes);
}

/// "" when every byte is on the disk, else why not.
std::string append(const std::string& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return std::strerror(errno);
    bool whole = true;
    while (whole && !bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        whole = written > 0;
        if (whole) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    whole = whole && ::fsync(file) == 0;
    const std::string why = whole ? "" : std::strerror(errno);
    ::close(file);
    return why;
}

}  // namespace

SecondCopy::SecondCopy(std::string original, std::string copy, edge::Log& log)
    : original_(std::move(original)), copy_(std::move(copy)), log_(log), thread_([this] { work(); }) {}

SecondCopy::~SecondCopy() {
    {
        const std::lock_guard held(lock_);
        ending_ = true;
    }
    news_.notify_one();
    thread_.join();
}

void SecondCopy::work() {
    std::unique_lock held(lock_);
    for (bool last = false; !last;) {
        last = ending_;
        held.unlock();
        copy_growth();
        held.lock();
        if (!last) news_.wait_for(held, between, [this] { return ending_; });
    }
}

/// The same trouble is told once, not every ten seconds.
void SecondCopy::tell(std::string_view event, const std::string& what) {
    if (last_told_ == what) return;
    last_told_ = what;
    if (!what.empty()) log_.line(edge::Severity::fault, event, {{"copy", copy_}, {"what", what}});
}

void SecondCopy::copy_growth() {
    const std::optional<std::string> original = bytes_of(original_), copy = bytes_of(copy_);
    if (!original || !copy) return tell("checkpoints_not_copied", "a file of checkpoints cannot be read");
    if (!original->starts_with(*copy)) {
        return tell("checkpoints_differ", "the checkpoints of the data folder are not those that were copied before");
    }
    if (original->size() == copy->size()) return tell("", "");
    tell("checkpoints_not_copied", append(copy_, std::string_view(*original).substr(copy->size())));
}

}  // namespace ciclo
