// Text as people write it: UTF-8 in, UTF-8 out. No locale is consulted, so every machine gives the same bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ciclo {

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view text);
/// Byte offset of the first byte that is not well-formed UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view text);
/// Code points of well-formed UTF-8; a bad byte counts as one.
std::size_t length_in_code_points(std::string_view text);
/// The first `count` code points of `text`.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// One code point of a text. A byte that is not well-formed UTF-8 is one code point of size 1, `good` false.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 1;  ///< bytes
    bool good = true;
};
/// The code point that starts at byte `offset`; `offset` is inside `text`.
CodePoint code_point_at(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);

/// Without white space (space, tab, CR, LF, NBSP) at both ends.
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// The words of `text`: runs between white space, none of them empty.
std::vector<std::string_view> words_of(std::string_view text);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// For comparing names people typed: lower case, accents of Latin letters removed, runs of anything that is not a
/// letter or digit folded to one space, ends trimmed. "  Árbol_de  DECISIÓN " -> "arbol de decision".
std::string folded(std::string_view text);
std::string lower_ascii(std::string_view text);
bool starts_with(std::string_view text, std::string_view beginning);

/// The candidate nearest to `name` by edit distance over folded text, if it is near enough to be a slip
/// (distance at most a third of the length, at least 1). For "did you mean …?" cures.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// For messages: quoted, control characters escaped, cut at 60 code points with "…".
std::string quoted(std::string_view text);

}  // namespace ciclo
