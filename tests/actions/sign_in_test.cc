#include "actions/identity_deeds.h"

#include <gtest/gtest.h>

#include <ctime>
#include <set>

#include "actions/identity_house.h"
#include "base/text.h"
#include "identity/kinds.h"

namespace ciclo::actions::testing {
namespace {

using access::Role;

TEST(SetUp, nobody_signs_in_before_it_and_there_is_no_default_password) {
    House house;
    for (const char* name : {"admin", "administrator", "root", "", "ana@example.org"}) {
        for (const char* with : {"", "admin", "password", "ciclo"}) {
            house.minutes(10);
            EXPECT_EQ(code_of_refusal(house.sign_in(name, with)), "wrong_credentials") << name;
        }
    }
}

TEST(SetUp, works_once_with_a_link_of_the_machine) {
    House house;
    EXPECT_EQ(code_of_refusal(house.ask("setup link", {})), "not_allowed") << "only who holds the data folder";
    EXPECT_EQ(code_of_refusal(house.finish("")), "link_invalid");
    EXPECT_EQ(code_of_refusal(house.finish(std::string(43, 'A'))), "link_invalid");
    const std::string first = house.setup_link(), second = house.setup_link();
    EXPECT_EQ(code_of_refusal(house.finish(first)), "link_invalid") << "a new link makes the old one worthless";
    const auto done = house.finish(second);
    ASSERT_TRUE(done) << done.errors().front().text();
    EXPECT_EQ(told(*done, "standing"), "enrol");
    EXPECT_EQ(code_of_refusal(house.finish(second)), "already_set_up");
    EXPECT_EQ(code_of_refusal(house.ask_as(access::Caller::machine(), "setup link", {})), "already_set_up");
    EXPECT_TRUE(house.signed_in(*done->session));
}

TEST(SetUp, link_ends_after_half_an_hour) {
    House house;
    const std::string link = house.setup_link();
    house.minutes(30);
    EXPECT_EQ(code_of_refusal(house.finish(link)), "link_invalid");
    const std::string another = house.setup_link();
    house.minutes(29);
    EXPECT_EQ(code_of_refusal(house.finish(another)), "done");
}

TEST(SetUp, refuses_a_weak_password_and_says_so_with_every_other_fault) {
    House house;
    const auto refused = house.ask("setup finish", {{"link", {house.setup_link()}},
                                                    {"organisation", {"Hospital"}},
                                                    {"name", {"Ana"}},
                                                    {"email", {"not an address"}},
                                                    {"password", {"Hospital2025!!!!"}}});
    ASSERT_FALSE(refused);
    std::string codes;
    for (const Error& error : refused.errors()) codes += error.code + " ";
    EXPECT_EQ(codes, "not_an_address password_common ");
}

TEST(SignIn, unknown_name_and_wrong_password_are_one_answer_of_one_length) {
    House house;
    house.administrator();
    const auto timed = [&](const std::string& name) {
        std::clock_t least = 0;
        for (int i = 0; i < 3; ++i) {
            house.minutes(60);
            const std::clock_t begin = std::clock();
            const auto refused = house.sign_in(name, "wrong wrong wrong wrong");
            const std::clock_t spent = std::clock() - begin;
            least = i == 0 ? spent : std::min(least, spent);
            EXPECT_FALSE(refused);
        }
        return static_cast<double>(least);
    };
    const std::size_t before = house.store.audit_lines().size();
    const auto unknown = house.sign_in("nobody@example.org", "wrong wrong wrong wrong");
    const std::size_t middle = house.store.audit_lines().size();
    const auto wrong = house.sign_in(House::email, "wrong wrong wrong wrong");
    const std::size_t after = house.store.audit_lines().size();
    ASSERT_FALSE(unknown);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(unknown.errors(), wrong.errors());
    EXPECT_EQ(middle - before, after - middle) << "both write the same";
    const double ratio = timed("nobody@example.org") / timed(House::email);
    EXPECT_GT(ratio, 0.6) << "the same hashing work is done";
    EXPECT_LT(ratio, 1.7);
}

TEST(SignIn, wrong_code_is_the_same_answer_too) {
    House house;
    house.administrator();
    house.minutes(5);
    const auto wrong = house.sign_in(House::email, "wrong wrong wrong wrong");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password)), "code_needed");
    const auto code = house.sign_in(House::email, House::password, "000000");
    ASSERT_FALSE(code);
    EXPECT_EQ(code.errors(), wrong.errors());
}

TEST(SignIn, gives_a_new_secret_every_time_and_stores_none) {
    House house;
    const std::string first = house.administrator();
    house.minutes(5);
    const auto again = house.sign_in("  ANA@example.org ", House::password, house.code());
    ASSERT_TRUE(again) << again.errors().front().text();
    EXPECT_NE(*again->session, first) << "no session is carried over a sign-in";
    EXPECT_EQ(again->session->size(), 43U);
    EXPECT_EQ(again->json.find(*again->session), std::string::npos);
    const auto snapshot = house.store.read(access::Scope::of_system());
    for (const records::Kind* kind : identity::kinds()) {
        records::Query every;
        every.kind = kind;
        const auto page = (*snapshot)->list(every);
        ASSERT_TRUE(page);
        for (const records::Record& record : page->records) {
            for (const records::FieldValue& value : record.values) {
                const std::string* text = records::text_in(value, Purpose::measure_length_only);
                if (text == nullptr) continue;
                EXPECT_EQ(text->find(*again->session), std::string::npos);
                EXPECT_EQ(text->find(House::password), std::string::npos);
                EXPECT_EQ(text->find(House::email), std::string::npos) << kind->name << " holds no names";
                EXPECT_EQ(text->find(identity::base32(house.factor)), std::string::npos);
            }
        }
    }
}

TEST(SignIn, what_the_client_brought_is_never_taken_for_a_session) {
    House house;
    house.administrator();
    const std::string brought(43, 'A');
    EXPECT_FALSE(house.signed_in(brought));
    const auto opened =
        house.ask("session open",
                  {{"name", {House::email}}, {"password", {House::password}}, {"code", {house.recovery[0]}}}, brought);
    ASSERT_TRUE(opened);
    EXPECT_NE(*opened->session, brought);
    EXPECT_FALSE(house.signed_in(brought));
}

TEST(SignIn, ends_the_session_it_replaces) {
    House house;
    const std::string before = house.administrator();
    const auto opened =
        house.ask("session open",
                  {{"name", {House::email}}, {"password", {House::password}}, {"code", {house.recovery[0]}}}, before);
    ASSERT_TRUE(opened) << opened.errors().front().text();
    EXPECT_FALSE(house.signed_in(before));
    EXPECT_TRUE(house.signed_in(*opened->session));
}

TEST(SignIn, one_code_opens_once) {
    House house;
    house.administrator();
    house.minutes(1);
    const std::string code = house.code();
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, code)), "done");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, code)), "wrong_credentials");
    house.clock.advance_milliseconds(30'000);
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, code)), "wrong_credentials")
        << "not in the next step either";
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.code())), "done");
}

TEST(SignIn, one_recovery_code_opens_once) {
    House house;
    house.administrator();
    ASSERT_EQ(house.recovery.size(), 10U);
    const auto opened = house.sign_in(House::email, House::password, lower_ascii(house.recovery[3]));
    ASSERT_TRUE(opened);
    EXPECT_EQ(told(*opened, "recovery_codes_left"), "9");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.recovery[3])), "wrong_credentials");
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.recovery[4])), "done");
}

TEST(SignIn, ten_thousand_guesses_are_stopped_before_they_are_hashed) {
    House house;
    house.administrator();
    int hashed = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto refused = house.sign_in(House::email, "guess number " + std::to_string(i));
        hashed += code_of_refusal(refused) == "wrong_credentials" ? 1 : 0;
        house.clock.advance_milliseconds(10);
    }
    EXPECT_EQ(hashed, 5);
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.recovery[0])), "too_often");
    house.minutes(3);
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.recovery[0])), "done")
        << "a delay, no lock";
}

TEST(SignIn, counters_survive_a_restart) {
    House house;
    house.administrator();
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(house.sign_in(House::email, "guess number " + std::to_string(i)));
    identity::Rates fresh;
    ProofGate restarted(house.store, house.clock, house.secrets, fresh);
    const Arguments arguments{{{"name", {House::email}}}};
    EXPECT_GT(restarted.enter(*find("session open"), arguments, access::Caller::nobody(), house.address), 100);
    EXPECT_EQ(restarted.enter(*find("session open"), {{{"name", {"luis@example.org"}}}}, access::Caller::nobody(),
                              house.address),
              0);
}

TEST(SignIn, a_store_that_is_busy_costs_no_try) {
    House house;
    house.administrator();
    house.store.answer_writes_with(Error{ErrorKind::limit, "the line is full", "try again", {}, "busy"});
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.recovery[0])), "busy");
    house.store.answer_writes_with(std::nullopt);
    EXPECT_EQ(code_of_refusal(house.sign_in(House::email, House::password, house.recovery[0])), "done");
}

TEST(Rows, are_whole) {
    std::set<std::string> names, routes;
    for (const Action& row : identity_actions()) {
        EXPECT_TRUE(names.insert(std::string(row.name)).second) << row.name;
        for (const Language language : languages) EXPECT_FALSE(row.help[language].empty()) << row.name;
        EXPECT_FALSE(row.example.empty()) << row.name;
        EXPECT_TRUE(row.run != nullptr) << row.name;
        for (const Input& input : row.inputs) {
            for (const Language language : languages)
                EXPECT_FALSE(input.help[language].empty()) << row.name << " " << input.name;
            const bool secret =
                input.name == "password" || input.name == "code" || input.name == "link" || input.name == "new";
            EXPECT_EQ(input.kind == InputKind::secret, secret || input.name == "current")
                << row.name << " " << input.name;
        }
        if (row.route.path.empty()) continue;
        EXPECT_TRUE(
            routes.insert(std::to_string(static_cast<int>(row.route.method)) + std::string(row.route.path)).second)
            << row.name;
        EXPECT_TRUE(row.effect != Effect::reads || row.route.method == HttpMethod::get) << row.name;
        EXPECT_TRUE(row.effect == Effect::reads || row.route.method != HttpMethod::get) << row.name;
    }
    EXPECT_EQ(names.size(), 25U);
}

}  // namespace
}  // namespace ciclo::actions::testing
