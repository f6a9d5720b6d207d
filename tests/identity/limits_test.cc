// docs/identity.md says what is bounded and by how much: the page is held to the code.
#include "identity/limits.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "identity/keys.h"
#include "identity/rates.h"

namespace ciclo::identity {
namespace {

std::string page() {
    std::ifstream in(std::string(CICLO_SOURCE) + "/docs/identity.md");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string pace(std::int64_t milliseconds) {
    if (milliseconds % 60'000 == 0) return std::to_string(milliseconds / 60'000) + " min";
    if (milliseconds % 1'000 == 0) return std::to_string(milliseconds / 1'000) + " s";
    return std::to_string(milliseconds) + " ms";
}

TEST(Page, tells_every_limit_in_the_order_of_the_table) {
    const std::string text = page();
    std::size_t at = text.find("| limit | at once |");
    ASSERT_NE(at, std::string::npos);
    for (const Limit& limit : default_limits()) {
        const std::string row = " | " + std::to_string(limit.burst) + " | " + pace(limit.interval_milliseconds) + " | ";
        at = text.find(row, at);
        ASSERT_NE(at, std::string::npos) << code_of(limit.what) << " is not there as" << row;
        at += row.size();
    }
}

TEST(Page, tells_every_key) {
    const std::string text = page();
    EXPECT_NE(
        text.find("1 pepper of passwords, 2 sign-in names, 3 recovery codes, 4 second-factor secrets, 5 form tokens, "
                  "6 login counters, 7 sealed fields"),
        std::string::npos);
    for (const auto& row : names_of(static_cast<KeyUse*>(nullptr))) {
        const std::string told = std::to_string(static_cast<int>(row.value)) + " " + std::string(row.en);
        EXPECT_NE(text.find(told), std::string::npos) << told;
    }
}

TEST(Page, tells_the_ages_and_numbers) {
    const std::string text = page();
    const auto has = [&](const std::string& words) { EXPECT_NE(text.find(words), std::string::npos) << words; };
    const auto number = [](auto value) { return std::to_string(value); };
    has(number(limits::password_least) + " to " + number(limits::password_most) + " signs, " +
        number(limits::password_least_strict) + " for administrators");
    has(number(limits::hash_memory_kib / 1024) + " MiB, " + number(limits::hash_passes) + " passes, 1 lane");
    has("after " + number(limits::session_idle_minutes) + " minutes unused (" +
        number(limits::session_idle_minutes_strict) + " for administrators");
    has("after " + number(limits::session_hours) + " hours");
    has(number(limits::counter_shards) + " records of at most " + number(limits::counter_lines) + " lines");
    EXPECT_EQ(limits::link_minutes, 30) << "the page says half an hour";
    EXPECT_EQ(limits::token_days, 366) << "the page says a year";
    EXPECT_EQ(limits::recovery_codes, 10U) << "the page says ten";
    EXPECT_EQ(limits::sessions_each, 10U) << "the page says ten";
    EXPECT_EQ(limits::tokens_each, 20U) << "the page says twenty";
    EXPECT_EQ(limits::confirmed_minutes, 10) << "the page says ten minutes";
    EXPECT_EQ(limits::rate_entries, 16'384U);
}

}  // namespace
}  // namespace ciclo::identity
