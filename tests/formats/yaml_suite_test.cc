// The YAML test suite (402 inputs): what it calls an error must be refused; what we accept must mean what it says.
#include <gtest/gtest.h>

#include <set>

#include "formats/json.h"
#include "formats/yaml.h"
#include "shared_inputs.h"

namespace ciclo::formats {
namespace {

/// Kinds and texts equal; a YAML plain scalar may stand for any JSON literal.
bool same_meaning(const Value& yaml, const Value& json) {
    if (yaml.kind != json.kind) return false;
    if (yaml.items.size() != json.items.size() || yaml.entries.size() != json.entries.size()) return false;
    for (std::size_t i = 0; i < yaml.items.size(); ++i) {
        if (!same_meaning(yaml.items[i], json.items[i])) return false;
    }
    for (const Value::Entry& entry : json.entries) {
        const Value* found = yaml.find(entry.key);
        if (found == nullptr || !same_meaning(*found, entry.value)) return false;
    }
    if (!yaml.is_scalar()) return true;
    return yaml.text == json.text || (!yaml.quoted && !json.quoted);
}

TEST(YamlSuite, refuses_every_error_and_reads_the_rest_as_meant) {
    const std::string path = shared_path("badinput/yaml-test-suite.tar.gz");
    if (absent(path, "402 YAML inputs")) return;
    int inputs = 0, errors = 0, compared = 0, accepted = 0;
    const auto files = files_of_tar_gz(path);
    for (const auto& [name, text] : files) {
        if (!name.ends_with("/in.yaml")) continue;
        ++inputs;
        const std::string folder = name.substr(0, name.size() - 7);
        const Result<Value> read = read_yaml(text, name);
        if (files.contains(folder + "error")) {
            ++errors;
            EXPECT_FALSE(read.ok()) << name << " is an error:\n" << text;
            continue;
        }
        if (!read) continue;
        ++accepted;
        const auto json = files.find(folder + "in.json");
        if (json == files.end()) continue;
        const Result<Value> meant = read_json(json->second, json->first);
        if (!meant) continue;
        ++compared;
        EXPECT_TRUE(same_meaning(*read, *meant)) << name << "\n"
                                                 << text << "\nread as\n"
                                                 << write_json(*read) << "\nmeant\n"
                                                 << json->second;
        const Result<Value> again = read_yaml(write_yaml(*read), "again");
        ASSERT_TRUE(again.ok()) << name << " " << again.errors().front().text() << "\n" << write_yaml(*read);
        EXPECT_TRUE(same_meaning(*again, *meant)) << name << "\n" << write_yaml(*read);
    }
    EXPECT_EQ(inputs, 402);
    EXPECT_EQ(errors, 94);
    EXPECT_EQ(accepted, 171);  // the rest uses anchors, tags, directives, several documents or keys that are no text
    EXPECT_EQ(compared, 168);
}

}  // namespace
}  // namespace ciclo::formats
