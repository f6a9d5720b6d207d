// Cells of an outline as values of a tree: what people type in a table, said as a map file says it. Internal to the
// room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "cycle/map.h"
#include "formats/value.h"

namespace ciclo::cycle {

enum class Quotes { none, given };  ///< a number or truth value stands without, a text with quotes

formats::Value scalar(std::string text, const Place& place, Quotes quotes);
formats::Value empty_of(formats::Value::Kind kind, const Place& place);
void put(formats::Value& map, std::string_view key, formats::Value value);

/// A cell's text without the apostrophe that our own CSV puts before what a spreadsheet would run.
std::string_view cell_text(std::string_view cell);
/// The parts of a cell: one a line, or separated by " | ".
std::vector<std::string> parts_of(std::string_view cell);
/// "3,5" as people in es and nl type it becomes "3.5"; what is no number stays, for the reader to refuse.
std::string number_text(std::string_view text);

/// The code of a word in any of the three languages; the word itself when it is none, for the reader to refuse.
template <class Enum>
std::string code_for(std::string_view word) {
    if (word == "≤") return "<=";
    if (word == "≥") return ">=";
    const std::string wanted = folded(word);  // empty for "<="
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        if (row.code == word) return std::string(row.code);
        for (const std::string_view name : {row.code, row.es, row.en, row.nl}) {
            if (!wanted.empty() && folded(name) == wanted) return std::string(row.code);
        }
    }
    return std::string(word);
}

}  // namespace ciclo::cycle
