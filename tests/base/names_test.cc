#include "base/names.h"

#include <gtest/gtest.h>

namespace ciclo {
namespace {

enum class Mood { good, bad, forgotten };

const Names<Mood, 2>& names_of(Mood*) {
    static const Names<Mood, 2> rows{
        {{Mood::good, "good", "bueno", "good", "goed"}, {Mood::bad, "bad", "malo", "bad", "slecht"}}};
    return rows;
}

TEST(Names, one_table_serves_parser_printer_and_form) {
    EXPECT_EQ(code_of(Mood::bad), "bad");
    EXPECT_EQ(from_code<Mood>("good"), Mood::good);
    EXPECT_EQ(from_code<Mood>("Good"), std::nullopt);
    EXPECT_EQ(printed(Mood::bad, Language::es), "malo");
    EXPECT_EQ(printed(Mood::bad, Language::en), "bad");
    EXPECT_EQ(printed(Mood::good, Language::nl), "goed");
}

TEST(Names, an_enumerator_without_a_row_is_our_own_fault) {
    EXPECT_THROW(code_of(Mood::forgotten), Broken);
}

}  // namespace
}  // namespace ciclo
