#include "storage/erasure_register.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.h"
#include "storage/folder_limits.h"
#include "storage/hexadecimal.h"

namespace ciclo::storage {

namespace {

constexpr std::string_view first_line = "ciclo erased 1\n";

/// Against rot, not against forgers: who can write here can also delete the file.
std::string check_of(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return hexadecimal(std::span(hash).first(4));
}

bool plain(std::string_view word) {
    return !word.empty() && word.size() <= 100 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::optional<Erasure> parsed(std::string_view line) {
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() != 4 || !plain(words[0]) || !plain(words[1])) return std::nullopt;
    const auto when = calendar::parse_instant(words[2], calendar::DayOrder::year_month_day);
    if (!when) return std::nullopt;
    Erasure erased{std::string(words[0]), std::string(words[1]), *when};
    if (register_line(erased) != line) return std::nullopt;
    return erased;
}

/// Bytes up to the end of the last whole line.
std::size_t finished(std::string_view text) {
    const std::size_t end = text.find_last_of('\n');
    return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::string register_line(const Erasure& erased) {
    const std::string line = erased.kind + " " + erased.id + " " + calendar::iso_text(erased.when);
    return line + " " + check_of(line);
}

Result<std::vector<Erasure>> parse_register(std::string_view text, const std::string& file) {
    text = text.substr(0, finished(text));
    std::vector<Erasure> all;
    if (text.empty()) return all;
    if (!starts_with(text, first_line)) {
        return Error{ErrorKind::invalid,
                     "is not a register of erasures",
                     "give the file \"erased\" of a data folder",
                     {file, 1},
                     "register_unknown"};
    }
    text.remove_prefix(first_line.size());
    for (int number = 2; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        auto erased = parsed(text.substr(0, end));
        if (!erased) {
            return Error{ErrorKind::invalid,
                         "this line of the register of erasures is damaged",
                         "take the register of another copy of the folder",
                         {file, number},
                         "register_damaged"};
        }
        all.push_back(std::move(*erased));
        text.remove_prefix(end + 1);
    }
    return all;
}

Result<std::vector<Erasure>> read_register(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 && errno == ENOENT) return std::vector<Erasure>{};
    const Result<std::string> text = read_small(path, limits::register_bytes);
    if (!text) return text.errors();
    return parse_register(*text, path);
}

Result<ErasureRegister> ErasureRegister::open(const std::string& path) {
    const Result<std::vector<Erasure>> readable = read_register(path);
    if (!readable) return readable.errors();
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.number() < 0) return world_failed(path, "cannot be opened");
    const Result<std::string> text = read_small(path, limits::register_bytes);
    if (!text) return text.errors();
    const std::size_t good = finished(*text);
    if (good < text->size() && ::ftruncate(file.number(), static_cast<off_t>(good)) != 0) {
        return world_failed(path, "cannot be mended");
    }
    if (good == 0 && !write_all(file.number(), first_line)) return world_failed(path, "cannot be written");
    if (::fsync(file.number()) != 0) return world_failed(path, "cannot be synced");
    if (const auto synced = sync_folder(folder_of(path)); !synced) return synced.errors();
    return ErasureRegister(std::move(file), path);
}

Result<Done> ErasureRegister::add(const std::vector<Erasure>& erased) {
    if (erased.empty()) return done;
    std::string lines;
    for (const Erasure& one : erased) {
        ENSURE(plain(one.kind) && plain(one.id), "a register line has four words");
        lines += register_line(one) + "\n";
    }
    if (!write_all(file_.number(), lines) || ::fdatasync(file_.number()) != 0) {
        return world_failed(path_, "cannot be written");
    }
    return done;
}

}  // namespace ciclo::storage
