#include "formats/zip.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.h"
#include "formats/limits.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t end_size = 22, central_size = 46, local_size = 30, longest_comment = 65'535;
constexpr std::uint32_t end_signature = 0x06054B50, central_signature = 0x02014B50, local_signature = 0x04034B50;
constexpr std::uint32_t stored = 0, deflated = 8, encrypted_bit = 1, zip64_marker = 0xFFFFFFFF;

struct Freed {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

/// Little-endian fields of a record that is known to lie inside the bytes.
class Record {
public:
    Record(std::string_view bytes, std::size_t offset) : bytes_(bytes.substr(offset)) {}
    std::uint32_t two(std::size_t at) const { return byte(at) | byte(at + 1) << 8; }
    std::uint32_t four(std::size_t at) const { return two(at) | two(at + 2) << 16; }

private:
    std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }
    std::string_view bytes_;
};

Error damaged(const std::string& file, std::string_view what) {
    return {ErrorKind::invalid,
            "the workbook is damaged: " + std::string(what),
            "save it again from the spreadsheet program",
            {file},
            "workbook_damaged"};
}

std::optional<std::size_t> offset_of_end(std::string_view bytes) {
    if (bytes.size() < end_size) return std::nullopt;
    const std::size_t last = bytes.size() - end_size;
    const std::size_t first = last > longest_comment ? last - longest_comment : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        if (Record(bytes, at).four(0) == end_signature && at + end_size + Record(bytes, at).two(20) == bytes.size())
            return at;
    }
    return std::nullopt;
}

struct Directory {
    std::size_t offset = 0, size = 0, entries = 0;
};

Result<Directory> directory_of(std::string_view bytes, const std::string& file) {
    const std::optional<std::size_t> end = offset_of_end(bytes);
    if (!end) return damaged(file, "the table of its parts is missing");
    const Record record(bytes, *end);
    const Directory found{record.four(16), record.four(12), record.two(10)};
    if (record.two(4) != 0 || record.two(6) != 0 || record.two(8) != record.two(10)) {
        return Error{ErrorKind::unsupported,
                     "the zip is spread over several volumes",
                     "save it as one file",
                     {file},
                     "workbook_packing"};
    }
    if (found.entries == 0xFFFF || found.offset == zip64_marker || found.size == zip64_marker) {
        return Error{ErrorKind::unsupported,
                     "the zip is of the kind for over 4 GiB (zip64)",
                     "save it as a smaller file, or as CSV",
                     {file},
                     "workbook_packing"};
    }
    if (found.entries > limits::xlsx_entries) {
        return Error{ErrorKind::limit,
                     "the zip has more than " + std::to_string(limits::xlsx_entries) + " parts",
                     "check that it is a workbook",
                     {file},
                     "workbook_too_full"};
    }
    if (found.offset > *end || found.size > *end - found.offset)
        return damaged(file, "the table of its parts lies outside it");
    return found;
}

/// The first byte of the part's data, or why there is none.
Result<std::size_t> offset_of_data(std::string_view bytes, const std::string& file, const ZipArchive::Entry& entry) {
    if (entry.offset > bytes.size() || bytes.size() - entry.offset < local_size)
        return damaged(file, "a part lies outside it");
    const Record local(bytes, entry.offset);
    if (local.four(0) != local_signature) return damaged(file, "a part does not begin where the table says");
    const std::size_t begin = entry.offset + local_size + local.two(26) + local.two(28);
    if (begin > bytes.size() || bytes.size() - begin < entry.packed_size)
        return damaged(file, "a part lies outside it");
    if (bytes.substr(entry.offset + local_size, local.two(26)) != entry.name)
        return damaged(file, "a part has two names");
    return begin;
}

std::optional<Error> refused_entry(const ZipArchive::Entry& entry, std::uint32_t flags, const std::string& file) {
    if ((flags & encrypted_bit) != 0) {
        return Error{ErrorKind::unsupported,
                     "the workbook is protected with a password",
                     "save it without one",
                     {file},
                     "workbook_password"};
    }
    if (entry.size == zip64_marker || entry.packed_size == zip64_marker || entry.offset == zip64_marker) {
        return Error{ErrorKind::unsupported,
                     "the zip is of the kind for over 4 GiB (zip64)",
                     "save it as a smaller file, or as CSV",
                     {file},
                     "workbook_packing"};
    }
    return std::nullopt;
}

/// Overlapping parts are how a small zip claims to hold a large one many times.
std::optional<Error> overlap(std::string_view bytes, const std::string& file,
                             const std::vector<ZipArchive::Entry>& entries) {
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (const ZipArchive::Entry& entry : entries) {
        const Result<std::size_t> begin = offset_of_data(bytes, file, entry);
        if (!begin) return begin.errors().front();
        spans.emplace_back(entry.offset, *begin + entry.packed_size);
    }
    std::sort(spans.begin(), spans.end());
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].first < spans[i - 1].second) {
            return Error{ErrorKind::refused,
                         "parts of the zip overlap",
                         "save the workbook again from the spreadsheet program",
                         {file},
                         "workbook_damaged"};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const std::string& file) {
    if (bytes.size() > limits::xlsx_bytes)
        return Error{
            ErrorKind::limit, "the workbook is larger than 256 MiB", "save it as CSV", {file}, "workbook_over_mib"};
    const Result<Directory> directory = directory_of(bytes, file);
    if (!directory) return directory.errors();
    ZipArchive archive;
    archive.bytes_ = bytes;
    archive.file_ = file;
    std::size_t at = directory->offset;
    const std::size_t end = directory->offset + directory->size;
    for (std::size_t i = 0; i < directory->entries; ++i) {
        if (end - at < central_size) return damaged(file, "the table of its parts is cut off");
        const Record record(bytes, at);
        const std::size_t name_size = record.two(28),
                          whole = central_size + name_size + record.two(30) + record.two(32);
        if (record.four(0) != central_signature || end - at < whole)
            return damaged(file, "the table of its parts is cut off");
        Entry entry{std::string(bytes.substr(at + central_size, name_size)),
                    record.two(10),
                    record.four(16),
                    record.four(20),
                    record.four(24),
                    record.four(42)};
        if (auto refused = refused_entry(entry, record.two(8), file)) return *refused;
        archive.entries_.push_back(std::move(entry));
        at += whole;
    }
    std::sort(archive.entries_.begin(), archive.entries_.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    const auto twice = std::adjacent_find(archive.entries_.begin(), archive.entries_.end(),
                                          [](const Entry& a, const Entry& b) { return a.name == b.name; });
    if (twice != archive.entries_.end()) {
        return Error{ErrorKind::refused,
                     "two parts of the zip share the name " + quoted(twice->name),
                     "save the workbook again from the spreadsheet program",
                     {file},
                     "workbook_damaged"};
    }
    if (auto overlapping = overlap(bytes, file, archive.entries_)) return *overlapping;
    return archive;
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), name,
                         [](const Entry& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != entries_.end() && found->name == name ? &*found : nullptr;
}

Result<std::string> ZipArchive::part(std::string_view name) const {
    const Entry* entry = find(name);
    const std::string shown = "the part " + quoted(name);
    if (entry == nullptr) return damaged(file_, shown + " is missing");
    if (entry->size > limits::xlsx_part_bytes ||
        (entry->size > limits::xlsx_ratio_free_bytes && entry->size / limits::xlsx_ratio > entry->packed_size)) {
        return Error{ErrorKind::limit,
                     shown + " unpacks to " + std::to_string(entry->size) + " bytes, more than a workbook has",
                     "save it as CSV",
                     {file_},
                     "workbook_too_full"};
    }
    const Result<std::size_t> begin = offset_of_data(bytes_, file_, *entry);
    if (!begin) return begin.errors();
    const std::string_view packed = bytes_.substr(*begin, entry->packed_size);
    std::string out;
    if (entry->method == stored) {
        out = packed;
    } else if (entry->method == deflated) {
        const std::unique_ptr<libdeflate_decompressor, Freed> decompressor(libdeflate_alloc_decompressor());
        ENSURE(decompressor != nullptr, "there is memory for a decompressor");
        out.resize(entry->size);
        // without a place for the length made, the library insists on exactly this many bytes
        if (libdeflate_deflate_decompress(decompressor.get(), packed.data(), packed.size(), out.data(), out.size(),
                                          nullptr) != LIBDEFLATE_SUCCESS) {
            return damaged(file_, shown + " cannot be unpacked");
        }
    } else {
        return Error{ErrorKind::unsupported,
                     shown + " is packed in a way this program does not read",
                     "save the workbook again from the spreadsheet program",
                     {file_},
                     "workbook_packing"};
    }
    if (out.size() != entry->size || libdeflate_crc32(0, out.data(), out.size()) != entry->crc) {
        return damaged(file_, shown + " has a wrong checksum");
    }
    return out;
}

}  // namespace ciclo::formats
