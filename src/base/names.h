// Names<E, N>: one table per enum, shared by parser, printer and form. The code is what files carry; the printed
// words in es/en/nl are what people see.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/ensure.h"
#include "base/language.h"

namespace ciclo {

template <class Enum>
struct Name {
    Enum value;
    std::string_view code;
    std::string_view es, en, nl;
};

template <class Enum, std::size_t N>
using Names = std::array<Name<Enum>, N>;

/// Every enum that files carry specialises this: `const auto& names_of(Enum*)` found by argument-dependent lookup.
template <class Enum>
const Name<Enum>& name_row(Enum value) {
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        if (row.value == value) return row;
    }
    promise_broken(__FILE__, __LINE__, "row.value == value", "every enumerator has a row in its table of names");
}

template <class Enum>
std::string_view code_of(Enum value) {
    return name_row(value).code;
}

template <class Enum>
std::optional<Enum> from_code(std::string_view code) {
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        if (row.code == code) return row.value;
    }
    return std::nullopt;
}

template <class Enum>
std::string_view printed(Enum value, Language language) {
    const auto& row = name_row(value);
    return language == Language::es ? row.es : language == Language::en ? row.en : row.nl;
}

}  // namespace ciclo
