// What the YAML specification forbids and libyaml lets pass: found in the raw text between and under its events.
// Offsets are code points from the start of the text, as libyaml's marks have them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::formats {

class YamlText {
public:
    /// `text` is UTF-8; a byte order mark at its start is dropped, as libyaml drops it.
    YamlText(std::string_view text, std::string file);

    /// Between two events: a comment without white space before it, a "?" grown together with its key.
    std::optional<Error> fault_between(std::size_t begin, std::size_t end) const;

    enum class Spans { quotes, brackets };
    /// A quoted text or bracketed list that goes on over several lines: each must be indented more than the block it is
    /// in, whose first column is `block_column` (0-based; -1 = in none). A line of closing brackets may stand at it.
    std::optional<Error> fault_inside(std::size_t begin, std::size_t end, int block_column, Spans spans) const;

    /// A text after | or >, which stands at `begin`.
    std::optional<Error> fault_in_block_text(std::size_t begin, std::size_t end, int block_column) const;

private:
    Error fault(std::size_t at, std::string what, std::string cure) const;
    std::size_t end_of_line(std::size_t at) const;
    std::size_t after_spaces(std::size_t at) const;
    char32_t at_or_end(std::size_t at) const { return at < text_.size() ? text_[at] : U'\n'; }

    std::u32string text_;
    std::string file_;
};

}  // namespace ciclo::formats
