// Reading a record by the names of its fields, and refusing one: what the rules of this room share.
//
//   const auto* parent = value_of<std::string>(unit_kind(), record, "parent");   // nullptr: missing
#pragma once

#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "records/kind.h"

namespace ciclo::organisation {

/// nullptr when the value is missing, of another type, or the record has fewer values than the kind has fields.
template <class T>
const T* value_of(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const std::size_t position = kind.at(field);
    return position < record.values.size() ? std::get_if<T>(&record.values[position]) : nullptr;
}

/// The error of a rule: its place names the field.
Error refused_field(std::string_view field, std::string code, std::string what, std::string cure);

/// An error at `last` when both days are there and the last comes before the first.
Errors check_period(const records::Kind& kind, const records::Record& record, std::string_view first,
                    std::string_view last);

template <class T>
std::vector<T> joined(std::vector<T> first, std::vector<T> second) {
    first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    return first;
}

}  // namespace ciclo::organisation
