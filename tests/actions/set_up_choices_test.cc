// What set-up takes beside the first person: words, sector, language, with what to begin, small mode.
#include <gtest/gtest.h>

#include "actions/identity_house.h"

namespace ciclo::actions::testing {
namespace {

using access::Role;

Values first(House& house, const Values& more) {
    Values values{{"link", {house.setup_link()}},   {"organisation", {"Quiosco Sol"}}, {"name", {"Ana Ruiz"}},
                  {"email", {"ana@example.org"}}, {"password", {House::password}}};
    values.insert(more.begin(), more.end());
    return values;
}

/// The one record of a kind.
records::Record only(House& house, const records::Kind& kind) {
    records::Query every;
    every.kind = &kind;
    const auto snapshot = house.store.read(access::Scope::of_system());
    const auto page = (*snapshot)->list(every);
    EXPECT_EQ(page->records.size(), 1U) << kind.name;
    return page->records.empty() ? records::Record{} : page->records.front();
}

TEST(SetUpChoices, words_sector_and_language_are_kept) {
    House house;
    const auto finished = house.ask("setup finish", first(house, {{"word", {"patient"}}, {"word_nl", {"cliënt"}}, {"sector", {"salud"}},
                                                                  {"language", {"nl"}}, {"small", {"true"}}}));
    ASSERT_TRUE(finished) << finished.errors().front().text();
    const records::Kind& kind = organisation::organisation_kind();
    const records::Record record = only(house, kind);
    EXPECT_EQ(std::get<LocalText>(record.values[kind.at("customer_word")]), LocalText("paciente", "patient", "cliënt"));
    EXPECT_EQ(std::get<std::string>(record.values[kind.at("sector")]), "salud");
    EXPECT_EQ(std::get<std::vector<std::string>>(record.values[kind.at("languages")]), std::vector<std::string>{"nl"});
    EXPECT_TRUE(std::get<bool>(record.values[kind.at("small")]));
    const records::Kind& people = organisation::person_kind();
    EXPECT_EQ(std::get<std::string>(only(house, people).values[people.at("language")]), "nl");
}

TEST(SetUpChoices, a_template_gives_the_first_cycle_in_the_same_transaction) {
    House house;
    const Values values = first(house, {{"begin", {"template:hospital-emergency"}}});
    ASSERT_TRUE(house.ask("setup finish", values));
    const records::Kind& kind = organisation::cycle_kind();
    EXPECT_FALSE(std::get<LocalText>(only(house, kind).values[kind.at("name")]).empty());
    House other;
    const auto unknown = other.ask("setup finish", first(other, {{"begin", {"template:nothing-such"}}}));
    ASSERT_FALSE(unknown);
    EXPECT_TRUE(other.ask("setup finish", first(other, {}))) << "nothing of the failed set-up stays";
    House third;
    EXPECT_FALSE(third.ask("setup finish", first(third, {{"begin", {"template:"}}})));
    EXPECT_FALSE(third.ask("setup finish", first(third, {{"begin", {"magic"}}})));
}

/// R1-54: one person can administer and shape the cycle from the first minute.
TEST(SetUpChoices, the_first_person_may_also_shape_cycles) {
    House house;
    const auto finished = house.ask("setup finish", first(house, {{"begin", {"demo"}}}));
    ASSERT_TRUE(finished) << finished.errors().front().text();
    EXPECT_EQ(told(*finished, "begin"), "demo");
    EXPECT_EQ(told(*finished, "standing"), "enrol");
    const access::Caller caller = house.caller(house.enrol(*finished->session));
    EXPECT_TRUE(caller.scope.may(Role::administrator, ""));
    EXPECT_TRUE(caller.scope.may(Role::quality_manager, ""));
}

}  // namespace
}  // namespace ciclo::actions::testing
