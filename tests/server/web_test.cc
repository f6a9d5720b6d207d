// The application in the browser: files, deep links, packing, keeping. The files are those of tests/inputs/server/web, embedded
// as the program embeds the real ones.
#include "server/web_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "house_for_tests.h"

namespace ciclo {
std::span<const server::WebFile> embedded_test_web();
}  // namespace ciclo

namespace ciclo::server {
namespace {

struct WebHouse : TestHouse {
    WebHouse() : TestHouse(actions::all(), wide_rates(), embedded_test_web()) {}

    edge::Response open(const std::string& target, const std::string& encoding = "gzip, deflate, br") {
        return ask({.target = target, .headers = {{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}, {"accept-encoding", encoding}},
                    .from_our_page = false});
    }
    edge::Response fetch(const std::string& target, const std::string& tag = "") {
        return ask({.target = target, .headers = {{"accept", "*/*"}, {"if-none-match", tag}}, .from_our_page = false});
    }
};

std::string source_of(const std::string& path) {
    std::ifstream in(std::string(CICLO_SOURCE) + "/tests/inputs/server/web" + path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

TEST(Web, every_file_comes_as_it_was_built_with_its_type) {
    WebHouse house;
    const std::pair<const char*, const char*> types[] = {{"/index.html", "text/html; charset=utf-8"},
                                                         {"/favicon.svg", "image/svg+xml"},
                                                         {"/assets/index-1a2b3c.js", "text/javascript; charset=utf-8"},
                                                         {"/assets/index-9f8e7d.css", "text/css; charset=utf-8"},
                                                         {"/assets/letter-0a1b2c.woff2", "font/woff2"}};
    EXPECT_EQ(embedded_test_web().size(), std::size(types));
    for (const auto& [path, type] : types) {
        const edge::Response plain = house.fetch(path);
        ASSERT_EQ(plain.status, 200) << path;
        EXPECT_EQ(header_of(plain, "content-type"), type);
        EXPECT_EQ(header_of(plain, "content-encoding"), "") << path;
        EXPECT_GT(source_of(path).size(), 20U);
        EXPECT_TRUE(plain.body == source_of(path)) << path << ": " << plain.body.size() << " bytes";
    }
}

TEST(Web, who_takes_brotli_gets_it_and_it_has_a_tag_of_its_own) {
    WebHouse house;
    const edge::Response packed = house.open("/assets/index-1a2b3c.js"), plain = house.open("/assets/index-1a2b3c.js", "gzip");
    EXPECT_EQ(header_of(packed, "content-encoding"), "br");
    EXPECT_EQ(header_of(packed, "vary"), "accept-encoding");
    EXPECT_EQ(header_of(plain, "vary"), "accept-encoding");
    EXPECT_LT(packed.body.size() * 5, plain.body.size());
    EXPECT_NE(header_of(packed, "etag"), header_of(plain, "etag"));
    const edge::Response font = house.open("/assets/letter-0a1b2c.woff2");
    EXPECT_EQ(header_of(font, "content-encoding"), "") << "fonts are packed already";
    EXPECT_EQ(header_of(font, "vary"), "");
    EXPECT_TRUE(takes_brotli("br"));
    EXPECT_TRUE(takes_brotli("gzip;q=1.0, BR;q=0.5"));
    EXPECT_FALSE(takes_brotli("gzip, br;q=0"));
    EXPECT_FALSE(takes_brotli("gzip, br;q=0.000"));
    EXPECT_FALSE(takes_brotli(""));
    EXPECT_FALSE(takes_brotli("brotli"));
}

TEST(Web, assets_are_kept_for_ever_and_the_page_is_asked_for_again) {
    WebHouse house;
    for (const char* path : {"/assets/index-1a2b3c.js", "/assets/letter-0a1b2c.woff2"}) {
        EXPECT_EQ(header_of(house.open(path), "cache-control"), "public, max-age=31536000, immutable");
    }
    for (const char* path : {"/", "/index.html", "/favicon.svg", "/cycles/01J/moments/M3"}) {
        const edge::Response first = house.open(path);
        ASSERT_EQ(first.status, 200) << path;
        EXPECT_EQ(header_of(first, "cache-control"), "no-cache") << path;
        const edge::Response again = house.ask({.target = path, .headers = {{"accept", "text/html"}, {"accept-encoding", "br"},
                                                                           {"if-none-match", header_of(first, "etag")}}});
        EXPECT_EQ(again.status, 304) << path;
        EXPECT_EQ(again.body, "");
        EXPECT_EQ(header_of(again, "etag"), header_of(first, "etag"));
    }
}

TEST(Web, every_deep_link_is_the_page_and_nothing_else_is) {
    WebHouse house;
    for (const char* path : {"/", "/enter", "/setup", "/cycles/01J/moments/M3?wave=B", "/a.b/c", "/apiary", "/?language=xx"}) {
        const edge::Response page = house.open(path, "");
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_TRUE(page.body == source_of("/index.html")) << path;
    }
    for (const char* path : {"/api", "/api/nothing", "/api/records/nothing", "/assets/old-000000.js", "/assets", "/health/nothing", "/share"}) {
        const edge::Response none = house.open(path);
        EXPECT_EQ(none.status, 404) << path;
        EXPECT_EQ(code_of_answer(none), "no_such_route") << path;
        EXPECT_EQ(header_of(none, "cache-control"), "no-store") << path;
    }
    EXPECT_EQ(house.fetch("/cycles/01J").status, 404) << "a program that asks for no page is not given one";
    EXPECT_EQ(house.fetch("/").status, 200);
    EXPECT_EQ(house.post("/cycles/01J", "{}").status, 404);
    EXPECT_EQ(house.ask({.method = edge::Method::head, .target = "/cycles/01J", .headers = {{"accept", "text/html"}}}).status, 200);
    EXPECT_EQ(house.ask({.target = "/", .listener = edge::Listener::machine}).status, 404);
}

TEST(Web, the_page_is_dressed_for_an_application_and_for_nothing_foreign) {
    WebHouse house;
    const edge::Response page = house.open("/results");
    const std::string policy = header_of(page, "content-security-policy");
    for (const char* part : {"default-src 'none'", "script-src 'self';", "style-src 'self';", "font-src 'self';", "worker-src 'self';",
                             "manifest-src 'self';", "img-src 'self' data: blob:;", "frame-ancestors 'none'",
                             "require-trusted-types-for 'script'", "trusted-types ciclo-drawings"}) {
        EXPECT_NE(policy.find(part), std::string::npos) << part;
    }
    for (const char* hole : {"unsafe", "http:", "https:", "*", "nonce"}) EXPECT_EQ(policy.find(hole), std::string::npos) << hole;
    EXPECT_EQ(header_of(page, "x-content-type-options"), "nosniff");
    EXPECT_FALSE(header_of(page, "x-request-id").empty());
    EXPECT_EQ(header_of(page, "set-cookie"), "");
}

TEST(Web, a_program_built_without_the_application_shows_the_plain_page) {
    TestHouse house;
    const edge::Response home = house.ask({.target = "/", .headers = {{"accept", "text/html"}}});
    EXPECT_EQ(home.status, 200);
    EXPECT_NE(home.body.find("/api/openapi.json"), std::string::npos);
    EXPECT_EQ(house.ask({.target = "/cycles", .headers = {{"accept", "text/html"}}}).status, 404);
}

/// A ward behind one address opens the application at eight in the morning: files are neither counted nor recognised.
TEST(Web, files_are_never_refused_for_asking_often) {
    const std::vector<identity::Limit> narrow{{identity::Limited::page, 2, 600'000}};
    TestHouse house(actions::all(), narrow, embedded_test_web());
    for (int i = 0; i < 50; ++i) EXPECT_EQ(house.get("/assets/index-1a2b3c.js").status, 200);
    for (int i = 0; i < 50; ++i) EXPECT_EQ(house.ask({.target = "/cycles", .headers = {{"accept", "text/html"}}}).status, 200);
    EXPECT_EQ(house.get("/api/me").status, 200);
    EXPECT_EQ(house.get("/api/me").status, 200);
    EXPECT_EQ(house.get("/api/me").status, 429);
}

}  // namespace
}  // namespace ciclo::server
