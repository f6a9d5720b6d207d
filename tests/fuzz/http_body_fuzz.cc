// room: edge
// Bodies by length and by chunks through the server's own reader: in one piece, cut at points drawn from the input, and
// byte by byte the outcome is the same; and what is taken in one piece Beast's whole parser reads to the same body.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>

#include "edge/request_reader.h"
#include "fuzzing.h"

using namespace ciclo::edge;
namespace http = boost::beast::http;

namespace {

const Limits limits;
constexpr std::uint64_t most_bytes = 3000;

struct Outcome {
    std::string requests;  ///< "target=body;" of each that was complete
    int refusal = 0;       ///< status
    bool operator==(const Outcome&) const = default;
};

/// Pieces of `step` bytes; a step of 0 draws their sizes from `seed`.
Outcome read_in_pieces(std::string_view bytes, std::size_t step, std::uint32_t seed) {
    RequestReader reader(limits);
    Outcome outcome;
    for (std::size_t from = 0; from < bytes.size();) {
        seed = seed * 1664525 + 1013904223;
        const std::size_t n = std::min(bytes.size() - from, step > 0 ? step : 1 + (seed >> 24) % 40);
        reader.add(bytes.substr(from, n));
        from += n;
        for (Stage stage = reader.advance(); stage != Stage::head && stage != Stage::body; stage = reader.advance()) {
            if (stage == Stage::refused) {
                outcome.refusal = reader.refusal().status;
                return outcome;
            }
            if (stage == Stage::head_known) reader.allow_body(most_bytes);
            if (stage != Stage::complete) continue;
            outcome.requests += reader.head().target + "=" + reader.take_body() + ";";
            reader.next();
        }
    }
    return outcome;
}

/// The same requests as Beast reads them, each whole.
std::string read_by_beast(std::string_view bytes, const Outcome& ours) {
    std::string requests;
    while (!bytes.empty() && requests.size() < ours.requests.size()) {
        http::request_parser<http::string_body> parser;
        parser.eager(true);
        parser.header_limit(20000);
        parser.body_limit(most_bytes);
        boost::beast::error_code error;
        const std::size_t used = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
        if (error || !parser.is_done()) return requests + " refused: " + error.message();
        std::string_view target(parser.get().target().data(), parser.get().target().size());
        if (!target.starts_with('/')) target.remove_prefix(target.find('/', target.find("//") + 2));
        requests += std::string(target) + "=" + parser.get().body() + ";";
        bytes.remove_prefix(used);
    }
    return requests;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 4) return 0;
    const std::uint32_t seed = static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16);
    // the first byte chooses: requests as they stand, or a body behind a head of ours
    std::string text(text_of(bytes, size).substr(3));
    if (bytes[0] % 4 == 1) text.insert(0, "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    if (bytes[0] % 4 == 2) text.insert(0, "POST /l HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n");
    const Outcome whole = read_in_pieces(text, text.size(), 0);
    promise(whole == read_in_pieces(text, 1, 0), "byte by byte the same");
    promise(whole == read_in_pieces(text, 0, seed), "cut anywhere the same");
    if (!whole.requests.empty()) promise(read_by_beast(text, whole) == whole.requests, "Beast reads the same requests");
    return 0;
}
