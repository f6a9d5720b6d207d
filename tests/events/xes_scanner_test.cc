// The scanner of XES: what it gives, and that it judges every document as expat does.
#include "events/xes_scanner.h"

#include <gtest/gtest.h>

#include "events/flat_log.h"
#include "events/read_xes.h"
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

/// Everything a reading gives, as text.
std::string shown(const Result<Flat>& log) {
    if (!log) return words_of_reader(log);
    std::string text = words_of_reader(log) + "\n";
    for (std::size_t c = 0; c < log->cases.size(); ++c) text += log->cases[c] + ": " + trace_of(*log, c) + "\n";
    for (std::size_t e = 0; e < log->events(); ++e) {
        text += std::to_string(log->start_us[e]) + "-" + std::to_string(log->end_us[e]) + (log->lasts(e) ? " lasts " : " ") +
                (log->resource[e] == no_code ? "-" : log->resources[log->resource[e]]) + "\n";
    }
    return text;
}

std::string random_xes(std::mt19937_64& random) {
    const auto one_of = [&random](const std::vector<std::string>& texts) { return texts[random() % texts.size()]; };
    std::string text = "<?xml version=\"1.0\"?>\n<log><global scope=\"event\"><string key=\"concept:name\" value=\"G\"/></global>";
    const std::string key = "<string key=\"";
    for (std::size_t t = random() % 6; t > 0; --t) {
        text += "\n<trace>" + one_of({"", key + "concept:name\" value=\"c1\"/>", key + "concept:name\" value=\"c&#50;\"/>", ""});
        for (std::size_t e = random() % 6; e > 0; --e) {
            text += one_of({"\n", " ", "\r\n"}) + "<event>" + key + "concept:name\" value=\"" +
                    one_of({"A", "B ", "&lt;C&gt;", "", "é"}) + "\">" + one_of({"", key + "concept:name\" value=\"no\"/>"}) +
                    "</string><date key=\"time:timestamp\" value=\"2020-01-0" + std::to_string(1 + random() % 9) +
                    one_of({"T10:00:00Z", "T10:00:00.123+02:00", " soon", "", "T10:00:00.1234567-03:30"}) + "\"/>" +
                    one_of({"", "", "<date key=\"start_timestamp\" value=\"2020-01-05T00:00:00Z\"/>"}) +
                    one_of({"", key + "lifecycle:transition\" value=\"start\"/>", key + "lifecycle:transition\" value=\"complete\"/>",
                            key + "lifecycle:transition\" value=\"suspend\"/>"}) +
                    one_of({"", key + "concept:instance\" value=\"1\"/>"}) + one_of({"", key + "org:resource\" value=\"Ana\"/>"}) +
                    "</event>";
        }
        text += "</trace>";
    }
    return text + one_of({"</log>", "<event>\n</event></log>", "</log>", "</lo>"});
}

TEST(ReadXes, GivesTheSameThroughScannerAndExpat) {
    std::mt19937_64 random(7);
    int read_well = 0;
    for (int i = 0; i < 400; ++i) {
        const std::string text = random() % 4 == 0 ? mutated(random_xes(random), random) : random_xes(random);
        const auto through = [&text](Reader reader) -> Result<Flat> {
            const Result<Log> log = read_log(text, "e.xes", {}, {.reader = reader});
            if (!log) return log.errors();
            return flat(*log);
        };
        const Result<Flat> quick = through(Reader::quickest);
        ASSERT_EQ(shown(quick), shown(through(Reader::ordinary))) << text;
        read_well += quick.ok() ? 1 : 0;
    }
    EXPECT_GT(read_well, 100);
}

}  // namespace
}  // namespace ciclo::events
