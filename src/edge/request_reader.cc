#include "edge/request_reader.h"

#include <algorithm>

#include "base/ensure.h"
#include "edge/second_reader.h"

namespace ciclo::edge {

namespace {

/// A connection that waits keeps no more memory than this.
constexpr std::size_t kept_while_idle_bytes = 512;

}  // namespace

Stage RequestReader::advance() {
    if (stage_ == Stage::head) read_head_text();
    if (stage_ == Stage::body) read_body_text();
    return stage_;
}

void RequestReader::read_head_text() {
    const std::string_view bytes = std::string_view(held_).substr(used_);
    const HeadEnd end = find_head_end(bytes, looked_, *limits_);
    looked_ = bytes.size();
    if (end.refusal) return refuse(*end.refusal);
    if (end.length == 0) return;
    const std::string_view raw = bytes.substr(0, end.length);
    HeadReading reading = read_head(raw, *limits_);
    if (!reading.refusal) reading.refusal = second_opinion(raw, reading.head, *limits_);
    head_ = std::move(reading.head);
    if (reading.refusal) return refuse(*reading.refusal);
    used_ += end.length;
    bytes_of_request_ = end.length;
    stage_ = Stage::head_known;
}

void RequestReader::allow_body(std::uint64_t most_bytes) {
    ENSURE(stage_ == Stage::head_known, "the body is allowed once, after the head");
    stage_ = head_.has_body() ? Stage::body : Stage::complete;
    if (head_.chunked) {
        chunks_.emplace(most_bytes);
    } else if (head_.content_length.value_or(0) > most_bytes) {
        refuse({413, "body_too_long", "the body is longer than this address takes"});
    }
}

void RequestReader::read_body_text() {
    const std::string_view bytes = std::string_view(held_).substr(used_);
    std::size_t taken = 0;
    if (chunks_) {
        taken = chunks_->read(bytes, body_);
        if (chunks_->refusal()) return refuse(*chunks_->refusal());
        if (chunks_->done()) stage_ = Stage::complete;
    } else {
        taken = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), *head_.content_length - body_.size()));
        body_.append(bytes.substr(0, taken));
        if (body_.size() == *head_.content_length) stage_ = Stage::complete;
    }
    used_ += taken;
    bytes_of_request_ += taken;
    if (used_ == held_.size()) {
        held_.clear();
        used_ = 0;
    }
}

void RequestReader::next() {
    ENSURE(stage_ == Stage::complete, "a request is over before the next begins");
    held_.erase(0, used_);
    if (held_.empty() && held_.capacity() > kept_while_idle_bytes) held_ = std::string();
    used_ = looked_ = 0;
    bytes_of_request_ = 0;
    head_ = Head();
    body_ = std::string();
    chunks_.reset();
    stage_ = Stage::head;
}

void RequestReader::refuse(const Refusal& why) {
    refusal_ = why;
    stage_ = Stage::refused;
}

}  // namespace ciclo::edge
