// Headers that every answer carries, whatever it is and however it went.
//
//   dress(response, {.secure = request.secure, .request_id = request.request_id, .hsts = Hsts::ours});
//
// No script, style, frame or connection but from the same origin, nothing inline; no guessing of types; no address handed
// on; nothing kept by browsers behind the sign-in. docs/server.md says what each is for. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "edge/exchange.h"

namespace ciclo::server {

/// Whether TLS ends in this program (or at a proxy that was told so): then browsers may be told to insist on it.
enum class Hsts { ours, not_ours };
/// What a browser does with the bytes. as_answered: the response brings its own Content-Security-Policy.
enum class Shown { in_page, as_download, as_answered };
/// Of a page that is only read: its style and pictures, nothing that runs.
inline constexpr std::string_view reading_policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
enum class Keeping { not_at_all, ask_first, as_answered };  ///< as_answered: the response says it itself

struct Dress {
    std::string_view request_id = {};
    Hsts hsts = Hsts::not_ours;
    Shown shown = Shown::in_page;
    Keeping keeping = Keeping::not_at_all;
};

/// Adds the headers that are not there yet.
void dress(edge::Response& response, const Dress& dress);

/// `attachment; filename="informe.pdf"; filename*=UTF-8''…`: no path, no quotes, no control characters get through.
std::string attachment_disposition(std::string_view name);

/// "__Host-sid" over TLS, "sid" over plain HTTP on the loopback.
std::string_view session_cookie_name(bool secure);
/// The value for Set-Cookie; an empty secret takes the cookie away.
std::string session_cookie(std::string_view secret, bool secure);
/// The value of one cookie of a Cookie header; "" when it is absent or there twice.
std::string_view cookie_named(std::string_view header, std::string_view name);

}  // namespace ciclo::server
