// The matrix: role × relation of the caller's unit to the record's × route × kind. What each cell must answer is derived here from
// the declarations alone (readers, writers, belonging), not from the code that decides.
#include <gtest/gtest.h>

#include <iostream>

#include "house_for_tests.h"
#include "server/routes.h"

namespace ciclo::server {
namespace {

using access::Role;
using records::Belonging;
using records::Kind;

/// Where the caller's grant stands, seen from the unit of the record.
enum class Relation { own, above, below, sibling, foreign, organisation, archived, nobody };
constexpr Relation relations[] = {Relation::own,     Relation::above,        Relation::below,    Relation::sibling,
                                  Relation::foreign, Relation::organisation, Relation::archived, Relation::nobody};
const char* name_of(Relation relation) {
    switch (relation) {
        case Relation::own: return "own";
        case Relation::above: return "above";
        case Relation::below: return "below";
        case Relation::sibling: return "sibling";
        case Relation::foreign: return "foreign";
        case Relation::organisation: return "organisation";
        case Relation::archived: return "archived grant";
        case Relation::nobody: return "nobody";
    }
    return "";
}

struct Tree {
    std::string root, own, child, sibling, foreign;
};

Tree plant(TestHouse& house) {
    const auto unit = [&](const std::string& name, const std::string& parent) {
        return house.add(organisation::unit_kind(), R"({"name":")" + name + R"(","parent":)" + (parent.empty() ? "null" : "\"" + parent + "\"") + "}");
    };
    Tree tree;
    tree.root = unit("Root", "");
    tree.own = unit("Own", tree.root);
    tree.child = unit("Child", tree.own);
    tree.sibling = unit("Sibling", tree.root);
    tree.foreign = unit("Foreign", "");
    return tree;
}

std::string unit_of(Relation relation, const Tree& tree) {
    switch (relation) {
        case Relation::own: return tree.own;
        case Relation::above: return tree.root;
        case Relation::below: return tree.child;
        case Relation::sibling: return tree.sibling;
        case Relation::foreign: return tree.foreign;
        default: return "";
    }
}

/// A value that fits a required field of its type; references name what `made` holds.
std::string fitting(const records::Field& field, const std::map<std::string, std::string>& made) {
    using records::FieldType;
    switch (field.type) {
        case FieldType::local_text: return R"({"es":"x","en":"x","nl":"x"})";
        case FieldType::whole: return std::to_string(static_cast<int>(field.lowest.value_or(1)));
        case FieldType::number:
        case FieldType::share: return "0.5";
        case FieldType::yes_no: return "true";
        case FieldType::day: return "\"2025-10-20\"";
        case FieldType::instant: return "\"2025-10-20T12:00:00Z\"";
        case FieldType::choice: return "\"" + std::string(field.choices.front().code) + "\"";
        case FieldType::reference: {
            const auto found = made.find(std::string(field.refers_to));
            return found == made.end() ? "null" : "\"" + found->second + "\"";
        }
        case FieldType::text_list: return R"(["x"])";
        case FieldType::document: return "{}";
        default: return "\"x\"";
    }
}

std::string values_of(const Kind& kind, const std::string& unit, const std::map<std::string, std::string>& made) {
    std::string values;
    for (const records::Field& field : kind.fields) {
        const bool is_unit = field.name == "unit" && kind.belonging == Belonging::unit_field;
        if (field.need == records::Need::optional && !is_unit) continue;
        values += (values.empty() ? "" : ",") + ("\"" + std::string(field.name) + "\":") + (is_unit ? "\"" + unit + "\"" : fitting(field, made));
    }
    return "{" + values + "}";
}

struct Planted {
    Tree tree;
    std::map<std::string, std::string> record;  ///< by kind, in unit `own`
    std::string someone;
};

Planted plant_records(TestHouse& house) {
    Planted planted{.tree = plant(house), .record = {}, .someone = ""};
    planted.record["unit"] = planted.tree.own;
    for (const Kind* kind : actions::all_kinds()) {
        if (kind->internal || kind->name == "unit") continue;
        planted.record[std::string(kind->name)] = house.add(*kind, values_of(*kind, planted.tree.own, planted.record));
    }
    return planted;
}

bool covers(Relation relation) { return relation == Relation::own || relation == Relation::above || relation == Relation::organisation; }

/// No role at all (an archived grant) is refused as a role that may not: 403.
int expected_of_reading_one(const Kind& kind, Role role, Relation relation) {
    if (relation == Relation::nobody) return 401;
    if (relation == Relation::archived || !kind.readers.contains(role)) return 403;
    if (kind.belonging == Belonging::organisation) return 200;
    return covers(relation) ? 200 : 404;
}

int expected_of_list(const Kind& kind, Role role, Relation relation) {
    if (relation == Relation::nobody) return 401;
    return relation == Relation::archived || !kind.readers.contains(role) ? 403 : 200;
}

/// 0 = it does not matter here whether the values are right: anything but 401, 403, 404 and 500.
constexpr int allowed = 0;

int expected_of_writing(const Kind& kind, Role role, Relation relation) {
    if (relation == Relation::nobody) return 401;
    if (relation == Relation::archived || !kind.writers.contains(role)) return 403;
    const bool visible = kind.belonging == Belonging::organisation || covers(relation);
    // who writes but does not read sees nothing: it is not there
    if (!visible || !kind.readers.contains(role)) return 404;
    if (kind.belonging == Belonging::organisation && relation != Relation::organisation) return 403;
    return allowed;
}

bool all_fields_filled_by_deeds(const Kind& kind) {
    return std::all_of(kind.fields.begin(), kind.fields.end(),
                       [](const records::Field& field) { return field.filled_by == records::FilledBy::deeds; });
}

/// How often each answer was right: a matrix in which all answers are alike would prove nothing.
std::map<int, std::size_t>& tally() {
    static std::map<int, std::size_t> counts;
    return counts;
}

void expect_status(int expected, const edge::Response& answer, const std::string& where) {
    ++tally()[answer.status];
    if (expected == allowed) {
        EXPECT_TRUE(answer.status != 401 && answer.status != 403 && answer.status != 404 && answer.status < 500)
            << where << " answered " << answer.status << " " << answer.body;
    } else {
        EXPECT_EQ(answer.status, expected) << where << " " << answer.body.substr(0, 300);
    }
}

struct Cell {
    const Kind& kind;
    Role role;
    Relation relation;
    std::string id, session;
    std::string where() const {
        return std::string(kind.name) + " × " + std::string(code_of(role)) + " × " + name_of(relation);
    }
};

std::size_t look_at_readings(TestHouse& house, const Cell& cell) {
    const std::string base = "/api/records/" + std::string(cell.kind.name);
    const int one = expected_of_reading_one(cell.kind, cell.role, cell.relation), list = expected_of_list(cell.kind, cell.role, cell.relation);
    expect_status(one, house.get(base + "/" + cell.id, cell.session), "show " + cell.where());
    expect_status(one, house.get(base + "/" + cell.id + "/history", cell.session), "history " + cell.where());
    expect_status(list, house.get(base + "/form", cell.session), "form " + cell.where());
    expect_status(list, house.get(base + "/export", cell.session), "export " + cell.where());
    const edge::Response page = house.get(base, cell.session);
    expect_status(list, page, "list " + cell.where());
    if (list == 200) {
        EXPECT_EQ(page.body.find("\"id\":\"" + cell.id + "\"") != std::string::npos, one == 200) << "list " << cell.where();
    }
    return 5;
}

std::size_t look_at_writings(TestHouse& house, const Cell& cell) {
    const std::string base = "/api/records/" + std::string(cell.kind.name);
    int expected = expected_of_writing(cell.kind, cell.role, cell.relation);
    // version 99 was never there, so what is allowed changes nothing and is told 409 (or what the declaration says)
    if (expected == allowed && all_fields_filled_by_deeds(cell.kind)) expected = 403;
    expect_status(expected, house.ask({.method = edge::Method::put, .target = base + "/" + cell.id, .body = R"({"values":{},"version":99})",
                                       .session = cell.session}), "change " + cell.where());
    // a unit is archived by who may write above it
    if (expected == allowed && cell.kind.belonging == Belonging::unit_itself && cell.relation == Relation::own) expected = 403;
    expect_status(expected, house.ask({.method = edge::Method::remove, .target = base + "/" + cell.id, .body = R"({"version":99})",
                                       .session = cell.session}), "archive " + cell.where());
    expect_status(expected, house.ask({.method = edge::Method::post, .target = base + "/" + cell.id + "/restore", .body = R"({"version":99})",
                                       .session = cell.session}), "restore " + cell.where());
    return 3;
}

/// Whether the role has a session at all: administrators and data protection officers need a second factor to be more than nobody.
std::string session_for(TestHouse& house, Role role, Relation relation, const Tree& tree) {
    if (relation == Relation::nobody) return "";
    const std::string person = house.add_person("Somebody");
    const std::string grant = house.grant(person, role, unit_of(relation, tree));
    if (relation == Relation::archived) house.archive(organisation::grant_kind(), grant);
    return house.sign_in(person);
}

TEST(Matrix, every_cell_answers_as_the_declarations_say) {
    TestHouse house;
    const Planted planted = plant_records(house);
    std::size_t cells = 0;
    for (int i = 0; i < access::role_count; ++i) {
        const auto role = static_cast<Role>(i);
        for (const Relation relation : relations) {
            const std::string session = session_for(house, role, relation, planted.tree);
            for (const Kind* kind : actions::all_kinds()) {
                if (kind->internal) continue;
                const Cell cell{*kind, role, relation, planted.record.at(std::string(kind->name)), session};
                cells += look_at_readings(house, cell);
                cells += look_at_writings(house, cell);
            }
        }
    }
    std::cout << cells << " cells of the matrix asserted:";
    for (const auto& [status, count] : tally()) std::cout << "  " << status << " × " << count;
    std::cout << "\n";
    for (const int status : {200, 401, 403, 404, 409}) EXPECT_GT(tally()[status], 50U) << status;
    EXPECT_GT(cells, 4'000U);
}

/// Function level: every route of the table against every role over the whole organisation, and nobody.
TEST(Matrix, every_route_lets_in_the_roles_its_row_names_and_no_other) {
    TestHouse house;
    const Planted planted = plant_records(house);
    const RouteTable routes = std::move(*RouteTable::of(actions::all(), actions::all_kinds(), Offer::web));
    std::size_t cells = 0;
    for (int i = -1; i < access::role_count; ++i) {
        const std::string person = house.add_person("Somebody");
        const auto role = static_cast<Role>(std::max(i, 0));
        if (i >= 0) house.grant(person, role, "");
        for (const RouteRow& row : routes.rows()) {
            if (row.answers != Answers::deed) continue;
            const std::string session = i < 0 ? "" : house.sign_in(person);
            std::string target = row.pattern;
            for (const std::string& name : row.path_inputs) target.replace(target.find("{" + name + "}"), name.size() + 2, "01JABCDEFGHJKMNPQRSTVWXYZ0");
            // an input nobody knows: whoever is let in at all is told so
            const bool is_get = row.method == edge::Method::get;
            const edge::Response answer = house.ask({.method = row.method, .target = target + (is_get ? "?zzz=1" : ""),
                                                     .body = is_get ? "" : R"({"zzz":1})", .session = session});
            bool may = true;
            using Who = actions::Permission::Kind;
            switch (row.who.kind()) {
                case Who::anybody: break;
                case Who::signed_in: may = i >= 0; break;
                case Who::roles: may = i >= 0 && row.who.roles().contains(role); break;
                case Who::readers_of_kind: may = i >= 0 && (row.kind == nullptr || row.kind->readers.contains(role)); break;
                case Who::writers_of_kind: may = i >= 0 && (row.kind == nullptr || row.kind->writers.contains(role)); break;
                case Who::machine: may = false; break;
            }
            const std::string where = row.pattern + " × " + (i < 0 ? "nobody" : std::string(code_of(role)));
            if (may) {
                EXPECT_EQ(answer.status, 400) << where << answer.body;
            } else if (row.kind == nullptr && (row.who.kind() == Who::readers_of_kind || row.who.kind() == Who::writers_of_kind)) {
                EXPECT_TRUE(answer.status == 400 || answer.status == 401) << where;
            } else {
                EXPECT_EQ(answer.status, i < 0 ? 401 : 403) << where;
            }
            ++cells;
        }
    }
    std::cout << cells << " cells of role and route asserted\n";
    EXPECT_GT(cells, 800U);
}

}  // namespace
}  // namespace ciclo::server
