// Words: the sentences of the product in es, en and nl, from the catalogues in messages/ (ICU MessageFormat).
//
//   words::say(Language::es, "page.page", {{"page", std::int64_t{3}}, {"pages", std::int64_t{12}}})
//
// Messages use {name}, {name, plural, one {…} other {…}} and {name, select, yes {…} other {…}}; # is the number of the
// plural. Numbers with decimals come in as text, made by base/number.h, so that no locale is consulted.
// A key that is missing in a language, or an argument that was not given, is a defect: ENSURE fails, and a test
// compares the three catalogues. Catalogues are parsed once, on first use; afterwards any number of threads may read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.h"

namespace ciclo::words {

/// A value put into a sentence: text as it stands, or a number that chooses the plural (printed with format_count).
using Argument = std::variant<std::string, std::int64_t>;
struct Named {
    std::string_view name;
    Argument value;
};

std::string say(Language language, std::string_view key, const std::vector<Named>& arguments = {});
/// True when every language has the key.
bool has(std::string_view key);
/// All keys of any language, sorted.
std::vector<std::string> keys();
/// The names of the arguments of one message, sorted, each once. For the test that compares the languages.
std::vector<std::string> arguments_of(Language language, std::string_view key);

}  // namespace ciclo::words
