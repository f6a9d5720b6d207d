#include "storage/backup_header.h"

#include <sodium.h>

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "storage/folder_limits.h"
#include "storage/hexadecimal.h"

namespace ciclo::storage {

namespace {

constexpr std::string_view magic = "ciclo backup ";
constexpr std::string_view version = "1";

using Hash = std::array<unsigned char, 32>;

Hash hash_of(std::string_view text) {
    Hash hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return hash;
}

Error unknown_file() {
    return {ErrorKind::invalid, "is not a backup of Ciclo", "give a file that ciclo backup made", {}, "backup_unknown"};
}
Error newer_file() {
    return {ErrorKind::unsupported,
            "this backup is of a later program",
            "restore it with that program",
            {},
            "backup_newer"};
}
Error damaged() {
    return {ErrorKind::invalid, "the head of the backup is damaged", "take another backup", {}, "backup_damaged"};
}

bool is_plain_version(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '+';
    });
}

/// What follows `key` and a space on the next line; takes the line away.
std::optional<std::string_view> take(std::string_view& text, std::string_view key) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    if (!starts_with(line, key) || line.size() <= key.size() || line[key.size()] != ' ') return std::nullopt;
    text.remove_prefix(end + 1);
    return line.substr(key.size() + 1);
}

std::optional<std::int64_t> count(std::string_view text, std::int64_t most) {
    const auto number = parse_integer(text);
    if (!number || *number < 0 || *number > most || std::to_string(*number) != text) return std::nullopt;
    return number;
}

std::optional<BackupPiece> piece_of(std::string_view text) {
    const std::vector<std::string_view> words = split(text, ' ');
    if (words.size() != 3) return std::nullopt;
    const auto part = from_code<BackupPart>(words[0]);
    const auto bytes = count(words[1], limits::backup_part_bytes);
    BackupPiece piece;
    if (!part || !bytes || !read_hexadecimal(words[2], piece.hash)) return std::nullopt;
    piece.part = *part;
    piece.bytes = *bytes;
    return piece;
}

std::string lines_of(const BackupHeader& header) {
    std::string text = std::string(magic) + std::string(version) + "\nprogram " + header.program_version + "\nschema " +
                       std::to_string(header.schema_version) + "\nmade " + calendar::iso_text(header.made) + "\nkey " +
                       header.key_fingerprint + "\n";
    for (const BackupPiece& piece : header.pieces) {
        text += "part " + std::string(code_of(piece.part)) + " " + std::to_string(piece.bytes) + " " +
                hexadecimal(piece.hash) + "\n";
    }
    return text;
}

bool fits(const BackupHeader& header) {
    const auto in_order = [](const BackupPiece& a, const BackupPiece& b) { return a.part >= b.part; };
    return is_plain_version(header.program_version) && header.find(BackupPart::database) != nullptr &&
           std::adjacent_find(header.pieces.begin(), header.pieces.end(), in_order) == header.pieces.end();
}

std::optional<BackupHeader> parsed(std::string_view text) {
    BackupHeader header;
    const auto program = take(text, "program"), schema = take(text, "schema"), made = take(text, "made"),
               key = take(text, "key");
    if (!program || !schema || !made || !key) return std::nullopt;
    std::array<unsigned char, 16> fingerprint{};
    const auto number = count(*schema, 1'000'000);
    const auto when = calendar::parse_instant(*made, calendar::DayOrder::year_month_day);
    if (!number || !when || !read_hexadecimal(*key, fingerprint)) return std::nullopt;
    header.program_version = *program;
    header.schema_version = *number;
    header.made = *when;
    header.key_fingerprint = *key;
    while (!text.empty()) {
        const auto line = take(text, "part");
        const auto piece = line ? piece_of(*line) : std::nullopt;
        if (!piece) return std::nullopt;
        header.pieces.push_back(*piece);
    }
    if (!fits(header)) return std::nullopt;
    return header;
}

}  // namespace

const Names<BackupPart, 4>& names_of(BackupPart*) {
    static constexpr Names<BackupPart, 4> names{
        {{BackupPart::checkpoints, "checkpoints", "puntos de control", "checkpoints", "controlepunten"},
         {BackupPart::database, "database", "base de datos", "database", "database"},
         {BackupPart::erased, "erased", "registro de borrados", "register of erasures", "register van wissingen"},
         {BackupPart::key, "key", "clave maestra", "master key", "hoofdsleutel"}}};
    return names;
}

const BackupPiece* BackupHeader::find(BackupPart part) const {
    const auto found =
        std::find_if(pieces.begin(), pieces.end(), [&](const BackupPiece& piece) { return piece.part == part; });
    return found == pieces.end() ? nullptr : &*found;
}

std::int64_t BackupHeader::offset_of(BackupPart part) const {
    std::int64_t offset = limits::backup_head_bytes;
    for (const BackupPiece& piece : pieces) {
        if (piece.part < part) offset += piece.bytes;
    }
    return offset;
}

std::int64_t BackupHeader::file_bytes() const {
    std::int64_t bytes = limits::backup_head_bytes;
    for (const BackupPiece& piece : pieces) bytes += piece.bytes;
    return bytes;
}

std::string write_backup_header(const BackupHeader& header) {
    ENSURE(fits(header), "a backup has its parts in order and a plain version");
    const std::string lines = lines_of(header);
    std::string head = lines + "end " + hexadecimal(hash_of(lines)) + "\n";
    ENSURE(head.size() <= limits::backup_head_bytes, "the head of a backup fits a page");
    head.resize(limits::backup_head_bytes, '\0');
    return head;
}

Result<BackupHeader> read_backup_header(std::string_view head) {
    if (!starts_with(head, magic)) return unknown_file();
    const std::string_view first = head.substr(magic.size(), head.find('\n') - magic.size());
    if (head.find('\n') == std::string_view::npos || head.size() != limits::backup_head_bytes) return damaged();
    if (first != version) return count(first, 1'000'000) ? newer_file() : damaged();
    const std::size_t end = head.find("\nend ");
    if (end == std::string_view::npos) return damaged();
    const std::string_view lines = head.substr(0, end + 1);
    const auto header = parsed(lines.substr(lines.find('\n') + 1));
    if (!header || write_backup_header(*header) != head) return damaged();
    return *header;
}

}  // namespace ciclo::storage
