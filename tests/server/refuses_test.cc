// Code that must not compile: tests/refuses/*.cc, each with one mistake, and control.cc, which has none.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

bool compiles(const fs::path& file) {
    const char* compiler = std::getenv("CXX");
    const std::string command = std::string(compiler != nullptr ? compiler : "c++") + " -std=c++20 -fsyntax-only -I " + CICLO_SOURCE +
                                "/src '" + file.string() + "' > /dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

TEST(Refuses, what_is_right_compiles) { ASSERT_TRUE(compiles(fs::path(CICLO_SOURCE) / "tests/refuses/control.cc")); }

TEST(Refuses, what_is_dangerous_does_not_compile) {
    std::size_t mistakes = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(CICLO_SOURCE) / "tests/refuses")) {
        if (entry.path().extension() != ".cc" || entry.path().filename() == "control.cc") continue;
        EXPECT_FALSE(compiles(entry.path())) << entry.path().filename();
        ++mistakes;
    }
    EXPECT_GE(mistakes, 4U);
}

}  // namespace
