#include "base/result.h"

#include <gtest/gtest.h>

namespace ciclo {
namespace {

TEST(Result, holds_a_value_or_reasons) {
    Result<int> good(7);
    EXPECT_EQ(*good, 7);
    EXPECT_THROW((void)good.errors(), Broken);
    const Result<int> bad(
        Error{ErrorKind::invalid, "moment M3 names stage S9, which is not in stages", "add S9", {"map.yaml", 14, 7}});
    EXPECT_FALSE(bad.ok());
    EXPECT_THROW((void)bad.value(), Broken);
    EXPECT_EQ(bad.errors().front().text(), "map.yaml:14:7: moment M3 names stage S9, which is not in stages; add S9");
    EXPECT_THROW(Result<int>(Errors{}), Broken);
}

TEST(Place, is_printed_as_far_as_it_is_known) {
    EXPECT_EQ((Place{"m.yaml", 14, 7}.text()), "m.yaml:14:7");
    EXPECT_EQ((Place{"m.yaml", 14, 0}.text()), "m.yaml:14");
    EXPECT_EQ((Place{"m.yaml", 0, 7}.text()), "m.yaml");
    EXPECT_EQ(Place{}.text(), "");
}

}  // namespace
}  // namespace ciclo
