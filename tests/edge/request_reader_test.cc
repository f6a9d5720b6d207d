// Requests out of bytes: bodies by length and by chunks, in one piece and in any pieces.
#include "edge/request_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace ciclo::edge {
namespace {

const Limits limits;

/// Everything that comes out of `bytes`, fed in pieces that end at `cuts`.
std::string outcome(const std::string& bytes, const std::vector<std::size_t>& cuts, std::uint64_t most = 1000) {
    RequestReader reader(limits);
    std::string out;
    std::size_t from = 0;
    std::vector<std::size_t> ends = cuts;
    ends.push_back(bytes.size());
    for (std::size_t end : ends) {
        reader.add(std::string_view(bytes).substr(from, end - from));
        from = end;
        for (;;) {
            const Stage stage = reader.advance();
            if (stage == Stage::refused) return out + "refused " + std::string(reader.refusal().code);
            if (stage == Stage::head_known) {
                reader.allow_body(most);
                continue;
            }
            if (stage != Stage::complete) break;
            out += reader.head().target + "=" + reader.take_body() + ";";
            reader.next();
        }
    }
    return out;
}

std::string chunked(std::string_view chunks) {
    return "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(chunks);
}

TEST(RequestReader, reads_one_after_the_other) {
    const std::string bytes = "GET /a HTTP/1.1\r\nHost: a\r\n\r\nPOST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" +
                              chunked("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n") + "GET /d HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_EQ(outcome(bytes, {}), "/a=;/b=hello;/c=abc0123456789;/d=;");
}

TEST(RequestReader, what_follows_a_refusal_is_never_read) {
    EXPECT_EQ(outcome("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\nHost: a\r\n\r\n", {}),
              "/a=;refused no_host");
}

TEST(RequestReader, bodies_have_a_limit) {
    EXPECT_EQ(outcome("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", {}, 10), "refused body_too_long");
    EXPECT_EQ(outcome(chunked("6\r\nabcdef\r\n5\r\n"), {}, 10), "refused body_too_long");
    EXPECT_EQ(outcome(chunked("6\r\nabcdef\r\n4\r\nghij\r\n0\r\n\r\n"), {}, 10), "/c=abcdefghij;");
}

TEST(RequestReader, chunks_are_read_strictly) {
    const auto refused = [](std::string_view chunks) { return outcome(chunked(chunks), {}); };
    EXPECT_EQ(refused("2;\nxx\r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("2;a=b\r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("-2\r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("0x2\r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused(" 2\r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("2 \r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("\r\nab\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("2\nab\n0\n\n"), "refused bad_chunk");
    EXPECT_EQ(refused("2\r\nabc\r\n0\r\n\r\n"), "refused bad_chunk");
    EXPECT_EQ(refused("FFFFFFFFFFFFFFFF\r\nab"), "refused bad_chunk");
    EXPECT_EQ(refused("0\r\nX-Evil: 1\r\n\r\n"), "refused trailer_refused");
    EXPECT_EQ(refused("0\r\n\r"), "");
}

TEST(RequestReader, how_the_bytes_are_cut_changes_nothing) {
    const std::vector<std::string> parts{"GET /a HTTP/1.1\r\nHost: a\r\n\r\n",
                                         "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
                                         chunked("3\r\nabc\r\n0\r\n\r\n"),
                                         chunked("3;x\r\nabc\r\n0\r\n\r\n"),
                                         chunked("0\r\nA: b\r\n\r\n"),
                                         "GET / HTTP/1.1\nHost: a\n\n",
                                         "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n",
                                         "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n",
                                         "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20000, 'a') + "\r\n\r\n"};
    std::mt19937 draw(20261122);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (std::size_t n = draw() % 5; n > 0; --n) bytes += parts[draw() % parts.size()];
        std::vector<std::size_t> cuts(draw() % 12);
        for (std::size_t& cut : cuts) cut = draw() % (bytes.size() + 1);
        std::sort(cuts.begin(), cuts.end());
        ASSERT_EQ(outcome(bytes, cuts), outcome(bytes, {})) << "round " << round;
    }
    std::string all;
    for (std::size_t i = 0; i < 3; ++i) all += parts[i];
    std::vector<std::size_t> every;
    for (std::size_t i = 0; i < all.size(); ++i) every.push_back(i);
    EXPECT_EQ(outcome(all, every), outcome(all, {}));
}

}  // namespace
}  // namespace ciclo::edge
