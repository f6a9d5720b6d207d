// Query: which records of a kind, in which order. The same value serves the API, the export and the screens' lists.
//
//   Result<Query> query = parse_query(kind, {.filters = "role_class=front_line;unit=01J…;active=yes",
//                                            .order = "-updated,name", .search = "ana", .limit = 20}, scope);
//
// parse_query refuses unknown fields (with the nearest), operators that do not fit the type, and personal and health
// fields in filters and order for callers that may not read them: who may not see a name cannot find it by asking.
// Linear in the text; the sizes are in records/limits.h. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "access/scope.h"
#include "base/result.h"
#include "records/kind.h"

namespace ciclo::records {

enum class Compare { equals, differs, less, at_most, more, at_least, contains, is_missing, is_present };
enum class Direction { ascending, descending };
enum class Archived { left_out, included, only };

struct Filter {
    std::size_t field = 0;  ///< index into Kind::fields
    Compare compare = Compare::equals;
    FieldValue value;
};
/// field = Kind::npos: by `updated`.
struct Order {
    std::size_t field = 0;
    Direction direction = Direction::ascending;
};

struct Query {
    const Kind* kind = nullptr;
    std::vector<Filter> filters;  ///< all must hold
    std::string search;           ///< words, all of which are found in the open and internal text fields together
    std::vector<Order> order;     ///< then by id, so that pages never overlap
    Archived archived = Archived::left_out;
    std::string after;  ///< Page::next of the page before; "" = the first page
    std::int64_t limit = 50;
};

struct Page {
    std::vector<Record> records;
    std::string next;              ///< where the page after this begins; "" = there is none
    std::int64_t total = 0;        ///< of all pages, counted up to count_limit
    bool more_than_total = false;  ///< there are more than were counted: "more than 10,000"
};
/// Counting a million rows for every page would cost more than the page.
inline constexpr std::int64_t count_limit = 10'000;

/// What a caller asks, as it came. Filters: `field op value` joined by ";": = != < <= > >= ~ (contains), `field?`
/// (present), `!field?` (missing); a value may stand in double quotes, a quote in it doubled. Order: fields joined by
/// ",", "-" before one = descending; "updated" = by the last change.
struct Asked {
    std::string_view filters = {};
    std::string_view order = {};
    std::string_view search = {};
    Archived archived = Archived::left_out;
    std::string_view after = {};  ///< Page::next of the page before
    std::int64_t limit = 50;      ///< 1…limits::page_records
};

/// Which comparisons fit which type (a field that is personal or health compares as its text):
///   text, long_text, local_text, text_list   ~   and text also = !=; some language, some item contains it
///   choice, reference, yes_no                = !=
///   whole, number, share, day, instant       = != < <= > >=
///   all, document too                        ? !?
/// Texts compare folded (base/text.h), as people read them; unique ones exactly.
/// A filter's value is of the field's own alternative, but for ~ on local_text and text_list: a string.
/// Order: every type but long_text, text_list and document.
/// A personal or health field may be named when a grant of `scope` with one of kind.readers covers every record the
/// query can find: a grant over the whole organisation, or one over the unit that a filter `unit=…` names.
Result<Query> parse_query(const Kind& kind, const Asked& asked, const access::Scope& scope);
/// For a caller of whom nothing is known: no personal or health field may be named.
Result<Query> parse_query(const Kind& kind, std::string_view filters, std::string_view order);

/// True when `compare` fits the field's type, as listed above.
bool is_comparable(const Field& field, Compare compare);
bool is_sortable(const Field& field);

}  // namespace ciclo::records
