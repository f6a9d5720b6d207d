#include "edge/head.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "edge/fields.h"
#include "edge/target.h"

namespace ciclo::edge {

namespace {

struct MethodName {
    std::string_view name;
    Method method;
};
constexpr std::array methods{MethodName{"GET", Method::get},       MethodName{"HEAD", Method::head},
                             MethodName{"POST", Method::post},     MethodName{"PUT", Method::put},
                             MethodName{"PATCH", Method::patch},   MethodName{"DELETE", Method::remove},
                             MethodName{"OPTIONS", Method::options}};

/// Fields that a Connection header may not declare to be of one hop: a proxy would take them away before us.
constexpr std::array end_to_end{std::string_view("host"),   std::string_view("content-length"),
                                std::string_view("cookie"), std::string_view("transfer-encoding"),
                                std::string_view("origin"), std::string_view("authorization"),
                                std::string_view("x-forwarded-for"), std::string_view("idempotency-key")};

/// One line of the head: a field as sent.
struct RawField {
    std::string_view name;
    std::string_view value;   ///< without white space around
    std::string_view around;  ///< with it
};

Refusal bad(std::string_view code, std::string_view what) { return {400, code, what}; }

bool is_white(char c) { return c == ' ' || c == '\t'; }

std::string_view without_white_space(std::string_view text) {
    while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
    return text;
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7F;
    });
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<Refusal> read_method(std::string_view text, Head& head) {
    for (const MethodName& known : methods) {
        if (known.name == text) {
            head.method = known.method;
            return std::nullopt;
        }
    }
    if (!is_token(text)) return bad("bad_request_line", "the request line does not begin with a method");
    if (text == "TRACE" || text == "CONNECT") return Refusal{405, "method_refused", "this method is not served"};
    return Refusal{501, "method_unknown", "this method is not known"};
}

std::optional<Refusal> read_version(std::string_view text, Head& head) {
    if (text == "HTTP/1.1" || text == "HTTP/1.0") {
        head.minor = text.back() - '0';
        return std::nullopt;
    }
    const bool formed = text.size() == 8 && text.starts_with("HTTP/") && text[6] == '.' && text[5] >= '0' &&
                        text[5] <= '9' && text[7] >= '0' && text[7] <= '9';
    if (formed) return Refusal{505, "version_refused", "only HTTP/1.1 and HTTP/1.0 are served"};
    return bad("bad_request_line", "the request line does not end with a version of HTTP");
}

/// Method, target as sent, version; exactly one space between them.
std::optional<Refusal> read_request_line(std::string_view line, const Limits& limits, Head& head) {
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return bad("bad_request_line", "the request line is not method, target and version");
    }
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (auto refusal = read_method(line.substr(0, first), head)) return refusal;
    if (auto refusal = read_version(line.substr(last + 1), head)) return refusal;
    if (target.size() > limits.target_bytes) return Refusal{414, "target_too_long", "the target is too long"};
    if (target.empty() || target.find(' ') != std::string_view::npos) {
        return bad("bad_request_line", "the request line is not method, target and version");
    }
    head.target = target;
    return std::nullopt;
}

std::optional<Refusal> split_field(std::string_view line, RawField& field) {
    if (is_white(line.front())) return bad("folded_line", "a header line begins with white space");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return bad("bad_header", "a header line has no colon");
    field.name = line.substr(0, colon);
    field.around = line.substr(colon + 1);
    field.value = without_white_space(field.around);
    if (!is_token(field.name)) return bad("bad_header", "the name of a header is not a token");
    if (has_control(field.around)) return bad("control_in_header", "a header holds a control byte");
    return std::nullopt;
}

std::optional<Refusal> read_length(std::string_view value, Head& head) {
    const bool digits = !value.empty() && value.size() <= 18 &&
                        std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || (value.size() > 1 && value.front() == '0')) {
        return bad("bad_content_length", "Content-Length is not a plain number");
    }
    std::uint64_t length = 0;
    for (char c : value) length = length * 10 + static_cast<std::uint64_t>(c - '0');
    head.content_length = length;
    return std::nullopt;
}

std::optional<Refusal> read_coding(std::string_view value, Head& head) {
    if (value != "chunked") {
        return Refusal{501, "transfer_encoding_refused", "Transfer-Encoding is not exactly \"chunked\""};
    }
    if (head.minor == 0) return bad("chunked_on_http_10", "HTTP/1.0 knows no Transfer-Encoding");
    head.chunked = true;
    return std::nullopt;
}

std::optional<Refusal> read_connection(std::string_view value, Head& head) {
    for (std::string_view part : split(value, ',')) {
        const std::string option = lower_ascii(without_white_space(part));
        if (option.empty()) continue;
        if (!is_token(option)) return bad("bad_connection", "Connection is not a list of names");
        if (option == "close") head.keep_alive = false;
        if (std::find(end_to_end.begin(), end_to_end.end(), option) != end_to_end.end()) {
            return bad("bad_connection", "Connection names a field that is not of one hop");
        }
    }
    return std::nullopt;
}

std::optional<Refusal> read_expectation(std::string_view value, Head& head) {
    if (lower_ascii(value) != "100-continue") return Refusal{417, "expectation_refused", "Expect is not 100-continue"};
    head.expects_continue = head.minor == 1;
    return std::nullopt;
}

/// What this one field means for the framing.
std::optional<Refusal> apply_field(std::string_view name, const RawField& field, Head& head) {
    if (name == "content-length") return read_length(field.value, head);
    if (name == "transfer-encoding") return read_coding(field.value, head);
    if (name == "connection") return read_connection(field.value, head);
    if (name == "expect") return read_expectation(field.value, head);
    if (name == "host" && !is_host(field.value)) return bad("bad_host", "Host is not a host name with at most a port");
    if (name == "content-encoding" && lower_ascii(field.value) != "identity") {
        return Refusal{415, "compressed_body", "compressed bodies are not taken"};
    }
    return std::nullopt;
}

std::optional<Refusal> check_kind(std::string_view name, const RawField& field, const Head& head) {
    const FieldKind kind = kind_of_field(name);
    if (kind == FieldKind::other) {
        return looks_like_framing(name) ? std::optional(bad("disguised_framing", "a header looks like framing and is not"))
                                        : std::nullopt;
    }
    if (!is_ascii(field.value)) return bad("bytes_in_header", "a header that must be ASCII holds other bytes");
    const auto same = [&](const auto& earlier) { return earlier.first == name; };
    if (std::any_of(head.headers.begin(), head.headers.end(), same)) {
        return bad("header_twice", "a header that must stand once stands twice");
    }
    if (kind == FieldKind::framing && field.around.find('\t') != std::string_view::npos) {
        return bad("white_space_in_framing", "a header of the framing has a tab around its value");
    }
    return std::nullopt;
}

std::optional<Refusal> read_field(std::string_view line, Head& head) {
    RawField field;
    if (auto refusal = split_field(line, field)) return refusal;
    std::string name = lower_ascii(field.name);
    if (auto refusal = check_kind(name, field, head)) return refusal;
    if (auto refusal = apply_field(name, field, head)) return refusal;
    head.headers.emplace_back(std::move(name), field.value);
    return std::nullopt;
}

std::optional<Refusal> read_fields(std::string_view raw, std::size_t from, const Limits& limits, Head& head) {
    head.headers.reserve(16);
    while (from < raw.size()) {
        const std::size_t end = raw.find("\r\n", from);
        if (end == std::string_view::npos) return bad("bad_line_end", "a line does not end with CR LF");
        if (end == from) {
            if (end + 2 == raw.size()) return std::nullopt;
            return bad("bad_line_end", "bytes follow the empty line");
        }
        if (head.headers.size() == limits.header_count) return Refusal{431, "too_many_headers", "too many headers"};
        if (auto refusal = read_field(raw.substr(from, end - from), head)) return refusal;
        from = end + 2;
    }
    return bad("bad_line_end", "the head does not end with an empty line");
}

/// The absolute form is for proxies; it is taken when it says the same as Host.
std::optional<Refusal> make_origin_form(std::string_view host, Head& head) {
    if (head.target.front() == '/') return std::nullopt;
    std::string_view target = head.target;
    const std::size_t scheme_bytes = target.find("//");
    if (scheme_bytes == std::string_view::npos) return bad("bad_target", "the target does not begin with a slash");
    const std::string scheme = lower_ascii(target.substr(0, scheme_bytes));
    if (scheme != "http:" && scheme != "https:") return bad("bad_target", "the target does not begin with a slash");
    target.remove_prefix(scheme_bytes + 2);
    const std::size_t slash = target.find('/');
    if (slash == std::string_view::npos || lower_ascii(target.substr(0, slash)) != lower_ascii(host)) {
        return bad("foreign_target", "the target names another host than Host");
    }
    head.target = std::string(target.substr(slash));
    return std::nullopt;
}

/// What can only be judged when all fields are known.
std::optional<Refusal> check_whole(Head& head) {
    const auto host = std::find_if(head.headers.begin(), head.headers.end(), [](const auto& h) { return h.first == "host"; });
    if (host == head.headers.end()) return bad("no_host", "there is no Host");
    if (head.chunked && head.content_length) {
        return bad("two_lengths", "Content-Length and Transfer-Encoding stand together");
    }
    if (head.minor == 0) head.keep_alive = false;
    if (auto refusal = make_origin_form(host->second, head)) return refusal;
    Target target = read_target(head.target);
    head.path = std::move(target.path);
    head.query = std::move(target.query);
    return target.refusal;
}

std::optional<Refusal> read_all(std::string_view raw, const Limits& limits, Head& head) {
    const std::size_t end = raw.find("\r\n");
    if (end == std::string_view::npos) return bad("bad_line_end", "the request line does not end with CR LF");
    if (has_control(raw.substr(0, end))) return bad("control_in_request_line", "the request line holds a control byte");
    if (auto refusal = read_request_line(raw.substr(0, end), limits, head)) return refusal;
    if (auto refusal = read_fields(raw, end + 2, limits, head)) return refusal;
    return check_whole(head);
}

/// The head is longer than allowed: is it the target or the headers?
Refusal too_long(std::string_view bytes, const Limits& limits) {
    const std::size_t line = std::min(bytes.find('\r'), bytes.size());
    if (line > limits.target_bytes) return {414, "target_too_long", "the target is too long"};
    return {431, "head_too_long", "the headers are too long"};
}

}  // namespace

HeadReading read_head(std::string_view raw, const Limits& limits) {
    HeadReading reading;
    reading.refusal = read_all(raw, limits, reading.head);
    return reading;
}

HeadEnd find_head_end(std::string_view bytes, std::size_t seen, const Limits& limits) {
    if (!bytes.empty() && !is_token_byte(bytes.front())) {
        return {0, bad("bad_request_line", "the request line does not begin with a method")};
    }
    const std::string_view allowed = bytes.substr(0, limits.head_bytes);
    for (std::size_t at = allowed.find('\n', seen); at != std::string_view::npos; at = allowed.find('\n', at + 1)) {
        if (allowed[at - 1] != '\r') return {0, bad("bare_line_feed", "a line ends with LF alone")};
        if (at >= 3 && allowed[at - 2] == '\n') return {at + 1, std::nullopt};
    }
    if (bytes.size() >= limits.head_bytes) return {0, too_long(bytes, limits)};
    return {};
}

}  // namespace ciclo::edge
