#include "cycle/write_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cycle/random_map.h"
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

RC_GTEST_PROP(WriteMap, whateverTheMapHoldsComesBack, ()) {
    const Map map = testing::random_map(*rc::gen::arbitrary<std::uint64_t>());
    const std::string json = write_map_json(map);
    const auto from_json = read_map(json, "a.json"), from_yaml = read_map(write_map_yaml(map), "a.yaml");
    if (!from_json.ok()) RC_LOG(from_json.errors().front().text());
    if (!from_yaml.ok()) RC_LOG(from_yaml.errors().front().text());
    RC_ASSERT(from_json.ok() && from_yaml.ok());
    RC_ASSERT(write_map_json(*from_json) == json);
    RC_ASSERT(write_map_json(*from_yaml) == json);
}

TEST(WriteMap, saysOnlyWhatDiffersFromTheDefault) {
    const Map map = *read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments: [{id: M1, stage: S, name: {es: Uno, en: "
        "One}}]\n",
        "a.yaml");
    EXPECT_EQ(write_map_yaml(map),
              "cycle: {id: a, version: 1, name: A}\n"
              "stages:\n"
              "  - {id: S, name: S}\n"
              "moments:\n"
              "  - id: M1\n"
              "    stage: S\n"
              "    actor: customer\n"
              "    lane: customer\n"
              "    name: {es: Uno, en: One}\n");
}

}  // namespace
}  // namespace ciclo::cycle
