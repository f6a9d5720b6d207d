#include "server/permission.h"

namespace ciclo::server {

namespace {

using actions::Permission;
using access::RoleSet;

/// Roles that may; every role for those who need only be signed in.
RoleSet roles_of(const Permission& who, const records::Kind* kind) {
    switch (who.kind()) {
        case Permission::Kind::anybody:
        case Permission::Kind::signed_in: return access::every_role;
        case Permission::Kind::roles: return who.roles();
        case Permission::Kind::readers_of_kind: return kind == nullptr ? RoleSet() : kind->readers;
        case Permission::Kind::writers_of_kind: return kind == nullptr ? RoleSet() : kind->writers;
        case Permission::Kind::machine: return {};
    }
    return {};
}

std::string row_of_page(const RouteRow& row) {
    std::string line = "| " + std::string(word_of(row.method)) + " | `" + row.pattern + "` | ";
    line += row.action == nullptr ? "" : std::string(row.action->name);
    line += " | ";
    line += row.who.kind() == Permission::Kind::anybody ? "yes" : "";
    line += " |";
    for (int i = 0; i < access::role_count; ++i) {
        line += roles_of(row.who, row.kind).contains(static_cast<access::Role>(i)) ? " x |" : "   |";
    }
    return line + "\n";
}

}  // namespace

MayAsk may_ask(const Permission& who, const records::Kind* kind, const access::Caller& caller) {
    if (who.kind() == Permission::Kind::anybody || caller.proof == access::Proof::machine) return MayAsk::yes;
    if (caller.proof == access::Proof::none) return MayAsk::sign_in_first;
    if (who.kind() == Permission::Kind::signed_in) return MayAsk::yes;
    return caller.scope.roles().meets(roles_of(who, kind)) ? MayAsk::yes : MayAsk::no;
}

std::string permission_page(const RouteTable& routes, records::KindList kinds) {
    std::string page =
        "# Who may ask for what\n\n"
        "Made from the rows of deeds and kinds; a test compares it. A role counts over any unit here: which records of which "
        "units are meant is decided by the deed, and what is foreign answers 404. Whoever holds the data folder may do "
        "everything, from the command line.\n\n| | route | deed | nobody |";
    for (int i = 0; i < access::role_count; ++i) page += " " + std::string(code_of(static_cast<access::Role>(i))) + " |";
    page += "\n| --- | --- | --- | --- |";
    for (int i = 0; i < access::role_count; ++i) page += " --- |";
    page += "\n";
    for (const RouteRow& row : routes.rows()) page += row_of_page(row);
    page += "\n## Who reads and writes which records\n\n| kind | reads | writes |\n| --- | --- | --- |\n";
    for (const records::Kind* kind : kinds) {
        if (kind->internal) continue;
        const auto told = [](RoleSet roles) {
            std::string names;
            for (int i = 0; i < access::role_count; ++i) {
                const auto role = static_cast<access::Role>(i);
                if (roles.contains(role)) names += (names.empty() ? "" : ", ") + std::string(code_of(role));
            }
            return names.empty() ? std::string("nobody") : names;
        };
        page += "| " + std::string(kind->name) + " | " + told(kind->readers) + " | " + told(kind->writers) + " |\n";
    }
    return page;
}

}  // namespace ciclo::server
