#include "records/form.h"

#include <gtest/gtest.h>

#include "formats/json.h"
#include "records/sample_kind.h"

namespace {

using namespace sample;
using formats::Value;

Value json_of(const std::string& text) {
    const auto tree = formats::read_json(text, "form");
    EXPECT_TRUE(tree.ok()) << (tree.ok() ? "" : tree.errors().front().text()) << text;
    EXPECT_EQ(text.find('\n'), std::string::npos);
    return *tree;
}

TEST(FormJson, tells_a_screen_all_it_needs) {
    const Value form = json_of(form_json(visit_kind(), true));
    EXPECT_EQ(form.find("name")->text, "visit");
    EXPECT_EQ(form.find("many")->find("nl")->text, "Bezoeken");
    EXPECT_EQ(form.find("title_field")->text, "title");
    EXPECT_EQ(form.find("belonging")->text, "unit_field");
    EXPECT_EQ(form.find("retention")->text, "three_years");
    EXPECT_EQ(form.find("may_write")->text, "true");
    EXPECT_EQ(json_of(form_json(visit_kind(), false)).find("may_write")->text, "false");
    const auto& fields = form.find("fields")->items;
    ASSERT_EQ(fields.size(), visit_kind().fields.size());
    const Value& wait = fields[visit_kind().at("wait")];
    EXPECT_EQ(wait.find("type")->text, "number");
    EXPECT_EQ(wait.find("unit")->text, "min");
    EXPECT_EQ(wait.find("lowest")->text, "0");
    EXPECT_TRUE(wait.find("highest")->is_null());
    EXPECT_TRUE(wait.find("refers_to")->is_null());
    EXPECT_EQ(wait.find("required")->text, "false");
    EXPECT_EQ(fields[0].find("required")->text, "true");
    EXPECT_EQ(fields[0].find("longest")->text, "2000");
    EXPECT_EQ(fields[visit_kind().at("patient")].find("unique")->text, "true");
    EXPECT_EQ(fields[visit_kind().at("patient")].find("sensitivity")->text, "personal");
    EXPECT_EQ(fields[visit_kind().at("map")].find("listed")->text, "false");
    EXPECT_EQ(fields[visit_kind().at("unit")].find("refers_to")->text, "ward");
    EXPECT_EQ(fields[visit_kind().at("state")].find("read_only")->text, "true");
    const Value& colour = fields[visit_kind().at("colour")];
    ASSERT_EQ(colour.find("choices")->items.size(), 3U);
    EXPECT_EQ(colour.find("choices")->items[2].find("code")->text, "dark_blue");
    EXPECT_EQ(colour.find("choices")->items[2].find("label")->find("es")->text, "azul oscuro");
}

TEST(SchemaJson, is_closed_and_says_what_read_values_takes) {
    const Value schema = json_of(schema_json(visit_kind()));
    EXPECT_EQ(schema.find("type")->text, "object");
    EXPECT_EQ(schema.find("additionalProperties")->text, "false");
    ASSERT_EQ(schema.find("required")->items.size(), 1U);
    EXPECT_EQ(schema.find("required")->items[0].text, "title");
    const Value& properties = *schema.find("properties");
    EXPECT_EQ(properties.entries.size(), visit_kind().fields.size());
    EXPECT_EQ(properties.find("title")->find("type")->text, "string");
    EXPECT_EQ(properties.find("title")->find("maxLength")->text, "2000");
    EXPECT_EQ(properties.find("beds")->find("type")->items[0].text, "integer");
    EXPECT_EQ(properties.find("beds")->find("type")->items[1].text, "null");
    EXPECT_EQ(properties.find("occupied")->find("maximum")->text, "1");
    EXPECT_EQ(properties.find("wait")->find("minimum")->text, "0");
    EXPECT_EQ(properties.find("wait")->find("maximum"), nullptr);
    EXPECT_EQ(properties.find("since")->find("format")->text, "date");
    EXPECT_EQ(properties.find("seen")->find("format")->text, "date-time");
    EXPECT_EQ(properties.find("colour")->find("enum")->items.size(), 4U);
    EXPECT_TRUE(properties.find("colour")->find("enum")->items[3].is_null());
    EXPECT_EQ(properties.find("motto")->find("additionalProperties")->text, "false");
    EXPECT_EQ(properties.find("motto")->find("properties")->entries.size(), 3U);
    EXPECT_EQ(properties.find("lines")->find("maxItems")->text, "400");
    EXPECT_EQ(properties.find("lines")->find("items")->find("maxLength")->text, "1000");
    EXPECT_EQ(properties.find("map")->find("type")->items[0].text, "object");
    EXPECT_EQ(properties.find("state")->find("readOnly")->text, "true");
}

TEST(SchemaJson, of_a_kind_without_required_fields_has_an_empty_list_of_them) {
    Kind kind = visit_kind();
    kind.fields[0].need = Need::optional;
    EXPECT_TRUE(json_of(schema_json(kind)).find("required")->items.empty());
}

}  // namespace
