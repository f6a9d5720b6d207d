#include "edge/second_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "base/text.h"

namespace ciclo::edge {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

std::string_view plain(string_view text) { return {text.data(), text.size()}; }

/// Keeps nothing: each callback compares what Beast read with what we read.
class Comparing final : public http::basic_parser<true> {
public:
    Comparing(const Head& head, std::string_view raw) : head_(head), raw_(raw) {}
    bool same() const { return same_ && fields_ == head_.headers.size(); }

private:
    void on_request_impl(http::verb, string_view method, string_view target, int version, error_code&) override {
        same_ = same_ && raw_.starts_with(plain(method)) && plain(target).ends_with(head_.target) &&
                version == 10 + head_.minor;
    }
    void on_field_impl(http::field, string_view name, string_view value, error_code&) override {
        same_ = same_ && fields_ < head_.headers.size() && head_.headers[fields_].first.size() == name.size() &&
                head_.headers[fields_].first == lower_ascii(plain(name)) && head_.headers[fields_].second == plain(value);
        ++fields_;
    }
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view, error_code&) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view, error_code&) override { return 0; }
    void on_finish_impl(error_code&) override {}

    const Head& head_;
    std::string_view raw_;
    std::size_t fields_ = 0;
    bool same_ = true;
};

bool same_framing(const Comparing& beast, const Head& head) {
    if (beast.chunked() != head.chunked) return false;
    const auto length = beast.content_length();
    return length.has_value() == head.content_length.has_value() && (!length || *length == *head.content_length);
}

}  // namespace

std::optional<Refusal> second_opinion(std::string_view raw, const Head& head, const Limits& limits) {
    Comparing beast(head, raw);
    beast.header_limit(static_cast<std::uint32_t>(limits.head_bytes + 1));
    beast.body_limit(boost::none);
    error_code error;
    const std::size_t used = beast.put(boost::asio::buffer(raw.data(), raw.size()), error);
    if (error || used != raw.size() || !beast.is_header_done()) {
        return Refusal{400, "second_reader_refuses", "a second reader refuses this head"};
    }
    if (!beast.same() || !same_framing(beast, head)) {
        return Refusal{400, "readers_disagree", "two readers see different requests in this head"};
    }
    return std::nullopt;
}

}  // namespace ciclo::edge
