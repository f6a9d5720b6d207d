// WebFiles: the application that runs in the browser, as it travels in the program: its page, scripts, styles and fonts.
//
//   const WebFiles web(embedded_web());
//   if (const WebFile* file = web.find("/assets/index-4f2a1c.js")) visit.answer(web.answer(*file, request));
//
// Packed once at build time (cmake/EmbedAssets.cmake); who does not take brotli gets the bytes unpacked, which is done once
// for each file and kept. Names below /assets/ hold a digest of what is in them, so browsers may keep those for ever; all
// others are asked for again and answered 304. Threads: any.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "edge/exchange.h"

namespace ciclo::server {

enum class Packing { none, brotli };

struct WebFile {
    std::string_view path;  ///< "/index.html"
    std::string_view tag;   ///< of the bytes before packing
    Packing packing = Packing::none;
    std::string_view bytes;
};

class WebFiles {
public:
    explicit WebFiles(std::span<const WebFile> files);

    /// nullptr: there is none of this name.
    const WebFile* find(std::string_view path) const;
    /// The page every deep link answers; nullptr: this program holds no application.
    const WebFile* page() const { return find("/index.html"); }
    /// 200 or 304, with type, tag, packing, and how long it may be kept. `file` is one of find().
    edge::Response answer(const WebFile& file, const edge::Request& request) const;

private:
    using Body = std::shared_ptr<const std::string>;
    struct Row {
        const WebFile* file = nullptr;
        std::string plain_tag, packed_tag;
        Body packed;
        mutable std::once_flag unpacked_once;
        mutable Body plain;
    };
    const Row& row_of(const WebFile& file) const;
    static const Body& plain_bytes(const Row& row);

    std::deque<Row> rows_;  ///< once_flag does not move
    std::map<std::string_view, std::size_t> by_path_;
};

/// "text/html; charset=utf-8" for "/index.html".
std::string_view media_type_of(std::string_view path);
/// Whether an Accept-Encoding header takes brotli.
bool takes_brotli(std::string_view accept_encoding);
/// Whether an Accept header names HTML, as that of a browser that opens a page does.
bool asks_for_page(std::string_view accept);

}  // namespace ciclo::server

namespace ciclo {
/// What web/dist held when this program was built; empty when it was built without.
std::span<const server::WebFile> embedded_web();
}  // namespace ciclo
