#include "identity/session.h"

#include <gtest/gtest.h>

#include "identity/api_token.h"
#include "identity/kinds.h"
#include "identity/link.h"
#include "identity/organisation_kinds_for_tests.h"
#include "records/check.h"

namespace ciclo::identity {
namespace {

using access::Role;

constexpr std::int64_t minute = 60'000'000;
calendar::Instant at(std::int64_t minutes) {
    return {1'760'000'000'000'000 + minutes * minute};
}

Session open_at(std::int64_t minutes) {
    return {.person = "p",
            .secret = "s",
            .rights = "r",
            .started = at(minutes),
            .last_used = at(minutes),
            .confirmed = at(minutes)};
}

TEST(Session, ends_after_half_an_hour_unused) {
    const Session session = open_at(0);
    EXPECT_FALSE(ending_of(session, Role::member, "r", at(29)));
    EXPECT_EQ(ending_of(session, Role::member, "r", at(30)), Ending::idle);
    EXPECT_FALSE(ending_of(session, Role::administrator, "r", at(14)));
    EXPECT_EQ(ending_of(session, Role::administrator, "r", at(15)), Ending::idle);
    EXPECT_EQ(ending_of(session, Role::member | Role::data_protection_officer, "r", at(15)), Ending::idle);
}

TEST(Session, ends_after_a_shift_however_used) {
    Session session = open_at(0);
    session.last_used = at(599);
    EXPECT_FALSE(ending_of(session, Role::member, "r", at(599)));
    EXPECT_EQ(ending_of(session, Role::member, "r", at(600)), Ending::too_old);
}

TEST(Session, ends_when_the_clock_cannot_be_believed) {
    const Session session = open_at(0);
    EXPECT_FALSE(ending_of(session, Role::member, "r", at(-5))) << "a clock corrected by minutes";
    EXPECT_EQ(ending_of(session, Role::member, "r", at(-6)), Ending::clock_set_back);
    EXPECT_EQ(ending_of(session, Role::member, "r", at(-525'600)), Ending::clock_set_back);
    EXPECT_EQ(ending_of(session, Role::member, "r", at(525'600)), Ending::too_old);
}

TEST(Session, ends_when_rights_change_or_it_was_ended) {
    Session session = open_at(0);
    EXPECT_EQ(ending_of(session, Role::member, "other", at(1)), Ending::rights_changed);
    session.ended = at(1);
    session.ending = Ending::signed_out;
    EXPECT_EQ(ending_of(session, Role::member, "r", at(1)), Ending::signed_out);
}

TEST(Session, confirmation_is_fresh_for_ten_minutes) {
    Session session = open_at(0);
    EXPECT_TRUE(is_confirmed(session, at(9)));
    EXPECT_FALSE(is_confirmed(session, at(10)));
    EXPECT_FALSE(is_confirmed(session, at(-6)));
    session.standing = Standing::enrol;
    EXPECT_FALSE(is_confirmed(session, at(1)));
    session.confirmed = std::nullopt;
    EXPECT_FALSE(is_confirmed(session, at(1)));
}

TEST(Session, rights_follow_every_change_of_a_grant) {
    records::Record one, two;
    one.id = records::RecordId("g1");
    two.id = records::RecordId("g2");
    one.version = two.version = 1;
    const std::string both = rights_of(std::vector{one, two});
    EXPECT_EQ(rights_of(std::vector{two, one}), both);
    EXPECT_NE(rights_of(std::vector{one}), both);
    two.version = 2;
    EXPECT_NE(rights_of(std::vector{one, two}), both);
    two.archived = true;
    EXPECT_EQ(rights_of(std::vector{one, two}), rights_of(std::vector{one}));
}

TEST(Kinds, are_declared_in_order_and_internal) {
    std::vector<const records::Kind*> all = testing::referred_kinds();
    for (const records::Kind* kind : kinds()) {
        EXPECT_TRUE(kind->internal) << kind->name;
        all.push_back(kind);
    }
    for (const Error& error : records::check_declarations(all)) ADD_FAILURE() << error.text();
}

template <class T, class Read>
T there_and_back(const records::Kind& kind, const T& value, Read read) {
    records::Record record;
    record.values = values_of(value);
    EXPECT_EQ(record.values.size(), kind.fields.size());
    return read(record);
}

TEST(Kinds, hold_what_is_put_into_them) {
    Session session = open_at(3);
    session.standing = Standing::enrol;
    session.device = "móvil";
    session.ended = at(4);
    session.ending = Ending::revoked;
    const Session again = there_and_back(session_kind(), session, read_session);
    EXPECT_EQ(again.standing, Standing::enrol);
    EXPECT_EQ(again.device, "móvil");
    EXPECT_EQ(again.ending, Ending::revoked);
    EXPECT_EQ(again.confirmed, session.confirmed);
    const ApiToken token{.person = "p",
                         .label = "l",
                         .token_id = "12345678",
                         .secret = "d",
                         .roles = {"member"},
                         .unit = "u",
                         .expires = at(1),
                         .addresses = {"192.0.2.0/24"}};
    const ApiToken token_again = there_and_back(api_token_kind(), token, read_api_token);
    EXPECT_EQ(token_again.roles, token.roles);
    EXPECT_EQ(token_again.addresses, token.addresses);
    EXPECT_EQ(token_again.unit, "u");
    EXPECT_FALSE(token_again.last_used);
}

TEST(Link, holds_for_half_an_hour_and_once) {
    OneTimeLink link{.purpose = LinkPurpose::invitation, .secret = "s", .person = "p", .expires = link_end(at(0))};
    EXPECT_TRUE(holds(link, at(0)));
    EXPECT_TRUE(holds(link, at(29)));
    EXPECT_FALSE(holds(link, at(30)));
    EXPECT_FALSE(holds(link, at(-6))) << "given in a time that has not come";
    link.used = at(1);
    EXPECT_FALSE(holds(link, at(2)));
}

TEST(ApiToken, holds_until_it_ends_and_from_where_it_may) {
    ApiToken token{.expires = at(10), .addresses = {"192.0.2.0/24", "2001:db8::1"}};
    EXPECT_TRUE(holds(token, "192.0.2.200", at(9)));
    EXPECT_TRUE(holds(token, "2001:db8::1", at(9)));
    EXPECT_FALSE(holds(token, "192.0.3.200", at(9)));
    EXPECT_FALSE(holds(token, "192.0.2.200", at(10)));
    token.archived = true;
    EXPECT_FALSE(holds(token, "192.0.2.200", at(9)));
}

TEST(ApiToken, is_never_wider_than_its_maker) {
    access::Scope maker;
    maker.grants = {{Role::member, "u1", {"u1", "u11"}}, {Role::trainer, "u2", {"u2"}}};
    maker.units = {"u1", "u11", "u2"};
    const auto scope_with = [&](std::vector<std::string> roles, const std::string& unit,
                                std::vector<std::string> below) {
        return narrowed(maker, {.id = records::RecordId("t"), .roles = std::move(roles), .unit = unit}, below);
    };
    EXPECT_TRUE(scope_with({"member"}, "u11", {"u11"}).may(Role::member, "u11"));
    EXPECT_FALSE(scope_with({"member"}, "u11", {"u11"}).may(Role::member, "u1"));
    EXPECT_TRUE(scope_with({"member"}, "u2", {"u2"}).grants.empty()) << "the role is not held there";
    EXPECT_TRUE(scope_with({"administrator"}, "u1", {"u1", "u11"}).grants.empty());
    EXPECT_TRUE(scope_with({"member"}, "", {}).grants.empty()) << "the whole organisation is more than a unit";
    EXPECT_TRUE(scope_with({"nonsense"}, "u1", {"u1"}).grants.empty());
    EXPECT_EQ(scope_with({"member"}, "u11", {"u11"}).actor, "t");
    EXPECT_FALSE(scope_with({"member", "trainer"}, "u1", {"u1", "u11"}).roles().contains(Role::trainer));
    EXPECT_FALSE(scope_with({}, "u1", {"u1"}).sees_unit("u1"));
}

}  // namespace
}  // namespace ciclo::identity
