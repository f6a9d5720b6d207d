// Entering by a link of the machine's, and putting off the second factor.
#include <gtest/gtest.h>

#include "actions/identity_house.h"

namespace ciclo::actions::testing {
namespace {

using access::Role;

std::string entry_link(House& house, const std::string& person) {
    const auto given = house.ask_as(access::Caller::machine(), "person enter", {{"person", {person}}});
    EXPECT_TRUE(given) << given.errors().front().text();
    return given ? told(*given, "link") : "";
}

TEST(Entry, a_link_of_the_machine_opens_one_whole_session) {
    House house;
    house.administrator();
    const std::string link = entry_link(house, " ANA@example.org ");
    ASSERT_EQ(link.size(), 43U);
    const auto entered = house.ask("entry use", {{"link", {link}}, {"device", {"portátil"}}});
    ASSERT_TRUE(entered) << entered.errors().front().text();
    EXPECT_EQ(told(*entered, "standing"), "full");
    const access::Caller caller = house.caller(*entered->session);
    EXPECT_TRUE(caller.scope.may(Role::administrator, "")) << "no second factor is asked for";
    EXPECT_TRUE(caller.recently_confirmed);
    EXPECT_EQ(code_of_refusal(house.ask("entry use", {{"link", {link}}})), "link_invalid") << "once only";
}

TEST(Entry, a_link_ends_after_half_an_hour_and_gives_way_to_a_newer_one) {
    House house;
    const std::string person = house.person("Luis Soto", "luis@example.org");
    const std::string first = entry_link(house, person), second = entry_link(house, person);
    EXPECT_EQ(code_of_refusal(house.ask("entry use", {{"link", {first}}})), "link_invalid");
    house.minutes(29);
    EXPECT_TRUE(house.ask("entry use", {{"link", {second}}}));
    const std::string third = entry_link(house, person);
    house.minutes(30);
    EXPECT_EQ(code_of_refusal(house.ask("entry use", {{"link", {third}}})), "link_invalid");
}

TEST(Entry, is_given_by_the_machine_only_and_for_people_who_are_here) {
    House house;
    const std::string administrator = house.administrator();
    EXPECT_EQ(code_of_refusal(house.ask("person enter", {{"person", {"ana@example.org"}}}, administrator)), "not_allowed");
    EXPECT_EQ(code_of_refusal(house.ask_as(access::Caller::machine(), "person enter", {{"person", {"nobody@example.org"}}})), "not_found");
    EXPECT_EQ(code_of_refusal(house.ask_as(access::Caller::machine(), "person enter", {{"person", {"01JABCDEFGHJKMNPQRSTVWXYZ0"}}})), "not_found");
    EXPECT_EQ(code_of_refusal(house.ask("entry use", {{"link", {house.setup_link()}}})), "link_invalid");
}

TEST(Entry, the_session_of_this_browser_before_ends) {
    House house;
    const std::string before = house.administrator();
    const auto entered = house.ask("entry use", {{"link", {entry_link(house, "ana@example.org")}}}, before);
    ASSERT_TRUE(entered);
    EXPECT_FALSE(house.signed_in(before));
    EXPECT_TRUE(house.signed_in(*entered->session));
}

TEST(SecondFactorLater, only_where_nobody_else_reaches_the_server) {
    House house;
    const std::string session = *house.finish(house.setup_link())->session;
    EXPECT_EQ(code_of_refusal(house.ask("second-factor later", {}, session)), "factor_required");
    house.reached = Reached::this_machine_only;
    const auto later = house.ask("second-factor later", {}, session);
    ASSERT_TRUE(later) << later.errors().front().text();
    EXPECT_EQ(told(*later, "standing"), "later");
    EXPECT_FALSE(house.signed_in(session)) << "a new secret, as whenever rights grow";
    EXPECT_TRUE(house.caller(*later->session).scope.may(Role::administrator, ""));
    EXPECT_TRUE(house.caller(*later->session).recently_confirmed) << "whole, as any other";
    EXPECT_EQ(code_of_refusal(house.ask("second-factor later", {}, *later->session)), "factor_not_asked");
    const auto again = house.sign_in(House::email, House::password);
    ASSERT_TRUE(again);
    EXPECT_EQ(told(*again, "standing"), "enrol") << "asked again at every sign-in";
}

}  // namespace
}  // namespace ciclo::actions::testing
