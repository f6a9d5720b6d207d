#include "server/routes.h"

#include <gtest/gtest.h>

#include "actions/kinds.h"
#include "server/given.h"

namespace ciclo::server {
namespace {

using actions::Action;
using actions::Permission;

Result<actions::Outcome> nothing(const actions::Arguments&, actions::World&) { return actions::Outcome{"done"}; }

Action deed(std::string_view name, actions::HttpMethod method = actions::HttpMethod::post, std::string_view path = {},
            std::vector<actions::Input> inputs = {}) {
    return {.name = name, .help = {"a", "a", "a"}, .who = Permission::anybody(), .inputs = std::move(inputs), .run = nothing,
            .route = {method, path}};
}

const actions::Input kind_input{.name = "kind", .required = true};
const actions::Input id_input{.name = "id", .required = true};

RouteTable table_of(const std::vector<Action>& rows, Offer offer = Offer::web) {
    auto table = RouteTable::of(rows, actions::all_kinds(), offer);
    EXPECT_TRUE(table.ok());
    return std::move(*table);
}

TEST(Routes, a_deed_without_a_path_is_posted_by_its_name) {
    const std::vector<Action> rows{deed("map check")};
    const RouteTable table = table_of(rows);
    const auto match = table.match(edge::Method::post, "/api/deeds/map-check");
    ASSERT_NE(match.row, nullptr);
    EXPECT_EQ(match.row->action->name, "map check");
}

TEST(Routes, another_method_is_known_by_what_is_allowed) {
    const std::vector<Action> rows{deed("map check")};
    const RouteTable table = table_of(rows);
    const auto match = table.match(edge::Method::get, "/api/deeds/map-check");
    EXPECT_EQ(match.row, nullptr);
    EXPECT_EQ(match.allowed, std::vector{edge::Method::post});
}

TEST(Routes, kinds_that_are_internal_are_never_offered) {
    const std::vector<Action> rows{deed("record list", actions::HttpMethod::get, "/api/records/{kind}", {kind_input})};
    const RouteTable table = table_of(rows);
    std::size_t offered = 0, open = 0;
    for (const RouteRow& row : table.rows()) offered += row.kind != nullptr ? 1 : 0;
    for (const records::Kind* kind : actions::all_kinds()) {
        open += kind->internal ? 0 : 1;
        const auto match = table.match(edge::Method::get, "/api/records/" + std::string(kind->name));
        EXPECT_EQ(match.row == nullptr, kind->internal) << kind->name;
    }
    EXPECT_EQ(offered, open);
    EXPECT_GT(open, 5U);
}

TEST(Routes, a_name_wins_over_a_brace) {
    const std::vector<Action> rows{deed("one", actions::HttpMethod::get, "/api/things/{id}", {id_input}),
                                   deed("form", actions::HttpMethod::get, "/api/things/form")};
    const RouteTable table = table_of(rows);
    EXPECT_EQ(table.match(edge::Method::get, "/api/things/form").row->action->name, "form");
    const auto one = table.match(edge::Method::get, "/api/things/x y");
    EXPECT_EQ(one.row->action->name, "one");
    EXPECT_EQ(one.given, (Pairs{{"id", "x y"}}));
    EXPECT_EQ(table.match(edge::Method::get, "/api/things/").row, nullptr);
    EXPECT_EQ(table.match(edge::Method::get, "/api/things/a/b").row, nullptr);
}

TEST(Routes, two_deeds_at_one_address_are_refused_at_the_start) {
    const std::vector<Action> rows{deed("one", actions::HttpMethod::get, "/api/a/{id}", {id_input}),
                                   deed("two", actions::HttpMethod::get, "/api/a/{name}", {{.name = "name"}})};
    const auto table = RouteTable::of(rows, actions::all_kinds(), Offer::web);
    ASSERT_FALSE(table.ok());
    EXPECT_EQ(table.errors().front().code, "route_twice");
}

TEST(Routes, rows_of_the_command_line_are_offered_to_the_machine_only) {
    std::vector<Action> rows{deed("backup"), deed("keep")};
    rows[0].doors = actions::Doors::command_line;
    rows[1].effect = actions::Effect::keeps;
    const RouteTable web = table_of(rows), machine = table_of(rows, Offer::machine);
    for (const char* path : {"/api/deeds/backup", "/api/deeds/keep"}) {
        EXPECT_EQ(web.match(edge::Method::post, path).row, nullptr) << path;
        EXPECT_NE(machine.match(edge::Method::post, path).row, nullptr) << path;
    }
}

TEST(Routes, the_products_own_rows_make_a_table) {
    EXPECT_TRUE(RouteTable::of(actions::all(), actions::all_kinds(), Offer::web).ok());
    EXPECT_TRUE(RouteTable::of(actions::all(), actions::all_kinds(), Offer::machine).ok());
}

}  // namespace
}  // namespace ciclo::server
