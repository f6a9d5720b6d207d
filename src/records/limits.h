// How much a caller may ask of records at once, each with its reason. More is refused, never cut.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::records::limits {

// ---- Questions: filters, order and search come from hostile clients; each costs a condition in the store.
constexpr std::size_t expression_bytes = 4096;  ///< a filter expression; what fits in a URL every proxy passes
constexpr std::size_t filters = 20;             ///< the widest form of a screen has 12
constexpr std::size_t value_code_points = 400;  ///< of one filter value or search text: as long as a one-line field
constexpr std::size_t search_words = 10;        ///< every word is one more look at every text
constexpr std::size_t orders = 4;               ///< nobody has named a fifth reason to sort by
constexpr std::size_t name_bytes = 60;  ///< of a name one may have meant: looking for the nearest costs its square
constexpr std::size_t page_mark_bytes = 8192;  ///< Page::next: up to four sort values of one record, as text
constexpr std::int64_t page_records = 500;     ///< a page a person can scroll; 500 records are about 250 KiB of JSON

// ---- Values.
constexpr std::size_t json_bytes = 4 * 1024 * 1024;      ///< a record as it arrives; the largest map we know has 80 KiB
constexpr std::size_t document_bytes = 2 * 1024 * 1024;  ///< one document field
constexpr std::size_t list_item_code_points = 1000;      ///< one line of a list: a requirement is 200
constexpr std::size_t errors = 50;                       ///< of one record; the rest is more of the same

// ---- Sheets.
constexpr std::size_t id_characters = 64;  ///< in the id column; ours have 26
constexpr double xlsx_column_width = 24;   ///< a name fits; people widen the others

// ---- Declarations.
constexpr std::size_t fields_per_kind = 64;  ///< a form of more is not one form; SQLite's columns end at 2,000

}  // namespace ciclo::records::limits
