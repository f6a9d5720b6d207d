// Kind: a sort of record, declared once. ARCHITECTURE.md shows how to add one in one file.
//
//   const Kind& unit_kind();            // organisation/unit.cc: the whole declaration
//   for (const Kind* kind : kinds()) …  // organisation/kinds.h: every kind, in the order of screens
//
// From a Kind follow: table, validation, HTTP routes, form schema, list with filter and sort, CSV and XLSX in and out,
// history, audit, erasure. Immutable; any number of threads.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/role.h"
#include "base/result.h"
#include "records/field.h"
#include "records/record.h"

namespace ciclo::records {

/// How a record belongs to a unit, which decides who sees it.
enum class Belonging {
    organisation,  ///< to everybody: every grant sees it
    unit_itself,   ///< it is a unit
    unit_field     ///< to the unit named by its field `unit`; none named = the whole organisation's, seen by every grant
};

/// Which unit a record belongs to; "" = the whole organisation.
struct Kind;
std::string unit_of(const Kind& kind, const Record& record);

/// How long it is kept after its last change or its end.
enum class Retention { while_used, three_years, ten_years, with_parent };

/// What a rule may ask about other records while one is checked.
class Lookup {
public:
    virtual ~Lookup() = default;
    virtual const Record* find(std::string_view kind, const std::string& id) const = 0;
};

/// A rule over several fields or records. `check` answers the errors (empty = it holds); each names its field in the
/// Error's place: Place{"field", 0, 0} with file = field name.
struct Rule {
    std::string_view code;
    Errors (*check)(const Record& record, const Lookup& lookup) = nullptr;
};

struct Kind {
    std::string_view name;            ///< snake_case, singular: "unit"; also the table and the route
    LocalText one, many, help;        ///< "Unidad", "Unidades", one sentence
    std::vector<Field> fields;
    std::string_view title_field;     ///< what a reference to it shows
    Belonging belonging = Belonging::organisation;
    Retention retention = Retention::while_used;
    access::RoleSet readers, writers; ///< over the record's unit
    std::vector<Rule> rules = {};
    bool internal = false;            ///< sessions, tokens…: stored, no history, never offered at the record doors
    bool erasable = false;            ///< holds a person: `record erase` empties its personal and health fields
    bool single = false;              ///< there is one at most: the organisation itself

    /// Position of a field; ENSURE fails on an unknown name in `at`, `find` gives npos.
    std::size_t at(std::string_view field) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::size_t find(std::string_view field) const;
};

const Names<Belonging, 3>& names_of(Belonging*);
const Names<Retention, 4>& names_of(Retention*);

}  // namespace ciclo::records
