#include "actions/callers.h"

#include <gtest/gtest.h>

#include "actions/identity_house.h"
#include "identity/kinds.h"

namespace ciclo::actions::testing {
namespace {

using access::Role;

TEST(Sessions, an_administrator_without_second_factor_may_only_enrol) {
    House house;
    const std::string session = *house.finish(house.setup_link())->session;
    EXPECT_TRUE(house.caller(session).scope.grants.empty());
    EXPECT_FALSE(house.caller(session).recently_confirmed);
    const std::string other = house.person("Luis Soto", "luis@example.org");
    EXPECT_EQ(code_of_refusal(house.ask("person invite", {{"person", {other}}}, session)), "not_allowed");
    EXPECT_EQ(code_of_refusal(house.ask("token make", {{"label", {"x"}}, {"roles", {"administrator"}}}, session)),
              "confirm_first");
    const std::string full = house.enrol(session);
    EXPECT_FALSE(house.signed_in(session)) << "the old secret opens nothing after the second factor";
    EXPECT_TRUE(house.caller(full).scope.may(Role::administrator, ""));
    EXPECT_TRUE(house.caller(full).recently_confirmed);
    EXPECT_EQ(code_of_refusal(house.ask("second-factor remove", {}, full)), "factor_required");
}

TEST(Sessions, secret_opens_nothing_after_sign_out) {
    House house;
    const std::string session = house.administrator();
    const auto closed = house.ask("session close", {}, session);
    ASSERT_TRUE(closed);
    EXPECT_EQ(closed->session, "");
    EXPECT_FALSE(house.signed_in(session));
    EXPECT_EQ(code_of_refusal(house.ask("session close", {}, session)), "not_allowed");
}

TEST(Sessions, idle_ones_end_and_used_ones_do_not) {
    House house;
    const std::string strict = house.administrator();
    const auto colleague = house.colleague(strict, "luis@example.org", Role::member);
    for (int i = 0; i < 4; ++i) {
        house.minutes(14);
        EXPECT_TRUE(house.signed_in(strict)) << i;
        EXPECT_TRUE(house.signed_in(colleague.session)) << i;
    }
    house.minutes(15);
    EXPECT_FALSE(house.signed_in(strict)) << "administrators rest sooner";
    EXPECT_TRUE(house.signed_in(colleague.session));
    house.minutes(30);
    EXPECT_FALSE(house.signed_in(colleague.session));
}

TEST(Sessions, end_after_ten_hours_however_used) {
    House house;
    const auto colleague = house.colleague(house.administrator(), "luis@example.org", Role::member);
    for (int i = 0; i < 39; ++i) {
        house.minutes(15);
        EXPECT_TRUE(house.signed_in(colleague.session)) << i;
    }
    house.minutes(15);
    EXPECT_FALSE(house.signed_in(colleague.session));
}

TEST(Sessions, clock_jumps_keep_nothing_alive) {
    House house;
    const auto colleague = house.colleague(house.administrator(), "luis@example.org", Role::member);
    const calendar::Instant begin = house.clock.now();
    ASSERT_TRUE(house.signed_in(colleague.session));
    house.clock.advance_milliseconds(29 * 60'000);
    house.clock.set(begin);  // somebody sets the time back half an hour
    EXPECT_TRUE(house.signed_in(colleague.session)) << "used, as the steady clock says, 29 minutes later";
    house.clock.advance_milliseconds(30 * 60'000);
    house.clock.set(begin);
    EXPECT_FALSE(house.signed_in(colleague.session)) << "the steady clock says half an hour";

    House forward;
    const auto other = forward.colleague(forward.administrator(), "luis@example.org", Role::member);
    forward.clock.set({forward.clock.now().microseconds_utc + std::int64_t{86'400'000'000} * 400});
    EXPECT_FALSE(forward.signed_in(other.session)) << "a year ahead: better an end too early";

    House back;
    const auto third = back.colleague(back.administrator(), "luis@example.org", Role::member);
    back.clock.set({back.clock.now().microseconds_utc - std::int64_t{86'400'000'000} * 400});
    Callers restarted(back.store, back.clock);
    EXPECT_FALSE(restarted.by_session(third.session)) << "after a restart a year before: its age cannot be known";
}

TEST(Sessions, a_change_of_roles_ends_them) {
    House house;
    const std::string admin = house.administrator();
    const auto colleague = house.colleague(admin, "luis@example.org", Role::member);
    ASSERT_TRUE(house.signed_in(colleague.session));
    const std::string added = house.grant(colleague.person, Role::trainer);
    EXPECT_FALSE(house.signed_in(colleague.session)) << "an old secret never carries new rights";
    EXPECT_TRUE(house.signed_in(admin)) << "others go on";
    const auto again = house.sign_in("luis@example.org", House::password);
    ASSERT_TRUE(again);
    EXPECT_TRUE(house.caller(*again->session).scope.may(Role::trainer, ""));
    house.archive(organisation::grant_kind(), added);
    EXPECT_FALSE(house.signed_in(*again->session)) << "nor old ones";
}

TEST(Sessions, of_whoever_leaves_end_at_once) {
    House house;
    const std::string admin = house.administrator();
    const auto inactive = house.colleague(admin, "luis@example.org", Role::member);
    const auto archived = house.colleague(admin, "eva@example.org", Role::member);
    house.change(organisation::person_kind(), inactive.person, "active", false);
    EXPECT_FALSE(house.signed_in(inactive.session));
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "wrong_credentials");
    house.archive(organisation::person_kind(), archived.person);
    EXPECT_FALSE(house.signed_in(archived.session));
    EXPECT_EQ(code_of_refusal(house.sign_in("eva@example.org", House::password)), "wrong_credentials");
}

TEST(Sessions, are_listed_and_revoked_by_whose_they_are) {
    House house;
    const std::string admin = house.administrator();
    const auto luis = house.colleague(admin, "luis@example.org", Role::member);
    const auto eva = house.colleague(admin, "eva@example.org", Role::member);
    const std::string second = *house.sign_in("luis@example.org", House::password)->session;
    const auto list = house.ask("session list", {}, luis.session);
    ASSERT_TRUE(list);
    const auto json = formats::read_json(list->json, "answer");
    ASSERT_EQ(json->find("sessions")->items.size(), 2U);
    const std::string id = house.caller(second).session;
    EXPECT_EQ(code_of_refusal(house.ask("session revoke", {{"session", {id}}}, eva.session)), "not_found")
        << "foreign ones are not there";
    EXPECT_EQ(code_of_refusal(house.ask("session revoke", {{"session", {id}}}, admin)), "not_found");
    EXPECT_EQ(code_of_refusal(house.ask("session revoke", {{"session", {id}}}, luis.session)), "done");
    EXPECT_FALSE(house.signed_in(second));
    const std::string third = *house.sign_in("luis@example.org", House::password)->session;
    EXPECT_EQ(told(*house.ask("session revoke-others", {}, luis.session), "ended"), "1");
    EXPECT_FALSE(house.signed_in(third));
    EXPECT_TRUE(house.signed_in(luis.session));
    EXPECT_EQ(code_of_refusal(house.ask("person sign-out", {{"person", {luis.person}}}, eva.session)), "not_allowed");
    EXPECT_EQ(code_of_refusal(house.ask("person sign-out", {{"person", {luis.person}}}, admin)), "done");
    EXPECT_FALSE(house.signed_in(luis.session));
    EXPECT_TRUE(house.signed_in(eva.session));
}

TEST(Sessions, of_one_person_are_ten_at_most) {
    House house;
    const auto luis = house.colleague(house.administrator(), "luis@example.org", Role::member);
    std::vector<std::string> open{luis.session};
    for (int i = 0; i < 11; ++i) {
        house.minutes(1);
        const auto opened = house.sign_in("luis@example.org", House::password);
        ASSERT_TRUE(opened);
        open.push_back(*opened->session);
    }
    int alive = 0;
    for (const std::string& session : open) alive += house.signed_in(session) ? 1 : 0;
    EXPECT_EQ(alive, 10);
    EXPECT_FALSE(house.signed_in(open.front())) << "the one least recently used gave way";
    const auto snapshot = house.store.read(access::Scope::of_system());
    EXPECT_EQ((*snapshot)->list(query_by(identity::session_kind(), "person", luis.person))->total, 10)
        << "and its place was used again";
}

TEST(Sessions, last_uses_are_written_once_a_minute_all_together) {
    House house;
    const auto luis = house.colleague(house.administrator(), "luis@example.org", Role::member);
    house.minutes(2);
    ASSERT_TRUE(house.signed_in(luis.session));
    const std::uint64_t before = house.store.generation();
    for (int i = 0; i < 590; ++i) {
        house.clock.advance_milliseconds(100);
        ASSERT_TRUE(house.signed_in(luis.session));
    }
    EXPECT_EQ(house.store.generation(), before) << "59 seconds of clicks";
    house.clock.advance_milliseconds(1'100);
    ASSERT_TRUE(house.signed_in(luis.session));
    EXPECT_EQ(house.store.generation(), before + 1);
}

TEST(Sessions, with_a_listener_are_remembered_over_other_peoples_writes) {
    House house;
    house.store.on_change([&](const std::vector<seams::Change>& changes) { house.callers.heed(changes); });
    const auto luis = house.colleague(house.administrator(), "luis@example.org", Role::member);
    ASSERT_TRUE(house.signed_in(luis.session));
    for (int i = 0; i < 20; ++i) {
        house.insert(organisation::term_kind(), {{"term", LocalText("a" + std::to_string(i), "b", "c")},
                                                 {"definition", LocalText("a", "b", "c")}});
        EXPECT_TRUE(house.signed_in(luis.session));
    }
    EXPECT_TRUE(house.ask("session close", {}, luis.session));
    EXPECT_FALSE(house.signed_in(luis.session)) << "and what matters is heeded";
}

TEST(Confirmation, is_asked_for_again_after_ten_minutes) {
    House house;
    const std::string admin = house.administrator();
    house.minutes(10);
    EXPECT_FALSE(house.caller(admin).recently_confirmed);
    const Values token{{"label", {"Colas"}}, {"roles", {"administrator"}}};
    EXPECT_EQ(code_of_refusal(house.ask("token make", token, admin)), "confirm_first");
    EXPECT_EQ(code_of_refusal(house.ask("session confirm", {{"password", {"wrong wrong wrong wrong"}}}, admin)),
              "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.ask("session confirm", {{"password", {House::password}}}, admin)), "done");
    EXPECT_TRUE(house.caller(admin).recently_confirmed);
    EXPECT_EQ(code_of_refusal(house.ask("token make", token, admin)), "done");
}

TEST(Confirmation, guesses_are_counted_per_person) {
    House house;
    const std::string admin = house.administrator();
    for (int i = 0; i < 5; ++i) {
        EXPECT_FALSE(house.ask("session confirm", {{"password", {"wrong wrong wrong " + std::to_string(i)}}}, admin));
    }
    EXPECT_EQ(code_of_refusal(house.ask("session confirm", {{"password", {House::password}}}, admin)), "too_often");
}

}  // namespace
}  // namespace ciclo::actions::testing
