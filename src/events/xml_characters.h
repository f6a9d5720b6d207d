// The characters of XML text in UTF-8, as expat judges them: what may stand where, and what references mean. Used by the
// scanner of XES only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ciclo::events {

inline constexpr std::uint8_t name_begins = 1, name_goes_on = 2;

/// What an ASCII byte may be in a name.
inline constexpr std::array<std::uint8_t, 256> name_bytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = name_begins | name_goes_on;
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = name_begins | name_goes_on;
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = name_goes_on;
    table['_'] = table[':'] = name_begins | name_goes_on;
    table['-'] = table['.'] = name_goes_on;
    return table;
}();

inline bool begins_name(char c) {
    return (name_bytes[static_cast<unsigned char>(c)] & name_begins) != 0;
}
inline bool goes_on_in_name(char c) {
    return (name_bytes[static_cast<unsigned char>(c)] & name_goes_on) != 0;
}
inline bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}
inline bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Bytes of the UTF-8 character at the beginning of `text` if XML may hold it; 0 = none.
std::size_t size_of_character(std::string_view text);

/// "&amp;", "&#x20;"… at the beginning of `text`: its size in bytes (0 = no reference that is known) and what it means.
struct Reference {
    std::size_t size = 0;
    char32_t meaning = 0;
};
Reference reference_at(std::string_view text);

}  // namespace ciclo::events
