// Share links: made by those who shape a cycle, opened by anybody, for a time.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "house_for_tests.h"

namespace ciclo::server {
namespace {

using access::Role;

/// A house with one cycle made from a template, and somebody who shapes it.
struct ShareHouse : TestHouse {
    ShareHouse() {
        add(organisation::organisation_kind(),
            R"({"name":"Clínica <Norte>","customer_word":{"es":"paciente","en":"patient","nl":"patiënt"}})");
        const std::string person = add_person("Ana");
        grant(person, Role::quality_manager, "");
        session = sign_in(person);
        const edge::Response started = post("/api/cycles", R"({"from":"hospital-emergency"})", session);
        cycle = text_in(started, {"cycle", "id"});
    }

    static std::string text_in(const edge::Response& answer, const std::vector<std::string>& path) {
        const auto body = formats::read_json(answer.body, "answer");
        const formats::Value* value = body ? &*body : nullptr;
        for (const std::string& name : path) value = value == nullptr ? nullptr : value->find(name);
        return value == nullptr ? "nothing in " + answer.body : value->text;
    }

    edge::Response share(const std::string& body) { return post("/api/cycles/" + cycle + "/shares", body, session); }
    edge::Response open(const std::string& path) {
        return ask({.target = path, .headers = {{"accept", "text/html"}}, .from_our_page = false});
    }

    std::string session, cycle;
};

TEST(Share, a_link_opens_one_version_for_anybody) {
    ShareHouse house;
    const edge::Response made = house.share(R"({"days":14})");
    ASSERT_EQ(made.status, 200) << made.body;
    const std::string path = ShareHouse::text_in(made, {"path"});
    ASSERT_EQ(path.size(), std::string("/share/").size() + 43);
    EXPECT_EQ(ShareHouse::text_in(made, {"url"}), "http://127.0.0.1:8470" + path);
    EXPECT_EQ(ShareHouse::text_in(made, {"expires"}), "2025-11-03T12:00:00Z");
    const edge::Response page = house.open(path);
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_EQ(header_of(page, "content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(header_of(page, "cache-control"), "no-store");
    EXPECT_EQ(header_of(page, "x-robots-tag"), "noindex, nofollow");
    EXPECT_EQ(header_of(page, "set-cookie"), "");
    EXPECT_EQ(header_of(page, "content-security-policy"),
              "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
    EXPECT_EQ(header_of(page, "referrer-policy"), "no-referrer") << "the secret stands in the address";
    EXPECT_NE(page.body.find("Clínica &lt;Norte&gt;"), std::string::npos);
    EXPECT_NE(page.body.find("cada paciente"), std::string::npos);
    EXPECT_NE(page.body.find("válido hasta el <time datetime=\"2025-11-03\">3 nov 2025</time>"), std::string::npos);
    for (const char* never : {"<script", " style=\"", "onload", "javascript:", "http://127", "Clínica <Norte>"}) {
        EXPECT_EQ(page.body.find(never), std::string::npos) << never;
    }
    EXPECT_EQ(page.body.find(house.cycle), std::string::npos) << "no id leaves the house";
    std::size_t drawings = 0;
    for (std::size_t at = page.body.find("<svg"); at != std::string::npos; at = page.body.find("<svg", at + 1)) ++drawings;
    EXPECT_EQ(drawings, 3U) << "circle wide, circle narrow, blueprint; no curve without answers";
    EXPECT_EQ(house.open(path).body, page.body);
}

TEST(Share, speaks_the_language_asked_for) {
    ShareHouse house;
    const std::string path = ShareHouse::text_in(house.share("{}"), {"path"});
    EXPECT_NE(house.open(path + "?language=en").body.find("in the order each patient lives them"), std::string::npos);
    const std::string dutch = house.open(path + "?language=nl").body;
    EXPECT_NE(dutch.find("<html lang=\"nl\">"), std::string::npos);
    EXPECT_NE(dutch.find("waarin elke patiënt ze beleeft"), std::string::npos);
    EXPECT_NE(dutch.find("<a href=\"?language=es\""), std::string::npos);
    EXPECT_EQ(house.open(path + "?language=fr").status, 400);
}

TEST(Share, shows_what_was_chosen_and_no_more) {
    ShareHouse house;
    const std::string table = house.open(ShareHouse::text_in(house.share(R"({"what":["map"]})"), {"path"})).body;
    EXPECT_EQ(table.find("<svg"), std::string::npos);
    EXPECT_NE(table.find("<table>"), std::string::npos);
    const std::string circle = house.open(ShareHouse::text_in(house.share(R"({"what":["circle"],"results":true})"), {"path"})).body;
    EXPECT_NE(circle.find("<svg"), std::string::npos);
    EXPECT_EQ(circle.find("<table>"), std::string::npos);
    const edge::Response curve = house.share(R"({"what":["curve"]})");
    const std::string none_yet = house.open(ShareHouse::text_in(curve, {"path"})).body;
    EXPECT_NE(none_yet.find("menos de cinco respuestas"), std::string::npos);
    EXPECT_NE(house.share("{}").body.find(R"("what":["circle","blueprint","map"])"), std::string::npos) << "no results unless asked for";
    EXPECT_EQ(house.share(R"({"what":["people"]})").status, 400);
    EXPECT_EQ(house.share(R"({"days":0})").status, 422);
    EXPECT_EQ(house.share(R"({"days":367})").status, 422);
    EXPECT_EQ(house.share(R"({"version":"9"})").status, 404);
}

/// The words of the page as they are; drawings have goldens of their own.
TEST(Share, the_page_is_the_golden_one) {
    ShareHouse house;
    const std::string page = house.open(ShareHouse::text_in(house.share(R"({"days":14})"), {"path"})).body;
    const std::string without = std::regex_replace(page, std::regex("<svg[^]*?</svg>"), "<svg/>");
    const std::string path = std::string(CICLO_SOURCE) + "/tests/inputs/server/share.html";
    if (std::getenv("UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << without;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream kept;
    kept << in.rdbuf();
    EXPECT_EQ(without, kept.str()) << "write it with UPDATE=1 and look at the difference";
}

TEST(Share, ends_with_its_time_and_when_it_is_withdrawn) {
    ShareHouse house;
    const std::string path = ShareHouse::text_in(house.share(R"({"days":1})"), {"path"});
    const edge::Response second = house.share(R"({"days":30})");
    const std::string other = ShareHouse::text_in(second, {"path"});
    EXPECT_EQ(house.open(path).status, 200);
    house.clock.advance_milliseconds(86'400'000 - 1'000);
    EXPECT_EQ(house.open(path).status, 200);
    house.clock.advance_milliseconds(1'000);
    const edge::Response gone = house.open(path);
    EXPECT_EQ(gone.status, 404);
    EXPECT_NE(gone.body.find("Este enlace ya no muestra nada"), std::string::npos);
    EXPECT_EQ(house.open(other).status, 200);
    const std::string person = house.add_person("Eva");
    house.grant(person, Role::quality_manager, "");
    const std::string session = house.sign_in(person);
    const edge::Response withdrawn = house.ask({.method = edge::Method::remove, .target = "/api/shares/" + ShareHouse::text_in(second, {"share", "id"}),
                                                .body = "{}", .session = session});
    ASSERT_EQ(withdrawn.status, 200) << withdrawn.body;
    EXPECT_EQ(ShareHouse::text_in(withdrawn, {"share", "state"}), "withdrawn");
    EXPECT_EQ(house.open(other).status, 404);
    EXPECT_EQ(house.open("/share/" + std::string(43, 'A')).status, 404);
    EXPECT_EQ(house.open("/share/nonsense").body, gone.body) << "the same for every reason";
    const edge::Response list = house.get("/api/cycles/" + house.cycle + "/shares", session);
    EXPECT_NE(list.body.find("\"state\":\"expired\""), std::string::npos) << list.body;
    EXPECT_NE(list.body.find("\"state\":\"withdrawn\""), std::string::npos);
    EXPECT_EQ(list.body.find(path.substr(7)), std::string::npos) << "the secret is shown once";
}

TEST(Share, is_for_those_who_shape_the_cycle) {
    ShareHouse house;
    const std::string person = house.add_person("Luis");
    house.grant(person, Role::member, "");
    const std::string session = house.sign_in(person);
    EXPECT_EQ(house.post("/api/cycles/" + house.cycle + "/shares", "{}", session).status, 403);
    EXPECT_EQ(house.get("/api/cycles/" + house.cycle + "/shares", session).status, 403);
    EXPECT_EQ(house.get("/api/records/share", house.session).status, 404);
}

TEST(Share, the_style_is_a_file_without_fonts_or_addresses) {
    ShareHouse house;
    const edge::Response style = house.open("/share/style.css");
    ASSERT_EQ(style.status, 200);
    EXPECT_EQ(header_of(style, "content-type"), "text/css; charset=utf-8");
    EXPECT_NE(style.body.find("--paper:"), std::string::npos);
    for (const char* never : {"@font-face", "url(", "@import", "//"}) EXPECT_EQ(style.body.find(never), std::string::npos) << never;
}

}  // namespace
}  // namespace ciclo::server
