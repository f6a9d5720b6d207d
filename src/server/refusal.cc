#include "server/refusal.h"

#include <algorithm>
#include <string>

#include "server/json_text.h"
#include "server/limits.h"

namespace ciclo::server {

namespace {

struct CodeStatus {
    std::string_view code;
    int status;
};

constexpr CodeStatus by_code[] = {
    {"not_signed_in", 401},  {"wrong_credentials", 401}, {"changed_since", 409}, {"key_reused", 409},
    {"busy", 503},           {"stopped", 503},           {"store_stopped", 503}, {"disk_full", 507},
    {"too_often", 429},      {"code_needed", 401},       {"not_unique", 409},    {"only_one", 409},
    {"has_below", 409},      {"cancelled", 503},         {"bad_key", 400},       {"already_set_up", 409},
};

const Error generic_defect{ErrorKind::io, "the server could not do this", "try again; if it stays so, tell who runs the server "
                           "the request id", {}, "defect"};

/// Names and lines of files that the caller sent are theirs; a place inside the machine is not.
bool is_field(const Place& place) {
    return place.line == 0 && place.file.find_first_of("./ ") == std::string::npos;
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
    if (out.back() != '{') out += ',';
    ((out += '"') += name) += "\":";
    append_json_string(out, text);
}

void append_error(std::string& out, const Error& error) {
    out += '{';
    append_member(out, "code", error.code);
    append_member(out, "what", error.what);
    append_member(out, "cure", error.cure);
    append_member(out, "field", is_field(error.place) ? error.place.file : "");
    append_member(out, "place", is_field(error.place) ? "" : error.place.text());
    out += '}';
}

edge::Response answer(int status, const Errors& errors, std::string_view request_id, std::int64_t wait_seconds = limits::retry_seconds) {
    std::string body = R"({"errors":[)";
    for (std::size_t i = 0; i < std::min(errors.size(), limits::errors_told); ++i) {
        if (i > 0) body += ',';
        append_error(body, errors[i]);
    }
    body += R"(],"request_id":)" + json_string(request_id) + "}";
    edge::Response response;
    response.status = status;
    response.headers.emplace_back("content-type", "application/json");
    if (status == 503 || status == 429) response.headers.emplace_back("retry-after", std::to_string(wait_seconds));
    response.body = std::move(body);
    return response;
}

}  // namespace

int status_of(const Error& error) {
    for (const CodeStatus& row : by_code) {
        if (row.code == error.code) return row.status;
    }
    switch (error.kind) {
        case ErrorKind::invalid: return 422;
        case ErrorKind::not_found: return 404;
        case ErrorKind::refused: return 403;
        case ErrorKind::unsupported: return 422;
        case ErrorKind::limit: return 413;
        case ErrorKind::io: return 500;
    }
    return 500;
}

edge::Response refusal(const Errors& errors, std::string_view request_id) {
    int status = status_of(errors.front());
    for (const Error& error : errors) {
        if (status_of(error) >= 500 && status < 500) status = status_of(error);
    }
    if (status == 500) return defect(request_id);
    return answer(status, errors, request_id);
}

edge::Response refusal_of_arguments(const Errors& errors, std::string_view request_id) {
    // what is too deep or too long for JSON is no JSON to us, whatever its size
    const bool only_limits = std::all_of(errors.begin(), errors.end(), [](const Error& error) {
        return error.kind == ErrorKind::limit && error.code != "not_json";
    });
    return answer(only_limits ? 413 : 400, errors, request_id);
}

edge::Response refusal_whole(const Errors& errors, std::string_view request_id) {
    return answer(status_of(errors.front()), errors, request_id);
}

edge::Response refusal(int status, const Error& error, std::string_view request_id) {
    return answer(status, {error}, request_id);
}

edge::Response defect(std::string_view request_id) { return answer(500, {generic_defect}, request_id); }

edge::Response too_often(std::int64_t wait_milliseconds, std::string_view request_id) {
    return answer(429, {{ErrorKind::limit, "too many requests", "wait, then try again", {}, "too_often"}}, request_id,
                  (wait_milliseconds + 999) / 1000);
}

edge::Response busy(std::string_view request_id) {
    return answer(503, {{ErrorKind::limit, "the server has too much to do", "try again in a moment", {}, "busy"}}, request_id);
}

Error not_signed_in() {
    return {ErrorKind::refused, "nobody is signed in", "sign in first", {}, "not_signed_in"};
}

Error not_allowed() {
    return {ErrorKind::refused, "your roles do not allow this", "ask an administrator for the role", {}, "not_allowed"};
}

Error nothing_here() {
    return {ErrorKind::not_found, "there is nothing here", "check the address; GET /api/openapi.json names every route", {},
            "no_such_route"};
}

}  // namespace ciclo::server
