// The judge: which requests in some bytes are framed beyond doubt. Written apart from the server, with other means
// (whole lines, regular expressions for the short parts), so that a slip in one is not a slip in both.
//
// The oracle of the corpora is: what reached the application is a beginning of what the judge finds, byte for byte in
// target and body; every 2xx belongs to one of them; after the first refusal the server says nothing more and closes.
//
// Beyond doubt means: request line of three parts with single spaces, target from "/" (or http://localhost/), HTTP/1.0
// or 1.1; every line ends with CR LF and is "token:value" without control bytes; by the letters of their names alone
// (so Transfer_Encoding counts) one Host, at most one of Content-Length and Transfer-Encoding together; the former plain
// digits, the latter exactly "chunked" and 1.1; chunks of hexadecimal digits alone, without extension, without trailer.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace ciclo::edge::testing {

struct Judged {
    std::string target;
    std::string body;
};

inline std::string letters_of(std::string_view name) {
    std::string out;
    for (char c : name) {
        const char lower = static_cast<char>(c | 0x20);
        if (lower >= 'a' && lower <= 'z') out.push_back(lower);
    }
    return out;
}

inline constexpr const char* token_bytes =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+-.^_`|~";
inline bool only(const std::string& text, const char* allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == std::string::npos;
}
inline bool visible(const std::string& text) {
    for (char c : text) {
        if (c <= ' ' || c == '\x7f') return false;  // bytes from 0x80 are negative here
    }
    return !text.empty();
}
inline bool without_control(const std::string& text) {
    for (char c : text) {
        if ((c >= 0 && c < ' ' && c != '\t') || c == '\x7f') return false;
    }
    return true;
}

struct JudgedHead {
    std::string target;
    std::optional<std::size_t> length;
    bool chunked = false;
};

inline std::optional<JudgedHead> judge_head(const std::string& head) {
    static const std::regex plain_length(" *(0|[1-9][0-9]{0,17}) *"), plain_chunked(" *chunked *");
    JudgedHead judged;
    std::smatch match;
    int hosts = 0, lengths = 0;
    bool old = false;
    for (std::size_t begin = 0, line = 0; begin < head.size(); ++line) {
        const std::size_t end = head.find("\r\n", begin);
        const std::string text = head.substr(begin, end - begin);
        begin = end + 2;
        if (line == 0) {
            const std::size_t first = text.find(' '), second = text.find(' ', first + 1);
            if (second == std::string::npos || !only(text.substr(0, first), "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) return std::nullopt;
            const std::string version = text.substr(second + 1);
            if (version != "HTTP/1.1" && version != "HTTP/1.0") return std::nullopt;
            judged.target = text.substr(first + 1, second - first - 1);
            if (!visible(judged.target) || (judged.target[0] != '/' && judged.target.find("http://localhost/") != 0)) return std::nullopt;
            old = version == "HTTP/1.0";
            continue;
        }
        const std::size_t colon = text.find(':');
        if (colon == std::string::npos) return std::nullopt;
        const std::string name = text.substr(0, colon), value = text.substr(colon + 1), letters = letters_of(name);
        if (!only(name, token_bytes) || !without_control(value)) return std::nullopt;
        if (letters == "host") ++hosts;
        if (letters == "contentlength") {
            ++lengths;
            if (value.size() > 30 || !std::regex_match(value, match, plain_length) || name.size() != 14) return std::nullopt;
            judged.length = std::strtoul(match[1].str().c_str(), nullptr, 10);
        }
        if (letters == "transferencoding") {
            ++lengths;
            if (old || value.size() > 30 || !std::regex_match(value, plain_chunked) || name.size() != 17) return std::nullopt;
            judged.chunked = true;
        }
    }
    if (hosts != 1 || lengths > 1) return std::nullopt;
    return judged;
}

/// The body that begins at `from`, which then stands behind it.
inline std::optional<std::string> judge_chunks(const std::string& bytes, std::size_t& from) {
    static const std::regex digits("[0-9a-fA-F]{1,8}");
    std::string body;
    for (;;) {
        const std::size_t end = bytes.find("\r\n", from);
        if (end == std::string::npos) return std::nullopt;
        const std::string line = bytes.substr(from, std::min<std::size_t>(end - from, 20));
        if (!std::regex_match(line, digits)) return std::nullopt;
        const std::size_t size = std::strtoul(line.c_str(), nullptr, 16);
        from = end + 2;
        if (bytes.size() < from + size + 2 || bytes.compare(from + size, 2, "\r\n") != 0) return std::nullopt;
        body += bytes.substr(from, size);
        from += size + 2;
        if (size == 0) return body;
    }
}

inline std::vector<Judged> judge(const std::string& bytes) {
    std::vector<Judged> requests;
    for (std::size_t from = 0;;) {
        const std::size_t end = bytes.find("\r\n\r\n", from);
        if (end == std::string::npos) return requests;
        const auto head = judge_head(bytes.substr(from, end + 2 - from));
        if (!head) return requests;
        from = end + 4;
        std::optional<std::string> body;
        if (head->chunked) {
            body = judge_chunks(bytes, from);
        } else if (bytes.size() - from >= head->length.value_or(0)) {
            body = bytes.substr(from, head->length.value_or(0));
            from += body->size();
        }
        if (!body) return requests;
        requests.push_back({head->target, *body});
    }
}

}  // namespace ciclo::edge::testing
