// Words: the three catalogues say the same things, and numbers choose their plurals.
#include "words/words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "base/ensure.h"

namespace ciclo::words {
namespace {

namespace fs = std::filesystem;

TEST(Words, SaysTheSameKeyInThreeLanguages) {
    EXPECT_EQ(say(Language::es, "customer"), "cliente");
    EXPECT_EQ(say(Language::en, "customer"), "customer");
    EXPECT_EQ(say(Language::nl, "customer"), "klant");
}

TEST(Words, ChoosesThePlural) {
    const auto respondents = [](Language language, std::int64_t n) {
        return say(language, "basis.respondents", {{"n", n}, {"period", std::string()}});
    };
    EXPECT_EQ(respondents(Language::es, 1), "1 respuesta.");
    EXPECT_EQ(respondents(Language::es, 20), "20 respuestas.");
    EXPECT_EQ(respondents(Language::es, 0), "0 respuestas.");
    EXPECT_EQ(respondents(Language::nl, 1), "1 antwoord.");
    EXPECT_EQ(respondents(Language::nl, 2), "2 antwoorden.");
    // the thousands mark is ours, not the locale data's
    EXPECT_EQ(respondents(Language::en, 129880), "129,880 answers.");
    EXPECT_EQ(respondents(Language::es, 129880), "129\u00A0880 respuestas.");
}

TEST(Words, ChoosesBySelectAndByExactNumber) {
    EXPECT_EQ(say(Language::en, "answer.one_in", {{"level", std::string("good")}, {"count", std::string("5")}}),
              "Good on average, broken for 1 in 5.");
    EXPECT_EQ(say(Language::es, "answer.one_in", {{"level", std::string("poor")}, {"count", std::string("2")}}),
              "Malo en promedio y roto para 1 de cada 2.");
    EXPECT_EQ(say(Language::nl, "answer.standards", {{"missed", std::int64_t{0}}, {"total", std::int64_t{3}}}),
              "Alle 3 gemeten normen halen hun doel.");
    EXPECT_EQ(say(Language::es, "answer.standards", {{"missed", std::int64_t{1}}, {"total", std::int64_t{3}}}),
              "No llega a su meta 1 de 3 normas medidas.");
}

TEST(Words, TextOfAnArgumentIsNeverAPattern) {
    EXPECT_EQ(
        say(Language::en, "answer.first", {{"moment", std::string("{reasons} # 'x'")}, {"reasons", std::string("y")}}),
        "First, ⟦{reasons} # 'x'⟧: y.");
}

TEST(Words, UnknownKeyOrMissingArgumentIsADefect) {
    EXPECT_THROW(say(Language::es, "no.such.key"), Broken);
    EXPECT_THROW(say(Language::es, "word.moment"), Broken);
    EXPECT_FALSE(has("no.such.key"));
}

/// Without the word for the customer, which every sentence of the report may use (Speech gives it).
std::vector<std::string> own_arguments(Language language, const std::string& key) {
    std::vector<std::string> names = arguments_of(language, key);
    std::erase_if(names, [](const std::string& name) { return name == "customer" || name == "customers"; });
    return names;
}

TEST(Words, EveryKeyIsInEveryLanguageWithTheSameArguments) {
    ASSERT_GT(keys().size(), 400U);
    for (const std::string& key : keys()) {
        ASSERT_TRUE(has(key)) << key;
        const auto wanted = own_arguments(Language::es, key);
        EXPECT_EQ(own_arguments(Language::en, key), wanted) << key;
        EXPECT_EQ(own_arguments(Language::nl, key), wanted) << key;
    }
}

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Words with an underscore in the readers' code that are no codes of a ledger, an assumption or a refusal: fields and
/// enum codes.
const std::set<std::string> no_codes{"acknowledged_hours", "cause_type",        "date_order",      "done_badly",
                                     "not_done",           "negative_to",       "not_experienced", "positive_from",
                                     "start_timestamp",    "told_working_days", "would_return",
                                     // tables and columns of OCEL in SQLite
                                     "event_map_type", "event_object", "object_map_type", "object_object",
                                     "ocel_changed_field", "ocel_event_id", "ocel_id", "ocel_object_id", "ocel_qualifier",
                                     "ocel_source_id", "ocel_target_id", "ocel_time", "ocel_type", "ocel_type_map",
                                     "table_xinfo"};

/// The sentence of a refusal stands with the screens: a line of words.json begins with its code.
bool is_refusal(const std::string& code) {
    static const std::string words = text_of(fs::path(CICLO_SOURCE) / "web/src/api/refusals/words.json");
    return words.find("\n  \"" + code + "\": {\"es\": \"") != std::string::npos;
}

TEST(Words, EveryCodeOfALedgerAnAssumptionOrARefusalHasItsSentence) {
    const std::regex literal("\"([a-z]+(?:_[a-z]+)+)\"");
    std::size_t found = 0;
    for (const char* room : {"survey", "complaint", "trace", "moments", "objects"}) {
        for (const auto& file : fs::directory_iterator(fs::path(CICLO_SOURCE) / "src" / room)) {
            if (file.path().extension() != ".cc") continue;
            const std::string code = text_of(file.path());
            for (std::sregex_iterator at(code.begin(), code.end(), literal), end; at != end; ++at) {
                const std::string name = (*at)[1];
                if (no_codes.contains(name)) continue;
                ++found;
                const bool told = has("ledger." + name) || has("assumption." + name);
                // a name that is a ledger's and a refusal's is told twice; no other may hide behind the wrong sentence
                const bool both = name == "not_a_number";
                EXPECT_TRUE(told || !both) << name << " in " << file.path();
                EXPECT_EQ(is_refusal(name), both || !told) << name << " in " << file.path();
            }
        }
    }
    EXPECT_GT(found, 50U);
}

TEST(Words, EveryKeyThatTheReportSaysExists) {
    const std::regex said(
        "(?:say|text)\\((?:language_?, |options\\.language, |options_\\.language, |document\\.language, "
        ")?\"([a-z_.0-9]+[a-z0-9])\"");
    std::size_t found = 0;
    for (const auto& file : fs::directory_iterator(fs::path(CICLO_SOURCE) / "src" / "report")) {
        if (file.path().extension() != ".cc") continue;
        const std::string code = text_of(file.path());
        for (std::sregex_iterator at(code.begin(), code.end(), said), end; at != end; ++at) {
            ++found;
            const std::string name = (*at)[1];
            EXPECT_TRUE(has(name)) << name << " in " << file.path();
        }
    }
    EXPECT_GT(found, 150U);
}

}  // namespace
}  // namespace ciclo::words
