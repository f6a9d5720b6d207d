// The reader of XES: the same log through expat and through the scanner, however many threads and whatever instructions.
#include "events/read_xes.h"

#include <gtest/gtest.h>

#include "events/limits.h"
#include "events/xes_logs.h"

namespace ciclo::events {
namespace {

/// Cut between all traces, whatever the instructions: nothing but the time it takes may change.
void expect_same_however_read(const std::string& text) {
    for (const Further::Which which : {Further::Which::none, Further::Which::all}) {
        XesOptions options{.reader = XesReader::expat, .further = {which, {}}, .smallest_part_bytes = 1};
        const std::string expected = read_by(text, options);
        options.reader = XesReader::quickest;
        for (const Simd simd : {Simd::sse2, Simd::avx2, Simd::avx512}) {
            if (!has(simd)) continue;
            options.simd = simd;
            for (const unsigned threads : {1U, 4U}) {
                options.threads = threads;
                ASSERT_EQ(read_by(text, options), expected) << text;
            }
        }
    }
}

TEST(ReadXes, GivesTheSameThroughScannerAndExpat) {
    std::mt19937_64 random(7);
    int read_well = 0;
    for (int i = 0; i < 80; ++i) {
        const std::string text = random() % 4 == 0 ? mutated(random_xes(random), random) : random_xes(random);
        expect_same_however_read(text);
        read_well += read_by(text, {}).starts_with("case ") ? 1 : 0;
    }
    EXPECT_GT(read_well, 25);
}

std::string numbered_trace(int number, const std::string& within) {
    return "<trace>\n<string key=\"concept:name\" value=\"c" + std::to_string(number) +
           "\"/>\n<event><string key=\"concept:name\" value=\"A\"/>" + within +
           "<date key=\"time:timestamp\" value=\"2020-01-01T00:00:" + std::to_string(10 + number) + "Z\"/></event></trace>\n";
}

TEST(ReadXes, IsNotFooledByTracesThatAreNone) {
    const std::string inner = "<trace><string key=\"concept:name\" value=\"no\"/><event></event></trace>";
    for (const std::string& within : {"<!-- " + inner + " -->", "<![CDATA[" + inner + "]]>", "<?pi " + inner + "?>",
                                      "<x a='&gt;" + std::string(40, ' ') + "trace>'/>", inner, std::string("<trace>")}) {
        std::string text = "<log>";
        for (int i = 0; i < 40; ++i) text += numbered_trace(i, i % 3 == 0 ? within : "");
        expect_same_however_read(text + "</log>");
        std::string around = "<log>";
        for (int i = 0; i < 40; ++i) around += numbered_trace(i, "") + (i % 3 == 0 ? within : "");
        expect_same_however_read(around + "</log>");
        expect_same_however_read("<log><list>" + around.substr(5) + "</list></log>");
    }
}

TEST(ReadXes, KnowsWhatStandsBeforeAPart) {
    std::string nameless = "<log>", repeated = "<log>";
    for (int i = 0; i < 40; ++i) {
        const std::string trace = numbered_trace(i, "");
        nameless += i == 25 ? "<trace><event>" + trace.substr(trace.find("<string key", 20)) : trace;
        repeated += numbered_trace(i == 30 ? 3 : i, "");
    }
    EXPECT_NE(read_by(nameless + "</log>", {.threads = 5, .smallest_part_bytes = 1}).find("case trace 26\n"), std::string::npos);
    EXPECT_NE(read_by(repeated + "</log>", {.threads = 5, .smallest_part_bytes = 1}).find("trace_name_repeated"), std::string::npos);
    expect_same_however_read(nameless + "</log>");
    expect_same_however_read(repeated + "</log>");
}

TEST(ReadXes, KeepsFurtherAttributes) {
    const std::string text =
        "<log><trace><string key='concept:name' value='c1'/><int key='age' value=' 42 '/><list key='codes'><values><string "
        "key='code' value='M13'/><string key='code' value='822'/></values></list><event><string key='concept:name' "
        "value='A'/><date key='time:timestamp' value='2020-01-01T01:00:00+01:00'/><float key='cost:total' "
        "value='1.50'><string key='currency' value='EUR'/></float><boolean key='done' value='true'/><string key='note' value='n/a'/></event></trace>"
        "<trace><string key='concept:name' value='c2'/><int key='age' value=''/><event><string key='concept:name' value='A'/>"
        "<date key='time:timestamp' value='2020-01-01T00:00:00Z'/></event></trace></log>";
    const auto read_of = [&text](const Further& further) { return read_by(text, {.further = further}); };
    const std::string all = read_of({Further::Which::all, {}});
    EXPECT_TRUE(all.starts_with("case c1|age=42|codes:code=M13|codes:code:2=822\n"
                                "A|(none)|1577836800000000|1577836800000000|time:zone=+01:00|cost:total=1.50|"
                                "cost:total:currency=EUR|done=true\n"
                                "case c2|age=(none)|codes:code=(none)|codes:code:2=(none)\n"))
        << all;
    expect_same_however_read(text);
    EXPECT_TRUE(read_of({Further::Which::named, {"done", "case:age"}}).starts_with("case c1|age=42\nA|(none)|1577836800000000|1577836800000000|done=true\n"));
    EXPECT_NE(read_of({Further::Which::named, {"don"}}).find("the log has no column \"don\""), std::string::npos);
    EXPECT_NE(read_of({Further::Which::named, {"don"}}).find("\"done\""), std::string::npos);
    EXPECT_TRUE(read_of({}).starts_with("case c1\nA|(none)|1577836800000000|1577836800000000\n"));
}

TEST(ReadXes, LeavesOutAttributesOfTooManyValues) {
    std::string text = "<log>";
    for (int i = 0; i < 9; ++i) {
        text += numbered_trace(i, "<int key=\"n\" value=\"" + std::to_string(i) + "\"/><int key=\"m\" value=\"" + std::to_string(i % 2) + "\"/>");
    }
    XesOptions options{.threads = 1, .further = {Further::Which::all, {}, 8}, .smallest_part_bytes = 1};
    const std::string alone = read_by(text + "</log>", options);
    EXPECT_NE(alone.find("too_many_values n"), std::string::npos) << alone;
    EXPECT_NE(alone.find("|m=1"), std::string::npos);
    options.threads = 3;
    EXPECT_EQ(read_by(text + "</log>", options), alone);
}

TEST(ReadXes, AMissingCellIsNoneOfTheValues) {
    std::string text = "<log>";
    for (int i = 0; i < 9; ++i) {
        text += numbered_trace(i, "<string key=\"n\" value=\"" + (i == 3 ? "n/a" : i == 5 ? "-" : std::to_string(i)) + "\"/>");
    }
    for (const unsigned threads : {1U, 3U}) {
        const XesOptions options{.threads = threads, .further = {Further::Which::all, {}, 7}, .smallest_part_bytes = 1};
        const std::string read = read_by(text + "</log>", options);
        EXPECT_EQ(read.find("too_many_values"), std::string::npos) << threads;
        EXPECT_NE(read.find("|n=8"), std::string::npos) << read;
    }
}

TEST(ReadXes, TellsEventsThatStandInNoTraceHoweverDeep) {
    std::string text = "<log>\n<traces>" + numbered_trace(1, "") + "</traces>\n" + numbered_trace(2, "");
    const std::string read = read_by(text + "</log>", {});
    EXPECT_NE(read.find("e.xes:4:1 event_outside_trace"), std::string::npos) << read;
    EXPECT_EQ(read.find("case c1"), std::string::npos) << read;
    expect_same_however_read(text + "</log>");
}

TEST(ReadXes, NumbersTheAttributesOfOneKey) {
    constexpr int many = 1500;
    std::string attributes = "<int key=\"k:3\" value=\"-3\"/>";
    for (int i = 1; i <= many; ++i) attributes += "<int key=\"k\" value=\"" + std::to_string(i) + "\"/>";
    std::string text = "<log>";
    for (int i = 0; i < 5; ++i) text += numbered_trace(i, attributes);
    const std::string read = read_by(text + "</log>", {.further = {Further::Which::all, {}}});
    EXPECT_NE(read.find("|k:3=-3|k=1|k:2=2|k:4=3|k:5=4|"), std::string::npos) << read.substr(0, 300);
    EXPECT_NE(read.find("|k:1501=1500"), std::string::npos);
}

TEST(ReadXes, RefusesMoreAttributesThanItKeeps) {
    const auto log_of = [](std::size_t keys) {
        std::string text = "<log>";
        for (int i = 0; i < 4; ++i) {
            std::string attributes;
            for (std::size_t k = keys * static_cast<std::size_t>(i) / 4; k < keys * static_cast<std::size_t>(i + 1) / 4; ++k)
                attributes += "<int key=\"k" + std::to_string(k) + "\" value=\"" + (k == 5 ? "" : "1") + "\"/>";
            text += numbered_trace(i, attributes);
        }
        return text + "</log>";
    };
    for (const unsigned threads : {1U, 4U}) {
        const XesOptions options{.threads = threads, .further = {Further::Which::all, {}}, .smallest_part_bytes = 1};
        EXPECT_NE(read_by(log_of(limits::attributes), options).find("|k1999=1"), std::string::npos);
        EXPECT_EQ(read_by(log_of(limits::attributes + 1), options),
                  "e.xes: the log has more than 2000 attributes; keep those that are needed");
        EXPECT_EQ(read_by(log_of(limits::attributes * 3), options),
                  "e.xes: the log has more than 2000 attributes; keep those that are needed");
    }
}

TEST(ReadXes, GivesNamelessTracesNamesOfTheirOwn) {
    const std::string event =
        "<event><string key=\"concept:name\" value=\"A\"/><date key=\"time:timestamp\" value=\"2020-01-01T00:00:00Z\"/></event>";
    const std::string read = read_by("<log><trace><string key=\"concept:name\" value=\"trace 2\"/>" + event + "</trace><trace>" +
                                         event + "</trace><trace>" + event + "</trace></log>",
                                     {});
    EXPECT_NE(read.find("case trace 2\n"), std::string::npos) << read;
    EXPECT_NE(read.find("case trace 2 (2)\n"), std::string::npos) << read;
    EXPECT_NE(read.find("case trace 3\n"), std::string::npos) << read;
}

TEST(ReadXes, TakesEveryCharacterThatExpatTakes) {
    for (const std::string value : {"\xC3\xA9", "\xEF\xBF\xBF", "\xED\xA0\x80", "\xF0\x9F\x98\x80", "\x01", "a\tb", "\x7F", "'", ">",
                                     "&lt;", "<", "\xC3", "]]>"}) {
        for (const std::size_t before : {0U, 40U}) {
            std::string text = "<log>";
            for (int i = 0; i < 9; ++i) {
                text += numbered_trace(i, "<string key=\"org:resource\" value=\"" + std::string(before, 'n') + value + "m\"/>");
            }
            expect_same_however_read(text + "</log>");
        }
    }
}

}  // namespace
}  // namespace ciclo::events
