#include "server/given.h"

#include <gtest/gtest.h>

#include "actions/kinds.h"

namespace ciclo::server {
namespace {

using actions::Action;
using actions::InputKind;
using actions::Permission;

const Action& deed() {
    static const Action action{.name = "test deed",
                               .help = {"a", "a", "a"},
                               .who = Permission::anybody(),
                               .inputs = {{.name = "id", .kind = InputKind::text, .required = true},
                                          {.name = "n", .kind = InputKind::whole_number},
                                          {.name = "x", .kind = InputKind::number},
                                          {.name = "day", .kind = InputKind::day},
                                          {.name = "size", .kind = InputKind::choice, .choices = {"small", "large"}},
                                          {.name = "dry-run", .kind = InputKind::flag},
                                          {.name = "values", .kind = InputKind::json},
                                          {.name = "file", .kind = InputKind::file},
                                          {.name = "tags", .kind = InputKind::text, .repeated = true}}};
    return action;
}

RouteRow row_of(edge::Method method) {
    return {.method = method, .pattern = "/api/{id}", .who = Permission::anybody(), .action = &deed(), .path_inputs = {"id"}};
}

Result<Given> posted(std::string_view body) { return read_given(row_of(edge::Method::post), {{"id", "7"}}, {}, body); }

std::string refused_code(std::string_view body) {
    const auto given = posted(body);
    return given ? "taken" : given.errors().front().code;
}

TEST(Given, takes_what_the_row_names) {
    const auto given = posted(R"({"n":12,"x":2.5,"day":"2025-10-20","size":"small","dry-run":true,"tags":["a","b"],"values":{"a":[1,null]}})");
    ASSERT_TRUE(given.ok());
    EXPECT_EQ(given->arguments.text("id"), "7");
    EXPECT_EQ(given->arguments.text("n"), "12");
    EXPECT_EQ(given->arguments.text("x"), "2.5");
    EXPECT_EQ(given->arguments.text("dry-run"), "yes");
    EXPECT_EQ(given->arguments.all("tags"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(given->arguments.text("values"), R"({"a":[1,null]})");
}

TEST(Given, refuses_what_the_row_does_not_name) {
    EXPECT_EQ(refused_code(R"({"nn":1})"), "unknown_input");
    EXPECT_EQ(refused_code(R"({"id":"8"})"), "unknown_input") << "the path has given it";
    EXPECT_EQ(refused_code(R"({"kind":"unit"})"), "unknown_input");
}

TEST(Given, refuses_values_of_another_kind) {
    for (const char* body : {R"({"n":"12"})", R"({"n":1.5})", R"({"n":true})", R"({"x":"2.5"})", R"({"day":"20-10-2025"})",
                             R"({"day":"2025-02-30"})", R"({"day":"2025-10-20T00:00:00"})", R"({"size":"huge"})", R"({"dry-run":"yes"})",
                             R"({"dry-run":1})", R"({"tags":[["a"]]})", R"({"n":[1]})"}) {
        EXPECT_EQ(refused_code(body), "wrong_value") << body;
    }
    EXPECT_EQ(refused_code(R"({"file":{"name":"a"}})"), "wrong_file");
    EXPECT_EQ(refused_code(R"({"file":{"name":"a","text":"x","more":1}})"), "wrong_file");
    EXPECT_EQ(refused_code(R"({"file":{"name":"a","base64":"###"}})"), "wrong_file");
}

TEST(Given, refuses_bodies_that_are_no_single_object) {
    for (const char* body : {"[", "{", "{\"n\":1,}", "{\"n\":1}{}", "nul", "\"a", "\xff", "{\"n\":1,\"n\":2}"}) {
        EXPECT_EQ(refused_code(body), "not_json") << body;
    }
    for (const char* body : {"[]", "1", "\"a\"", "null", "true"}) EXPECT_EQ(refused_code(body), "not_an_object") << body;
    EXPECT_EQ(refused_code(std::string("{\"values\":") + std::string(100, '[') + std::string(100, ']') + "}"), "not_json");
}

TEST(Given, says_what_is_missing_once) {
    const auto given = read_given(row_of(edge::Method::post), {}, {}, "{}");
    ASSERT_FALSE(given.ok());
    ASSERT_EQ(given.errors().size(), 1U);
    EXPECT_EQ(given.errors().front().code, "required");
    EXPECT_EQ(given.errors().front().place.file, "id");
}

TEST(Given, carries_files) {
    const auto given = posted(R"({"file":{"name":"a.csv","base64":"YTtiCg=="},"files":[{"name":"b.txt","text":"hi"}]})");
    ASSERT_TRUE(given.ok());
    EXPECT_EQ(given->arguments.text("file"), "a.csv");
    EXPECT_EQ(given->files.kept.files.at("a.csv"), "a;b\n");
    EXPECT_EQ(given->files.kept.files.at("b.txt"), "hi");
    EXPECT_EQ(refused_code(R"({"files":[{"name":"a","text":""},{"name":"a","text":""}]})"), "file_twice");
}

TEST(Given, a_query_gives_the_inputs_of_a_get) {
    const auto query = read_query("n=3&tags=a+b&tags=%C3%A1&dry-run=true");
    ASSERT_TRUE(query.ok());
    const auto given = read_given(row_of(edge::Method::get), {{"id", "7"}}, *query, "");
    ASSERT_TRUE(given.ok());
    EXPECT_EQ(given->arguments.all("tags"), (std::vector<std::string>{"a b", "á"}));
    const auto twice = read_given(row_of(edge::Method::get), {{"id", "7"}}, {{"n", "1"}, {"n", "2"}}, "");
    ASSERT_FALSE(twice.ok());
    EXPECT_EQ(twice.errors().front().code, "input_twice");
    const auto posted_with_query = read_given(row_of(edge::Method::post), {{"id", "7"}}, {{"n", "1"}}, "{}");
    EXPECT_FALSE(posted_with_query.ok());
}

TEST(Given, queries_that_are_none_are_refused) {
    for (const char* query : {"a", "a&b=1", "=1", "a=%", "a=%G0", "a=%ff", "a=%00", "&"}) EXPECT_FALSE(read_query(query).ok()) << query;
}

TEST(Given, the_fingerprint_is_that_of_the_meaning) {
    const auto one = posted(R"({"n":1,"size":"small"})"), same = posted(R"({ "size":"small", "n":1 })"), other = posted(R"({"n":2,"size":"small"})");
    EXPECT_EQ(fingerprint_of("d", *one), fingerprint_of("d", *same));
    EXPECT_NE(fingerprint_of("d", *one), fingerprint_of("d", *other));
    EXPECT_NE(fingerprint_of("d", *one), fingerprint_of("e", *one));
    const auto split = posted(R"({"tags":["ab","c"]})"), joined = posted(R"({"tags":["a","bc"]})");
    EXPECT_NE(fingerprint_of("d", *split), fingerprint_of("d", *joined));
}

}  // namespace
}  // namespace ciclo::server
