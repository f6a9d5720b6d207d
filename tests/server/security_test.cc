// What every route must hold, over the generated table: headers, forged requests, methods, what leaks.
#include <gtest/gtest.h>

#include <set>

#include "house_for_tests.h"
#include "server/forgery.h"
#include "server/headers.h"
#include "server/routes.h"

namespace ciclo::server {
namespace {

using access::Role;

RouteTable web_routes() { return std::move(*RouteTable::of(actions::all(), actions::all_kinds(), Offer::web)); }

std::string target_of(const RouteRow& row) {
    std::string target = row.pattern;
    for (const std::string& name : row.path_inputs) {
        const std::string brace = "{" + name + "}";
        target.replace(target.find(brace), brace.size(), "01JABCDEFGHJKMNPQRSTVWXYZ0");
    }
    return target;
}

constexpr std::string_view golden_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types ciclo-drawings";

void expect_dressed(const edge::Response& response, bool secure, const std::string& where) {
    EXPECT_EQ(header_of(response, "x-content-type-options"), "nosniff") << where;
    EXPECT_EQ(header_of(response, "referrer-policy"), "no-referrer") << where;
    EXPECT_EQ(header_of(response, "cross-origin-opener-policy"), "same-origin") << where;
    EXPECT_EQ(header_of(response, "cross-origin-resource-policy"), "same-origin") << where;
    EXPECT_NE(header_of(response, "permissions-policy").find("camera=()"), std::string::npos) << where;
    EXPECT_EQ(header_of(response, "cache-control"), "no-store") << where;
    EXPECT_FALSE(header_of(response, "x-request-id").empty()) << where;
    const bool download = !header_of(response, "content-disposition").empty();
    const bool only_read = where.starts_with("/share/") && header_of(response, "content-type").starts_with("text/");
    const std::string policy(only_read ? reading_policy : download ? "sandbox; default-src 'none'" : golden_policy);
    EXPECT_EQ(header_of(response, "content-security-policy"), policy) << where;
    static_cast<void>(secure);
    std::set<std::string> names;
    for (const auto& [name, value] : response.headers) {
        EXPECT_TRUE(names.insert(name).second || name == "set-cookie") << name << " twice at " << where;
        EXPECT_EQ(value.find_first_of("\r\n"), std::string::npos) << where;
    }
    for (const char* leaking : {"server", "x-powered-by"}) EXPECT_EQ(header_of(response, leaking), "") << where;
}

/// trust.md D14, D13, D30: every route, signed in and not, with a good and with a bad request.
TEST(Security, every_answer_of_every_route_carries_the_headers) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    for (const Role role : {Role::administrator, Role::quality_manager, Role::data_protection_officer}) house.grant(person, role, "");
    std::size_t answers = 0;
    const RouteTable routes = web_routes();
    for (const RouteRow& row : routes.rows()) {
        for (const bool signed_in : {false, true}) {
            for (const char* body : {"{}", "{\"unknown\":1}", "nonsense"}) {
                const bool is_get = row.method == edge::Method::get;
                const edge::Response response =
                    house.ask({.method = row.method, .target = target_of(row), .body = is_get ? "" : body,
                               .session = signed_in ? house.sign_in(person) : ""});
                expect_dressed(response, false, row.pattern);
                EXPECT_NE(response.status, 500) << row.pattern << " " << body;
                ++answers;
            }
        }
    }
    std::cout << answers << " answers looked at\n";
    EXPECT_GT(answers, 300U);
}

TEST(Security, a_download_opens_nowhere_but_on_the_disk) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const edge::Response sheet = house.get("/api/records/unit/export", house.sign_in(person));
    ASSERT_EQ(sheet.status, 200) << sheet.body;
    EXPECT_EQ(header_of(sheet, "content-disposition").substr(0, 22), "attachment; filename=\"");
    expect_dressed(sheet, false, "export");
}

TEST(Security, names_of_downloads_are_harmless) {
    EXPECT_EQ(attachment_disposition("informe 2025.pdf"), "attachment; filename=\"informe_2025.pdf\"; filename*=UTF-8''informe%202025.pdf");
    EXPECT_EQ(attachment_disposition("../../etc/passwd"), "attachment; filename=\"passwd\"; filename*=UTF-8''passwd");
    EXPECT_EQ(attachment_disposition("a\"\r\nSet-Cookie: x"), "attachment; filename=\"a___Set-Cookie__x\"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x");
    EXPECT_EQ(attachment_disposition(""), "attachment; filename=\"file\"; filename*=UTF-8''file");
}

TEST(Security, cookies_are_closed) {
    EXPECT_EQ(session_cookie("s", true), "__Host-sid=s; Path=/; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(session_cookie("s", false), "sid=s; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(session_cookie("", true), "__Host-sid=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
    EXPECT_EQ(cookie_named("a=1; sid=x; b=2", "sid"), "x");
    EXPECT_EQ(cookie_named("sid=x; sid=y", "sid"), "") << "tossed cookies: neither is believed";
    EXPECT_EQ(cookie_named("xsid=x", "sid"), "");
}

TEST(Security, over_tls_only_the_host_cookie_counts) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person);
    EXPECT_EQ(house.ask({.target = "/api/records/unit", .session = session, .secure = true}).status, 200);
    EXPECT_EQ(house.ask({.target = "/api/records/unit", .headers = {{"cookie", "sid=" + session}}, .secure = true}).status, 401);
    EXPECT_EQ(house.ask({.target = "/api/records/unit", .headers = {{"cookie", "__Host-sid=" + session}}}).status, 401);
}

TEST(Security, signing_out_takes_everything_away) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::member, "");
    const std::string session = house.sign_in(person);
    const edge::Response out = house.ask({.method = edge::Method::remove, .target = "/api/session", .session = session});
    ASSERT_EQ(out.status, 200) << out.body;
    EXPECT_EQ(header_of(out, "clear-site-data"), R"("cache", "cookies", "storage")");
    EXPECT_EQ(header_of(out, "set-cookie"), session_cookie("", false));
    EXPECT_EQ(house.get("/api/records/unit", session).status, 401);
}

struct Forged {
    const char* what;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// trust.md D15: every state-changing route, asked by a foreign page: refused, and nothing is written.
TEST(Security, no_foreign_page_changes_anything) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    for (const Role role : {Role::administrator, Role::quality_manager, Role::data_protection_officer}) house.grant(person, role, "");
    const std::string session = house.sign_in(person);
    const std::vector<Forged> forgeries{{"another site", {{"sec-fetch-site", "cross-site"}}},
                                        {"a sibling site", {{"sec-fetch-site", "same-site"}}},
                                        {"a foreign origin", {{"origin", "https://evil.example"}}},
                                        {"no origin at all", {{"origin", "null"}}},
                                        {"our origin, but another site", {{"sec-fetch-site", "cross-site"}, {"origin", "http://127.0.0.1:8470"}}},
                                        {"nothing told, no token", {}},
                                        {"a wrong token", {{"x-form-token", "AAAA"}}}};
    house.get("/api/me", session);  // what it writes about its use is written
    const std::uint64_t before = house.store.generation();
    std::size_t cells = 0;
    const RouteTable routes = web_routes();
    for (const RouteRow& row : routes.rows()) {
        if (!changes_something(row.method)) continue;
        for (const Forged& forged : forgeries) {
            const edge::Response answer = house.ask({.method = row.method, .target = target_of(row), .body = "{}", .session = session,
                                                     .headers = forged.headers, .from_our_page = false});
            EXPECT_EQ(answer.status, 403) << row.pattern << ": " << forged.what;
            EXPECT_EQ(code_of_answer(answer), "foreign_page") << row.pattern << ": " << forged.what;
            ++cells;
        }
        const edge::Response by_get = house.ask({.target = target_of(row), .session = session});
        EXPECT_TRUE(by_get.status != 200 || row.pattern.starts_with("/api/records/") || row.pattern == "/api/tokens" || row.pattern == "/api/me" ||
                    row.pattern.starts_with("/api/session") || row.pattern.starts_with("/api/c"))
            << row.pattern;
    }
    EXPECT_EQ(house.store.generation(), before);
    std::cout << cells << " forged requests refused\n";
    EXPECT_GT(cells, 200U);
}

TEST(Security, our_own_pages_pass_each_of_the_three_ways) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person);
    const auto me = formats::read_json(house.get("/api/me", session).body, "me");
    const std::string token = me->find("form_token")->text;
    int number = 0;
    for (const auto& headers : std::vector<std::vector<std::pair<std::string, std::string>>>{
             {{"sec-fetch-site", "same-origin"}}, {{"origin", "http://127.0.0.1:8470"}}, {{"x-form-token", token}}}) {
        EXPECT_EQ(house.ask({.method = edge::Method::post, .target = "/api/records/unit",
                             .body = R"({"values":{"name":"U)" + std::to_string(++number) + R"("}})", .session = session,
                             .headers = headers, .from_our_page = false}).status, 200);
    }
    const std::string other = house.sign_in(person);
    EXPECT_EQ(house.ask({.method = edge::Method::post, .target = "/api/records/unit", .body = R"({"values":{"name":"U"}})",
                         .session = other, .headers = {{"x-form-token", token}}, .from_our_page = false}).status, 403)
        << "a token dies with its session";
}

}  // namespace
}  // namespace ciclo::server
