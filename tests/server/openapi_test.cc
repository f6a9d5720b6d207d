#include "server/openapi.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "actions/kinds.h"
#include "formats/json.h"
#include "server/permission.h"

namespace ciclo::server {
namespace {

using formats::Value;

RouteTable web_routes() { return std::move(*RouteTable::of(actions::all(), actions::all_kinds(), Offer::web)); }

Value description() {
    auto value = formats::read_json(openapi_json(web_routes(), actions::all_kinds(), "1.2.3"), "openapi.json");
    EXPECT_TRUE(value.ok()) << value.errors().front().text();
    return std::move(*value);
}

void collect_references(const Value& value, std::set<std::string>& found) {
    if (const Value* reference = value.find("$ref")) found.insert(reference->text);
    for (const Value& item : value.items) collect_references(item, found);
    for (const Value::Entry& entry : value.entries) collect_references(entry.value, found);
}

const Value* at(const Value& root, const std::string& pointer) {
    const Value* value = &root;
    std::istringstream parts(pointer.substr(2));
    for (std::string part; value != nullptr && std::getline(parts, part, '/');) value = value->find(part);
    return value;
}

TEST(OpenApi, every_reference_resolves) {
    const Value root = description();
    std::set<std::string> references;
    collect_references(root, references);
    for (const std::string& reference : references) {
        ASSERT_TRUE(reference.starts_with("#/")) << reference;
        EXPECT_NE(at(root, reference), nullptr) << reference;
    }
    EXPECT_GT(references.size(), 8U);
    EXPECT_EQ(root.find("openapi")->text, "3.1.0");
    EXPECT_EQ(at(root, "#/info/version")->text, "1.2.3");
}

TEST(OpenApi, names_every_route_and_no_other) {
    const Value root = description();
    std::set<std::string> described, routed;
    for (const Value::Entry& path : root.find("paths")->entries) {
        for (const Value::Entry& method : path.value.entries) described.insert(method.key + " " + path.key);
    }
    const RouteTable routes = web_routes();
    for (const RouteRow& row : routes.rows()) {
        std::string word(word_of(row.method));
        for (char& c : word) c = static_cast<char>(c | 0x20);
        routed.insert(word + " " + row.pattern);
    }
    EXPECT_EQ(described, routed);
}

TEST(OpenApi, every_operation_says_who_what_and_how_it_fails) {
    const Value root = description();
    std::set<std::string> names;
    for (const Value::Entry& path : root.find("paths")->entries) {
        for (const Value::Entry& method : path.value.entries) {
            const Value& operation = method.value;
            const std::string where = method.key + " " + path.key;
            EXPECT_TRUE(names.insert(operation.find("operationId")->text).second) << where;
            EXPECT_FALSE(operation.find("summary")->text.empty()) << where;
            ASSERT_NE(operation.find("security"), nullptr) << where;
            ASSERT_NE(operation.find("responses"), nullptr) << where;
            for (const char* status : {"200", "400", "429", "500", "503"}) {
                EXPECT_NE(operation.find("responses")->find(status), nullptr) << where << " " << status;
            }
            std::set<std::string> in_path;
            for (const Value& parameter : operation.find("parameters")->items) {
                const Value* name = parameter.find("name");
                if (name == nullptr || parameter.find("in")->text != "path") continue;
                EXPECT_EQ(parameter.find("required")->text, "true") << where;
                in_path.insert("{" + name->text + "}");
            }
            for (const std::string& brace : in_path) EXPECT_NE(path.key.find(brace), std::string::npos) << where;
            EXPECT_EQ(static_cast<long>(in_path.size()), std::count(path.key.begin(), path.key.end(), '{')) << where;
        }
    }
}

TEST(OpenApi, is_the_same_every_time) {
    EXPECT_EQ(openapi_json(web_routes(), actions::all_kinds(), "1"), openapi_json(web_routes(), actions::all_kinds(), "1"));
}

/// docs/permissions.md is written with UPDATE=1 and read by people.
TEST(Permissions, the_page_is_what_the_rows_say) {
    const std::string page = permission_page(web_routes(), actions::all_kinds()), path = std::string(CICLO_SOURCE) + "/docs/permissions.md";
    if (std::getenv("UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << page;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream kept;
    kept << in.rdbuf();
    EXPECT_EQ(kept.str(), page) << "write it with UPDATE=1 and look at the difference";
}

}  // namespace
}  // namespace ciclo::server
