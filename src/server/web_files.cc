#include "server/web_files.h"

#include <brotli/decode.h>

#include <array>

#include "base/ensure.h"
#include "base/text.h"
#include "server/answer_shelf.h"

namespace ciclo::server {

namespace {

constexpr std::string_view kept_for_ever = "public, max-age=31536000, immutable";
constexpr std::string_view asked_again = "no-cache";

struct MediaType {
    std::string_view ending, type;
};

constexpr std::array<MediaType, 16> media_types{{{".html", "text/html; charset=utf-8"},
                                                 {".js", "text/javascript; charset=utf-8"},
                                                 {".mjs", "text/javascript; charset=utf-8"},
                                                 {".css", "text/css; charset=utf-8"},
                                                 {".json", "application/json"},
                                                 {".webmanifest", "application/manifest+json"},
                                                 {".svg", "image/svg+xml"},
                                                 {".png", "image/png"},
                                                 {".jpg", "image/jpeg"},
                                                 {".webp", "image/webp"},
                                                 {".avif", "image/avif"},
                                                 {".ico", "image/x-icon"},
                                                 {".woff2", "font/woff2"},
                                                 {".woff", "font/woff"},
                                                 {".txt", "text/plain; charset=utf-8"},
                                                 {".pdf", "application/pdf"}}};

/// The files were packed by our own build, so bytes that do not unpack are a defect.
std::string unpacked(std::string_view packed) {
    BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    ENSURE(state != nullptr, "there is memory to unpack a file of the application");
    std::string plain;
    std::array<std::uint8_t, 65'536> room{};
    std::size_t left = packed.size();
    const auto* next = reinterpret_cast<const std::uint8_t*>(packed.data());
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        std::size_t free = room.size();
        std::uint8_t* out = room.data();
        result = BrotliDecoderDecompressStream(state, &left, &next, &free, &out, nullptr);
        plain.append(reinterpret_cast<const char*>(room.data()), room.size() - free);
    }
    BrotliDecoderDestroyInstance(state);
    ENSURE(result == BROTLI_DECODER_RESULT_SUCCESS, "a file of the application unpacks");
    return plain;
}

/// "br" of "br;q=0.5"; the weight is good when it is not zero.
bool is_refused(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    return at != std::string_view::npos && parameters.substr(at + 2).find_first_not_of("0. ") == std::string_view::npos;
}

}  // namespace

WebFiles::WebFiles(std::span<const WebFile> files) {
    for (const WebFile& file : files) {
        Row& row = rows_.emplace_back();
        row.file = &file;
        row.plain_tag = "\"" + std::string(file.tag) + "\"";
        row.packed_tag = "\"" + std::string(file.tag) + "-br\"";
        row.packed = std::make_shared<const std::string>(file.bytes);
        by_path_[file.path] = rows_.size() - 1;
    }
}

const WebFile* WebFiles::find(std::string_view path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : rows_[found->second].file;
}

const WebFiles::Row& WebFiles::row_of(const WebFile& file) const {
    const auto found = by_path_.find(file.path);
    ENSURE(found != by_path_.end(), "only files that were found are answered");
    return rows_[found->second];
}

const WebFiles::Body& WebFiles::plain_bytes(const Row& row) {
    if (row.file->packing == Packing::none) return row.packed;
    std::call_once(row.unpacked_once, [&row] { row.plain = std::make_shared<const std::string>(unpacked(*row.packed)); });
    return row.plain;
}

edge::Response WebFiles::answer(const WebFile& file, const edge::Request& request) const {
    const Row& row = row_of(file);
    const bool choice = file.packing == Packing::brotli;
    const bool packed = choice && takes_brotli(request.header("accept-encoding"));
    const std::string& tag = packed ? row.packed_tag : row.plain_tag;
    edge::Response response;
    response.headers.reserve(14);
    response.headers.emplace_back("content-type", media_type_of(file.path));
    response.headers.emplace_back("etag", tag);
    response.headers.emplace_back("cache-control", file.path.starts_with("/assets/") ? kept_for_ever : asked_again);
    if (choice) response.headers.emplace_back("vary", "accept-encoding");
    if (names_tag(request.header("if-none-match"), tag)) {
        response.status = 304;
        return response;
    }
    if (packed) response.headers.emplace_back("content-encoding", "br");
    response.shared_body = packed ? row.packed : plain_bytes(row);
    return response;
}

std::string_view media_type_of(std::string_view path) {
    for (const MediaType& row : media_types) {
        if (path.ends_with(row.ending)) return row.type;
    }
    return "application/octet-stream";
}

bool takes_brotli(std::string_view accept_encoding) {
    for (const std::string_view part : split(accept_encoding, ',')) {
        const std::size_t end = part.find(';');
        if (lower_ascii(trim(part.substr(0, end))) != "br") continue;
        return end == std::string_view::npos || !is_refused(part.substr(end + 1));
    }
    return false;
}

bool asks_for_page(std::string_view accept) {
    for (const std::string_view part : split(accept, ',')) {
        const std::string type = lower_ascii(trim(part.substr(0, part.find(';'))));
        if (type == "text/html" || type == "application/xhtml+xml") return true;
    }
    return false;
}

}  // namespace ciclo::server
