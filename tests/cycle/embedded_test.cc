#include "base/embedded.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cycle/templates.h"

namespace ciclo {
namespace {

TEST(Embedded, TemplatesTravelByteForByteInTheOrderOfTheirNames) {
    const std::filesystem::path folder = std::filesystem::path(CICLO_SOURCE) / "templates";
    const auto files = embedded_templates();
    EXPECT_EQ(files.size(), 9U);
    EXPECT_TRUE(std::is_sorted(files.begin(), files.end(),
                               [](const EmbeddedFile& a, const EmbeddedFile& b) { return a.path < b.path; }));
    for (const EmbeddedFile& file : files) {
        std::ifstream in(folder / std::string(file.path), std::ios::binary);
        std::ostringstream bytes;
        bytes << in.rdbuf();
        EXPECT_EQ(bytes.str(), file.bytes) << file.path;
    }
}

}  // namespace
}  // namespace ciclo
