// The functions that our SQL uses beside SQLite's own; PostgreSQL gets the same by its first migration.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::storage {

class Connection;

/// What lists are ordered by where a text is concerned: `folded` (base/text.h), its first sort_key_code_points.
std::string sort_key(std::string_view text);

/// The words of a list or a local text as its column holds it, joined.
std::string listed_words(std::string_view column_text);

/// folded(text), sort_key(text), and folded_list(text), sort_key_list(text) for columns of lists and local texts:
/// deterministic, missing for missing.
Result<Done> add_functions(Connection& connection);

}  // namespace ciclo::storage
