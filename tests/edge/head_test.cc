// The strict head: what is refused, with which status and code, and what is taken.
#include "edge/head.h"

#include <gtest/gtest.h>

#include "edge/second_reader.h"

namespace ciclo::edge {
namespace {

const Limits limits;

std::string head_of(std::string_view fields, std::string_view line = "POST /a HTTP/1.1") {
    return std::string(line) + "\r\nHost: localhost\r\n" + std::string(fields) + "\r\n";
}

/// "400 two_hosts", or "" when taken; both readers must have looked.
std::string verdict(std::string_view raw) {
    const HeadEnd end = find_head_end(raw, 0, limits);
    if (end.refusal) return std::to_string(end.refusal->status) + " " + std::string(end.refusal->code);
    if (end.length != raw.size()) return "incomplete";
    HeadReading reading = read_head(raw, limits);
    if (!reading.refusal) reading.refusal = second_opinion(raw, reading.head, limits);
    return reading.refusal ? std::to_string(reading.refusal->status) + " " + std::string(reading.refusal->code) : "";
}

TEST(Head, plain_requests_are_taken_whole) {
    const HeadReading reading = read_head(
        "POST /a/b%20c?x=1&y=%2F HTTP/1.1\r\nHost: www.example.org:8443\r\nContent-Length: 12\r\nX-Two:  a b \t\r\nx-two: c\r\n"
        "Connection: keep-alive, TE\r\nExpect: 100-Continue\r\n\r\n", limits);
    ASSERT_FALSE(reading.refusal) << reading.refusal->code;
    const Head& head = reading.head;
    EXPECT_EQ(head.method, Method::post);
    EXPECT_EQ(head.target, "/a/b%20c?x=1&y=%2F");
    EXPECT_EQ(head.path, "/a/b c");
    EXPECT_EQ(head.query, "x=1&y=%2F");
    EXPECT_EQ(head.content_length, 12U);
    EXPECT_TRUE(head.keep_alive);
    EXPECT_TRUE(head.expects_continue);
    EXPECT_FALSE(head.chunked);
    ASSERT_EQ(head.headers.size(), 6U);
    EXPECT_EQ(head.headers[2], (std::pair<std::string, std::string>("x-two", "a b")));
    EXPECT_EQ(head.headers[3], (std::pair<std::string, std::string>("x-two", "c")));
}

TEST(Head, taken) {
    const std::vector<std::string> taken{
        head_of(""), head_of("Content-Length: 0\r\n"), head_of("Transfer-Encoding: chunked\r\n"),
        head_of("TRANSFER-ENCODING:chunked\r\n"), head_of("Connection: close\r\n"), head_of("X: caf\xC3\xA9\r\n"),
        head_of("", "GET http://localhost/a HTTP/1.1"), head_of("", "GET / HTTP/1.0"), head_of("", "OPTIONS /a HTTP/1.1"),
        head_of("Cookie: " + std::string(4000, 'c') + "\r\n"), head_of("Content-Encoding: identity\r\n"),
        "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET / HTTP/1.1\r\nHost: a_b.example\r\n\r\n",
        "GET / HTTP/1.1\r\nhOsT:127.0.0.1\r\n\r\n", head_of("Accept: a\r\nAccept: b\r\n"),
        head_of("X-Transfer-Encoding: gzip\r\n"), head_of("TE: trailers\r\n"), head_of("Empty:\r\n")};
    for (const std::string& raw : taken) EXPECT_EQ(verdict(raw), "") << raw;
}

struct Refused {
    std::string raw;
    const char* verdict;
};

TEST(Head, request_lines_refused) {
    const std::vector<Refused> refused{
        {head_of("", "get / HTTP/1.1"), "501 method_unknown"},
        {head_of("", "BREW / HTTP/1.1"), "501 method_unknown"},
        {head_of("", "TRACE / HTTP/1.1"), "405 method_refused"},
        {head_of("", "CONNECT localhost:1 HTTP/1.1"), "405 method_refused"},
        {head_of("", "GET / HTTP/1.2"), "505 version_refused"},
        {head_of("", "GET / HTTP/2.0"), "505 version_refused"},
        {head_of("", "GET / HTTP/11"), "400 bad_request_line"},
        {head_of("", "GET / http/1.1"), "400 bad_request_line"},
        {head_of("", "GET /"), "400 bad_request_line"},
        {head_of("", "GET  / HTTP/1.1"), "400 bad_request_line"},
        {head_of("", "GET /a b HTTP/1.1"), "400 bad_request_line"},
        {head_of("", "GET / HTTP/1.1 "), "400 bad_request_line"},
        {head_of("", "GET\t/\tHTTP/1.1"), "400 bad_request_line"},
        {head_of("", "G\xC9T / HTTP/1.1"), "400 bad_request_line"},
        {"\r\n" + head_of(""), "400 bad_request_line"},
        {" " + head_of(""), "400 bad_request_line"},
        {std::string("\x16\x03\x01\x02\x00\x01", 6), "400 bad_request_line"},
        {"GET / HTTP/1.1\nHost: a\n\n", "400 bare_line_feed"},
        {"GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", "400 bare_line_feed"},
        {head_of("", "GET /\r HTTP/1.1"), "400 control_in_request_line"},
        {head_of("", std::string("GET /\0 HTTP/1.1", 15)), "400 control_in_request_line"},
        {head_of("", "GET /" + std::string(9000, 'a') + " HTTP/1.1"), "414 target_too_long"},
        {"GET /" + std::string(70000, 'a'), "414 target_too_long"},
        {head_of("X: " + std::string(17000, 'a') + "\r\n"), "431 head_too_long"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(70000, 'a'), "431 head_too_long"}};
    for (const Refused& row : refused) EXPECT_EQ(verdict(row.raw), row.verdict) << row.raw.substr(0, 200);
}

TEST(Head, framing_refused) {
    const std::vector<Refused> refused{
        {head_of("Content-Length: 2\r\nContent-Length: 3\r\n"), "400 header_twice"},
        {head_of("Content-Length: 2\r\nContent-Length: 2\r\n"), "400 header_twice"},
        {head_of("Content-Length: 2, 2\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: +2\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: -1\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: 0x2\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: 02\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: 2 \t\r\n"), "400 white_space_in_framing"},
        {head_of("Content-Length:\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: \xD9\xA2\r\n"), "400 bytes_in_header"},
        {head_of("Content-Length: 99999999999999999999\r\n"), "400 bad_content_length"},
        {head_of("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"), "400 two_lengths"},
        {head_of("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), "400 header_twice"},
        {head_of("Transfer-Encoding: xchunked\r\n"), "501 transfer_encoding_refused"},
        {head_of("Transfer-Encoding: chunked, identity\r\n"), "501 transfer_encoding_refused"},
        {head_of("Transfer-Encoding: \"chunked\"\r\n"), "501 transfer_encoding_refused"},
        {head_of("Transfer-Encoding: Chunked\r\n"), "501 transfer_encoding_refused"},
        {head_of("Transfer-Encoding: identity\r\n"), "501 transfer_encoding_refused"},
        {head_of("Transfer-Encoding:\r\n"), "501 transfer_encoding_refused"},
        {head_of("Transfer-Encoding:\tchunked\r\n"), "400 white_space_in_framing"},
        {head_of("Transfer-Encoding:\xA0""chunked\r\n"), "400 bytes_in_header"},
        {head_of("Transfer-Encoding:\x0B""chunked\r\n"), "400 control_in_header"},
        {head_of("Transfer-Encoding : chunked\r\n"), "400 bad_header"},
        {head_of("Transfer_Encoding: chunked\r\n"), "400 disguised_framing"},
        {head_of("Content_Length: 3\r\n"), "400 disguised_framing"},
        {head_of("Content-Length^: 3\r\n"), "400 disguised_framing"},
        {"POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "400 chunked_on_http_10"},
        {head_of("Expect: 200-ok\r\n"), "417 expectation_refused"},
        {head_of("Content-Encoding: gzip\r\n"), "415 compressed_body"}};
    for (const Refused& row : refused) EXPECT_EQ(verdict(row.raw), row.verdict) << row.raw;
}

TEST(Head, fields_refused) {
    std::string many;
    for (int i = 0; i < 100; ++i) many += "X" + std::to_string(i) + ": a\r\n";
    const std::vector<Refused> refused{
        {"GET / HTTP/1.1\r\n\r\n", "400 no_host"},
        {"GET / HTTP/1.0\r\n\r\n", "400 no_host"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400 header_twice"},
        {"GET / HTTP/1.1\r\nHost:\r\n\r\n", "400 bad_host"},
        {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400 bad_host"},
        {"GET / HTTP/1.1\r\nHost: evil@localhost\r\n\r\n", "400 bad_host"},
        {"GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n", "400 bad_host"},
        {"GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "400 bad_host"},
        {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 bad_host"},
        {head_of("X: a\r\n b\r\n"), "400 folded_line"},
        {head_of("X: a\r\n\tb\r\n"), "400 folded_line"},
        {head_of("X a\r\n"), "400 bad_header"},
        {head_of(": a\r\n"), "400 bad_header"},
        {head_of("X Y: a\r\n"), "400 bad_header"},
        {head_of("X\x80: a\r\n"), "400 bad_header"},
        {head_of(std::string("X: a\0b\r\n", 8)), "400 control_in_header"},
        {head_of("X: a\rb\r\n"), "400 control_in_header"},
        {head_of("X: a\r\r\n"), "400 control_in_header"},
        {head_of("X: \x7F\r\n"), "400 control_in_header"},
        {head_of("Cookie: a=1\r\nCookie: b=2\r\n"), "400 header_twice"},
        {head_of("Content-Type: a/b\r\ncontent-type: c/d\r\n"), "400 header_twice"},
        {head_of("Authorization: a\r\nAuthorization: b\r\n"), "400 header_twice"},
        {head_of("Origin: a\r\nOrigin: b\r\n"), "400 header_twice"},
        {head_of("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n"), "400 header_twice"},
        {head_of("Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), "400 header_twice"},
        {head_of("Cookie: \xC3\xA9\r\n"), "400 bytes_in_header"},
        {head_of("Connection: content-length\r\n"), "400 bad_connection"},
        {head_of("Connection: close, Cookie\r\n"), "400 bad_connection"},
        {head_of("Connection: a b\r\n"), "400 bad_connection"},
        {head_of(many), "431 too_many_headers"}};
    for (const Refused& row : refused) EXPECT_EQ(verdict(row.raw), row.verdict) << row.raw;
}

TEST(Head, targets_refused) {
    const std::vector<Refused> refused{
        {"http://evil.example/", "400 foreign_target"}, {"http://localhost", "400 foreign_target"},
        {"*", "400 bad_target"},                        {"a", "400 bad_target"},
        {"http:", "400 bad_target"},                    {"https:/", "400 bad_target"},
        {"http://", "400 foreign_target"},              {"http:a//localhost/", "400 bad_target"},
        {"//evil.example/a", "400 dot_segment"},        {"/a//b", "400 dot_segment"},
        {"/a/../b", "400 dot_segment"},                 {"/a/./b", "400 dot_segment"},
        {"/a/..", "400 dot_segment"},                   {"/%2e%2E/b", "400 dot_segment"},
        {"/a%2fb", "400 hidden_separator"},             {"/a%5Cb", "400 hidden_separator"},
        {"/a%00", "400 hidden_separator"},              {"/a%0d%0aX", "400 hidden_separator"},
        {"/a\\b", "400 bad_target"},                    {"/a#b", "400 bad_target"},
        {"/<script>", "400 bad_target"},                {"/caf\xC3\xA9", "400 bad_target"},
        {"/%zz", "400 broken_escape"},                  {"/%2", "400 broken_escape"},
        {"/a?x=%", "400 broken_escape"},                {"/a?x=%00", "400 nul_in_query"},
        {"/%c0%ae%c0%ae/", "400 path_not_utf8"},        {"/%ff", "400 path_not_utf8"}};
    for (const Refused& row : refused) EXPECT_EQ(verdict(head_of("", "GET " + row.raw + " HTTP/1.1")), row.verdict) << row.raw;
}

TEST(Head, paths_are_decoded_once) {
    const auto path = [](std::string_view target) {
        return read_head(head_of("", "GET " + std::string(target) + " HTTP/1.1"), limits).head.path;
    };
    EXPECT_EQ(path("/"), "/");
    EXPECT_EQ(path("/caf%C3%A9/"), "/caf\xC3\xA9/");
    EXPECT_EQ(path("/a%2520b"), "/a%20b");
    EXPECT_EQ(path("/...a/.b"), "/...a/.b");
    EXPECT_EQ(path("http://LOCALHOST/a?b"), "/a");
}

TEST(Head, one_byte_short_is_incomplete) {
    const std::string raw = head_of("X: a\r\n");
    for (std::size_t n = 0; n < raw.size(); ++n) EXPECT_EQ(find_head_end(raw.substr(0, n), n / 2, limits).length, 0U) << n;
    EXPECT_EQ(find_head_end(raw + "rest", 0, limits).length, raw.size());
}

}  // namespace
}  // namespace ciclo::edge
