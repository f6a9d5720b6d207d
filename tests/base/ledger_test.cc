#include "base/ledger.h"

#include <gtest/gtest.h>

namespace ciclo {
namespace {

LedgerEntry entry(const std::string& code, Treatment treatment) {
    return {
        .place = {"a.csv", 2, 1}, .code = code, .subject = "M3", .text = "9", .treatment = treatment, .reading = ""};
}

TEST(Ledger, counts_exactly_past_what_it_keeps) {
    Ledger ledger;
    EXPECT_TRUE(ledger.empty());
    for (int i = 0; i < 2500; ++i) ledger.add(entry("outside_scale", Treatment::value_left_out));
    ledger.add(entry("outside_scale", Treatment::noted));
    ledger.add(entry("duplicate_row", Treatment::row_left_out));
    EXPECT_EQ(ledger.entries().size(), Ledger::entries_kept + 2);
    EXPECT_EQ(ledger.count("outside_scale"), 2501);
    EXPECT_EQ(ledger.counts().size(), 3u);
    EXPECT_EQ(ledger.counts()[2].code, "duplicate_row");
    Ledger other;
    other.append(ledger);
    other.append(ledger);
    EXPECT_EQ(other.count("outside_scale"), 5002);
}

}  // namespace
}  // namespace ciclo
