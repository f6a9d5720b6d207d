// Query: which records of a kind, in which order. The same value serves the API, the export and the screens' lists.
//
//   Result<Query> query = parse_query(kind, "role_class=front_line;unit=01J…;active=yes", "-updated,name", language);
//
// parse_query refuses unknown fields (with the nearest), operators that do not fit the type, and personal fields in filters
// for callers that may not read them. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
    std::vector<Filter> filters;   ///< all must hold
    std::string search;            ///< words found in the open and internal text fields
    std::vector<Order> order;      ///< then by id, so that pages never overlap
    Archived archived = Archived::left_out;
    std::string after;             ///< Page::next of the page before; "" = the first page
    std::int64_t limit = 50;
};

struct Page {
    std::vector<Record> records;
    std::string next;              ///< where the page after this begins; "" = there is none
    std::int64_t total = 0;        ///< of all pages, counted up to count_limit
    bool more_than_total = false;  ///< there are more than were counted: "more than 10,000"
};
inline constexpr std::int64_t count_limit = 10'000;  ///< counting a million rows for every page would cost more than the page

/// Filters: `field op value` joined by ";": = != < <= > >= ~ (contains), `field?` (present), `!field?` (missing); a value
/// may stand in double quotes. Order: fields joined by ",", "-" before one = descending.
Result<Query> parse_query(const Kind& kind, std::string_view filters, std::string_view order);

}  // namespace ciclo::records
