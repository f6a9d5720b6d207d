// Value: one node of a YAML or JSON document, with its place. Text in, positioned values out; no meaning.
//
// Both readers give the same tree. YAML scalars stay text with a flag saying whether they were quoted, because what a
// plain 10 or yes means is decided by the reader of the field, not by the reader of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ciclo::formats {

class Value {
public:
    enum class Kind { null, scalar, list, map };

    struct Entry;

    Kind kind = Kind::null;
    Place place;                 ///< of the value's first character
    std::string text;            ///< scalar: its text as written (escapes resolved)
    bool quoted = false;         ///< scalar: written in quotes (JSON strings are quoted; numbers, true, false are not)
    std::vector<Value> items;    ///< list
    std::vector<Entry> entries;  ///< map, in the file's order; keys are unique (the readers refuse duplicates)

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_list() const { return kind == Kind::list; }
    bool is_map() const { return kind == Kind::map; }
    bool is_null() const { return kind == Kind::null; }
    /// nullptr when this is no map or has no such key.
    const Value* find(std::string_view key) const;
};

struct Value::Entry {
    std::string key;
    Place key_place;
    Value value;
};

}  // namespace ciclo::formats
