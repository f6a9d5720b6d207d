#include "edge/answer_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "edge/fields.h"
#include "edge/log.h"

namespace ciclo::edge {

namespace {

struct Reason {
    int status;
    std::string_view text;
};
constexpr std::array reasons{
    Reason{200, "OK"}, Reason{201, "Created"}, Reason{202, "Accepted"}, Reason{204, "No Content"},
    Reason{206, "Partial Content"}, Reason{301, "Moved Permanently"}, Reason{302, "Found"}, Reason{303, "See Other"},
    Reason{304, "Not Modified"}, Reason{307, "Temporary Redirect"}, Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"}, Reason{401, "Unauthorized"}, Reason{403, "Forbidden"}, Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"}, Reason{406, "Not Acceptable"}, Reason{408, "Request Timeout"},
    Reason{409, "Conflict"}, Reason{410, "Gone"}, Reason{412, "Precondition Failed"}, Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"}, Reason{415, "Unsupported Media Type"}, Reason{416, "Range Not Satisfiable"},
    Reason{417, "Expectation Failed"}, Reason{422, "Unprocessable Content"}, Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"}, Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"}, Reason{501, "Not Implemented"}, Reason{503, "Service Unavailable"},
    Reason{505, "HTTP Version Not Supported"}, Reason{507, "Insufficient Storage"}};

std::string_view reason_of(int status) {
    for (const Reason& reason : reasons) {
        if (reason.status == status) return reason.text;
    }
    return "Answer";
}

constexpr std::array decided_here{std::string_view("connection"), std::string_view("content-length"),
                                  std::string_view("date"), std::string_view("transfer-encoding"),
                                  std::string_view("x-request-id")};

bool may_be_sent(const std::string& name, const std::string& value) {
    if (!is_token(name)) return false;
    const bool control = std::any_of(value.begin(), value.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
    if (control) return false;
    const auto same = [&](std::string_view own) { return own.size() == name.size() && own == lower_ascii(name); };
    return std::none_of(decided_here.begin(), decided_here.end(), same);
}

void append_number(std::string& out, std::uint64_t value, int base) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, base).ptr;
    out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

std::string without_line_ends(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c != '\r' && c != '\n' && c != '\0') out.push_back(c);
    }
    return out;
}

}  // namespace

void append_head(std::string& out, const Response& response, const AnswerFrame& frame) {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::uint64_t>(response.status), 10);
    out.append(" ").append(reason_of(response.status)).append("\r\nDate: ").append(frame.date);
    if (!frame.request_id.empty()) out.append("\r\nX-Request-Id: ").append(frame.request_id);
    const bool has_no_length = response.status == 204 || response.status == 304 || response.status < 200;
    if (frame.form == BodyForm::chunked) {
        out += "\r\nTransfer-Encoding: chunked";
    } else if (frame.form == BodyForm::counted && !has_no_length) {
        out += "\r\nContent-Length: ";
        append_number(out, frame.body_bytes, 10);
    }
    if (!frame.keep_alive) out += "\r\nConnection: close";
    for (const auto& [name, value] : response.headers) {
        if (may_be_sent(name, value)) out.append("\r\n").append(name).append(": ").append(value);
    }
    out += "\r\n\r\n";
}

std::string event_text(std::string_view event, std::string_view data_json) {
    std::string out = "event: " + without_line_ends(event) + "\n";
    std::size_t begin = 0;
    do {
        const std::size_t end = std::min(data_json.find('\n', begin), data_json.size());
        out.append("data: ").append(without_line_ends(data_json.substr(begin, end - begin))).append("\n");
        begin = end + 1;
    } while (begin <= data_json.size());
    return out + "\n";
}

std::string chunk_of(std::string_view text) {
    std::string out;
    append_number(out, text.size(), 16);
    return out.append("\r\n").append(text).append("\r\n");
}

Response refusal_response(const Refusal& refusal) {
    Response response;
    response.status = refusal.status;
    response.headers = {{"Content-Type", "application/json"},
                        {"Cache-Control", "no-store"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cross-Origin-Opener-Policy", "same-origin"},
                        {"Cross-Origin-Resource-Policy", "same-origin"},
                        {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}};
    if (refusal.status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    response.body = R"({"errors":[{"code":)";
    append_json_string(response.body, refusal.code);
    response.body += R"(,"what":)";
    append_json_string(response.body, refusal.what);
    response.body += R"(,"cure":"","field":"","place":""}]})";
    response.close = true;
    return response;
}

Response busy_response(std::string_view code, int retry_after_seconds) {
    Response response = refusal_response({503, code, "the server is busy"});
    response.headers.emplace_back("Retry-After", std::to_string(retry_after_seconds));
    return response;
}

std::string_view method_name(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::remove: return "DELETE";
        case Method::options: return "OPTIONS";
        case Method::other: return "OTHER";
    }
    return "OTHER";
}

}  // namespace ciclo::edge
