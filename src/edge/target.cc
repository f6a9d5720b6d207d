#include "edge/target.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::edge {

namespace {

constexpr std::string_view never_in_a_target = "\"<>\\#";

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The byte written as "%41" at `at`; -1 when it is not two digits.
int escaped_byte(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return -1;
    const int high = hexadecimal(text[at + 1]), low = hexadecimal(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

Refusal broken_escape() { return {400, "broken_escape", "a percent sign is not followed by two hexadecimal digits"}; }

/// Decoded bytes that would change how the path is cut, or that no path of ours holds.
bool hides_structure(int byte) { return byte == '/' || byte == '\\' || byte < 0x20 || byte == 0x7F; }

std::optional<Refusal> decode(std::string_view raw, std::string& path) {
    path.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            path.push_back(raw[i]);
            continue;
        }
        const int byte = escaped_byte(raw, i);
        if (byte < 0) return broken_escape();
        if (hides_structure(byte)) return Refusal{400, "hidden_separator", "the path hides a separator or a control byte"};
        path.push_back(static_cast<char>(byte));
        i += 2;
    }
    return std::nullopt;
}

/// Each segment between slashes: none empty but the last, none "." or "..".
bool segments_are_plain(std::string_view path) {
    for (std::size_t begin = 1; begin <= path.size();) {
        const std::size_t slash = std::min(path.find('/', begin), path.size());
        const std::string_view segment = path.substr(begin, slash - begin);
        if (segment == "." || segment == ".." || (segment.empty() && slash != path.size())) return false;
        begin = slash + 1;
    }
    return true;
}

std::optional<Refusal> check_query(std::string_view query) {
    for (std::size_t i = query.find('%'); i != std::string_view::npos; i = query.find('%', i + 1)) {
        const int byte = escaped_byte(query, i);
        if (byte < 0) return broken_escape();
        if (byte == 0) return Refusal{400, "nul_in_query", "the query holds a NUL byte"};
    }
    return std::nullopt;
}

bool is_name_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
}

bool is_port(std::string_view text) {
    if (text.empty() || text.size() > 5) return false;
    int port = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return false;
        port = port * 10 + (c - '0');
    }
    return port <= 65535;
}

bool is_bracketed_address(std::string_view text) {
    return text.size() > 3 && text.back() == ']' && std::all_of(text.begin() + 1, text.end() - 1, [](char c) {
               return hexadecimal(c) >= 0 || c == ':' || c == '.';
           });
}

}  // namespace

Target read_target(std::string_view text) {
    Target target;
    for (char c : text) {
        if (c <= 0x20 || c >= 0x7F || never_in_a_target.find(c) != std::string_view::npos) {
            target.refusal = Refusal{400, "bad_target", "the target holds a byte that must be escaped"};
            return target;
        }
    }
    const std::size_t mark = std::min(text.find('?'), text.size());
    target.query = mark < text.size() ? text.substr(mark + 1) : std::string_view{};
    target.refusal = decode(text.substr(0, mark), target.path);
    if (!target.refusal) target.refusal = check_query(target.query);
    if (target.refusal) return target;
    if (!segments_are_plain(target.path)) {
        target.refusal = Refusal{400, "dot_segment", "the path holds an empty, \".\" or \"..\" segment"};
    } else if (!is_utf8(target.path)) {
        target.refusal = Refusal{400, "path_not_utf8", "the path is not UTF-8 when decoded"};
    }
    return target;
}

bool is_host(std::string_view authority) {
    if (authority.empty() || authority.size() > 255) return false;
    if (authority.front() == '[') {
        const std::size_t bracket = authority.find(']');
        if (bracket == std::string_view::npos || !is_bracketed_address(authority.substr(0, bracket + 1))) return false;
        const std::string_view rest = authority.substr(bracket + 1);
        return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
    }
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    const std::string_view name = authority.substr(0, colon);
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_byte)) return false;
    return colon == authority.size() || is_port(authority.substr(colon + 1));
}

}  // namespace ciclo::edge
