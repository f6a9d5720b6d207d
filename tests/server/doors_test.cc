#include "server/application.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/ensure.h"
#include "house_for_tests.h"

namespace ciclo::server {
namespace {

using access::Role;
using actions::Action;
using actions::Effect;
using actions::Permission;

Result<actions::Outcome> say_done(const actions::Arguments&, actions::World&) { return actions::Outcome{"done"}; }

Action made_up(std::string_view name, Effect effect, Permission who = Permission::anybody(),
               std::function<Result<actions::Outcome>(const actions::Arguments&, actions::World&)> run = say_done) {
    return {.name = name, .help = {"a", "a", "a"}, .who = who, .effect = effect, .run = std::move(run)};
}

TEST(Doors, home_says_that_the_server_runs) {
    TestHouse house;
    const edge::Response home = house.get("/?language=nl");
    EXPECT_EQ(home.status, 200);
    EXPECT_LT(home.body.find("De server draait"), home.body.find("El servidor funciona"));
    EXPECT_EQ(home.body.find("<script"), std::string::npos);
    EXPECT_EQ(house.get("/nowhere").status, 404);
    EXPECT_EQ(code_of_answer(house.get("/nowhere")), "no_such_route");
    const edge::Response wrong = house.post("/api/me", "{}");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(header_of(wrong, "allow"), "GET, HEAD, PUT");
    EXPECT_EQ(house.get("/health/ready").status, 200);
}

TEST(Doors, a_person_writes_and_reads_through_the_api) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person);
    const edge::Response made = house.post("/api/records/unit", R"({"values":{"name":"Triaje"}})", session);
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_FALSE(header_of(made, "idempotency-key").empty());
    const edge::Response list = house.get("/api/records/unit", session);
    ASSERT_EQ(list.status, 200) << list.body;
    EXPECT_NE(list.body.find("Triaje"), std::string::npos);
    EXPECT_EQ(house.get("/api/records/unit").status, 401);
}

TEST(Doors, the_same_key_gives_the_same_answer_and_another_request_is_refused) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string token = house.make_token(person, {"administrator"}, "");
    const auto add = [&](const std::string& name, const std::string& key) {
        std::vector<std::pair<std::string, std::string>> headers;
        if (!key.empty()) headers.emplace_back("idempotency-key", key);
        return house.ask({.method = edge::Method::post, .target = "/api/records/unit", .body = R"({"values":{"name":")" + name + R"("}})",
                          .token = token, .headers = headers, .from_our_page = false});
    };
    EXPECT_EQ(add("A", "").status, 400);
    EXPECT_EQ(code_of_answer(add("A", "")), "key_required");
    EXPECT_EQ(code_of_answer(add("A", std::string(101, 'k'))), "key_required");
    const edge::Response first = add("A", "k1"), again = add("A", "k1"), other = add("B", "k1");
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header_of(again, "idempotency-replayed"), "true");
    EXPECT_EQ(other.status, 409);
    EXPECT_EQ(code_of_answer(other), "key_reused");
    const edge::Response list = house.ask({.target = "/api/records/unit", .token = token});
    EXPECT_NE(list.body.find(R"("total":1)"), std::string::npos) << list.body;
}

TEST(Doors, an_old_version_is_a_conflict) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person), unit = house.add(organisation::unit_kind(), R"({"name":"A"})");
    const auto change = [&](const std::string& name, int version) {
        return house.ask({.method = edge::Method::put, .target = "/api/records/unit/" + unit,
                          .body = R"({"values":{"name":")" + name + R"("},"version":)" + std::to_string(version) + "}", .session = session});
    };
    EXPECT_EQ(change("B", 1).status, 200);
    const edge::Response late = change("C", 1);
    EXPECT_EQ(late.status, 409) << late.body;
    EXPECT_EQ(code_of_answer(late), "changed_since");
}

TEST(Doors, a_body_must_be_marked_as_json) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person);
    for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "application/jsonx", "",
                             "application/json; charset=latin1"}) {
        const edge::Response answer = house.ask({.method = edge::Method::post, .target = "/api/records/unit", .body = R"({"values":{"name":"A"}})",
                                                 .session = session, .headers = {{"content-type", type}}});
        EXPECT_EQ(answer.status, 415) << type;
    }
    EXPECT_EQ(house.ask({.method = edge::Method::post, .target = "/api/records/unit", .body = R"({"values":{"name":"A"}})",
                         .session = session, .headers = {{"content-type", "Application/JSON; charset=UTF-8"}}}).status, 200);
}

TEST(Doors, answers_that_are_still_true_are_kept_and_dated_ones_are_not) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person);
    house.add(organisation::unit_kind(), R"({"name":"A"})");
    const edge::Response first = house.get("/api/records/unit", session);
    const std::string tag = header_of(first, "etag");
    ASSERT_FALSE(tag.empty());
    const auto again = [&] { return house.ask({.target = "/api/records/unit", .session = session, .headers = {{"if-none-match", tag}}}); };
    EXPECT_EQ(again().status, 304);
    house.add(organisation::unit_kind(), R"({"name":"B"})");
    const edge::Response changed = again();
    EXPECT_EQ(changed.status, 200);
    EXPECT_NE(changed.body.find("\"B\""), std::string::npos);
    EXPECT_NE(header_of(changed, "etag"), tag);
}

TEST(Doors, nobody_gets_the_answer_that_was_kept_for_somebody_else) {
    TestHouse house;
    const std::string north = house.add(organisation::unit_kind(), R"({"name":"North"})");
    const std::string south = house.add(organisation::unit_kind(), R"({"name":"South"})");
    const std::string ana = house.add_person("Ana"), bo = house.add_person("Bo");
    house.grant(ana, Role::quality_manager, north);
    house.grant(bo, Role::quality_manager, south);
    const std::string of_ana = house.sign_in(ana), of_bo = house.sign_in(bo);
    const std::string seen_by_ana = house.get("/api/records/unit", of_ana).body, seen_by_bo = house.get("/api/records/unit", of_bo).body;
    EXPECT_NE(seen_by_ana.find("North"), std::string::npos);
    EXPECT_EQ(seen_by_ana.find("South"), std::string::npos);
    EXPECT_NE(seen_by_bo.find("South"), std::string::npos);
    EXPECT_EQ(seen_by_bo.find("North"), std::string::npos);
    EXPECT_EQ(house.get("/api/records/unit/" + south, of_ana).status, 404);
}

TEST(Doors, a_revoked_grant_closes_the_door_at_the_next_request) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    const std::string grant = house.grant(person, Role::administrator, "");
    const std::string session = house.sign_in(person);
    EXPECT_EQ(house.get("/api/records/unit", session).status, 200);
    house.archive(organisation::grant_kind(), grant);
    EXPECT_EQ(house.get("/api/records/unit", session).status, 401) << "rights changed: the session is over";
}

TEST(Doors, me_tells_who_is_signed_in) {
    TestHouse house;
    EXPECT_EQ(house.get("/api/me").body, R"({"signed_in":false,"set_up":false,"organisation":null})");
    house.add(organisation::organisation_kind(), R"({"name":"Hospital","sector":"salud","languages":["nl","es"],)"
                                                 R"("customer_word":{"es":"paciente","en":"patient"}})");
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::quality_manager, "");
    const edge::Response nobody = house.get("/api/me");
    EXPECT_NE(nobody.body.find(R"("name":"Hospital","word":{"es":"paciente","en":"patient","nl":null},"language":"nl","sector":"salud",)"
                               R"("small":false,"demo":false})"), std::string::npos) << nobody.body;
    const std::string session = house.sign_in(person);
    const edge::Response chosen = house.ask({.method = edge::Method::put, .target = "/api/me", .body = R"({"language":"en"})", .session = session});
    ASSERT_EQ(chosen.status, 200) << chosen.body;
    const edge::Response me = house.get("/api/me", session);
    EXPECT_NE(me.body.find(R"("name":"Ana","email":null,"language":"en","unit":null,"version":2,"standing":"full",)"), std::string::npos) << me.body;
    EXPECT_NE(me.body.find(R"("organisation":{"id":")"), std::string::npos);
    EXPECT_EQ(house.ask({.method = edge::Method::put, .target = "/api/me", .body = R"({"language":"fr"})", .session = session}).status, 400);
    EXPECT_NE(me.body.find("\"actor\":\"" + person + "\""), std::string::npos);
    EXPECT_NE(me.body.find("\"role\":\"quality_manager\",\"unit\":null"), std::string::npos);
    EXPECT_NE(me.body.find("form_token"), std::string::npos);
}

TEST(Doors, requests_are_counted) {
    const std::vector<identity::Limit> narrow{{identity::Limited::page, 3, 10'000}};
    TestHouse house(actions::all(), narrow);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(house.get("/api/me").status, 200);
    const edge::Response refused = house.get("/api/me");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header_of(refused, "retry-after"), "10");
    house.clock.advance_milliseconds(10'000);
    EXPECT_EQ(house.get("/api/me").status, 200);
}

TEST(Doors, a_full_line_answers_503) {
    std::atomic<bool> go = false;
    std::atomic<int> begun = 0;
    const std::vector<Action> rows{made_up("slow", Effect::computes, Permission::anybody(), [&](const actions::Arguments&, actions::World&) {
        ++begun;
        go.wait(false);
        return Result<actions::Outcome>(actions::Outcome{"done"});
    })};
    TestHouse house(rows);
    std::vector<std::thread> askers;
    std::atomic<int> served = 0, busy = 0;
    for (int i = 0; i < 24; ++i) {
        while (i > 0 && begun == 0) std::this_thread::yield();  // the first one waits no longer
        askers.emplace_back([&] {
            edge::Request request;
            request.method = edge::Method::post;
            request.path = request.target = "/api/deeds/slow";
            request.request_id = "r";
            std::atomic<int> status = 0;
            house.doors->handle(request, [&](edge::Response response) {
                EXPECT_EQ(header_of(response, "retry-after").empty(), response.status != 503);
                status = response.status;
                status.notify_all();
            });
            status.wait(0);
            (status == 200 ? served : busy)++;
        });
    }
    while (busy < 7) std::this_thread::yield();  // 1 runs, 16 wait
    go = true;
    go.notify_all();
    for (std::thread& asker : askers) asker.join();
    EXPECT_EQ(served, 17);
    EXPECT_EQ(busy, 7);
}

/// What is known is answered while the computing thread is busy with something else.
TEST(Doors, what_a_deed_remembers_waits_for_nobody) {
    std::atomic<bool> go = false;
    std::atomic<int> begun = 0, computed = 0;
    std::atomic<bool> known = false;
    std::vector<Action> rows{made_up("slow", Effect::computes, Permission::anybody(), [&](const actions::Arguments&, actions::World&) {
                                 begun = 1;
                                 begun.notify_all();
                                 go.wait(false);
                                 return Result<actions::Outcome>(actions::Outcome{"done"});
                             }),
                             made_up("derive", Effect::derives, Permission::anybody(), [&](const actions::Arguments&, actions::World& world) {
                                 EXPECT_NE(world.store, nullptr);
                                 EXPECT_NE(world.snapshot, nullptr);
                                 ++computed;
                                 known = true;
                                 return Result<actions::Outcome>(actions::Outcome{"computed"});
                             })};
    rows[1].remembered = [&](const actions::Arguments&, actions::World& world) -> std::optional<actions::Outcome> {
        EXPECT_NE(world.snapshot, nullptr);
        if (!known) return std::nullopt;
        return actions::Outcome{"remembered"};
    };
    TestHouse house(rows);
    EXPECT_NE(house.post("/api/deeds/derive", "{}").body.find("computed"), std::string::npos);
    std::thread slow([&] { house.post("/api/deeds/slow", "{}"); });
    begun.wait(0);
    EXPECT_NE(house.post("/api/deeds/derive", "{}").body.find("remembered"), std::string::npos);
    EXPECT_EQ(computed, 1);
    go = true;
    go.notify_all();
    slow.join();
}

/// A file of megabytes is taken apart by the computing thread, not by the network's.
TEST(Doors, large_bodies_are_read_elsewhere) {
    std::thread::id ran_on;
    const std::vector<Action> rows{made_up("read", Effect::reads, Permission::anybody(), [&](const actions::Arguments&, actions::World& world) {
        ran_on = std::this_thread::get_id();
        return Result<actions::Outcome>(actions::Outcome{world.files.exists("a.csv") ? "there" : "absent"});
    })};
    TestHouse house(rows);
    const auto body = [](std::size_t size) { return R"({"files":[{"name":"a.csv","text":")" + std::string(size, 'x') + "\"}]}"; };
    EXPECT_NE(house.post("/api/deeds/read", body(1'000)).body.find("there"), std::string::npos);
    EXPECT_EQ(ran_on, std::this_thread::get_id());
    EXPECT_NE(house.post("/api/deeds/read", body(2'000'000)).body.find("there"), std::string::npos);
    EXPECT_NE(ran_on, std::this_thread::get_id());
}

/// trust.md D36: whatever a handler throws, the answer is the same and the server lives.
TEST(Doors, every_fault_of_a_deed_becomes_the_same_500) {
    int nth = 0;
    const auto thrower = [&](const actions::Arguments&, actions::World&) -> Result<actions::Outcome> {
        switch (nth) {
            case 0: promise_broken("secret.cc", 7, "x", "a secret");
            case 1: throw std::runtime_error("a secret");
            case 2: throw std::bad_alloc();
            case 3: throw 7;
            case 4: return Error{ErrorKind::io, "a secret path /var/lib", "", {}};
            default: return actions::Outcome{"done"};
        }
    };
    const std::vector<Action> rows{made_up("compute", Effect::computes, Permission::anybody(), thrower),
                                   made_up("read", Effect::reads, Permission::anybody(), thrower),
                                   made_up("derive", Effect::derives, Permission::anybody(), thrower),
                                   made_up("write", Effect::writes, Permission::anybody(), thrower),
                                   made_up("prove", Effect::proves, Permission::anybody(), thrower)};
    TestHouse house(rows);
    for (const Action& row : rows) {
        const std::string target = "/api/deeds/" + std::string(row.name);
        for (nth = 0; nth < 5; ++nth) {
            if (nth == 3 && row.effect == Effect::writes) continue;  // nothing of ours throws a number; see the store's own tests
            const edge::Response answer = house.post(target, "{}");
            EXPECT_EQ(answer.status, 500) << row.name << " " << nth;
            EXPECT_EQ(answer.body.find("secret"), std::string::npos) << answer.body;
            EXPECT_EQ(code_of_answer(answer), "defect");
            EXPECT_FALSE(header_of(answer, "content-security-policy").empty());
        }
        EXPECT_EQ(house.post(target, "{}").status, 200) << row.name;
    }
}

TEST(Doors, what_destroys_asks_for_the_password_again) {
    TestHouse house;
    const std::string dpo = house.add_person("Ana"), person = house.add_person("Bo");
    house.grant(dpo, Role::data_protection_officer, "");
    house.grant(dpo, Role::administrator, "");
    const std::string session = house.sign_in(dpo), target = "/api/records/person/" + person + "/erase";
    house.clock.advance_milliseconds(11 * 60'000);
    EXPECT_EQ(code_of_answer(house.post(target, "{}", session)), "confirm_first");
    EXPECT_EQ(house.post(target, R"({"dry-run":true})", session).status, 200);
    EXPECT_EQ(house.post(target, "{}", house.sign_in(dpo)).status, 200);
}

TEST(Doors, files_come_along_and_go_back) {
    TestHouse house;
    const std::string person = house.add_person("Ana");
    house.grant(person, Role::member, "");
    const edge::Response answer = house.post("/api/deeds/map-draw", R"({"map":"hospital-emergency","as":"circle","output":"c.svg"})", house.sign_in(person));
    ASSERT_EQ(answer.status, 200) << answer.body.substr(0, 400);
    EXPECT_NE(answer.body.find(R"("files":[{"name":"c.svg","base64":")"), std::string::npos) << answer.body.substr(0, 200);
}

TEST(Doors, the_machine_may_do_everything_and_is_told_the_truth) {
    TestHouse house;
    const auto ask = [&](const std::string& target, const std::string& body) {
        return house.ask({.method = edge::Method::post, .target = target, .body = body, .headers = {{"idempotency-key", "k" + target}},
                          .listener = edge::Listener::machine, .from_our_page = false});
    };
    const edge::Response made = ask("/api/deeds/record-add", R"({"kind":"unit","values":{"name":"A"}})");
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_NE(made.body.find(R"("in_order":true)"), std::string::npos);
    EXPECT_EQ(ask("/api/deeds/doctor", "{}").status, 200);
    EXPECT_EQ(house.ask({.method = edge::Method::post, .target = "/api/deeds/doctor", .body = "{}"}).status, 404) << "the web is not the machine";
}

TEST(Doors, changes_are_told_to_who_may_see_them) {
    TestHouse house;
    const std::string north = house.add(organisation::unit_kind(), R"({"name":"North"})");
    const std::string south = house.add(organisation::unit_kind(), R"({"name":"South"})");
    const std::string ana = house.add_person("Ana");
    house.grant(ana, Role::quality_manager, north);
    const std::string session = house.sign_in(ana);
    EXPECT_EQ(house.get("/api/events").status, 401);
    edge::Response stream = house.get("/api/events", session);
    ASSERT_TRUE(stream.subscribe);
    std::mutex lock;
    std::vector<std::string> told;
    const auto unsubscribe = stream.subscribe([&](std::string_view event, std::string_view data) {
        const std::lock_guard held(lock);
        told.push_back(std::string(event) + " " + std::string(data));
    });
    const auto wait_for = [&](std::size_t count) {
        for (int i = 0; i < 2000; ++i) {
            {
                const std::lock_guard held(lock);
                if (told.size() >= count) return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return false;
    };
    house.add(organisation::service_kind(), R"({"name":{"es":"S"},"unit":")" + south + R"("})");
    const std::string seen = house.add(organisation::unit_kind(), R"({"name":"Ward","parent":")" + north + R"("})");
    house.add(organisation::provider_kind(), R"({"name":"P"})");
    EXPECT_TRUE(wait_for(2));
    unsubscribe();
    const std::lock_guard held(lock);
    EXPECT_EQ(told.front(), "ready {}");
    for (const std::string& event : told) EXPECT_EQ(event.find(south), std::string::npos);
    static_cast<void>(seen);
}

}  // namespace
}  // namespace ciclo::server
