#include "formats/csv_sniff.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "formats/limits.h"
#include "formats/places.h"

namespace ciclo::formats {

namespace {

constexpr std::array<char, 4> candidates{',', ';', '\t', '|'};
constexpr std::size_t sniffed_bytes = 64 * limits::kibibyte;
constexpr std::size_t sniffed_rows = 50;

using Counts = std::array<std::size_t, candidates.size()>;

/// How often each candidate stands outside quotes, row by row; blank rows left out.
std::vector<Counts> delimiters_by_row(std::string_view text) {
    std::vector<Counts> rows;
    Counts counts{};
    bool in_quotes = false, blank = true;
    char before = '\n';
    const auto close_row = [&] {
        if (!blank) rows.push_back(counts);
        counts = {};
        blank = true;
    };
    for (const char c : text.substr(0, sniffed_bytes)) {
        const auto which = std::find(candidates.begin(), candidates.end(), c);
        const bool at_start = std::find(candidates.begin(), candidates.end(), before) != candidates.end() ||
                              before == '\n' || before == '\r';
        if (c == '"' && (in_quotes || at_start || before == '"')) {
            in_quotes = !in_quotes;
            blank = false;
        } else if (!in_quotes && (c == '\n' || c == '\r')) {
            close_row();
            if (rows.size() == sniffed_rows) return rows;
        } else {
            if (!in_quotes && which != candidates.end()) ++counts[static_cast<std::size_t>(which - candidates.begin())];
            blank = false;
        }
        before = c;
    }
    if (text.size() <= sniffed_bytes || rows.empty()) close_row();
    return rows;
}

/// A file of one column: the first delimiter that would not cut its texts.
char delimiter_for_one_column(const std::vector<Counts>& rows) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (std::none_of(rows.begin(), rows.end(), [&](const Counts& row) { return row[i] > 0; })) return candidates[i];
    }
    return candidates.front();
}

std::string utf16_to_utf8(std::string_view bytes, bool big_endian, std::size_t& bad_units) {
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit_at(i);
        if (c >= 0xD800 && c <= 0xDFFF) {
            const char32_t low = c <= 0xDBFF && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
            if (low < 0xDC00 || low > 0xDFFF) {
                ++bad_units;
                continue;
            }
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        append_utf8(out, c);
    }
    return out;
}

std::string hexadecimal(unsigned char byte) {
    constexpr std::string_view digit = "0123456789ABCDEF";
    return {'0', 'x', digit[byte >> 4], digit[byte & 15]};
}

Error not_utf8(std::string_view text, const std::string& file, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return {ErrorKind::invalid,
            "byte " + hexadecimal(byte) + " is not UTF-8; the file looks like Windows-1252 or a related code page",
            "save it as 'CSV UTF-8', or convert it with iconv -f WINDOWS-1252 -t UTF-8", place_of(text, file, at),
            "file_not_utf8"};
}

/// UTF-16 without a byte order mark shows as a NUL in every second byte.
Error nul_byte(std::string_view text, const std::string& file, std::size_t at) {
    const std::string_view beginning = text.substr(0, 64);
    const auto nuls = static_cast<std::size_t>(std::count(beginning.begin(), beginning.end(), '\0'));
    if (nuls * 3 > beginning.size() && nuls * 3 < beginning.size() * 2) {
        return {ErrorKind::invalid,
                "the file looks like UTF-16 without a byte order mark",
                "save it as 'CSV UTF-8'",
                {file, 1, 1},
                "file_utf16"};
    }
    return {ErrorKind::invalid, "a NUL byte stands in the text; the file may be no CSV, or damaged",
            "export it again as CSV", place_of(text, file, at), "file_not_text"};
}

}  // namespace

char sniffed_delimiter(std::string_view text) {
    const std::vector<Counts> rows = delimiters_by_row(text);
    std::size_t best = candidates.size(), best_alike = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (rows.empty() || rows.front()[i] == 0) continue;
        const auto alike = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [&](const Counts& row) { return row[i] == rows.front()[i]; }));
        const bool better = best == candidates.size() || alike > best_alike ||
                            (alike == best_alike && rows.front()[i] > rows.front()[best]);
        if (!better) continue;
        best = i;
        best_alike = alike;
    }
    return best == candidates.size() ? delimiter_for_one_column(rows) : candidates[best];
}

std::optional<char> delimiter_hint(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() != 5 || lower_ascii(line.substr(0, 4)) != "sep=") return std::nullopt;
    const bool usable = std::string_view(",;\t| :^~").find(line[4]) != std::string_view::npos;
    return usable ? std::optional(line[4]) : std::nullopt;
}

bool stands_before_header(std::string_view line, bool is_first) {
    return line.empty() || (is_first && delimiter_hint(line));
}

Result<std::string> text_of_csv(std::string_view bytes, const std::string& file) {
    std::string text;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        std::size_t bad_units = bytes.size() % 2;
        text = utf16_to_utf8(bytes.substr(2), bytes.starts_with("\xFE\xFF"), bad_units);
        if (bad_units > 0) {
            return Error{ErrorKind::invalid,
                         "the UTF-16 text is damaged: half characters stand in it",
                         "save it as 'CSV UTF-8'",
                         {file},
                         "file_utf16"};
        }
    } else {
        text = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    }
    if (text.size() > limits::csv_bytes) {
        return Error{ErrorKind::limit, "the text is larger than 4 GiB", "split it", {file}, "file_over_gib"};
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) return nul_byte(text, file, nul);
    if (const auto bad = first_bad_utf8(text)) return not_utf8(text, file, *bad);
    return text;
}

}  // namespace ciclo::formats
