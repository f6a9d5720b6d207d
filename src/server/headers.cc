#include "server/headers.h"

#include <utility>

#include "base/text.h"

namespace ciclo::server {

namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types ciclo-drawings";
constexpr std::string_view download_policy = "sandbox; default-src 'none'";
constexpr std::string_view nothing_permitted =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
    "publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=(), xr-spatial-tracking=()";

constexpr std::pair<std::string_view, std::string_view> always[] = {
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "no-referrer"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"},
    {"permissions-policy", nothing_permitted},
};

bool plain_in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

void dress(edge::Response& response, const Dress& dress) {
    auto& headers = response.headers;
    headers.reserve(headers.size() + 10);
    for (const auto& [name, value] : always) headers.emplace_back(name, value);
    if (dress.shown != Shown::as_answered) {
        headers.emplace_back("content-security-policy", dress.shown == Shown::in_page ? page_policy : download_policy);
    }
    if (dress.keeping != Keeping::as_answered) {
        headers.emplace_back("cache-control", dress.keeping == Keeping::not_at_all ? "no-store" : "no-cache");
    }
    if (dress.hsts == Hsts::ours) headers.emplace_back("strict-transport-security", "max-age=63072000; includeSubDomains");
    if (!dress.request_id.empty()) headers.emplace_back("x-request-id", dress.request_id);
}

std::string attachment_disposition(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    const std::string_view last = slash == std::string_view::npos ? name : name.substr(slash + 1);
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string ascii, coded;
    for (const char c : last) {
        ascii += plain_in_name(c) ? c : '_';
        const auto byte = static_cast<unsigned char>(c);
        if (plain_in_name(c)) {
            coded += c;
        } else {
            ((coded += '%') += digits[byte >> 4]) += digits[byte & 15];
        }
    }
    if (ascii.empty() || ascii.front() == '.') ascii.insert(0, "file");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + (coded.empty() ? "file" : coded);
}

std::string_view session_cookie_name(bool secure) { return secure ? "__Host-sid" : "sid"; }

std::string session_cookie(std::string_view secret, bool secure) {
    std::string cookie = std::string(session_cookie_name(secure)) + "=" + std::string(secret) + "; Path=/; HttpOnly; SameSite=Lax";
    if (secure) cookie += "; Secure";
    if (secret.empty()) cookie += "; Max-Age=0";
    return cookie;
}

std::string_view cookie_named(std::string_view header, std::string_view name) {
    std::string_view found;
    int times = 0;
    while (!header.empty()) {
        const std::size_t end = header.find(';');
        const std::string_view pair = trim(header.substr(0, end));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            found = pair.substr(name.size() + 1);
            ++times;
        }
        header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
    }
    return times == 1 ? found : std::string_view();
}

}  // namespace ciclo::server
