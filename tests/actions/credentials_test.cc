// Passwords, invitations, second factors and tokens: what one person may do for another, and what nobody may.
#include <gtest/gtest.h>

#include "actions/identity_house.h"
#include "identity/credential.h"
#include "identity/kinds.h"

namespace ciclo::actions::testing {
namespace {

using access::Role;

constexpr const char* another = "cuchara nube verde tejado";

TEST(Password, change_renews_the_session_and_ends_the_others) {
    House house;
    const auto luis = house.colleague(house.administrator(), "luis@example.org", Role::member);
    const std::string other = *house.sign_in("luis@example.org", House::password)->session;
    EXPECT_EQ(code_of_refusal(house.ask("password change", {{"current", {another}}, {"new", {another}}}, luis.session)),
              "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.ask("password change", {{"current", {House::password}}, {"new", {"password1234"}}},
                                        luis.session)),
              "password_common");
    const auto changed =
        house.ask("password change", {{"current", {House::password}}, {"new", {another}}}, luis.session);
    ASSERT_TRUE(changed) << changed.errors().front().text();
    EXPECT_FALSE(house.signed_in(luis.session));
    EXPECT_FALSE(house.signed_in(other));
    EXPECT_TRUE(house.signed_in(*changed->session));
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", another)), "done");
}

TEST(Password, link_works_once_and_for_half_an_hour) {
    House house;
    const std::string admin = house.administrator();
    const auto luis = house.colleague(admin, "luis@example.org", Role::member);
    EXPECT_EQ(code_of_refusal(house.ask("password link", {{"person", {luis.person}}}, luis.session)), "not_allowed");
    const std::string link = told(*house.ask("password link", {{"person", {luis.person}}}, admin), "link");
    EXPECT_EQ(code_of_refusal(house.ask("invitation accept", {{"link", {link}}, {"password", {another}}})),
              "link_invalid")
        << "another purpose";
    EXPECT_EQ(code_of_refusal(house.ask("password reset", {{"link", {link}}, {"password", {"short"}}})),
              "password_short");
    const auto reset = house.ask("password reset", {{"link", {link}}, {"password", {another}}});
    ASSERT_TRUE(reset);
    EXPECT_FALSE(reset->session) << "a link opens no session: the second factor is still asked for";
    EXPECT_FALSE(house.signed_in(luis.session));
    EXPECT_EQ(code_of_refusal(house.ask("password reset", {{"link", {link}}, {"password", {another}}})),
              "link_invalid");
    const std::string late = told(*house.ask("password link", {{"person", {luis.person}}}, admin), "link");
    house.minutes(30);
    EXPECT_EQ(code_of_refusal(house.ask("password reset", {{"link", {late}}, {"password", {another}}})),
              "link_invalid");
}

TEST(Password, links_are_three_an_hour_for_one_account) {
    House house;
    const std::string admin = house.administrator();
    const auto luis = house.colleague(admin, "luis@example.org", Role::member);  // the invitation was the first
    EXPECT_EQ(code_of_refusal(house.ask("password link", {{"person", {luis.person}}}, admin)), "done");
    EXPECT_EQ(code_of_refusal(house.ask("password link", {{"person", {luis.person}}}, admin)), "done");
    EXPECT_EQ(code_of_refusal(house.ask("password link", {{"person", {luis.person}}}, admin)), "too_often");
}

TEST(Invitation, works_once) {
    House house;
    const std::string admin = house.administrator();
    const std::string person = house.person("Luis Soto", "luis@example.org");
    const std::string link = told(*house.ask("person invite", {{"person", {person}}}, admin), "link");
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "wrong_credentials")
        << "not yet accepted";
    EXPECT_EQ(code_of_refusal(house.ask("invitation accept", {{"link", {link}}, {"password", {House::password}}})),
              "done");
    EXPECT_EQ(code_of_refusal(house.ask("invitation accept", {{"link", {link}}, {"password", {another}}})),
              "link_invalid");
    EXPECT_EQ(code_of_refusal(house.ask("person invite", {{"person", {person}}}, admin)), "already_invited");
    EXPECT_EQ(code_of_refusal(house.ask("person invite", {{"person", {"01NONE"}}}, admin)), "not_found");
}

TEST(Invitation, of_an_administrator_asks_for_fifteen_signs_and_a_second_factor) {
    House house;
    const std::string admin = house.administrator();
    const std::string person = house.person("Luis Soto", "luis@example.org");
    house.grant(person, Role::data_protection_officer);
    const std::string link = told(*house.ask("person invite", {{"person", {person}}}, admin), "link");
    EXPECT_EQ(code_of_refusal(house.ask("invitation accept", {{"link", {link}}, {"password", {"tr7 k9 vq2xwz"}}})),
              "password_short");
    const auto accepted = house.ask("invitation accept", {{"link", {link}}, {"password", {House::password}}});
    ASSERT_TRUE(accepted);
    EXPECT_EQ(told(*accepted, "standing"), "enrol");
    EXPECT_TRUE(house.caller(*accepted->session).scope.grants.empty());
}

TEST(Administrator, of_one_unit_arranges_nobody_beyond_it) {
    House house;
    const std::string admin = house.administrator();
    const std::string north = house.unit("Norte"), south = house.unit("Sur");
    const auto local = house.colleague(admin, "local@example.org", Role::administrator, north);
    const std::string session = house.enrol(local.session);
    const std::string here = house.person("Eva", "eva@example.org"),
                      everywhere = house.person("Pau", "pau@example.org");
    house.change(organisation::person_kind(), here, "unit", north);
    house.change(organisation::person_kind(), everywhere, "unit", north);
    house.grant(here, Role::member, north);
    house.grant(everywhere, Role::member, south);
    EXPECT_EQ(code_of_refusal(house.ask("person invite", {{"person", {here}}}, session)), "done");
    EXPECT_EQ(code_of_refusal(house.ask("person invite", {{"person", {everywhere}}}, session)), "not_found")
        << "has rights elsewhere";
    const std::string first = house.caller(admin).scope.actor;
    EXPECT_EQ(code_of_refusal(house.ask("password link", {{"person", {first}}}, session)), "not_found") << "no way up";
    EXPECT_EQ(code_of_refusal(house.ask("second-factor reset", {{"person", {first}}}, session)), "not_found");
    EXPECT_EQ(code_of_refusal(house.ask("person sign-out", {{"person", {first}}}, session)), "not_found");
}

TEST(SecondFactor, another_one_takes_its_place_only_when_confirmed) {
    House house;
    const std::string admin = house.administrator();
    const identity::Bytes before = house.factor;
    const std::string old_recovery = house.recovery[0];
    const auto begun = house.ask("second-factor begin", {}, admin);
    ASSERT_TRUE(begun);
    house.minutes(1);
    EXPECT_EQ(code_of_refusal(house.ask("second-factor confirm", {{"code", {house.code()}}}, admin)),
              "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.code())), "done")
        << "the old one is in force";
    house.minutes(1);
    house.factor = identity::read_base32(told(*begun, "secret")).value();
    const auto confirmed = house.ask("second-factor confirm", {{"code", {house.code()}}}, admin);
    ASSERT_TRUE(confirmed);
    EXPECT_FALSE(house.signed_in(admin));
    house.minutes(1);
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, old_recovery)), "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password,
                                            identity::code_at(before, identity::step_at(house.clock.now())))),
              "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.code())), "done");
}

TEST(SecondFactor, is_optional_for_others_and_asked_for_once_set_up) {
    House house;
    const auto luis = house.colleague(house.administrator(), "luis@example.org", Role::member);
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "done");
    const std::string session = house.enrol(luis.session);
    house.minutes(1);
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "code_needed");
    const auto removed = house.ask("second-factor remove", {}, session);
    ASSERT_TRUE(removed);
    EXPECT_FALSE(house.signed_in(session));
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "done");
}

TEST(SecondFactor, lost_with_all_codes_is_taken_away_by_an_administrator) {
    House house;
    const std::string admin = house.administrator();
    const auto luis = house.colleague(admin, "luis@example.org", Role::data_protection_officer);
    const std::string session = house.enrol(luis.session);
    EXPECT_EQ(code_of_refusal(house.ask("second-factor reset", {{"person", {luis.person}}}, admin)), "done");
    EXPECT_FALSE(house.signed_in(session));
    const auto again = house.sign_in("luis@example.org", House::password);
    ASSERT_TRUE(again);
    EXPECT_EQ(told(*again, "standing"), "enrol");
}

TEST(Erased, people_have_no_way_in_and_leave_no_digest_of_their_name) {
    House house;
    const std::string admin = house.administrator();
    const auto luis = house.colleague(admin, "luis@example.org", Role::member);
    house.grant(house.caller(admin).scope.actor, Role::data_protection_officer);
    house.minutes(1);
    const std::string officer = *house.sign_in(House::email, House::password, house.code())->session;
    EXPECT_EQ(code_of_refusal(house.ask("record erase", {{"kind", {"person"}}, {"id", {luis.person}}}, officer)),
              "done");
    EXPECT_FALSE(house.signed_in(luis.session));
    EXPECT_EQ(code_of_refusal(house.sign_in("luis@example.org", House::password)), "wrong_credentials");
    const auto snapshot = house.store.read(access::Scope::of_system());
    const auto left = find_one(**snapshot, identity::credential_kind(), "person", luis.person);
    const identity::Credential credential = identity::read_credential(**left);
    EXPECT_EQ(credential.name_key, "gone " + luis.person);
    EXPECT_EQ(credential.password, "");
}

struct Maker {
    House house;
    std::string admin, north, south;
    House::Colleague luis;

    Maker() {
        admin = house.administrator();
        north = house.unit("Norte");
        south = house.unit("Sur");
        luis = house.colleague(admin, "luis@example.org", Role::member, north);
    }
    Result<Outcome> make(Values values) {
        values["label"] = {"Colas"};
        return house.ask("token make", std::move(values), luis.session);
    }
    Result<access::Caller> used(const std::string& token, const std::string& from = "192.0.2.7") {
        return house.callers.by_token(token, from);
    }
};

TEST(Token, is_never_wider_than_its_maker) {
    Maker m;
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"administrator"}}, {"unit", {m.north}}})), "wider_than_yours");
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member", "trainer"}}, {"unit", {m.north}}})), "wider_than_yours");
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member"}}})), "wider_than_yours") << "the whole organisation";
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member"}}, {"unit", {m.south}}})), "wider_than_yours");
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member"}}, {"unit", {"01NONE"}}})), "wider_than_yours");
    EXPECT_EQ(code_of_refusal(m.make({{"unit", {m.north}}})), "required");
    const auto made = m.make({{"roles", {"member"}}, {"unit", {m.north}}});
    ASSERT_TRUE(made) << made.errors().front().text();
    const std::string token = told(*made, "token");
    const auto caller = m.used(token);
    ASSERT_TRUE(caller);
    EXPECT_EQ(caller->proof, access::Proof::token);
    EXPECT_TRUE(caller->scope.may(Role::member, m.north));
    EXPECT_FALSE(caller->scope.may(Role::member, m.south));
    EXPECT_EQ(caller->scope.actor, told(*made, "id"));
    for (const char* deed : {"token make", "session list", "second-factor begin", "password change"}) {
        EXPECT_EQ(code_of_refusal(m.house.ask_as(*caller, deed, {{"label", {"x"}}, {"roles", {"member"}}})),
                  "session_needed")
            << deed;
    }
}

TEST(Token, loses_what_its_maker_loses) {
    Maker m;
    const std::string token = told(*m.make({{"roles", {"member"}}, {"unit", {m.north}}}), "token");
    const auto snapshot = m.house.store.read(access::Scope::of_system());
    const auto grants = (*snapshot)->list(query_by(organisation::grant_kind(), "person", m.luis.person));
    m.house.archive(organisation::grant_kind(), grants->records.front().id.text);
    EXPECT_TRUE(m.used(token)->scope.grants.empty());
    m.house.grant(m.luis.person, Role::member, m.north);
    EXPECT_TRUE(m.used(token)->scope.may(Role::member, m.north));
    m.house.change(organisation::person_kind(), m.luis.person, "active", false);
    EXPECT_FALSE(m.used(token));
}

TEST(Token, ends_by_time_by_revocation_and_by_address) {
    Maker m;
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member"}}, {"unit", {m.north}}, {"days", {"367"}}})), "out_of_range");
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member"}}, {"unit", {m.north}}, {"addresses", {"localhost"}}})),
              "not_an_address");
    const std::string bound = told(
        *m.make({{"roles", {"member"}}, {"unit", {m.north}}, {"days", {"1"}}, {"addresses", {"10.0.0.0/8"}}}), "token");
    EXPECT_FALSE(m.used(bound, "192.0.2.7"));
    EXPECT_TRUE(m.used(bound, "10.9.8.7"));
    m.house.minutes(24 * 60);
    EXPECT_FALSE(m.used(bound, "10.9.8.7"));
    m.luis.session = *m.house.sign_in("luis@example.org", House::password)->session;
    const auto made = m.make({{"roles", {"member"}}, {"unit", {m.north}}});
    const std::string token = told(*made, "token"), id = told(*made, "id");
    EXPECT_TRUE(m.used(token));
    std::string changed = token;
    changed.back() = changed.back() == 'A' ? 'E' : 'A';
    EXPECT_FALSE(m.used(changed));
    m.house.minutes(2);
    EXPECT_TRUE(m.used(token));
    const auto list = m.house.ask("token list", {}, m.luis.session);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->json.find(token.substr(12)), std::string::npos) << "shown once";
    EXPECT_NE(list->json.find("\"last_used\": \"2025-10-21T"), std::string::npos) << list->json;
    EXPECT_EQ(code_of_refusal(m.house.ask("token revoke", {{"token", {id}}}, m.luis.session)), "done");
    EXPECT_FALSE(m.used(token));
    EXPECT_EQ(code_of_refusal(m.house.ask("token revoke", {{"token", {id}}}, m.luis.session)), "not_found");
}

TEST(Token, of_somebody_else_is_revoked_by_an_administrator_only) {
    Maker m;
    const auto made = m.make({{"roles", {"member"}}, {"unit", {m.north}}});
    const auto eva = m.house.colleague(m.admin, "eva@example.org", Role::member, m.north);
    EXPECT_EQ(code_of_refusal(m.house.ask("token revoke", {{"token", {told(*made, "id")}}}, eva.session)), "not_found");
    EXPECT_EQ(code_of_refusal(m.house.ask("token revoke", {{"token", {told(*made, "id")}}}, m.admin)), "done");
    EXPECT_FALSE(m.used(told(*made, "token")));
}

TEST(Token, twenty_are_enough) {
    Maker m;
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(m.make({{"roles", {"member"}}, {"unit", {m.north}}}));
    EXPECT_EQ(code_of_refusal(m.make({{"roles", {"member"}}, {"unit", {m.north}}})), "too_many_tokens");
}

}  // namespace
}  // namespace ciclo::actions::testing
