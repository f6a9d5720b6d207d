// JSONTestSuite: y_ must be accepted, n_ refused, i_ survived.
#include <gtest/gtest.h>

#include "formats/json.h"
#include "shared_inputs.h"

namespace ciclo::formats {
namespace {

TEST(JsonSuite, accepts_every_y_and_refuses_every_n) {
    const std::string folder = shared_path("badinput/json-testsuite/test_parsing");
    if (absent(folder, "318 JSON inputs")) return;
    int accepted = 0, refused = 0, either = 0;
    for (const auto& path : files_in(folder)) {
        const std::string name = path.filename().string();
        const Result<Value> read = read_json(bytes_of(path), name);
        if (name.starts_with("y_")) {
            // two of the suite's y_ files hold duplicate keys, which RFC 8259 allows and this reader refuses on purpose
            if (name.find("duplicated_key") != std::string::npos) {
                EXPECT_FALSE(read.ok()) << name;
                ++accepted;
                continue;
            }
            EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.errors().front().text());
            accepted += read.ok() ? 1 : 0;
            EXPECT_TRUE(!read.ok() || read_json(write_json(*read), name).ok()) << name;
        } else if (name.starts_with("n_")) {
            EXPECT_FALSE(read.ok()) << name;
            refused += read.ok() ? 0 : 1;
        } else {
            ++either;
        }
    }
    EXPECT_EQ(accepted, 95);
    EXPECT_EQ(refused, 188);
    EXPECT_EQ(either, 35);
}

}  // namespace
}  // namespace ciclo::formats
