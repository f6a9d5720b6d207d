#include "cycle/write_map.h"

#include <gtest/gtest.h>

#include "cycle/read_map.h"
#include "cycle/templates.h"

namespace ciclo::cycle {
namespace {

TEST(WriteMap, everyTemplateComesBackTheSameFromYamlAndJson) {
    for (const Template& entry : templates()) {
        const Map map = *read_template(entry.id);
        const std::string yaml = write_map_yaml(map), json = write_map_json(map);
        const auto from_yaml = read_map(yaml, "a.yaml"), from_json = read_map(json, "a.json");
        ASSERT_TRUE(from_yaml.ok()) << entry.id << " " << from_yaml.errors().front().text();
        ASSERT_TRUE(from_json.ok()) << entry.id << " " << from_json.errors().front().text();
        EXPECT_EQ(write_map_json(*from_yaml), json) << entry.id;
        EXPECT_EQ(write_map_yaml(*from_json), yaml) << entry.id;
    }
}

}  // namespace
}  // namespace ciclo::cycle
