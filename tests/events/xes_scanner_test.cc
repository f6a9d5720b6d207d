// The scanner of XES: what it gives, and that it judges every document as expat does.
#include "events/xes_scanner.h"

#include <gtest/gtest.h>

#include "events/text_places.h"
#include "events/xes_twins.h"

namespace ciclo::events {
namespace {

TEST(XesScanner, GivesWhatStandsThere) {
    using Step = XesScanner::Step;
    XesScanner scanner("<log><!-- no --><x:string key='a&amp;b' value=\"plain\"/> t </log>");
    ASSERT_EQ(scanner.next(), Step::start);
    EXPECT_EQ(scanner.name(), "log");
    ASSERT_EQ(scanner.next(), Step::start);
    EXPECT_EQ(scanner.name(), "x:string");
    EXPECT_EQ(scanner.local_name(), "string");
    EXPECT_EQ(scanner.depth(), 2);
    EXPECT_EQ(scanner.offset(), 16u);
    ASSERT_EQ(scanner.attributes().size(), 2u);
    EXPECT_EQ(scanner.attributes()[0].raw, "a&amp;b");
    EXPECT_FALSE(scanner.attributes()[0].plain);
    EXPECT_TRUE(scanner.attributes()[1].plain);
    ASSERT_EQ(scanner.next(), Step::end);
    EXPECT_EQ(scanner.depth(), 2);
    ASSERT_EQ(scanner.next(), Step::text);
    EXPECT_EQ(scanner.raw(), " t ");
    ASSERT_EQ(scanner.next(), Step::end);
    EXPECT_EQ(scanner.next(), Step::finished);
}

TEST(XesScanner, AcceptsTheSeedsWhole) {
    for (const std::string& seed : seeds_of_xes()) {
        EXPECT_EQ(heard_by_scanner(seed).judgement, Judgement::accepted) << seed;
        EXPECT_EQ(difference(seed), "") << seed;
    }
}

TEST(XesScanner, JudgesAsExpatDoes) {
    std::mt19937_64 random(20251123);
    int accepted = 0, refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = mutated(seeds_of_xes()[random() % seeds_of_xes().size()], random);
        Judgement judgement = Judgement::not_for_this;
        ASSERT_EQ(difference(text, &judgement), "") << "mutation " << i << "\n" << text;
        accepted += judgement == Judgement::accepted ? 1 : 0;
        refused += judgement == Judgement::refused ? 1 : 0;
    }
    EXPECT_GT(accepted, 3'000);
    EXPECT_GT(refused, 10'000);
}

TEST(XesScanner, LeavesOthersToExpat) {
    const auto judged = [](const std::string& text) { return heard_by_scanner(text).judgement; };
    EXPECT_EQ(judged("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"), Judgement::not_for_this);
    EXPECT_EQ(judged("<\xC3\xA1rbol/>"), Judgement::not_for_this);
    EXPECT_EQ(judged(std::string("\xFF\xFE<\0a\0/\0>\0", 10)), Judgement::not_for_this);
    EXPECT_EQ(judged("<!DOCTYPE a><a/>"), Judgement::refused);
    std::string many = "<a";
    for (int i = 0; i < 40; ++i) many += " n" + std::to_string(i) + "='1'";
    EXPECT_EQ(judged(many + "/>"), Judgement::not_for_this);
    std::string deep;
    for (int i = 0; i < 256; ++i) deep += "<a>";
    EXPECT_EQ(judged(deep + "<a/>"), Judgement::refused);
    EXPECT_EQ(difference(deep + "<a/>"), "");
}

TEST(TextPlaces, CountLinesAndCodePoints) {
    const std::string text = "a\r\nb\rc\n\né€x";
    TextPlaces places(text, "f");
    EXPECT_EQ(places.of(0).text(), "f:1:1");
    EXPECT_EQ(places.of(3).text(), "f:2:1");
    EXPECT_EQ(places.of(5).text(), "f:3:1");
    EXPECT_EQ(places.of(8).text(), "f:5:1");
    EXPECT_EQ(places.of(text.size() - 1).text(), "f:5:3");
    EXPECT_EQ(places.of(4).text(), "f:2:2");
}

/// Counted from the beginning, character by character.
std::string plainly(const std::string& text, std::size_t offset) {
    int line = 1, column = 1;
    for (std::size_t i = 0; i < offset; ++i) {
        const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((text[i] == '\n' || text[i] == '\r') && !crlf) {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    return "f:" + std::to_string(line) + ":" + std::to_string(column);
}

TEST(TextPlaces, AreTheSameInAnyOrder) {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        std::vector<std::size_t> begins;
        for (int i = 0; i < 40; ++i) {
            begins.push_back(text.size());
            text += std::vector<std::string>{"a", "é", "€", "x", "\n", "\r\n", "\r"}[random() % (round % 2 == 0 ? 7 : 4)];
        }
        TextPlaces places(text, "f");
        for (int asked = 0; asked < 30; ++asked) {
            const std::size_t offset = begins[random() % begins.size()];
            ASSERT_EQ(places.of(offset).text(), plainly(text, offset)) << testing::PrintToString(text) << " " << offset;
            if (asked % 3 == 0) (void)places.line_of(begins[random() % begins.size()]);
        }
    }
}

}  // namespace
}  // namespace ciclo::events
