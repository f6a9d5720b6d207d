#include "base/personal.h"

#include <gtest/gtest.h>

#include <concepts>
#include <sstream>
#include <string>

namespace ciclo {
namespace {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value) {
    out << value;
};

TEST(Personal, is_read_on_purpose_only) {
    const Personal<std::string> name(std::string("Ana"));
    EXPECT_EQ(name.reveal(Purpose::handle_case), "Ana");
    static_assert(Streamable<std::string>);
    static_assert(!Streamable<Personal<std::string>>);
    static_assert(!std::equality_comparable<Personal<std::string>>);
    static_assert(!std::convertible_to<Personal<std::string>, std::string>);
}

}  // namespace
}  // namespace ciclo
