#include "server/machine_client.h"

#include <gtest/gtest.h>

#include "real_server.h"
#include "seams/memory_files.h"

namespace ciclo::server {
namespace {

struct Asking {
    RealServer& server;
    seams::MemoryFiles files = {};
    int number = 0;

    Result<actions::Outcome> ask(std::string_view name, const std::map<std::string, std::vector<std::string>, std::less<>>& values) {
        const actions::Arguments arguments{values};
        return ask_machine({.socket = socket_path(server.folder + "/data"),
                            .action = actions::find(name),
                            .arguments = &arguments,
                            .language = Language::en,
                            .key = "machine-" + std::to_string(++number),
                            .folder_here = server.folder},
                           files);
    }
};

TEST(MachineClient, every_verb_works_beside_a_running_server) {
    RealServer server;
    Asking asking{server};
    const auto made = asking.ask("record add", {{"kind", {"unit"}}, {"values", {R"({"name":"Triage"})"}}});
    ASSERT_TRUE(made.ok()) << made.errors().front().text();
    const auto list = asking.ask("record list", {{"kind", {"unit"}}});
    ASSERT_TRUE(list.ok()) << list.errors().front().text();
    EXPECT_NE(list->text.find("Triage"), std::string::npos);
    const auto kept = asking.ask("backup", {{"output", {"copy.ciclo"}}});
    ASSERT_TRUE(kept.ok()) << kept.errors().front().text();
    EXPECT_TRUE(std::filesystem::exists(server.folder + "/copy.ciclo")) << "a path from where the command was given";
    EXPECT_TRUE(asking.ask("doctor", {}).ok());
}

TEST(MachineClient, errors_come_back_as_they_are) {
    RealServer server;
    Asking asking{server};
    const auto wrong = asking.ask("record add", {{"kind", {"unit"}}, {"values", {R"({"nam":"x"})"}}});
    ASSERT_FALSE(wrong.ok());
    EXPECT_NE(wrong.errors().front().text().find("did you mean \"name\"?"), std::string::npos) << wrong.errors().front().text();
    const auto none = asking.ask("record show", {{"kind", {"unit"}}, {"id", {"01JABCDEFGHJKMNPQRSTVWXYZ0"}}});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.errors().front().kind, ErrorKind::not_found);
}

TEST(MachineClient, files_go_along) {
    RealServer server;
    Asking asking{server};
    asking.files.files["units.csv"] = "name\nNorth\nSouth\n";
    const auto imported = asking.ask("record import", {{"kind", {"unit"}}, {"file", {"units.csv"}}});
    ASSERT_TRUE(imported.ok()) << imported.errors().front().text();
    const auto list = asking.ask("record list", {{"kind", {"unit"}}});
    EXPECT_NE(list->text.find("South"), std::string::npos);
}

TEST(MachineClient, a_server_that_is_not_there_is_said) {
    seams::MemoryFiles files;
    const actions::Arguments none;
    const auto silent = ask_machine({.socket = "/nowhere/socket", .action = actions::find("doctor"), .arguments = &none, .key = "k", .folder_here = ""}, files);
    ASSERT_FALSE(silent.ok());
    EXPECT_EQ(silent.errors().front().code, "server_silent");
    EXPECT_FALSE(read_machine_answer("HTTP/1.1 200 OK\r\n\r\n{\"text\":", files).ok());
    EXPECT_FALSE(read_machine_answer("", files).ok());
}

}  // namespace
}  // namespace ciclo::server
