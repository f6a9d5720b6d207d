// The parts of text.h that compare and show what people typed: folded(), nearest(), quoted().
#include <algorithm>
#include <array>

#include "base/text.h"

namespace ciclo {

namespace {

// The base letter of each Latin letter, by position; '?' = more than one letter (see two_letters) or none, ' ' = a
// sign.
constexpr std::string_view latin_from_c0 =  // U+00C0 … U+017F
    "aaaaaa?ceeeeiiiidnooooo ouuuuy??aaaaaa?ceeeeiiiidnooooo ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view latin_from_1e00 =  // U+1E00 … U+1EFF
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyasss??aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy????yy";
static_assert(latin_from_c0.size() == 192 && latin_from_1e00.size() == 256);

std::string_view two_letters(char32_t c) {
    switch (c) {
        case 0xC6:
        case 0xE6:
            return "ae";
        case 0xDE:
        case 0xFE:
            return "th";
        case 0xDF:
        case 0x1E9E:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        case 0x152:
        case 0x153:
            return "oe";
        default:
            return {};
    }
}

bool is_mark_above_or_below(char32_t c) {
    return c >= 0x300 && c <= 0x36F;
}

/// Signs and spaces past ASCII; every other code point past ASCII counts as a letter of some script.
bool is_sign(char32_t c) {
    if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;  // ª µ º are letters
    return (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x2BFF) ||
           (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) || (c >= 0xFE00 && c <= 0xFE6F) ||
           c == 0xFEFF || c == 0xFFFD;
}

char32_t lower_greek_or_cyrillic(char32_t c) {
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
    return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

/// What one code point folds to; " " = none of a letter or digit, "" = nothing at all.
std::string folded_letter(char32_t c) {
    if (c < 0x80) {
        if (c >= 'A' && c <= 'Z') return std::string(1, static_cast<char>(c - 'A' + 'a'));
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return std::string(1, kept ? static_cast<char>(c) : ' ');
    }
    if (is_mark_above_or_below(c) || c == 0xAD) return {};  // decomposed accents, soft hyphen
    if (is_sign(c)) return " ";
    if (const std::string_view two = two_letters(c); !two.empty()) return std::string(two);
    char base = '?';
    if (c >= 0xC0 && c < 0x180) base = latin_from_c0[c - 0xC0];
    if (c >= 0x1E00 && c < 0x1F00) base = latin_from_1e00[c - 0x1E00];
    if (base != '?') return std::string(1, base);
    std::string out;
    append_utf8(out, lower_greek_or_cyrillic(c));
    return out;
}

std::u32string code_points(std::string_view text, std::size_t most) {
    std::u32string out;
    for (std::size_t offset = 0; offset < text.size() && out.size() < most;) {
        const CodePoint found = code_point_at(text, offset);
        out += found.value;
        offset += found.size;
    }
    return out;
}

/// Edits (insert, delete, replace, swap of neighbours) from `a` to `b`: optimal string alignment.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

bool hides_in_print(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string hexadecimal(char32_t value, int digits) {
    constexpr std::string_view digit = "0123456789ABCDEF";
    std::string out;
    for (int i = digits - 1; i >= 0; --i) out += digit[(value >> (4 * i)) & 0xF];
    return out;
}

std::string printable(const CodePoint& c, std::string_view bytes) {
    if (!c.good) return "\\x" + hexadecimal(c.value, 2);
    if (c.value == '\n') return "\\n";
    if (c.value == '\r') return "\\r";
    if (c.value == '\t') return "\\t";
    if (c.value == '"') return "\\\"";
    return hides_in_print(c.value) ? "\\u" + hexadecimal(c.value, 4) : std::string(bytes);
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    bool space_due = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint found = code_point_at(text, offset);
        const std::string letter = found.good ? folded_letter(found.value) : " ";
        offset += found.size;
        if (letter == " ") {
            space_due = !out.empty();
        } else if (!letter.empty()) {
            if (space_due) out += ' ';
            space_due = false;
            out += letter;
        }
    }
    return out;
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
    constexpr std::size_t most = 200;  // longer texts are no names, and the distance costs their product
    const std::u32string wanted = code_points(folded(first_code_points(name, most)), most);
    const std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
    std::optional<std::string> best;
    std::size_t best_distance = allowed + 1;
    for (const std::string& candidate : candidates) {
        const std::u32string other = code_points(folded(first_code_points(candidate, most)), most);
        const std::size_t apart = std::max(wanted.size(), other.size()) - std::min(wanted.size(), other.size());
        if (other.empty() || apart >= best_distance) continue;
        const std::size_t distance = edit_distance(wanted, other);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = candidate;
    }
    return best;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string out = "\"";
    std::size_t offset = 0;
    for (std::size_t shown = 0; offset < text.size() && shown < most; ++shown) {
        const CodePoint found = code_point_at(text, offset);
        out += printable(found, text.substr(offset, found.size));
        offset += found.size;
    }
    out += offset < text.size() ? "…\"" : "\"";
    return out;
}

}  // namespace ciclo
