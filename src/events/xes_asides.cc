// What stands in XML beside the elements: the declaration, comments, instructions, CDATA. Part of XesScanner.
#include <optional>

#include "base/text.h"
#include "events/xes_scanner.h"
#include "events/xml_characters.h"

namespace ciclo::events {

namespace {

constexpr std::string_view mark_of_utf8 = "\xEF\xBB\xBF";
constexpr std::string_view declaration = "<?xml";

struct Pair {
    std::string_view name, value;
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_of_value(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

/// The next ` name = "value"` of a declaration, taken off `rest`; an empty name when only spaces are left; nothing when it
/// is malformed.
std::optional<Pair> take_pair(std::string_view& rest) {
    if (rest.empty()) return Pair{};
    if (!is_space(rest.front())) return std::nullopt;
    const auto skip = [&rest] {
        while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    };
    skip();
    if (rest.empty()) return Pair{};
    Pair pair;
    std::size_t i = 0;
    while (i < rest.size() && rest[i] != '=' && !is_space(rest[i]) && !is_beyond_ascii(rest[i])) ++i;
    pair.name = rest.substr(0, i);
    rest.remove_prefix(i);
    skip();
    if (pair.name.empty() || !rest.starts_with('=')) return std::nullopt;
    rest.remove_prefix(1);
    skip();
    if (!rest.starts_with('"') && !rest.starts_with('\'')) return std::nullopt;
    const char quote = rest.front();
    rest.remove_prefix(1);
    for (i = 0; i < rest.size() && is_of_value(rest[i]);) ++i;
    if (i == rest.size() || rest[i] != quote) return std::nullopt;
    pair.value = rest.substr(0, i);
    rest.remove_prefix(i + 1);
    return pair;
}

}  // namespace

/// The mark, the encoding, the declaration.
bool XesScanner::begin() {
    begun_ = true;
    const char first = at(0), second = at(1);
    // UTF-16 shows in the first two bytes, with a mark or without
    foreign_ = bytes_.size() > formats::limits::xml_bytes || first == '\xFE' || first == '\xFF' || first == '\0' ||
               second == '\0';
    if (foreign_) return false;
    if (bytes_.starts_with(mark_of_utf8)) position_ = mark_of_utf8.size();
    const std::size_t inside = position_ + declaration.size();
    if (!is_at(position_, declaration) || (!is_space(at(inside)) && at(inside) != '?')) return true;
    const std::size_t end = bytes_.find("?>", inside);
    if (end == std::string_view::npos || !read_declaration(bytes_.substr(inside, end - inside))) return false;
    position_ = end + 2;
    return true;
}

bool XesScanner::read_declaration(std::string_view inside) {
    std::optional<Pair> pair = take_pair(inside);
    if (!pair || pair->name != "version") return false;
    pair = take_pair(inside);
    if (pair && pair->name == "encoding") {
        if (pair->value.empty() || !is_letter(pair->value.front())) return false;
        if (lower_ascii(pair->value) != "utf-8") {
            foreign_ = true;
            return false;
        }
        pair = take_pair(inside);
    }
    if (!pair) return false;
    if (pair->name.empty()) return true;
    if (pair->name != "standalone" || (pair->value != "yes" && pair->value != "no")) return false;
    while (!inside.empty() && is_space(inside.front())) inside.remove_prefix(1);
    return inside.empty();
}

bool XesScanner::skip_aside() {
    return at(position_ + 1) == '?' ? skip_instruction() : skip_comment();
}

/// Two hyphens stand nowhere in a comment but at its end.
bool XesScanner::skip_comment() {
    if (!is_at(position_, "<!--")) return false;
    if (!skip_to(position_ + 4, "--")) return false;
    return at(position_++) == '>';
}

bool XesScanner::skip_instruction() {
    const std::size_t begin = position_ + 2, end = name_end(begin);
    if (end == begin) return false;
    if (lower_ascii(bytes_.substr(begin, end - begin)) == "xml") return false;
    if (is_at(end, "?>")) {
        position_ = end + 2;
        return true;
    }
    return is_space(at(end)) && skip_to(end + 1, "?>");
}

/// Goes behind the next `close`; every character before it is one of XML's.
bool XesScanner::skip_to(std::size_t from, std::string_view close) {
    const char first = close.front();
    for (std::size_t i = from;;) {
        i = plain_until(i, first, first, first);
        if (is_at(i, close)) {
            position_ = i + close.size();
            return true;
        }
        const std::size_t size = good_character(i);
        if (size == 0) return false;
        i += size;
    }
}

XesScanner::Step XesScanner::cdata() {
    constexpr std::string_view open = "<![CDATA[", close = "]]>";
    const std::size_t begin = position_ + open.size();
    if (!skip_to(begin, close)) return Step::refused;
    raw_ = bytes_.substr(begin, position_ - close.size() - begin);
    written_ = Written::cdata;
    return Step::text;
}

}  // namespace ciclo::events
