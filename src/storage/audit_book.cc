#include "storage/audit_book.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "audit/checkpoint_text.h"
#include "storage/descriptor.h"
#include "storage/store_limits.h"

namespace ciclo::storage {

namespace {

constexpr std::string_view entry_columns = "entry_sequence, when_us, actor, event, object, commitment, previous, hash";
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t largest_checkpoint_file = 256 * 1024 * 1024;

std::string_view text_of(const audit::Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

/// A hash of another length can match nothing: it stays all zero, and verification says so.
audit::Hash hash_in(std::string_view bytes) {
    audit::Hash hash{};
    if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
    return hash;
}

audit::Entry entry_in(const Statement& row) {
    audit::Entry entry;
    entry.sequence = row.integer(0);
    entry.when = {row.integer(1)};
    entry.actor = row.text(2);
    entry.event = row.text(3);
    entry.object = row.text(4);
    entry.commitment = hash_in(row.bytes(5));
    entry.previous = hash_in(row.bytes(6));
    entry.hash = hash_in(row.bytes(7));
    return entry;
}

/// A line that does not fit is taken away again, so that the file never holds half of one.
Result<Done> append_line(const std::string& path, const std::string& line) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    struct stat before {};
    if (file.number() < 0 || ::fstat(file.number(), &before) != 0) return world_failed(path, "cannot be opened");
    if (write_all(file.number(), line + "\n")) {
        if (::fdatasync(file.number()) == 0) return done;
        return world_failed(path, "the checkpoint cannot be synced");
    }
    const bool full = errno == ENOSPC;
    Error error = world_failed(path, "the checkpoint cannot be written");
    if (::ftruncate(file.number(), before.st_size) == 0 && full) error.code = "disk_full";
    return error;
}

}  // namespace

AuditBook::AuditBook(Connection& connection, seams::Chance& chance, const audit::SecretKey& key, std::string checkpoints_path)
    : connection_(connection), chance_(chance), key_(key), path_(std::move(checkpoints_path)) {}

Result<Done> AuditBook::open() {
    Result<Statement> row = connection_.prepare("select " + std::string(entry_columns) +
                                                " from audit_entry order by entry_sequence desc limit 1");
    if (!row) return row.errors();
    const Result<bool> found = row->next();
    if (!found) return found.errors();
    if (*found) last_ = entry_in(*row);
    if (::access(path_.c_str(), F_OK) != 0) return sync_new_file();
    const Result<std::string> text = read_small(path_, largest_checkpoint_file);
    if (!text) return text.errors();
    const std::size_t end = text->rfind('\n');
    std::size_t whole = end == std::string::npos ? 0 : end + 1;
    if (whole > 1) {  // a power cut may leave the end of a line without its beginning: it was never synced, so never promised
        const std::size_t before = text->rfind('\n', whole - 2);
        const std::size_t begin = before == std::string::npos ? 0 : before + 1;
        if (!audit::read_checkpoint_line(std::string_view(*text).substr(begin, whole - 1 - begin))) whole = begin;
    }
    if (whole != text->size() && ::truncate(path_.c_str(), static_cast<off_t>(whole)) != 0) {
        return world_failed(path_, "the cut line of the checkpoints cannot be removed");
    }
    const Result<std::vector<audit::Checkpoint>> checkpoints =
        audit::read_checkpoints(std::string_view(*text).substr(0, whole), path_);
    if (!checkpoints) return checkpoints.errors();
    for (const audit::Checkpoint& one : *checkpoints) signed_up_to_ = std::max(signed_up_to_, one.sequence);
    return done;
}

Result<Done> AuditBook::sync_new_file() {
    const Descriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.number() < 0 || ::fsync(file.number()) != 0) return world_failed(path_, "the checkpoints cannot be kept");
    return sync_folder(folder_of(path_));
}

Result<Done> AuditBook::append(audit::Entry entry, std::string_view detail_json) {
    std::string salt;
    if (!detail_json.empty()) {
        std::array<unsigned char, salt_bytes> bytes{};
        chance_.fill(bytes);
        salt.assign(bytes.begin(), bytes.end());
        entry.commitment = audit::commitment_of(salt, detail_json);
    }
    entry = audit::chained(std::move(entry), last_);
    Result<Statement> insert = connection_.prepare("insert into audit_entry (" + std::string(entry_columns) +
                                                   ") values ($1, $2, $3, $4, $5, $6, $7, $8)");
    if (!insert) return insert.errors();
    insert->bind(1, entry.sequence);
    insert->bind(2, entry.when.microseconds_utc);
    insert->bind(3, entry.actor);
    insert->bind(4, entry.event);
    insert->bind(5, entry.object);
    insert->bind_bytes(6, text_of(entry.commitment));
    insert->bind_bytes(7, text_of(entry.previous));
    insert->bind_bytes(8, text_of(entry.hash));
    const Result<Done> written = insert->run();
    if (!written) return written.errors();
    last_ = std::move(entry);
    if (detail_json.empty()) return done;
    Result<Statement> detail =
        connection_.prepare("insert into audit_detail (entry_sequence, salt, detail_json) values ($1, $2, $3)");
    if (!detail) return detail.errors();
    detail->bind(1, last_->sequence);
    detail->bind_bytes(2, salt);
    detail->bind(3, detail_json);
    return detail->run();
}

Result<Done> AuditBook::sign_if_due(calendar::Instant now, std::int64_t steady_milliseconds) {
    const std::int64_t unsigned_entries = last_ ? last_->sequence - signed_up_to_ : 0;
    if (unsigned_entries <= 0) {
        unsigned_since_.reset();
        return done;
    }
    if (!unsigned_since_) unsigned_since_ = steady_milliseconds;
    const bool due = unsigned_entries >= limits::entries_between_checkpoints ||
                     steady_milliseconds - *unsigned_since_ >= limits::milliseconds_between_checkpoints;
    return due ? sign(now) : Result<Done>(done);
}

Result<Done> AuditBook::sign(calendar::Instant now) {
    if (!last_ || last_->sequence <= signed_up_to_) return done;
    const Result<Done> written = append_line(path_, audit::checkpoint_line(audit::signed_checkpoint(*last_, now, key_)));
    if (!written) {
        unsigned_since_.reset();  // without space it is tried again after the usual time
        return written.errors();
    }
    signed_up_to_ = last_->sequence;
    unsigned_since_.reset();
    return done;
}

std::optional<std::int64_t> AuditBook::due_at() const {
    if (!unsigned_since_) return std::nullopt;
    return *unsigned_since_ + limits::milliseconds_between_checkpoints;
}

Result<ChainReader> ChainReader::open(Connection& connection) {
    Result<Statement> rows =
        connection.prepare("select " + std::string(entry_columns) + " from audit_entry order by entry_sequence");
    if (!rows) return rows.errors();
    return ChainReader(*std::move(rows));
}

std::optional<audit::Entry> ChainReader::next() {
    const Result<bool> row = rows_.next();
    if (!row) errors_ = row.errors();
    if (!row || !*row) return std::nullopt;
    ++entries_;
    return entry_in(rows_);
}

}  // namespace ciclo::storage
