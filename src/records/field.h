// Field: one thing a record holds, declared once. From the declaration come the column, the validation, the form, the
// list column, the CSV column, the history line and the erasure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/names.h"

namespace ciclo::records {

enum class FieldType {
    text,        ///< one line
    long_text,   ///< several lines
    local_text,  ///< one text per language
    whole,       ///< 64-bit whole number
    number,      ///< double
    share,       ///< 0…1, shown as a percentage
    yes_no,
    day,
    instant,
    choice,      ///< one of `choices`
    reference,   ///< id of a record of kind `refers_to`
    text_list,   ///< lines
    document     ///< a JSON document with a reader of its own (a cycle's map)
};

/// How a value must be treated. personal and health cannot be logged or exported by default; health is refused where
/// the law says it must not be kept.
enum class Sensitivity { open, internal, personal, health };
enum class Need { optional, required };
enum class Listed { no, yes };
enum class FilledBy {
    people,
    deeds  ///< a deed of the program (publishing, signing in); the record doors show it and refuse a change of it
};

struct Choice {
    std::string_view code;
    LocalText label;
};

struct Field {
    std::string_view name;                 ///< snake_case, never changes once released
    FieldType type = FieldType::text;
    LocalText label = {};
    LocalText help = {};                   ///< one sentence below the field
    Need need = Need::optional;
    Sensitivity sensitivity = Sensitivity::internal;
    Listed listed = Listed::yes;           ///< a column of the default list
    std::string_view unit = {};            ///< "min"; shown behind the value
    std::vector<Choice> choices = {};
    std::string_view refers_to = {};       ///< kind name of a reference
    std::optional<double> lowest = {}, highest = {};
    std::size_t longest = 400;             ///< code points of a text, items of a list
    bool unique = false;                   ///< among records that are not archived
    FilledBy filled_by = FilledBy::people;
};

const Names<FieldType, 13>& names_of(FieldType*);
const Names<Sensitivity, 4>& names_of(Sensitivity*);

}  // namespace ciclo::records
