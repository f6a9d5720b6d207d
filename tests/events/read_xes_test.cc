// The reader of XES: the same log through expat and through the scanner, however many threads and whatever instructions.
#include "events/read_xes.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "events/flat_log.h"
#include "events/same_logs.h"
#include "events/xes_twins.h"

namespace ciclo::events {
namespace {

/// Everything that read_xes() and group() make of `text`.
std::string read_by(const std::string& text, const XesOptions& options) {
    Result<Ungrouped> rows = read_xes(text, "e.xes", {}, options);
    if (!rows) return rows.errors().front().text();
    const Result<Log> log = group(std::move(rows).value(), 1);
    if (!log) return log.errors().front().text();
    std::string told = lines_of(*log) + join(names_of(log->activities), ",") + "\n" + join(names_of(log->resources), ",");
    for (const LedgerEntry& entry : log->ledger.entries()) {
        told += "\n" + entry.place.text() + " " + entry.code + " " + entry.subject + " " + entry.text;
    }
    return told;
}

/// Cut between all traces, whatever the instructions: nothing but the time it takes may change.
void expect_same_however_read(const std::string& text) {
    const std::string expected = read_by(text, {.reader = XesReader::expat});
    for (const Simd simd : {Simd::sse2, Simd::avx2, Simd::avx512}) {
        if (!has(simd)) continue;
        for (const unsigned threads : {1U, 2U, 5U}) {
            ASSERT_EQ(read_by(text, {.threads = threads, .simd = simd, .smallest_part_bytes = 1}), expected) << text;
        }
    }
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
    for (int i = 0; i < 300; ++i) {
        const std::string text = random() % 4 == 0 ? mutated(random_xes(random), random) : random_xes(random);
        expect_same_however_read(text);
        read_well += read_by(text, {}).starts_with("case ") ? 1 : 0;
    }
    EXPECT_GT(read_well, 100);
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

TEST(ReadXes, TakesEveryCharacterThatExpatTakes) {
    for (const std::string value : {"\xC3\xA9", "\xEF\xBF\xBF", "\xED\xA0\x80", "\xF0\x9F\x98\x80", "\x01", "a\tb", "\x7F", "'", ">",
                                     "&lt;", "<", "\xC3", "]]>"}) {
        for (const std::size_t before : {0U, 15U, 40U, 70U}) {
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
