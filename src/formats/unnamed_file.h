// UnnamedFile: a file without a name, on the disk for large things; gone with the last who holds it, whatever happens.
//
//   Result<UnnamedFile> file = UnnamedFile::make();
//   file->write(bytes);
//   give_to_a_library(file->path());               // "/proc/self/fd/7": only this process can open it
//   Result<Unpacked> read = file->pages();
//
// Internal to the room; for libraries that want a path. Movable; one thread.
#pragma once

#include <string>
#include <string_view>

#include "formats/gzip.h"

namespace ciclo::formats {

class UnnamedFile {
public:
    static Result<UnnamedFile> make();
    UnnamedFile(UnnamedFile&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    UnnamedFile& operator=(UnnamedFile&&) = delete;
    ~UnnamedFile();

    std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }
    /// After what was written before.
    Result<Done> write(std::string_view bytes);
    /// Everything in it; stays when the file itself is gone.
    Result<Unpacked> pages() const;

private:
    explicit UnnamedFile(int number) : number_(number) {}
    int number_;
};

}  // namespace ciclo::formats
