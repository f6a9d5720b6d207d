// The example of docs/records.md: it is the file that is compiled here, and it does what the page says.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "records/check.h"
#include "records/form.h"
#include "records/json.h"
#include "records/sample_kind.h"
#include "records/suggestion.h"

namespace {

using namespace ciclo;
using namespace ciclo::records;
using organisation::suggestion_kind;

std::string text_of(const std::string& path) {
    std::ifstream in(std::string(CICLO_SOURCE) + "/" + path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

class NoLookup : public Lookup {
public:
    const Record* find(std::string_view, const std::string&) const override { return nullptr; }
};

TEST(Example, is_the_one_in_the_page) {
    const std::string page = text_of("docs/records.md"), file = text_of("tests/records/suggestion.h");
    const std::size_t begin = page.find("```cpp\n") + 7, end = page.find("```\n", begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_EQ(page.substr(begin, end - begin), file.substr(file.find("#include")));
}

TEST(Example, is_in_order_beside_a_kind_of_units) {
    Kind unit = sample::ward_kind();
    unit.name = "unit";
    const std::vector<const Kind*> kinds{&unit, &suggestion_kind()};
    const Errors errors = check_declarations(kinds);
    EXPECT_TRUE(errors.empty()) << errors.front().text();
}

TEST(Example, a_declined_suggestion_says_why) {
    Record record;
    record.values =
        *read_values(suggestion_kind(), R"({"title":"A chair","state":"declined"})", Filling::whole, nullptr);
    const Errors errors = check(suggestion_kind(), record, NoLookup());
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].code, "reason_missing");
    record.values = *read_values(suggestion_kind(), R"({"reason":"no room"})", Filling::changes, &record.values);
    EXPECT_TRUE(check(suggestion_kind(), record, NoLookup()).empty());
}

TEST(Example, the_question_of_the_page_is_understood) {
    const Result<Query> query =
        parse_query(suggestion_kind(), "title~triaje;state!=declined;saves>=5;!reason?", "-updated,title");
    ASSERT_TRUE(query.ok()) << query.errors().front().text();
    EXPECT_EQ(query->filters.size(), 4U);
    EXPECT_NE(text_of("docs/records.md")
                  .find("`title~triaje;state!=declined;saves>=5;!reason?` with the order `-updated,title`"),
              std::string::npos);
    EXPECT_FALSE(form_json(suggestion_kind(), true).empty());
}

}  // namespace
