#include "storage/backup_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "storage/descriptor.h"
#include "storage/folder_limits.h"

namespace ciclo::storage {

namespace {

/// SHA-256 of what passes by.
class Hasher {
public:
    Hasher() { crypto_hash_sha256_init(&state_); }
    void add(std::string_view bytes) {
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    std::array<unsigned char, 32> hash() {
        std::array<unsigned char, 32> bytes{};
        crypto_hash_sha256_final(&state_, bytes.data());
        return bytes;
    }

private:
    crypto_hash_sha256_state state_{};
};

Error cancelled() {
    return {ErrorKind::refused, "cancelled", "", {}, "cancelled"};
}

Error damaged(const std::string& path, BackupPart part) {
    return {ErrorKind::invalid,
            "the backup is damaged: its part \"" + std::string(code_of(part)) + "\" is not what was written",
            "take another backup",
            {path},
            "backup_damaged"};
}

/// Reads `most` bytes (or to the end) from `from`, writes them to `to` (-1 = nowhere), and says how many and their
/// hash.
Result<BackupPiece> pass(const Descriptor& from, int to, std::int64_t most, const std::string& path,
                         Progress& progress) {
    BackupPiece piece;
    Hasher hasher;
    std::string buffer(limits::copy_bytes, '\0');
    while (piece.bytes < most) {
        if (progress.cancelled()) return cancelled();
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(most - piece.bytes, limits::copy_bytes));
        const Result<std::size_t> got = read_some(from.number(), buffer.data(), wanted, path);
        if (!got) return got.errors();
        const std::string_view bytes(buffer.data(), *got);
        if (to >= 0 && !write_all(to, bytes)) return world_failed(path, "cannot be copied");
        hasher.add(bytes);
        piece.bytes += static_cast<std::int64_t>(*got);
        progress.at("backup", static_cast<double>(piece.bytes), 0);
        if (*got < wanted) break;
    }
    piece.hash = hasher.hash();
    return piece;
}

Result<BackupPiece> put(const BackupSource& source, const Descriptor& file, const std::string& path,
                        Progress& progress) {
    BackupPiece piece;
    if (source.path.empty()) {
        if (!write_all(file.number(), source.bytes)) return world_failed(path, "cannot be written");
        Hasher hasher;
        hasher.add(source.bytes);
        piece.bytes = static_cast<std::int64_t>(source.bytes.size());
        piece.hash = hasher.hash();
    } else {
        const Result<Descriptor> from = open_to_read(source.path);
        if (!from) return from.errors();
        Result<BackupPiece> copied = pass(*from, file.number(), limits::backup_part_bytes, source.path, progress);
        if (!copied) return copied.errors();
        piece = *copied;
    }
    piece.part = source.part;
    return piece;
}

/// The whole file but for its name: parts first, then the head that tells of them.
Result<BackupHeader> fill(const Descriptor& file, BackupHeader header, const std::vector<BackupSource>& sources,
                          const std::string& path, Progress& progress) {
    if (!write_all(file.number(), std::string(limits::backup_head_bytes, '\0')))
        return world_failed(path, "cannot be written");
    for (const BackupSource& source : sources) {
        const Result<BackupPiece> piece = put(source, file, path, progress);
        if (!piece) return piece.errors();
        header.pieces.push_back(*piece);
    }
    if (::lseek(file.number(), 0, SEEK_SET) != 0 || !write_all(file.number(), write_backup_header(header)) ||
        ::fsync(file.number()) != 0) {
        return world_failed(path, "cannot be written");
    }
    ::posix_fadvise(file.number(), 0, 0,
                    POSIX_FADV_DONTNEED);  // so that the check reads the disk, not our memory of it
    return header;
}

Result<Descriptor> at_part(const std::string& path, const BackupHeader& header, BackupPart part) {
    Result<Descriptor> file = open_to_read(path);
    if (!file) return file.errors();
    if (::lseek(file->number(), header.offset_of(part), SEEK_SET) < 0) return world_failed(path, "cannot be read");
    return file;
}

Error placed(Error error, const std::string& path) {
    error.place = {path};
    return error;
}

}  // namespace

Result<BackupHeader> write_backup(const std::string& path, BackupHeader facts, const std::vector<BackupSource>& sources,
                                  Progress& progress) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        errno = EEXIST;
        return world_failed(path, "cannot be made");
    }
    const std::string unfinished = path + std::string(unfinished_ending);
    const Result<Descriptor> file = open_new(unfinished);
    if (!file) return file.errors();
    facts.pieces.clear();
    Result<BackupHeader> header = fill(*file, std::move(facts), sources, unfinished, progress);
    if (header) {
        if (const auto checked = check_backup(unfinished, progress); !checked) header = checked.errors();
    }
    if (header && ::rename(unfinished.c_str(), path.c_str()) != 0) header = world_failed(path, "cannot be made");
    if (!header) {
        ::unlink(unfinished.c_str());
        return header;
    }
    if (const auto synced = sync_folder(folder_of(path)); !synced) return synced.errors();
    return header;
}

Result<BackupHeader> open_backup(const std::string& path) {
    const Result<Descriptor> file = open_to_read(path);
    if (!file) return file.errors();
    struct stat status {};
    if (::fstat(file->number(), &status) != 0) return world_failed(path, "cannot be read");
    std::string head(limits::backup_head_bytes, '\0');
    const Result<std::size_t> got = read_some(file->number(), head.data(), head.size(), path);
    if (!got) return got.errors();
    head.resize(*got);
    const Result<BackupHeader> header = read_backup_header(head);
    if (!header) return placed(header.errors().front(), path);
    if (header->file_bytes() != status.st_size) {
        return Error{ErrorKind::invalid,
                     "the backup has " + std::to_string(status.st_size) + " bytes and should have " +
                         std::to_string(header->file_bytes()),
                     "take another backup",
                     {path},
                     "backup_damaged"};
    }
    return header;
}

Result<BackupHeader> check_backup(const std::string& path, Progress& progress) {
    const Result<BackupHeader> header = open_backup(path);
    if (!header) return header;
    for (const BackupPiece& piece : header->pieces) {
        const Result<Descriptor> file = at_part(path, *header, piece.part);
        if (!file) return file.errors();
        Result<BackupPiece> found = pass(*file, -1, piece.bytes, path, progress);
        if (!found) return found.errors();
        found->part = piece.part;
        if (*found != piece) return damaged(path, piece.part);
    }
    return header;
}

Result<Done> unpack(const std::string& path, const BackupHeader& header, BackupPart part, const std::string& to,
                    Progress& progress) {
    const BackupPiece* piece = header.find(part);
    if (piece == nullptr) return done;
    const Result<Descriptor> file = at_part(path, header, part);
    if (!file) return file.errors();
    const Result<Descriptor> target = open_new(to);
    if (!target) return target.errors();
    Result<BackupPiece> found = pass(*file, target->number(), piece->bytes, path, progress);
    if (!found) return found.errors();
    found->part = part;
    if (*found != *piece) return damaged(path, part);
    if (::fsync(target->number()) != 0) return world_failed(to, "cannot be written");
    return done;
}

Result<std::string> read_part(const std::string& path, const BackupHeader& header, BackupPart part) {
    const BackupPiece* piece = header.find(part);
    if (piece == nullptr) return std::string();
    if (piece->bytes > static_cast<std::int64_t>(limits::register_bytes)) return damaged(path, part);
    const Result<Descriptor> file = at_part(path, header, part);
    if (!file) return file.errors();
    std::string bytes(static_cast<std::size_t>(piece->bytes), '\0');
    const Result<std::size_t> got = read_some(file->number(), bytes.data(), bytes.size(), path);
    if (!got) return got.errors();
    Hasher hasher;
    hasher.add(std::string_view(bytes).substr(0, *got));
    if (*got != bytes.size() || hasher.hash() != piece->hash) return damaged(path, part);
    return bytes;
}

}  // namespace ciclo::storage
