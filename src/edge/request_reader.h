// RequestReader: bytes of a connection in, requests out; no sockets, no clock. The server, the tests and the fuzzers use
// this very code.
//
//   RequestReader reader(limits);
//   reader.add(bytes);
//   if (reader.advance() == Stage::head_known) reader.allow_body(64 * 1024);
//   if (reader.advance() == Stage::complete) use(reader.head(), reader.take_body());
//   reader.next();                       // what is left belongs to the next request
//
// The outcome does not depend on how the bytes are cut. A refusal is for good: the connection is out of step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edge/chunks.h"
#include "edge/head.h"
#include "edge/limits.h"

namespace ciclo::edge {

enum class Stage {
    head,        ///< more bytes of the head are needed
    head_known,  ///< allow_body is to be called
    body,        ///< more bytes of the body are needed
    complete,
    refused
};

class RequestReader {
public:
    /// `limits` outlives the reader.
    explicit RequestReader(const Limits& limits) : limits_(&limits) {}

    void add(std::string_view bytes) { held_.append(bytes); }
    Stage advance();

    const Head& head() const { return head_; }
    Head take_head() { return std::move(head_); }
    const Refusal& refusal() const { return *refusal_; }
    /// Only at head_known.
    void allow_body(std::uint64_t most_bytes);
    std::size_t body_bytes() const { return body_.size(); }
    std::string take_body() { return std::move(body_); }
    /// After complete.
    void next();

    /// Nothing of a request has come yet.
    bool idle() const { return stage_ == Stage::head && used_ == held_.size(); }
    std::size_t bytes_unused() const { return held_.size() - used_; }
    /// Bytes of this request so far, head and body as sent.
    std::uint64_t bytes_of_request() const { return bytes_of_request_; }

private:
    void read_head_text();
    void read_body_text();
    void refuse(const Refusal& why);

    const Limits* limits_;
    std::string held_;
    std::size_t used_ = 0;     ///< of held_: belongs to what is already read
    std::size_t looked_ = 0;   ///< of the head: bytes searched for its end
    std::uint64_t bytes_of_request_ = 0;
    Stage stage_ = Stage::head;
    Head head_;
    std::string body_;
    std::optional<ChunkReader> chunks_;
    std::optional<Refusal> refusal_;
};

}  // namespace ciclo::edge
