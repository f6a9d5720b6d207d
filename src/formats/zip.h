// ZipArchive: the parts of a zip in memory, by name; nothing is ever unpacked to a disk.
//
//   Result<ZipArchive> archive = ZipArchive::open(bytes, "answers.xlsx");
//   Result<std::string> part = archive->part("xl/workbook.xml");
//
// Stored and deflated parts only. Refuses passwords, zip64, several volumes, parts that overlap or share a name, more
// parts or bytes than limits.h allows; each part's length and CRC-32 are checked. `bytes` outlive the archive.
// Pure; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ciclo::formats {

class ZipArchive {
public:
    struct Entry {
        std::string name;
        std::uint32_t method = 0, crc = 0, packed_size = 0, size = 0, offset = 0;
    };

    static Result<ZipArchive> open(std::string_view bytes, const std::string& file);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// The part unpacked; an Error names it.
    Result<std::string> part(std::string_view name) const;
    /// In the order of their names.
    const std::vector<Entry>& entries() const { return entries_; }

private:
    const Entry* find(std::string_view name) const;

    std::string_view bytes_;
    std::string file_;
    std::vector<Entry> entries_;
};

}  // namespace ciclo::formats
