#include "identity/rates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "identity/address.h"
#include "identity/sign_in_gate.h"

namespace ciclo::identity {
namespace {

Rates one(std::int64_t burst, std::int64_t interval) {
    const Limit limit{Limited::page, burst, interval, "test"};
    return Rates(std::span(&limit, 1));
}

TEST(Rates, are_on_by_default_and_each_has_a_reason) {
    ASSERT_EQ(default_limits().size(), static_cast<std::size_t>(limited_count));
    for (std::size_t i = 0; i < default_limits().size(); ++i) {
        const Limit& limit = default_limits()[i];
        EXPECT_EQ(static_cast<std::size_t>(limit.what), i);
        EXPECT_GT(limit.burst, 0);
        EXPECT_GT(limit.interval_milliseconds, 0);
        EXPECT_GT(limit.why.size(), 10U);
    }
}

TEST(Rates, let_five_tries_in_a_quarter_of_an_hour_through) {
    Rates rates;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(rates.take(Limited::sign_in_account_address, "k", 0), 0);
    EXPECT_EQ(rates.take(Limited::sign_in_account_address, "k", 0), 180'000);
    EXPECT_EQ(rates.take(Limited::sign_in_account_address, "other", 0), 0);
    EXPECT_EQ(rates.take(Limited::sign_in_account_address, "k", 179'999), 1);
    EXPECT_EQ(rates.take(Limited::sign_in_account_address, "k", 180'000), 0);
}

/// Any arrivals: in every span of time at most burst + span / interval are let through.
RC_GTEST_PROP(Rates, never_let_more_through_than_promised, ()) {
    const auto burst = *rc::gen::inRange<std::int64_t>(1, 20);
    const auto interval = *rc::gen::inRange<std::int64_t>(1, 1'000);
    const auto gaps = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 500));
    Rates rates = one(burst, interval);
    std::vector<std::int64_t> through;
    std::int64_t now = 0;
    for (const std::int64_t gap : gaps) {
        now += gap;
        if (rates.take(Limited::page, "k", now) == 0) through.push_back(now);
    }
    for (std::size_t from = 0; from < through.size(); ++from) {
        for (std::size_t to = from; to < through.size(); ++to) {
            const std::int64_t most = burst + (through[to] - through[from]) / interval;
            RC_ASSERT(static_cast<std::int64_t>(to - from) + 1 <= most);
        }
    }
}

RC_GTEST_PROP(Rates, whoever_comes_no_oftener_than_the_interval_never_waits, ()) {
    const auto interval = *rc::gen::inRange<std::int64_t>(1, 1'000);
    const auto extras = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100));
    Rates rates = one(*rc::gen::inRange<std::int64_t>(1, 5), interval);
    std::int64_t now = 0;
    for (const std::int64_t extra : extras) {
        RC_ASSERT(rates.take(Limited::page, "k", now) == 0);
        now += interval + extra;
    }
}

RC_GTEST_PROP(Rates, the_wait_is_exact, ()) {
    const auto burst = *rc::gen::inRange<std::int64_t>(1, 10);
    const auto interval = *rc::gen::inRange<std::int64_t>(2, 1'000);
    Rates rates = one(burst, interval);
    std::int64_t now = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    for (std::int64_t i = 0; i < burst + 5; ++i) {
        const std::int64_t wait = rates.wait(Limited::page, "k", now);
        RC_ASSERT(rates.take(Limited::page, "k", now) == wait);
        if (wait == 0) continue;
        RC_ASSERT(rates.wait(Limited::page, "k", now + wait - 1) == 1);
        now += wait;
        RC_ASSERT(rates.take(Limited::page, "k", now) == 0);
    }
}

RC_GTEST_PROP(Rates, what_is_given_back_was_never_taken, ()) {
    const auto burst = *rc::gen::inRange<std::int64_t>(2, 10);
    Rates rates = one(burst, 100);
    const auto taken = *rc::gen::inRange<std::int64_t>(1, burst);
    for (std::int64_t i = 0; i < taken; ++i) rates.take(Limited::page, "k", 7);
    rates.give_back(Limited::page, "k", 7);
    for (std::int64_t i = 0; i < burst - taken + 1; ++i) RC_ASSERT(rates.take(Limited::page, "k", 7) == 0);
    RC_ASSERT(rates.take(Limited::page, "k", 7) > 0);
}

TEST(Rates, keep_memory_bounded_and_forget_the_oldest) {
    Rates rates({}, 100);
    for (int i = 0; i < 5; ++i) rates.take(Limited::sign_in_account_address, "guilty", 0);
    for (int i = 0; i < 99; ++i) rates.take(Limited::sign_in_account_address, std::to_string(i), 0);
    EXPECT_GT(rates.take(Limited::sign_in_account_address, "guilty", 1), 0);
    for (int i = 100; i < 10'000; ++i) {
        rates.take(Limited::sign_in_account_address, std::to_string(i), 2);
        rates.take(Limited::page, std::to_string(i), 2);
        if (i % 50 != 0) continue;
        EXPECT_GT(rates.take(Limited::sign_in_account_address, "guilty", 2), 0) << "who keeps trying is remembered";
    }
    EXPECT_EQ(rates.entries(Limited::sign_in_account_address), 100U);
    EXPECT_EQ(rates.entries(Limited::page), 100U);
}

TEST(Rates, survive_a_restart_through_their_counters) {
    Rates before;
    for (int i = 0; i < 5; ++i) before.take(Limited::sign_in_account_address, "k", 1'000);
    const std::vector<Counter> counters = before.counters(Limited::sign_in_account_address, 1'000);
    ASSERT_EQ(counters.size(), 1U);
    Rates after;
    after.load(Limited::sign_in_account_address, counters, 1'000);
    EXPECT_EQ(after.wait(Limited::sign_in_account_address, "k", 1'000), 180'000);
    Rates hostile;
    hostile.load(Limited::sign_in_account_address, {{"k", std::int64_t{1} << 60}}, 1'000);
    EXPECT_LE(hostile.wait(Limited::sign_in_account_address, "k", 1'000), 180'000)
        << "a counter never holds back longer than a burst";
    EXPECT_TRUE(before.counters(Limited::sign_in_account_address, 10'000'000).empty());
}

TEST(Address, neighbourhoods) {
    EXPECT_EQ(address_neighbourhood("192.0.2.77"), "192.0.2.0/24");
    EXPECT_EQ(address_neighbourhood("::ffff:192.0.2.77"), "192.0.2.0/24");
    EXPECT_EQ(address_neighbourhood("2001:db8:12:3456::1"), "2001:db8:12::/48");
    EXPECT_EQ(address_neighbourhood("2001:DB8:12:ffff:ffff:ffff:ffff:ffff"), "2001:db8:12::/48");
    for (const char* bad : {"", "192.0.2", "192.0.2.256", "localhost", "192.0.2.7\n", "0x7f.1"})
        EXPECT_EQ(address_neighbourhood(bad), "unknown") << bad;
}

TEST(Address, ranges) {
    EXPECT_TRUE(is_address_range("192.0.2.7"));
    EXPECT_TRUE(is_address_range("192.0.2.0/24"));
    EXPECT_TRUE(is_address_range("2001:db8::/32"));
    EXPECT_TRUE(is_address_range("0.0.0.0/0"));
    for (const char* bad : {"", "/24", "192.0.2.7/24", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/", "192.0.2.0/+24",
                            "192.0.2.0/24 "}) {
        EXPECT_FALSE(is_address_range(bad)) << bad;
        EXPECT_FALSE(lies_in("192.0.2.7", bad)) << bad;
    }
    EXPECT_TRUE(lies_in("192.0.2.7", "192.0.2.0/24"));
    EXPECT_TRUE(lies_in("::ffff:192.0.2.7", "192.0.2.0/24"));
    EXPECT_FALSE(lies_in("192.0.3.7", "192.0.2.0/24"));
    EXPECT_FALSE(lies_in("2001:db8::1", "0.0.0.0/0")) << "IPv4 ranges hold IPv4";
    EXPECT_TRUE(lies_in("2001:db8::1", "2001:db8::/32"));
    EXPECT_FALSE(lies_in("", "0.0.0.0/0"));
}

struct Gated {
    Rates rates;
    SignInGate gate{rates, Key{1}};
};

TEST(SignInGate, stops_ten_thousand_guesses_from_one_place) {
    Gated g;
    int let_in = 0;
    for (std::int64_t i = 0; i < 10'000; ++i) let_in += g.gate.enter("ana", "192.0.2.7", i * 10) == 0 ? 1 : 0;
    EXPECT_EQ(let_in, 5) << "ten thousand in a hundred seconds";
}

TEST(SignInGate, stops_ten_thousand_guesses_from_ten_thousand_places) {
    Gated g;
    int let_in = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::string address = "10." + std::to_string(i / 250) + "." + std::to_string(i % 250) + ".1";
        let_in += g.gate.enter("ana", address, i * 10) == 0 ? 1 : 0;
    }
    EXPECT_EQ(let_in, 20);
}

TEST(SignInGate, stops_one_place_that_tries_ten_thousand_accounts) {
    Gated g;
    int let_in = 0;
    for (int i = 0; i < 10'000; ++i) let_in += g.gate.enter("n" + std::to_string(i), "192.0.2.7", i * 10) == 0 ? 1 : 0;
    EXPECT_EQ(let_in, 51) << "fifty, and one more after 72 seconds";
}

TEST(SignInGate, ten_thousand_guesses_do_not_lock_the_owner_out) {
    Gated g;
    ASSERT_EQ(g.gate.enter("ana", "198.51.100.4", 0), 0);
    g.gate.right("ana", "198.51.100.4", 0);
    for (int i = 0; i < 10'000; ++i) {
        const std::string address = "10." + std::to_string(i / 250) + "." + std::to_string(i % 250) + ".1";
        g.gate.enter("ana", address, 1'000);
    }
    EXPECT_GT(g.gate.enter("ana", "203.0.113.9", 1'000), 0) << "elsewhere there is a delay";
    EXPECT_LE(g.gate.enter("ana", "203.0.113.9", 1'000), 180'000) << "of three minutes at most: no lock";
    EXPECT_EQ(g.gate.enter("ana", "198.51.100.200", 1'000), 0) << "the owner's neighbourhood is known";
}

TEST(SignInGate, counts_before_it_knows_so_that_a_thousand_at_once_gain_nothing) {
    Gated g;
    int inside = 0;
    for (int i = 0; i < 1'000; ++i) inside += g.gate.enter("ana", "192.0.2.7", 0) == 0 ? 1 : 0;
    EXPECT_EQ(inside, 5);
}

TEST(SignInGate, rightful_sign_ins_never_wait) {
    Gated g;
    for (int i = 0; i < 500; ++i) {
        ASSERT_EQ(g.gate.enter("ana", "192.0.2.7", i), 0) << i;
        g.gate.right("ana", "192.0.2.7", i);
        ASSERT_EQ(g.gate.enter("n" + std::to_string(i), "192.0.2.8", i), 0) << "a ward behind one address, " << i;
        g.gate.right("n" + std::to_string(i), "192.0.2.8", i);
    }
    for (int i = 0; i < 500; ++i) {
        ASSERT_EQ(g.gate.enter("luis", "192.0.2.7", 0), 0);
        g.gate.nothing("luis", "192.0.2.7", 0);
    }
}

TEST(SignInGate, remembers_over_a_restart_and_holds_no_names) {
    Gated before;
    for (int i = 0; i < 5; ++i) before.gate.enter("ana@example.org", "192.0.2.7", 50'000);
    std::vector<std::string> lines;
    for (const CounterShard& shard : before.gate.shards_of("ana@example.org", "192.0.2.7", 50'000, 1'700'000'000'000)) {
        EXPECT_EQ(shard.name.size(), 2U);
        for (const std::string& line : shard.lines) {
            lines.push_back(line);
            EXPECT_EQ(line.find("ana"), std::string::npos);
            EXPECT_EQ(line.find("192"), std::string::npos);
        }
    }
    lines.insert(lines.end(),
                 {"", "nonsense", "sign_in_account xx 1", "sign_in_account_address " + std::string(32, 'f') + " 12x"});
    Gated after;  // its steady clock begins anew, the time of day went on by a second
    after.gate.load(lines, 0, 1'700'000'051'000);
    EXPECT_EQ(after.gate.enter("ana@example.org", "192.0.2.7", 0), 179'000);
    EXPECT_EQ(after.gate.enter("luis@example.org", "192.0.2.7", 0), 0);
}

TEST(SignInGate, stores_a_bounded_number_of_lines) {
    Gated g;
    for (int i = 0; i < 20'000; ++i) {
        const std::string address = "10." + std::to_string(i / 250) + "." + std::to_string(i % 250) + ".1";
        g.gate.enter("n" + std::to_string(i), address, 0);
    }
    for (const CounterShard& shard : g.gate.shards_of("n1", "10.0.1.1", 0, 0))
        EXPECT_LE(shard.lines.size(), limits::counter_lines);
}

}  // namespace
}  // namespace ciclo::identity
