// docs/organisation.md holds the table of kinds as the declarations make it. UPDATE=1 writes it anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "access/role.h"
#include "organisation/kinds.h"

namespace ciclo::actions {
namespace {

constexpr const char* begin_mark = "<!-- kinds -->\n";
constexpr const char* end_mark = "<!-- /kinds -->\n";

std::string roles_text(access::RoleSet roles) {
    if (roles == access::every_role) return "everybody";
    std::string out;
    for (int i = 0; i < access::role_count; ++i) {
        const auto role = static_cast<access::Role>(i);
        if (roles.contains(role)) out += (out.empty() ? "" : ", ") + std::string(printed(role, Language::en));
    }
    return out;
}

std::string kinds_table() {
    std::string out =
        "| kind | what | belongs to | sees | changes | kept | personal fields | filled by deeds |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const records::Kind* kind : organisation::kinds()) {
        if (kind->internal) continue;
        std::string personal, by_deeds;
        std::size_t deeds = 0;
        for (const records::Field& field : kind->fields) {
            const std::string name = "`" + std::string(field.name) + "`";
            if (field.sensitivity == records::Sensitivity::personal) personal += (personal.empty() ? "" : ", ") + name;
            if (field.filled_by == records::FilledBy::deeds) by_deeds += (deeds++ == 0 ? "" : ", ") + name;
        }
        const bool all = deeds == kind->fields.size();
        out += "| `" + std::string(kind->name) + "` | " + kind->help.in(Language::en) + " | " +
               std::string(printed(kind->belonging, Language::en)) + " | " + roles_text(kind->readers) + " | " +
               (all ? "deeds of cycles, for " : "") + roles_text(kind->writers) + " | " +
               std::string(printed(kind->retention, Language::en)) + " | " + personal + " | " +
               (all ? "all" : by_deeds) + " |\n";
    }
    return out;
}

TEST(OrganisationPage, tellsTheKindsAsTheyAreDeclared) {
    const std::string path = CICLO_SOURCE "/docs/organisation.md";
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    std::string page = text.str();
    const std::size_t begin = page.find(begin_mark), end = page.find(end_mark);
    ASSERT_TRUE(begin != std::string::npos && end != std::string::npos) << path << " has its two marks";
    const std::size_t from = begin + std::string(begin_mark).size();
    if (std::getenv("UPDATE") != nullptr) {
        page.replace(from, end - from, kinds_table());
        std::ofstream(path) << page;
        return;
    }
    EXPECT_EQ(page.substr(from, end - from), kinds_table()) << "write it anew with UPDATE=1";
}

}  // namespace
}  // namespace ciclo::actions
