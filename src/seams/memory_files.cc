#include "seams/memory_files.h"

namespace ciclo::seams {

Result<std::string> MemoryFiles::read(const std::string& path, std::uint64_t most_bytes) {
    const auto found = files.find(path);
    if (found == files.end()) return Error{ErrorKind::not_found, "there is no such file", "check the path", {path}};
    if (found->second.size() > most_bytes) {
        return Error{ErrorKind::limit, "the file is larger than " + std::to_string(most_bytes) + " bytes",
                     "split it or filter it first", {path}, "file_too_large"};
    }
    return found->second;
}

Result<Done> MemoryFiles::write(const std::string& path, const std::string& bytes) {
    files[path] = bytes;
    return done;
}

bool MemoryFiles::exists(const std::string& path) { return files.contains(path); }

}  // namespace ciclo::seams
