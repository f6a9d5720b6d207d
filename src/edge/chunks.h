// ChunkReader: the body of a chunked request, read strictly and in any pieces.
//
//   ChunkReader chunks(64 * 1024);
//   std::size_t used = chunks.read("2\r\nab\r\n0\r\n\r\n", body);   // body "ab", chunks.done()
//
// Extensions and trailers are refused: nobody we serve sends them, and they are where readers disagree.
// Own code and not Beast's: its reader of 1.81 ends the program when "0 CR LF" arrives first and "CR" alone next
// (basic_parser.ipp:702, assertion n >= 5; seen here). The fuzzer holds both against each other on whole bodies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edge/head.h"

namespace ciclo::edge {

class ChunkReader {
public:
    explicit ChunkReader(std::uint64_t most_bytes) : room_(most_bytes) {}

    /// Appends what it decodes to `body`; answers how many bytes it used. Uses none after done() or a refusal.
    std::size_t read(std::string_view bytes, std::string& body);
    bool done() const { return at_ == At::done; }
    const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    enum class At { size, size_line_feed, data, data_return, data_line_feed, end_return, end_line_feed, done };

    void read_size(char byte);
    void begin_chunk();
    void expect(char byte, char wanted, At next);
    void refuse(Refusal why) { refusal_ = why; }

    std::uint64_t room_;
    std::uint64_t left_ = 0;  ///< of this chunk
    int digits_ = 0;
    At at_ = At::size;
    std::optional<Refusal> refusal_;
};

}  // namespace ciclo::edge
