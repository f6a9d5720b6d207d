// Fifty raw requests of our own making, each with what must come of it: the statuses of all answers in order.
#pragma once

#include <string>
#include <vector>

namespace ciclo::edge::testing {

struct OwnRequest {
    const char* name;
    std::string bytes;
    std::string statuses;
};

inline std::string repeated(int n, std::string (*piece)(int)) {
    std::string out;
    for (int i = 0; i < n; ++i) out += piece(i);
    return out;
}

inline std::vector<OwnRequest> own_requests() {
    const std::string post = "POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    const std::string tail = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    std::string all_200;
    for (int i = 0; i < 200; ++i) all_200 += i == 0 ? "200" : " 200";
    return {
        {"bare_lf", "GET / HTTP/1.1\nHost: localhost\n\n", "400"},
        {"cl_te", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX", "400"},
        {"te_10", "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n", "400"},
        {"te_unknown", post + "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\nab", "501"},
        {"te_list", post + "Transfer-Encoding: chunked, identity\r\nContent-Length: 2\r\n\r\nab", "501"},
        {"te_quoted", post + "Transfer-Encoding: \"chunked\"\r\nContent-Length: 2\r\n\r\nab", "501"},
        {"te_hi", post + "Transfer-Encoding:\xA0" "chunked\r\nContent-Length: 2\r\n\r\nab", "400"},
        {"two_host", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
        {"no_host", "GET / HTTP/1.1\r\n\r\n", "400"},
        {"two_cl", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc", "400"},
        {"two_cl_same", post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab", "400"},
        {"cl_list", post + "Content-Length: 2, 2\r\n\r\nab", "400"},
        {"cl_plus", post + "Content-Length: +2\r\n\r\nab", "400"},
        {"cl_neg", post + "Content-Length: -1\r\n\r\n", "400"},
        {"cl_huge", post + "Content-Length: 99999999999999999999\r\n\r\n", "400"},
        {"cl_hex", post + "Content-Length: 0x2\r\n\r\nab", "400"},
        {"chunk_ext_lf", chunked + "2;\nxx\r\nab\r\n0\r\n\r\n", "400"},
        {"chunk_neg", chunked + "-2\r\nab\r\n0\r\n\r\n", "400"},
        {"chunk_huge", chunked + "FFFFFFFFFFFFFFFF\r\nab", "400"},
        {"chunk_ext_100k", chunked + "2;" + std::string(100000, 'a') + "\r\nab\r\n0\r\n\r\n", "400"},
        {"chunk_tiny", chunked + repeated(50000, [](int) { return std::string("1\r\na\r\n"); }) + "0\r\n\r\n", "200"},
        {"trailer", chunked + "0\r\nX-Evil: 1\r\n\r\n", "400"},
        {"obs_fold", post + "X: a\r\n b\r\nContent-Length: 0\r\n\r\n", "400"},
        {"nul_hdr", post + std::string("X: a\0b\r\n\r\n", 10), "400"},
        {"hdr_17k", post + "X: " + std::string(17000, 'a') + "\r\n\r\n", "431"},
        {"hdr_5000", post + repeated(5000, [](int i) { return "X" + std::to_string(i) + ": a\r\n"; }) + "\r\n", "431"},
        {"uri_64k", "GET /" + std::string(65536, 'a') + tail, "414"},
        {"uri_nul", std::string("GET /\0", 6) + tail, "400"},
        {"uri_pct", "GET /%zz%2" + tail, "400"},
        {"uri_dotdot", "GET /static/..%2f..%2fetc/passwd" + tail, "400"},
        {"uri_dotdot2", "GET /static/../../../../etc/passwd" + tail, "400"},
        {"uri_utf8_overlong", "GET /static/%c0%ae%c0%ae/" + tail, "400"},
        {"abs_uri", "GET http://evil.example/" + tail, "400"},
        {"host_evil", "GET / HTTP/1.1\r\nHost: evil.example@localhost:99999\r\n\r\n", "400"},
        {"connect", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", "405"},
        {"trace", "TRACE / HTTP/1.1\r\nHost: localhost\r\nCookie: s=1\r\n\r\n", "405"},
        {"method_long", std::string(5000, 'A') + " /" + tail, "501"},
        {"h2_preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "501"},
        {"tls_hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), "400"},
        {"expect", post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nab", "200"},
        {"expect_bad", post + "Expect: 200-ok\r\nContent-Length: 2\r\n\r\nab", "417"},
        {"gzip_body", post + "Content-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x01", "415"},
        {"range_many", "GET /static/app.js HTTP/1.1\r\nHost: localhost\r\nRange: bytes=" +
                           repeated(2000, [](int i) { return (i == 0 ? "0-" : ",0-") + std::to_string(i); }) + "\r\n\r\n", "200"},
        {"cookie_1000", "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " +
                            repeated(1000, [](int i) { return (i == 0 ? "c" : "; c") + std::to_string(i) + "=1"; }) + "\r\n\r\n", "200"},
        {"pipeline_200", repeated(200, [](int) { return std::string("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"); }), all_200},
        {"ws_bad_key", "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n", "200"},
        {"query_dup", "GET /?id=1&id=2&id[]=3&id%00=4" + tail, "400"},
        {"query_10000", "GET /?" + repeated(2000, [](int i) { return (i == 0 ? "a" : "&a") + std::to_string(i) + "=1"; }) + tail, "414"},
        {"xff_spoof", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 127.0.0.1\r\nX-Real-IP: 127.0.0.1\r\n"
                      "Forwarded: for=127.0.0.1\r\nX-Forwarded-Host: evil.example\r\n\r\n", "200"},
        {"method_override", "POST / HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: DELETE\r\nContent-Length: 0\r\n\r\n", "200"}};
}

}  // namespace ciclo::edge::testing
